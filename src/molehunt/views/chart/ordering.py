"""In which order rows stand: lines of columns are short and run from the top left to the bottom right, and rows of one
kind stand together where that costs little.

Rows begin in the order of the columns in which they occur on average, which reads like time. Then each row in turn goes
where the sum of the lengths of all lines, and of the places at which one kind changes for another, is smallest
(sifting). All places are weighed at once, by sums over the lines. The result depends on nothing but rows and columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

import numpy as np
import numpy.typing as npt

SWEEPS = 8
"""How often every row is moved at most; few sweeps gain anything after the fifth."""
CHANGE = 0.05
"""By such a part of all rows the lines may be longer in sum for one change of kind less."""

Numbers = npt.NDArray[np.int64]
Costs = npt.NDArray[np.float64]


def ordered(
    rows: Iterable[str], columns: Sequence[frozenset[str]], kinds: Mapping[str, str] | None = None
) -> list[str]:
    """Return the rows in order; ``columns`` hold the rows that each line joins, ``kinds`` says of what kind each is."""
    met: dict[str, list[int]] = {row: [] for row in rows}
    for number, column in enumerate(columns):
        for row in column:
            met[row].append(number)
    start = sorted(met, key=lambda row: (fmean(met[row]) if met[row] else len(columns), row))
    order = _Order(start, [column for column in columns if len(column) > 1], kinds or {})
    for _ in range(SWEEPS):
        if not sum([order.move(row) for row in range(len(start))]):
            break
    return [start[row] for row in order.rows()]


def length(order: Sequence[str], columns: Iterable[frozenset[str]]) -> int:
    """Return how many rows the lines of all columns cross in sum."""
    place = {row: number for number, row in enumerate(order)}
    spans = ([place[row] for row in column] for column in columns if column)
    return sum(max(span) - min(span) for span in spans)


class _Order:
    """Rows as numbers, each at its place, and the first and the last place of each line."""

    def __init__(self, rows: Sequence[str], columns: Sequence[frozenset[str]], kinds: Mapping[str, str]) -> None:
        number = {row: at for at, row in enumerate(rows)}
        self.lines = [np.array(sorted(number[row] for row in column), dtype=np.int64) for column in columns]
        self.place = np.arange(len(rows), dtype=np.int64)
        self.first = np.array([line[0] for line in self.lines], dtype=np.int64)
        self.last = np.array([line[-1] for line in self.lines], dtype=np.int64)
        self.met: list[list[int]] = [[] for _ in rows]
        for at, line in enumerate(self.lines):
            for row in line.tolist():
                self.met[row].append(at)
        names = sorted({kinds.get(row, "") for row in rows})
        self.kind = np.array([names.index(kinds.get(row, "")) for row in rows], dtype=np.int64)

    def rows(self) -> list[int]:
        """Return the rows from top to bottom."""
        found: list[int] = np.argsort(self.place).tolist()
        return found

    def move(self, row: int) -> bool:
        """Put a row where all is shortest; return whether it had to move."""
        here = int(self.place[row])
        # The places and the lines without it: whatever stood below moves up.
        place = self.place - (self.place > here)
        own = np.array(self.met[row], dtype=np.int64)
        first, last = self.first - (self.first > here), self.last - (self.last > here)
        for at in self.met[row]:
            others = place[self.lines[at][self.lines[at] != row]]
            first[at], last[at] = others.min(), others.max()
        cost = self._cost(first, last, own) + self._changes(row, place)
        best = int(np.flatnonzero(cost == cost.min())[np.abs(np.flatnonzero(cost == cost.min()) - here).argmin()])
        if cost[best] >= cost[here]:
            return False
        self.place = place + (place >= best)
        self.place[row] = best
        self.first, self.last = first + (first >= best), last + (last >= best)
        self.first[own], self.last[own] = np.minimum(self.first[own], best), np.maximum(self.last[own], best)
        return True

    def _cost(self, first: Numbers, last: Numbers, own: Numbers) -> Costs:
        """Return how long all lines are with the row at each place, up to what is the same for all places.

        A line of others is one longer where the row stands within it; one of the row's own reaches to it.
        """
        count = len(self.place)
        ends = np.arange(count)
        steps = np.bincount(first + 1, minlength=count + 1) - np.bincount(last + 1, minlength=count + 1)
        within = np.cumsum(steps)[:count].astype(np.float64)
        for low, high in zip(first[own].tolist(), last[own].tolist(), strict=True):
            # Its own are counted below, as a whole.
            within[low + 1 : high + 1] -= 1
            within += high - low + 1 + np.maximum(low - ends, 0) + np.maximum(ends - high - 1, 0)
        return np.asarray(within, dtype=np.float64)

    def _changes(self, row: int, place: Numbers) -> Costs:
        """Return how many more changes of kind there are with the row at each place, as lengths."""
        count = len(self.place)
        kinds = np.full(count + 1, -1, dtype=np.int64)
        others = np.arange(count) != row
        kinds[place[others] + 1] = self.kind[others]
        above, below = kinds[:-1], kinds[1:]
        there = [above >= 0, below >= 0]
        apart = (above != self.kind[row]) & there[0], (below != self.kind[row]) & there[1]
        before = (above != below) & there[0] & there[1]
        more: Costs = CHANGE * count * (apart[0].astype(np.float64) + apart[1] - before)
        return more
