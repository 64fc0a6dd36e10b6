"""A table as read: its rows by declared column, and the place in the file of every cell.

A place is computed only when a fault needs it, so that a table without faults takes no longer than the ``csv`` module
needs to read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from molehunt.case.faults import Fault
from molehunt.case.reading.tables import Table
from molehunt.case.reading.text import Text

# A cell: quoted, with what may wrongly follow the closing quote, or plain.
_CELL = re.compile('"(?:[^"]++|"")*+(?P<closed>"?)(?P<rest>[^,\n]*)|[^,\n]*')


@dataclass(frozen=True, slots=True)
class Sheet:
    """The well-formed rows of one table; ``columns`` holds their cells by column name, rows in order.

    ``offsets`` says where each row starts in the text, ``order`` the position in the file of each column that it has.
    ``skipped_ids`` are the first cells of rows that were left out for their number of cells; ``complete`` is false if
    other rows could not be told apart at all.
    """

    table: Table
    text: Text
    offsets: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    order: Mapping[str, int]
    skipped_ids: tuple[str, ...] = ()
    complete: bool = True

    def __len__(self) -> int:
        return len(self.offsets)

    def line(self, row: int) -> int:
        """Return the line on which a row (from 0) starts."""
        return self.text.place(self.offsets[row])[0]

    def fault(self, row: int, column: str, message: str) -> Fault:
        """Return the fault of a cell, by row (from 0) and name of column.

        Of a column that the file does not have, the place is the start of the row.
        """
        offset = cell_offset(self.text.content, self.offsets[row], self.order.get(column, 0))
        return self.text.fault(offset, f"{column} {message}")

    def check_column(
        self, column: str, check: Callable[[str], str], *, allowed: AbstractSet[str] = frozenset()
    ) -> Iterator[Fault]:
        """Yield a fault for every cell for whose value ``check`` returns words; each value is checked once.

        Values in ``allowed`` are not checked: to remove them as a set makes large tables fast.
        """
        values = self.columns[column]
        words = {value: said for value in set(values) - allowed if (said := check(value))}
        if words:
            for row, value in enumerate(values):
                if value in words:
                    yield self.fault(row, column, words[value])

    def check_rows(self, columns: Sequence[str], check: Callable[..., tuple[str, str] | None]) -> Iterator[Fault]:
        """Yield a fault for every row for whose cells in ``columns`` the check returns a column and words."""
        rows = list(zip(*(self.columns[name] for name in columns), strict=True))
        words = {values: said for values in set(rows) if (said := check(*values))}
        if words:
            for row, values in enumerate(rows):
                if values in words:
                    yield self.fault(row, *words[values])


Sheets = Mapping[str, Sheet]
"""The tables of a case that could be read, by name."""


def cells(content: str, offset: int) -> Iterator[re.Match[str]]:
    """Yield every cell of the record that starts at an offset."""
    while cell := _CELL.match(content, offset):
        yield cell
        offset = cell.end() + 1
        if content[cell.end() : offset] != ",":
            return


def cell_offset(content: str, record: int, position: int) -> int:
    """Return the offset at which a cell of the record at an offset starts; of the last if it has fewer."""
    start = record
    for number, cell in enumerate(cells(content, record)):
        start = cell.start()
        if number == position:
            break
    return start
