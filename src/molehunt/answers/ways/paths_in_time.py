"""Ways in the order of time: something that one had on a day could have gone along them, hop by hop.

A way of at most so many hops is one over copies of everybody, a copy for each number of hops; then the reach of
``measures.in_time`` counts hops as well. Only ties that can be on a way of so many hops are copied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from molehunt.answers.ways.in_time import Passing, Passings
from molehunt.answers.ways.paths import Ends, Way
from molehunt.measures.in_time.alternatives import Alternatives
from molehunt.measures.in_time.alternatives import best as best_of
from molehunt.measures.in_time.reached import SUREST

if TYPE_CHECKING:
    from molehunt.measures.in_time.reached import Modality, Reach


class WaysInTime(NamedTuple):
    """Ways in the order of time; whether there were more combinations of alternatives than are gone through."""

    ways: list[Way]
    bounded: bool = False


def ways_in_time(ties: Iterable[Passing], ends: Ends, after: date | None, before: date | None) -> WaysInTime:
    """Return the surest way, of equally sure ones the one of fewest hops; none if there is none.

    It is several ways if alternatives are open and there is one whichever hold. A way that needs some of them to hold
    counts if there is no other.
    """
    known = Passings(list(_layered(list(ties), ends)), _copy(ends.start, 0), after, before)
    every = known.those(_every)
    best = min(_found(every, _copies(ends)), key=lambda one: one.rank, default=None)
    if best is None:
        return WaysInTime([], every.bounded)
    ways = [_way(known, reach, best.copies) for reach in best.by]
    once = {tuple(hop.claim.id for hop in way.hops): replace(way, sure=best.sure) for way in ways}
    return WaysInTime(list(once.values()), every.bounded)


class _Found(NamedTuple):
    """How an end is reached, by one of some copies of it: each for so many hops, the fewest first."""

    by_choice: int
    copies: list[str]
    sure: Modality
    by: tuple[Reach, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """What orders them: the surest first, then the fewest hops, then those without an alternative."""
        return SUREST.index(self.sure), len(self.copies), self.by_choice


def _found(every: Alternatives, copies: list[str]) -> Iterator[_Found]:
    """Yield how the end is reached in so many hops at most; by alternatives that must hold only if not otherwise."""
    within = [copies[:hops] for hops in range(1, len(copies) + 1)]
    whichever = [(some, found) for some in within if (found := every.whichever(some))]
    for some, found in whichever:
        if one := best_of(every.surely(), some):
            yield _Found(0, some, one.modality, (every.surely(),))
        yield _Found(1, some, found.reached.modality, found.by)
    for some in within if not whichever else ():
        if supposed := every.supposing(some, None):
            reached = best_of(supposed.reach, some)
            assert reached is not None  # noqa: S101  # that is what was supposed
            yield _Found(2, some, reached.modality, (supposed.reach,))


def _every(_: Passing) -> bool:
    return True


def _way(known: Passings, reach: Reach, copies: Sequence[str]) -> Way:
    """Return the surest way to one of these copies, of equally sure ones the one of fewest hops."""
    there = [copy for copy in copies if copy in reach.reached]
    copy = min(there, key=lambda copy: (SUREST.index(reach.reached[copy].modality), copies.index(copy)))
    return Way(tuple(_plain(hop) for hop in known.way(reach, copy)))


def _copy(id_: str, hops: int) -> str:
    return f"{id_} {hops}"


def _copies(ends: Ends) -> list[str]:
    return [_copy(ends.end, hops) for hops in range(1, ends.within + 1)]


def _plain(tie: Passing) -> Passing:
    start, end = (party._replace(id=party.id.rpartition(" ")[0]) for party in (tie.start, tie.end))
    return tie._replace(start=start, end=end)


def _layered(ties: Sequence[Passing], ends: Ends) -> Iterator[Passing]:
    """Yield a copy of each tie for every number of hops before it on a way that is short enough."""
    leading: dict[str, list[str]] = defaultdict(list)
    coming: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        leading[tie.start.id].append(tie.end.id)
        coming[tie.end.id].append(tie.start.id)
    before, after = steps(leading, ends.start, ends.within), steps(coming, ends.end, ends.within)
    for tie in ties:
        if tie.start.id in before and tie.end.id in after and tie.start.id != ends.end and tie.end.id != ends.start:
            for hops in range(before[tie.start.id], ends.within - after[tie.end.id]):
                start = tie.start._replace(id=_copy(tie.start.id, hops))
                yield tie._replace(start=start, end=tie.end._replace(id=_copy(tie.end.id, hops + 1)))


def steps(leading: Mapping[str, Iterable[str]], start: str, within: int) -> dict[str, int]:
    """Return everybody who is reached from one, with the fewest hops that it takes, at most so many."""
    found, latest = {start: 0}, [start]
    for hops in range(1, within + 1):
        coming = dict.fromkeys(id_ for one in latest for id_ in leading.get(one, ()))
        latest = [id_ for id_ in coming if id_ not in found]
        found |= dict.fromkeys(latest, hops)
    return found
