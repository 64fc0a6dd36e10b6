"""Ways from one to another over ties, each hop one claim: the fewest hops first, then the firmest.

A way is no firmer than its weakest hop. Of alternatives one holds: no way uses two options of one choice. Between the
ends it goes only through those of the kinds wanted, and through nobody whom the text leaves unnamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from molehunt.answers.ways.in_time import Passing
from molehunt.model.status import STATUSES, weakest_of
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

LEVELS = STATUSES[:4]
"""How firm a hop can be: what is denied ties nobody."""
TRIED = 200
"""Ways that are tried besides those wanted: some cannot be, since they need two options of one choice."""


class Ends(NamedTuple):
    """From whom to whom, in how many hops at most; the labels of those between, and whether they can be unnamed."""

    start: str
    end: str
    within: int
    kinds: frozenset[str]
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Ties of which each begins where the one before ends; ``sure`` is how sure the days make it, in time."""

    hops: tuple[Passing, ...]
    sure: str = ""

    @property
    def status(self) -> str:
        """The status of the whole: that of its weakest hop."""
        return weakest_of([firmness(hop) for hop in self.hops])

    @property
    def names(self) -> str:
        """Those on it, in order."""
        return " > ".join([self.hops[0].start.name, *(hop.end.name for hop in self.hops)])

    @property
    def rank(self) -> tuple[int, int, str]:
        """What orders ways: the shortest first, then the firmest."""
        return len(self.hops), LEVELS.index(self.status), self.names


def firmness(tie: Passing) -> str:
    """Return the status of a hop by one claim: one of several alternatives makes it no more than possible."""
    return weakest_of([tie.status, "possible"]) if tie.claim.alternatives else tie.status


@dataclass(frozen=True)
class Ties:
    """The ties over which a way may go, between these ends.

    ``cut`` is filled with the levels at which not all ways were tried.
    """

    ties: Sequence[Passing]
    ends: Ends
    cut: set[str] = field(default_factory=set, compare=False)

    @cached_property
    def between(self) -> Mapping[tuple[str, str], Sequence[Passing]]:
        """The ties of each pair: the firmest first, of these the most telling."""
        pairs: dict[tuple[str, str], list[Passing]] = {}
        for tie in self.ties:
            if self._passes(tie):
                pairs.setdefault((tie.start.id, tie.end.id), []).append(tie)
        for found in pairs.values():
            found.sort(key=lambda tie: (LEVELS.index(firmness(tie)), *_telling(tie), tie.claim.id))
        return pairs

    def _passes(self, tie: Passing) -> bool:
        return tie.status in LEVELS and all(
            party.id in self.ends[:2] or (party.label in self.ends.kinds and (self.ends.unnamed or not party.unknown))
            for party in (tie.start, tie.end)
        )

    @cached_property
    def _levels(self) -> dict[str, nx.DiGraph[str]]:
        """The pairs that are tied at least so firmly."""
        import networkx as nx

        graphs: dict[str, nx.DiGraph[str]] = {}
        for number, level in enumerate(LEVELS):
            graphs[level] = nx.DiGraph()
            graphs[level].add_nodes_from(self.ends[:2])
            enough = LEVELS[: number + 1]
            graphs[level].add_edges_from(pair for pair, ties in self.between.items() if firmness(ties[0]) in enough)
        return graphs

    def ways(self, most: int, *, longer: bool) -> list[Way]:
        """Return the first ways, at most so many: the shortest, or with ``longer`` all within the bound."""
        found: dict[tuple[str, ...], Way] = {}
        for level in LEVELS:
            for way in islice(self._at(level, tries=TRIED + most), most):
                found.setdefault(tuple(hop.end.id for hop in way.hops), way)
        ordered = sorted(found.values(), key=lambda way: way.rank)
        return [way for way in ordered if longer or len(way.hops) == len(ordered[0].hops)][:most]

    def best(self, without: str = "", levels: Sequence[str] = LEVELS) -> Way | None:
        """Return the first way, without some claim; of equally short ones the firmest."""
        first: Way | None = None
        for level in levels:
            way = next(self._at(level, without), None)
            if way and (first is None or len(way.hops) < len(first.hops)):
                first = way
        return first

    def _at(self, level: str, without: str = "", *, tries: int = TRIED) -> Iterator[Way]:
        """Yield the ways by ties that are at least so firm, the shortest first, without some claim."""
        import networkx as nx

        lost = [pair for pair in self._pairs_of(without) if not self._kept(pair, without, level)]
        graph = self._levels[level]
        try:
            paths = nx.shortest_simple_paths(nx.restricted_view(graph, [], lost), *self.ends[:2])
            for tried, ids in enumerate(paths):
                if len(ids) - 1 > self.ends.within:
                    return
                if tried == tries:
                    self.cut.add(level)
                    return
                if way := self._consistent(list(pairwise(ids)), without):
                    yield way
        except nx.NetworkXNoPath:
            return

    def _pairs_of(self, claim: str) -> Iterable[tuple[str, str]]:
        return [(t.start.id, t.end.id) for t in self.ties if t.claim.id == claim] if claim else ()

    def _kept(self, pair: tuple[str, str], without: str, level: str) -> list[Passing]:
        enough = LEVELS[: LEVELS.index(level) + 1]
        return [t for t in self.between.get(pair, ()) if t.claim.id != without and firmness(t) in enough]

    def _consistent(self, pairs: Sequence[tuple[str, str]], without: str) -> Way | None:
        """Return the way over these pairs by the firmest claims that can hold together, None if there are none."""

        def follow(at: int, taken: tuple[Passing, ...]) -> tuple[Passing, ...] | None:
            if at == len(pairs):
                return taken
            able = (tie for tie in self.between[pairs[at]] if tie.claim.id != without)
            able = (tie for tie in able if not any(rivals(tie, other) for other in taken))
            return next(filter(None, (follow(at + 1, (*taken, tie)) for tie in able)), None)

        hops = follow(0, ())
        return Way(hops) if hops else None


def _telling(tie: Passing) -> tuple[bool, int, int]:
    """Return what orders equally firm ties: those that run this way, by the groups of ties.yaml, by their own names.

    What was passed from one to the other tells more than that the one worked for the other.
    """
    return tie.turned, _group(tie.claim.predicate), len(tie.start.links) + len(tie.end.links)


@cache
def _group(predicate: str) -> int:
    """Return the place of the first group of ties in which the edges of a predicate stand."""
    words = vocabulary()
    types = {edge.type for edge in words.predicates[predicate].edges}
    groups = list(words.ties.values())
    return next((n for n, one in enumerate(groups) if types & {*one.edges, *one.turned}), len(groups))


def rivals(tie: Passing, other: Passing) -> bool:
    """Return whether two claims are options of one choice of which only one holds."""
    taken = {one.choice: one.option for one in other.claim.alternatives}
    return any(taken.get(one.choice, one.option) != one.option for one in tie.claim.alternatives)
