"""When something that a node has first comes to every other node, by ties whose days are not known exactly.

Three readings of the same ties. Each is exact with one pass of Dijkstra (1959), because a tie that is met earlier never
arrives later:

- ``helped_most``: every day, missing ones too, is the one that helps most.
- ``as_known``: every missing bound is what helps least, and of the days that are left the best is taken. A tie of which
  only the last day is known arrives on it. A tie of which only the first day is known arrives on it, and is too early
  for what comes later.
- ``helped_least``: every day is the worst for each node. To choose the days of all ties against all paths at once is no
  worse than one tie at a time. Let L(u) be the latest arrival at u. A tie that can be earlier than L(u) is put on its
  first day, and is missed; any other is put on its last day. Then nothing arrives before L, and in no choice of days
  later. A tie without direction that is missed from one end only is put on its last day; it carries nothing back to
  where it comes from. So whoever is certainly reached is so by one path on which each tie is over before the next can
  begin.

To add a reading: a function of the day from which a node can pass on and of a tie's first and last day.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from molehunt.measures.in_time.dated_ties import Edge, Tie
from molehunt.model.dates.uncertain import LAST_DAY

SOME_DAY = LAST_DAY + 1
"""The arrival on a day that nobody knows, later than all known days; infinite is never."""

Reading = Callable[[float, float, float], float]


class Arrival(NamedTuple):
    """The day of an arrival as a number, and the tie that brings it; none to the source."""

    day: float
    edge: Edge | None


def arrivals(
    ties: Mapping[Hashable, Sequence[Tie]], source: Hashable, reading: Reading, *, days: tuple[float, float], gap: int
) -> dict[Hashable, Arrival]:
    """Return the first arrival at every node that is reached, in order of days.

    ``days`` are the first and the last that count; what arrives is passed on from ``gap`` days later.
    """
    after, before = days
    found: dict[Hashable, Arrival] = {}
    waiting: list[tuple[float, int, Hashable, Edge | None]] = [(after, 0, source, None)]
    pushed = 0
    while waiting:
        day, _, node, edge = heappop(waiting)
        if node in found:
            continue
        found[node] = Arrival(day, edge)
        ready = day + gap if edge else day
        for end, first, last, leading in ties[node]:
            if end not in found and (arrival := reading(ready, first, last)) <= before:
                pushed += 1
                heappush(waiting, (arrival, pushed, end, leading))
    return found


def helped_most(ready: float, first: float, last: float) -> float:
    """Return the arrival by a tie if missing days are what helps most."""
    day = max(ready, first)
    return day if day <= last else inf


def as_known(ready: float, first: float, last: float) -> float:
    """Return the arrival by a tie if missing days are what helps least, and known bounds leave the best day."""
    if first == -inf and last == inf:
        # It can be any day, so that only those who had it always can be sure to pass it on.
        return SOME_DAY if ready == -inf else inf
    return helped_most(ready, last if first == -inf else first, first if last == inf else last)


def helped_least(ready: float, first: float, last: float) -> float:
    """Return the arrival by a tie if its day is the worst."""
    return min(last, SOME_DAY) if ready <= first else inf
