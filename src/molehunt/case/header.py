"""The first record of a table: are its columns those that are declared, and in which order do they stand."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.case.faults import Fault, shown
from molehunt.case.grid import Grid
from molehunt.case.nearest import nearest
from molehunt.case.sheet import Sheet, cell_place
from molehunt.case.tables import Table

_OTHERS = {";": "semicolons", "\t": "tabs"}


def read_sheet(table: Table, grid: Grid) -> tuple[Sheet | None, tuple[Fault, ...]]:
    """Return the table, None if its header does not allow to read it, and every fault of form."""
    faults = (*grid.faults, *_header(table, grid))
    header = grid.records[0] if grid.records else []
    if not set(table.header) <= set(header):
        return None, faults
    ragged = [number for number, record in enumerate(grid.records) if len(record) != len(header)]
    order = {name: header.index(name) for name in table.header}
    left = set(ragged) | {0}
    first = order[table.header[0]]
    kept = [number for number in range(len(grid.records)) if number not in left]
    by_position = list(zip(*(grid.records[number] for number in kept), strict=True)) or [()] * len(header)
    sheet = Sheet(
        table=table,
        file=grid.text.file,
        content=grid.text.content,
        places=[grid.places[number] for number in kept],
        columns={name: by_position[position] for name, position in order.items()},
        order=order,
        strays=tuple(grid.records[number][first] for number in ragged if first < len(grid.records[number])),
        whole=grid.whole,
    )
    return sheet, (*faults, *(_ragged(grid, number) for number in ragged))


def _ragged(grid: Grid, number: int) -> Fault:
    place, found, wanted = grid.places[number], len(grid.records[number]), len(grid.records[0])
    why = ": a cell that contains a comma stands in quotes" if found > wanted else ""
    cells = "cell" if found == 1 else "cells"
    return Fault(grid.text.file, place.line, 1, f"the row has {found} {cells}; expected {wanted}{why}")


def _header(table: Table, grid: Grid) -> Iterator[Fault]:
    file, expected = grid.text.file, f"expected the header {','.join(table.header)}"
    if not grid.records:
        yield Fault(file, 1, 1, f"the file is empty; {expected}")
        return
    header, place = grid.records[0], grid.places[0]
    for separator, name in _OTHERS.items():
        if len(header) == 1 and separator in header[0]:
            what = f"the cells are divided by {name}; expected commas"
            yield Fault(file, place.line, 1, f"{what}: save the file as CSV UTF-8 (comma delimited)")
            return
    yield from _columns(table, grid)
    for name in table.header:
        if name not in header:
            yield Fault(file, place.line, 1, f"the column {name} is missing; {expected}")


def _columns(table: Table, grid: Grid) -> Iterator[Fault]:
    header, place = grid.records[0], grid.places[0]
    wanted = [name for name in table.header if name in header]
    for position, name in enumerate(header):
        here = (grid.text.file, *cell_place(grid.text.content, place, position))
        if name not in table.header:
            missing = [column for column in table.header if column not in header]
            hint = nearest(name, missing)
            meant = f"expected {hint}" if hint else f"expected {', '.join(table.header)} only"
            yield Fault(*here, f"the column {shown(name)} is not known; {meant}")
        elif name in header[:position]:
            yield Fault(*here, f"the column {name} stands here again; expected it once")
        elif wanted and name != wanted.pop(0):
            yield Fault(*here, f"the column {name} is out of order; expected {','.join(table.header)}")
            wanted = []
