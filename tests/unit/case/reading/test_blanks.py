"""A blank is empty, everywhere: spaces, tabs, line feeds and no-break spaces, as spreadsheets leave them."""

import csv
import io
from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.case.reading.tables import TABLES
from molehunt.model.vocabulary import vocabulary
from molehunt.store.load.nodes import nodes
from tests.cases import tiny, tiny_text
from tests.unit.case.conftest import Expect

BLANKS = [" ", "   ", "\t", "\n", "\u00a0", " \u00a0\n\t"]
OPTIONAL = [(table.name, column.name) for table in TABLES for column in table.columns if not column.needed]


def table(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tiny_text(name), newline="")))


def text(rows: list[list[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


def with_blanks(name: str, column: str, blank: str) -> str:
    """The table with blanks in every empty cell of a column, and around every other."""
    rows = table(name)
    place = rows[0].index(column)
    for row in rows[1:]:
        row[place] = blank + row[place] + blank if row[place] else blank
    return text(rows)


@pytest.mark.parametrize(("name", "column"), OPTIONAL, ids="-".join)
def test_a_blank_in_an_optional_cell_is_empty(tmp_path: Path, name: str, column: str) -> None:
    """References among them: claims object, recipient, via, about, at; sources author, document, part_of, date; ..."""
    plain = read(tiny(tmp_path / "plain", whole=True))
    for number, blank in enumerate(BLANKS):
        folder = tiny(tmp_path / str(number), {name: with_blanks(name, column, blank)}, whole=True)
        assert check(folder).faults == ()
        assert read(folder) == plain


@pytest.mark.parametrize("blank", BLANKS)
def test_blanks_in_all_optional_cells_at_once_are_built_down_to_the_nodes(tmp_path: Path, blank: str) -> None:
    texts = {name: tiny_text(name) for name, _ in OPTIONAL}
    for name in texts:
        rows = table(name)
        places = [rows[0].index(column) for other, column in OPTIONAL if other == name]
        for row in rows[1:]:
            for place in places:
                row[place] = row[place] or blank
        texts[name] = text(rows)
    case = read(tiny(tmp_path / "blank", texts, whole=True))
    made = list(nodes(case, vocabulary()))
    assert made == list(nodes(read(tiny(tmp_path / "plain", whole=True)), vocabulary()))


def test_a_blank_in_a_cell_that_is_needed_is_a_fault(expect: Expect) -> None:
    expect(("claims", "Ann gave it.", "‸ \u00a0"), words=("statement is empty; expected a value",))


@pytest.mark.parametrize("row", ["," * 24, " ,\t" + "," * 23, "," * 40, ""])
def test_rows_of_empty_cells_are_none(expect: Expect, row: str) -> None:
    assert expect(("claims", "c2,told", f"{row}\n{row}\nc2,told"), words=()) == []


def test_empty_columns_at_the_right_are_none(tmp_path: Path) -> None:
    """As a spreadsheet exports a sheet in which a cell further right was once touched."""
    wide = "".join(f"{line},, \n" for line in tiny_text("claims").splitlines())
    folder = tiny(tmp_path / "wide", {"claims": wide})
    assert check(folder).faults == ()
    assert read(folder) == read(tiny(tmp_path / "plain"))


def test_a_column_without_a_name_that_holds_something_is_a_fault(expect: Expect) -> None:
    expect(
        ("decisions", "reason,decided_by,passage,note\n", "reason,decided_by,passage,note,\n"),
        ("decisions", "e1,d1", "‸e1,d1"),
        ("decisions", "book,p1,\n", "book,p1,,remark\n"),
        words=("the row has 8 cells; expected 7",),
    )
