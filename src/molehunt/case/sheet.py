"""A table as read: its rows by declared column, and the place in the file of every cell.

Places are worked out only where a fault needs one, so that a table without faults costs no more than its
reading by the ``csv`` module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from molehunt.case.faults import Fault
from molehunt.case.tables import Table

# A cell: quoted, with what may wrongly follow the closing quote, or plain.
_CELL = re.compile('"(?:[^"]++|"")*+(?P<closed>"?)(?P<rest>[^,\n]*)|[^,\n]*')


class Place(NamedTuple):
    """Where a record starts: its physical line, and its offset into the text."""

    line: int
    offset: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The well-formed rows of one table; ``columns`` holds their cells by column name, rows in order.

    ``order`` maps a column name to its position in the file. ``strays`` are the first cells of rows that were
    left out for their number of cells; ``whole`` is false if other rows could not be told apart at all.
    """

    table: Table
    file: str
    content: str
    places: Sequence[Place]
    columns: Mapping[str, Sequence[str]]
    order: Mapping[str, int]
    strays: tuple[str, ...] = ()
    whole: bool = True

    def __len__(self) -> int:
        return len(self.places)

    def fault(self, row: int, column: str, message: str) -> Fault:
        """Return the fault of a cell, by row (from 0) and name of column."""
        line, start = cell_place(self.content, self.places[row], self.order[column])
        return Fault(self.file, line, start, f"{column} {message}")

    def judged(
        self, column: str, judge: Callable[[str], str], *, fine: AbstractSet[str] = frozenset()
    ) -> Iterator[Fault]:
        """Give a fault for every cell for whose value ``judge`` has words; each value is judged once.

        Values that are ``fine`` are not judged: to leave them out as a set is what makes large tables quick.
        """
        values = self.columns[column]
        words = {value: said for value in set(values) - fine if (said := judge(value))}
        if words:
            for row, value in enumerate(values):
                if value in words:
                    yield self.fault(row, column, words[value])


def cells(content: str, offset: int) -> Iterator[re.Match[str]]:
    """Give every cell of the record that starts at an offset."""
    while found := _CELL.match(content, offset):
        yield found
        offset = found.end() + 1
        if content[found.end() : offset] != ",":
            return


def cell_place(content: str, record: Place, position: int) -> tuple[int, int]:
    """Return line and column, both from 1, at which the cell of a record starts; the last if it has fewer."""
    start = record.offset
    for number, found in enumerate(cells(content, record.offset)):
        start = found.start()
        if number == position:
            break
    return at(content, record, start)


def at(content: str, record: Place, offset: int) -> tuple[int, int]:
    """Return line and column of an offset inside a record."""
    line = record.line + content.count("\n", record.offset, offset)
    return line, offset - content.rfind("\n", 0, offset)
