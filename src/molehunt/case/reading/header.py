"""From the records of a file to a table: are its columns those that are declared, and which rows are whole.

Here, and nowhere else, blanks are removed from the edges of cells: spaces, tabs, line feeds, no-break spaces. A cell of
blanks alone is empty. Rows of empty cells, and empty columns at the right, are ignored: spreadsheets write them. A
column that need not be filled may be missing, and is then empty in every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from molehunt.case.faults import Fault, shown
from molehunt.case.reading.grid import Grid
from molehunt.case.reading.sheet import Sheet, cells
from molehunt.case.reading.suggestions import suggestions
from molehunt.case.reading.tables import Table
from molehunt.model.counted import counted

_OTHERS = {";": "semicolons", "\t": "tabs"}
_MOST = 10
"""How many wrong columns are named one by one: a file with more of them is another file."""


def read_sheet(table: Table, grid: Grid) -> tuple[Sheet | None, tuple[Fault, ...]]:
    """Return the table, None if its header does not allow to read it, and every fault of form."""
    header = _filled(grid.records[0]) if grid.records else []
    faults = (*grid.faults, *_header(table, grid, header))
    if not set(table.needed) <= set(header):
        return None, faults
    rows, ragged = _rows(grid, len(header))
    by_position = list(zip(*(rows[number] for number in rows), strict=True)) or [()] * len(header)
    order = {name: header.index(name) for name in table.header if name in header}
    columns = {name: tuple(map(str.strip, by_position[position])) for name, position in order.items()}
    first = order.get(table.header[0], 0)
    sheet = Sheet(
        table=table,
        text=grid.text,
        offsets=[grid.offsets[number] for number in rows],
        columns={name: columns.get(name) or ("",) * len(rows) for name in table.header},
        order=order,
        skipped_ids=tuple(record[first].strip() for record in ragged.values() if first < len(record)),
        complete=grid.complete,
    )
    return sheet, (*faults, *(_ragged(grid, number, record, len(header)) for number, record in ragged.items()))


def _filled(record: Sequence[str]) -> list[str]:
    """Return the names of a header without the empty ones at its end."""
    width = max((number for number, name in enumerate(record, 1) if name.strip()), default=0)
    return [name.strip() for name in record[:width]]


def _rows(grid: Grid, width: int) -> tuple[dict[int, Sequence[str]], dict[int, Sequence[str]]]:
    """Return the rows that are not empty by number: those with as many cells as the header, and the others."""
    rows: dict[int, Sequence[str]] = {}
    ragged: dict[int, Sequence[str]] = {}
    for number in range(1, len(grid.records)):
        record: Sequence[str] = grid.records[number]
        if len(record) > width and not any(map(str.strip, record[width:])):
            record = record[:width]
        if any(map(str.strip, record)):
            (rows if len(record) == width else ragged)[number] = record
    return rows, ragged


def _ragged(grid: Grid, number: int, record: Sequence[str], wanted: int) -> Fault:
    why = ": a cell that contains a comma stands in quotes" if len(record) > wanted else ""
    count = counted(len(record), "cell")
    line = grid.text.place(grid.offsets[number])[0]
    return Fault(grid.text.file, line, 1, f"the row has {count}; expected {wanted}{why}")


def _header(table: Table, grid: Grid, header: Sequence[str]) -> Iterator[Fault]:
    expected = f"expected the header {','.join(table.header)}"
    if not grid.records:
        yield grid.text.fault(0, f"the file is empty; {expected}")
        return
    for separator, name in _OTHERS.items():
        if len(header) == 1 and separator in header[0]:
            what = f"the cells are divided by {name}; expected commas"
            yield grid.text.fault(grid.offsets[0], f"{what}: save the file as CSV UTF-8 (comma delimited)")
            return
    wrong = _columns(table, grid, header)
    yield from (grid.text.fault(offset, what) for offset, what in islice(wrong, _MOST))
    if more := sum(1 for _ in wrong):
        what = f"{more:,} more columns are wrong; expected {','.join(table.header)} only"
        yield grid.text.fault(grid.offsets[0], what)
    for name in table.needed:
        if name not in header:
            yield grid.text.fault(grid.offsets[0], f"the column {name} is missing; {expected}")


def _columns(table: Table, grid: Grid, header: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the offset of every column that is unknown, repeated or out of order, with the words."""
    seen: set[str] = set()
    wanted = [name for name in table.header if name in header]
    missing = [name for name in table.header if name not in header]
    suggest = suggestions(_MOST, "expected {}")
    for name, cell in zip(header, cells(grid.text.content, grid.offsets[0]), strict=False):
        if name not in table.header:
            hint = suggest(name, missing) or f"; expected {', '.join(table.header)} only"
            yield cell.start(), f"the column {shown(name)} is not known{hint}"
        elif name in seen:
            yield cell.start(), f"the column {name} stands here again; expected it once"
        elif wanted and name != wanted.pop(0):
            yield cell.start(), f"the column {name} is out of order; expected {','.join(table.header)}"
            wanted = []
        seen.add(name)
