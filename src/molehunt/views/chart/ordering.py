"""In which order rows stand, so that the lines of columns are short and run from the top left to the bottom right.

Rows begin in the order of the columns in which they occur on average, which reads like time. Then neighbours change
places wherever that makes the lines shorter in sum, each row walking up and down as far as it gains (sifting). The
result depends on nothing but rows and columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

SWEEPS = 6
"""How often every row walks; few sweeps gain anything after the third."""


def ordered(rows: Iterable[str], columns: Sequence[frozenset[str]]) -> list[str]:
    """Return the rows in order; ``columns`` hold the rows that each line joins."""
    met: dict[str, list[int]] = {row: [] for row in rows}
    for number, column in enumerate(columns):
        for row in column:
            met[row].append(number)
    start = sorted(met, key=lambda row: (fmean(met[row]) if met[row] else len(columns), row))
    order = _Order(start, columns, met)
    for _ in range(SWEEPS):
        if not sum(order.walk(row) for row in start):
            break
    return order.rows


def length(order: Sequence[str], columns: Iterable[frozenset[str]]) -> int:
    """Return how many rows the lines of all columns cross in sum."""
    place = {row: number for number, row in enumerate(order)}
    spans = ([place[row] for row in column] for column in columns if column)
    return sum(max(span) - min(span) for span in spans)


class _Order:
    def __init__(self, rows: list[str], columns: Sequence[frozenset[str]], met: Mapping[str, Sequence[int]]) -> None:
        self.rows, self.columns = list(rows), columns
        self.met = {row: frozenset(numbers) for row, numbers in met.items()}
        self.place = {row: number for number, row in enumerate(rows)}
        self.ends = [self._ends(column) for column in columns]

    def walk(self, row: str) -> int:
        """Let a row walk to the place where the lines are shortest; return how much shorter they are."""
        start = self.place[row]
        most, best = 0, start
        # Beyond all those with whom it shares a line, its own lines can only become longer.
        near = [self.place[other] for number in self.met[row] for other in self.columns[number] if other != row]
        for direction, end in ((-1, min(near, default=start)), (1, max(near, default=start))):
            self._put(row, start)
            gained = 0
            while (end - self.place[row]) * direction > 0:
                gained -= self._step(row, direction)
                if gained > most:
                    most, best = gained, self.place[row]
        self._put(row, best)
        return most

    def _put(self, row: str, there: int) -> None:
        while self.place[row] != there:
            self._step(row, 1 if self.place[row] < there else -1)

    def _step(self, row: str, direction: int) -> int:
        """Let a row change places with a neighbour; return by how much longer the lines become."""
        here = self.place[row]
        other = self.rows[here + direction]
        self.rows[here], self.rows[here + direction] = other, row
        self.place[row], self.place[other] = here + direction, here
        return self._moved(row, other, here, direction) + self._moved(other, row, here + direction, -direction)

    def _moved(self, row: str, other: str, here: int, direction: int) -> int:
        """Bring the ends of lines up to date after a row made a step, and return by how much longer they became.

        A line that ended on the row follows it; one that joins both rows stays as it is.
        """
        change = 0
        for number in self.met[row] - self.met[other]:
            first, last = self.ends[number]
            ends = (first + direction if first == here else first, last + direction if last == here else last)
            self.ends[number] = ends
            change += (ends[1] - ends[0]) - (last - first)
        return change

    def _ends(self, column: Iterable[str]) -> tuple[int, int]:
        places = [self.place[row] for row in column]
        return (min(places), max(places)) if places else (0, 0)
