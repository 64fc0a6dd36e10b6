"""Ways in the order of time: something that one had on a day could have gone along them, hop by hop.

A way of at most so many hops is one over copies of everybody, a copy for each number of hops; then the reach of
``measures.in_time`` counts hops as well. Only ties that can be on a way of so many hops are copied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from molehunt.answers.ways.in_time import SUREST, Passing, Passings, choices_of
from molehunt.answers.ways.paths import Ends, Way

if TYPE_CHECKING:
    from molehunt.measures.in_time.reached import Reach


def ways_in_time(ties: Iterable[Passing], ends: Ends, after: date | None, before: date | None) -> list[Way]:
    """Return the surest way, of equally sure ones the one of fewest hops; none if there is none.

    It is several ways if one of alternatives holds and each leads there. A way by one alternative alone counts if there
    is no other.
    """
    known = Passings(list(_layered(list(ties), ends)), _copy(ends.start, 0), after, before)
    choices = choices_of(known.ties)
    plain = known.read(_every, ())
    told = known.read(_every, choices) if choices else plain
    options = [known.reach(_every, option) for choice in choices for option in choice if option]
    # The same way without an alternative comes first, and one by a single alternative last.
    found = [_Found(n, copy, each[copy].reached.modality, each[copy].by)
             for n, each in enumerate((plain, told)) for copy in _copies(ends) if copy in each]  # fmt: skip
    found = found or [
        _Found(2, copy, reach.reached[copy].modality, (reach,))
        for reach in options
        for copy in _copies(ends)
        if copy in reach.reached
    ]
    if not found:
        return []
    best = min(found, key=lambda one: (SUREST.index(one.sure), _copies(ends).index(one.copy), one.by_choice))
    ways = [_way(known, reach, best.copy, best.sure) for reach in best.by]
    return list({tuple(hop.claim.id for hop in way.hops): way for way in ways}.values())


class _Found(NamedTuple):
    """How an end is reached, in as many hops as its copy says."""

    by_choice: int
    copy: str
    sure: str
    by: tuple[Reach, ...]


def _every(_: Passing) -> bool:
    return True


def _way(known: Passings, reach: Reach, copy: str, sure: str) -> Way:
    hops = known.way(reach, copy)
    return Way(tuple(_plain(hop) for hop in hops), sure)


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
