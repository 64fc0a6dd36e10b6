"""The reader of places and the `csv` module agree on what the cells of a file are, whatever stands in them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from molehunt.case import check
from molehunt.case.reading.grid import read_grid
from molehunt.case.reading.sheet import cell_offset, cells
from molehunt.case.reading.text import Text
from tests.cases import HEADERS, tiny, tiny_text

CELL = st.text(alphabet='ab ",;\n\u05d0\u2028|', max_size=8)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5)
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])


def written(rows: list[list[str]], quoting: int) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, quoting=quoting, lineterminator="\n").writerows(rows)
    return file.getvalue()


def plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


@given(ROWS, QUOTING)
def test_cells_are_found_where_they_start(rows: list[list[str]], quoting: int) -> None:
    content = written(rows, quoting)
    grid = read_grid(Text("file", content))
    assert list(grid.records) == rows
    assert grid.faults == ()
    lines = content.split("\n")
    for row, start in zip(rows, grid.offsets, strict=True):
        found = list(cells(content, start))
        assert [plain(cell[0]) for cell in found] == row
        for position, cell in enumerate(found):
            line, column = grid.text.place(cell_offset(content, start, position))
            offset = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
            assert offset == cell.start()
            assert "\n" not in lines[line - 1][: column - 1]


@given(st.text(alphabet='ab",\n;\r\0', max_size=60))
def test_no_text_is_beyond_reading(content: str) -> None:
    grid = read_grid(Text("file", content.replace("\r", " ")))
    last = content.count("\n") + 1
    assert all(1 <= fault.line <= last and fault.column >= 1 for fault in grid.faults)
    assert grid.complete == (not grid.faults)


@pytest.mark.parametrize("table", HEADERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
@given(data=st.data())
def test_whatever_is_done_to_a_table_is_faults_and_no_error(tmp_path: Path, table: str, data: st.DataObject) -> None:
    text = tiny_text(table)
    at = data.draw(st.integers(0, len(text)))
    much = data.draw(st.integers(0, 30))
    inserted = data.draw(st.binary(max_size=12))
    folder = tiny(tmp_path, {table: text[:at].encode() + inserted + text[at + much :].encode()})
    for fault in check(folder).faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert "\n" not in str(fault)
