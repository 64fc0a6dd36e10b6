"""Why there is no way from one to another: what would have to count besides, and which hops that brings.

To add a condition that can cut a way: yield its words and the ties without it in ``_relaxed``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from molehunt.answers.question import Enquiry, Named, Unknown
from molehunt.answers.ranks.compared import wanted_ties
from molehunt.answers.ways.in_time import Passing, carrying
from molehunt.answers.ways.paths import Ties, Way
from molehunt.answers.ways.paths_in_time import steps
from molehunt.model.counted import counted
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from molehunt.graph.reader import Reader
    from molehunt.graph.ties import Wanted

WIDER = 20
"""Hops of a way that is looked for where none is short enough."""
NEARBY = 5
"""Claims that are told of what was not done, and people of a side that are named."""
Days = tuple[date | None, date | None]


def between_labels(enquiry: Enquiry) -> frozenset[str]:
    """Return the labels of those through whom a way may go."""
    from molehunt.graph.ties import labels, shown_labels

    documents = ["Document"] if "Document" in {end.label for end in both_ends(enquiry)} else []
    return shown_labels(labels(enquiry.texts("kinds") or ["Person", *documents]))


def ties_under(enquiry: Enquiry, reader: Reader, which: Wanted, kinds: Sequence[str] = ()) -> list[Passing]:
    """Return the ties over which a way may go, by the claims of a reader; ``kinds`` are labels besides."""
    return carrying(reader, which, [*between_labels(enquiry), *(end.label for end in both_ends(enquiry)), *kinds])


def why_not(enquiry: Enquiry, ties: Ties, days: Days | None) -> Iterator[Unknown]:
    """Yield what cuts every way: each condition without which there is one, with the hops that this would bring."""
    told = [*_out_of_order(ties, days)]
    for words, other in _relaxed(enquiry, ties):
        if way := other.best():
            told.append(_without(words, way, ties))
    if not told and (way := _whatever(enquiry, ties).best()):
        told = [_without("by ties and through those of every kind, whatever the lens", way, ties)]
    yield from told or [_sides(ties, enquiry)]
    yield from _not_done(enquiry, ties)


def _relaxed(enquiry: Enquiry, ties: Ties) -> Iterator[tuple[str, Ties]]:
    """Yield the ties without one of the conditions each, with the words for it."""
    from molehunt.graph.ties import wanted

    ends, which, every = ties.ends, wanted_ties(enquiry), vocabulary().entity_labels
    yield f"in more than {counted(ends.within, 'hop')}", Ties(ties.ties, ends._replace(within=WIDER))
    if which.directed:
        back = [tie._replace(start=tie.end, end=tie.start, turned=not tie.turned) for tie in ties.ties]
        yield "if ties led both ways", Ties([*ties.ties, *back], ends)
    if enquiry.reader.lens.settings:
        yield "without the lens", Ties(ties_under(enquiry, _without_lens(enquiry), which), ends)
    if enquiry.texts("ties"):
        yield "by ties of every kind", Ties(ties_under(enquiry, enquiry.reader, wanted(None)), ends)
    yield "through somebody whom the text leaves unnamed", Ties(ties.ties, ends._replace(unnamed=True))
    if ends.kinds < frozenset(every):
        through_all = ends._replace(kinds=frozenset(every), unnamed=True)
        found = Ties(ties_under(enquiry, enquiry.reader, which, every), through_all)
        yield "through those of every label, and unnamed ones", found


def _whatever(enquiry: Enquiry, ties: Ties) -> Ties:
    """Return the ties without any of the conditions."""
    from molehunt.graph.ties import wanted

    every = vocabulary().entity_labels
    ends = ties.ends._replace(kinds=frozenset(every), unnamed=True, within=WIDER)
    return Ties(ties_under(enquiry, _without_lens(enquiry), wanted(None), every), ends)


def _without_lens(enquiry: Enquiry) -> Reader:
    from molehunt.graph.lens import Filter
    from molehunt.graph.reader import Reader

    return Reader(enquiry.reader.store, enquiry.reader.case, Filter(()), enquiry.reader.known())


def _without(words: str, way: Way, ties: Ties) -> Unknown:
    """Return the way that there would be; its hops that do not count are those that are missing."""
    missing = [hop for hop in way.hops if (hop.start.id, hop.end.id) not in ties.between]
    named = ", ".join(f"{hop.start.shown} > {hop.end.shown} ({hop.claim.predicate})" for hop in missing)
    what = f"{words} there is a way: {way.names} ({counted(len(way.hops), 'hop')}, {way.status})"
    return Unknown(what + (f"; missing: {named}" if missing else ""), claims=tuple(h.claim.id for h in missing))


def _out_of_order(ties: Ties, days: Days | None) -> Iterator[Unknown]:
    """Yield the hop at which the days cut the shortest way, if they are what cuts it."""
    way = ties.best() if days else None
    if days is None or way is None:
        return
    after, before = days
    for earlier, hop in pairwise([None, *way.hops]):
        assert hop is not None  # noqa: S101  # only the first of all is
        first, last = hop.claim.days.possible_earliest, hop.claim.days.possible_latest
        if before and first and first > before:
            yield _cut(way, hop, f"it cannot be before {first}, later than {before}")
            return
        if after and last and last < after:
            since = f"the hop before it cannot be before {after}" if earlier else f"that is earlier than {after}"
            yield _cut(way, hop, f"it was over by {last}, and {since}")
            return
        after = max(filter(None, (after, first)), default=None)


def _cut(way: Way, hop: Passing, why: str) -> Unknown:
    missing = f"{hop.start.shown} > {hop.end.shown}, as {why}"
    return Unknown(f"out of the order of time there is a way: {way.names}; missing: {missing}", claims=(hop.claim.id,))


def _sides(ties: Ties, enquiry: Enquiry) -> Unknown:
    """Return how far the ties lead from either end, where nothing joins the two."""
    names = {party.id: party.name for tie in ties.ties for party in (tie.start, tie.end)}
    told = []
    for side, named in zip(_reached(ties), both_ends(enquiry), strict=True):
        others = sorted(names[id_] for id_ in side if id_ != named.id)
        listed = ", ".join(others[:NEARBY]) + (" ..." if others[NEARBY:] else "")
        told.append(f"{counted(len(others), 'other')} around {named.name}" + (f" ({listed})" if others else ""))
    return Unknown(f"nothing joins the two sides: {' and '.join(told)}")


def _reached(ties: Ties) -> tuple[dict[str, int], dict[str, int]]:
    leading: dict[str, list[str]] = defaultdict(list)
    coming: dict[str, list[str]] = defaultdict(list)
    for start, end in ties.between:
        leading[start].append(end)
        coming[end].append(start)
    return steps(leading, ties.ends.start, WIDER), steps(coming, ties.ends.end, WIDER)


def _not_done(enquiry: Enquiry, ties: Ties) -> Iterator[Unknown]:
    """Yield claims that name an end with somebody of the other side, but say that it was not, or not yet, done."""
    forward, back = _reached(ties)
    for end, side in ((ties.ends.end, forward), (ties.ends.start, back)):
        told = 0
        for claim in enquiry.claims("ask/entity_claims", id=end):
            parts = {party.id for one in claim.participants for party in enquiry.parties(one)}
            undone = "denied" if claim.polarity == "negated" else claim.mode if claim.mode != "done" else ""
            if undone and end in parts and parts & side.keys() - {end} and told < NEARBY:
                told += 1
                yield Unknown(f"no tie, since it is {undone}: {claim.statement}", claims=(claim.id,))


def both_ends(enquiry: Enquiry) -> tuple[Named, Named]:
    """Return whom and what a way is asked between."""
    start, end = enquiry.named("start"), enquiry.named("end")
    assert start is not None and end is not None  # noqa: S101  # both are required
    return start, end
