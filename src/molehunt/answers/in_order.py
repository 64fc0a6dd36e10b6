"""Claims put in the order of time: of which happenings they tell, which come first, and where they contradict.

Claims that say the same, on days that can be the same, tell of one happening. Its order follows from those of its
claims that are firm enough to bound others (``graph.dating``) and contradict nothing; of a happening of which there are
none, what its claims say bounds it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import inf
from typing import Any, NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.graph.chronology import NodeOf, begins, ends_at, event, lasting, statements, within, written
from molehunt.graph.dating import certain
from molehunt.graph.evidence import Evidence
from molehunt.graph.sameness import Parties, Proposition, opposing, proposition
from molehunt.measures.in_time.chronology import ORIGIN, Bound, Node, Order, contradictions
from molehunt.model.vocabulary import vocabulary

STEPS = 20
"""How many steps are taken from a date to the one that it refers to."""
MOST = 1_000
"""Happenings that are put in order at most."""


class Happened(NamedTuple):
    """Claims that tell of one happening, and its first and last possible day as numbers; None is open."""

    claims: tuple[Evidence, ...]
    first: int | None
    last: int | None

    @property
    def id(self) -> str:
        """The id of its first claim."""
        return self.claims[0].id

    @property
    def dated(self) -> bool:
        """Whether a first or a last day is known."""
        return self.first is not None or self.last is not None

    @property
    def crossed(self) -> bool:
        """Whether all that bounds it leaves it no day."""
        return self.first is not None and self.last is not None and self.first > self.last


class InOrder(NamedTuple):
    """Happenings in an order that is possible; ``before`` holds those that certainly began before each, by places.

    ``found`` is how many there are.
    """

    happened: tuple[Happened, ...]
    before: tuple[frozenset[int], ...]
    found: int

    def ordered(self) -> frozenset[int]:
        """Return the places of those that are certainly before or after another."""
        return frozenset().union(*self.before, (place for place, others in enumerate(self.before) if others))

    def nearest(self, place: int, shown: Collection[int]) -> list[int]:
        """Return those shown that are certainly before one, and before no other such."""
        before = self.before[place].intersection(shown)
        return sorted(before - frozenset().union(*(self.before[one] for one in before)))


def with_anchors(claims: Iterable[Evidence], enquiry: Enquiry) -> tuple[dict[str, Evidence], bool]:
    """Return claims by id with all to which their dates refer, and whether more would have been followed."""
    found = {claim.id: claim for claim in claims}
    looked: set[str] = set()
    for _ in range(STEPS):
        wanted = {id_ for claim in found.values() for id_ in _anchors(claim)} - looked - found.keys()
        if not wanted:
            return found, False
        looked |= wanted
        events = {row["id"] for row in enquiry.rows("ask/bearers", ids=sorted(wanted))}
        anchors = list(enquiry.claims_of(wanted - events))
        anchors += enquiry.claims("ask/dating", ids=sorted(events)) if events else ()
        found |= {claim.id: claim for claim in anchors}
    return found, True


def _anchors(claim: Evidence) -> tuple[str, ...]:
    date = written(claim)
    return date.anchors if date else ()


def told(claim: Evidence) -> bool:
    """Return whether a claim says that something took place, and not only that it was planned, asked or denied."""
    return claim.mode == "done" and not opposing(claim)


def contradicting(claims: Iterable[Evidence], parties: Parties) -> list[frozenset[str]]:
    """Return sets of claims whose days and order cannot all be right; none can be left out of its set.

    Claims that hedge, guess or are alternatives contradict nothing, and what copies another one is left to that.
    """
    outright = [one for one in claims if told(one) and not one.alternatives and one.certainty == "plain"]
    said = {one.id: one for one in _originals(outright, parties) if one.stance != "speculates"}
    node_of = _nodes({id_: id_ for id_ in said})
    bounds = [bound for one in said.values() for bound in statements(one, parties, node_of)]
    return contradictions([*bounds, *_structure(bounds)])


def _originals(claims: Sequence[Evidence], parties: Parties) -> list[Evidence]:
    there = {(one.passage["id"], proposition(one, parties), one.days) for one in claims}
    return [one for one in claims if (one.passage["repeats"], proposition(one, parties), one.days) not in there]


def _nodes(known: Mapping[str, Node]) -> NodeOf:
    """Return how anchors are found: claims by the nodes that are known, all else as events."""
    return lambda id_: known.get(id_) or event(id_)


def _structure(bounds: Iterable[Bound]) -> Iterator[Bound]:
    moments = {moment for bound in bounds for moment in (bound.before, bound.after)} - {ORIGIN}
    # Sorted, for the ways of a graph depend on the order of its edges.
    return lasting(sorted({moment[0] for moment in moments if isinstance(moment, tuple)}, key=repr))


def happenings_of(claims: Iterable[Evidence], parties: Parties) -> list[tuple[Evidence, ...]]:
    """Return claims by what they tell of: those that say the same, on days that can be the same."""
    said: dict[Proposition, list[list[Evidence]]] = {}
    for claim in sorted(claims, key=lambda one: (one.days.possible, one.id)):
        groups = said.setdefault(proposition(claim, parties), [])
        for group in groups:
            if all(claim.days.possibly_same(other.days) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return [tuple(group) for groups in said.values() for group in groups]


def in_order(happened: Sequence[tuple[Evidence, ...]], parties: Parties, wanted: Callable[[Happened], bool]) -> InOrder:
    """Return those happenings that are wanted, in the order of time; of very many, the first ``MOST`` of them."""
    order = _order(happened, parties)
    found = [_bounded(group, order) for group in happened]
    # Of what contradicts the rest, its own days are all that is said.
    if alone := {one.id for one in found if one.crossed}:
        order = _order(happened, parties, alone)
        found = [_bounded(group, order) for group in happened]
    kept = [one for one in found if wanted(one)]
    found = sorted(kept, key=lambda one: _place(one, ()))[:MOST]
    places = {begins(one.id): place for place, one in enumerate(found)}
    later = _one_way([{places[m] for m in order.later(begins(one.id)) if m in places} for one in found])
    sequence = list(_sorted(found, later))
    at = {place: number for number, place in enumerate(sequence)}
    before: list[set[int]] = [set() for _ in sequence]
    for place, others in enumerate(later):
        for other in others:
            before[at[other]].add(at[place])
    return InOrder(tuple(found[place] for place in sequence), tuple(map(frozenset, before)), len(kept))


def _bounded(group: tuple[Evidence, ...], order: Order) -> Happened:
    return Happened(group, order.first(begins(group[0].id)), order.last(ends_at(group[0].id)))


def _order(happened: Sequence[tuple[Evidence, ...]], parties: Parties, alone: Collection[str] = ()) -> Order:
    node_of = _nodes({claim.id: group[0].id for group in happened for claim in group})
    said: dict[str, list[Bound]] = {}
    for claim in (claim for group in happened for claim in group):
        own = node_of(claim.id)
        said[claim.id] = list(within(own, claim.days.possible, claim.id))
        said[claim.id] += statements(claim, parties, node_of) if own not in alone else ()
    firm = [claim.id for group in happened for claim in group if told(claim) and _firm(claim)]
    kept = _without_contradictions([bound for id_ in firm for bound in said[id_]])
    bounding = {bound.because for bound in kept}
    # What is not firm, or contradicts others, is bounded by them still, and bounds nothing.
    passive = [group for group in happened if bounding.isdisjoint(claim.id for claim in group)]
    bounds = [*kept, *(bound for group in passive for claim in group for bound in said[claim.id])]
    moments = {moment(group[0].id) for group in passive for moment in (begins, ends_at)}
    return Order([*bounds, *_structure(bounds)], moments)


def _firm(claim: Evidence) -> bool:
    exclusive = vocabulary().exclusive
    return certain(claim) and all(side.favoured or side.of.kind not in exclusive for side in claim.sides)


def _without_contradictions(bounds: Sequence[Bound]) -> list[Bound]:
    """Return what is left if all who contradict one another say nothing."""
    kept = list(bounds)
    while wrong := {one for some in contradictions([*kept, *_structure(kept)]) for one in some}:
        kept = [bound for bound in kept if bound.because not in wrong]
    return kept


def _one_way(later: Sequence[Collection[int]]) -> list[set[int]]:
    """Return what comes later without what would come earlier as well: of that no order is certain."""
    import rustworkx as rx

    graph: Any = rx.PyDiGraph()
    graph.add_nodes_from(range(len(later)))
    graph.add_edges_from_no_data([(one, other) for one, others in enumerate(later) for other in others])
    part = {one: number for number, ones in enumerate(rx.strongly_connected_components(graph)) for one in ones}
    return [{other for other in others if part[other] != part[one]} for one, others in enumerate(later)]


def _sorted(found: Sequence[Happened], later: Sequence[Collection[int]]) -> Iterator[int]:
    """Yield places so that nothing comes before what is certainly earlier, and else by the first day."""
    waiting = [0] * len(found)
    for others in later:
        for other in others:
            waiting[other] += 1
    places = [_place(one, [found[other] for other in later[place]]) for place, one in enumerate(found)]
    ready = [(places[place], place) for place in range(len(found)) if not waiting[place]]
    heapify(ready)
    while ready:
        _, place = heappop(ready)
        yield place
        for other in later[place]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, (places[other], other))


def _place(one: Happened, later: Iterable[Happened]) -> tuple[float, float, int, str]:
    """Return what orders happenings: the first day, or where that is open, that of the first that came later."""
    last = inf if one.last is None else one.last
    first = min((other.first for other in later if other.first is not None), default=last)
    start = min(claim.passage["start"] for claim in one.claims)
    return (min(first, last) if one.first is None else one.first, last, start, one.id)
