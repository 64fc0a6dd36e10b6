"""docs/cases.md: the case on the page has no fault, and the page knows every table, column, list and date."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.tables import TABLES, Table
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.parsing import parse_date
from molehunt.model.vocabulary import vocabulary
from tests.cases import shipped_case
from tests.docs.snippets import blocks, page, rows, titled, words

PAGE = page("docs/cases.md")
DATES = PAGE.split("## Dates")[1]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The case on the page, made as the page says."""
    folder = tmp_path / "my-case"
    folder.mkdir()
    description = json.loads((shipped_case() / "datapackage.json").read_text(encoding="utf-8"))
    description |= {"name": "berg", "title": "The letter of Anna Berg"}
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    for file, content in titled(PAGE, "csv"):
        (folder / file).write_text(content, encoding="utf-8", newline="")
    ((file, content),) = titled(PAGE, "text")
    (tmp_path / file).write_text(content, encoding="utf-8", newline="")
    return folder


def test_the_case_has_no_fault(case: Path) -> None:
    report = check(case, case.parent / "text.txt")
    assert [str(fault) for fault in report.faults] == []
    assert read(case).id == "berg"


def test_the_script_prints_the_passages(case: Path) -> None:
    (script,) = blocks(PAGE, "python")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=case.parent, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines() == (case / "passages.csv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_of_a_table_in_order_with_what_it_may_hold(table: Table) -> None:
    section = re.split(r"^##", PAGE.split(f"### {table.name}.csv\n")[1], flags=re.MULTILINE)[0]
    told = [(cell, row[1]) for row in rows(section) for cell in re.findall(r"`(\w+)`(\*?)", row[0])]
    assert [(name, bool(star)) for (name, star), _ in told] == [
        (column.name, column.needed) for column in table.columns
    ]
    lists = closed_lists(vocabulary())
    for column, (_, means) in zip(table.columns, told, strict=True):
        if column.closed and means != "as in claims.csv":
            values = {value for code in re.findall(r"`([^`]+)`", means) for value in [code]}
            assert set(lists[column.closed]) <= values, column.name


def test_first_and_last_day_of_every_date() -> None:
    for written, first, last in rows(DATES):
        text = written.split("`")[1]
        date = parse_edtf(text)
        days = [day.isoformat() if day else "" for day in (date.earliest, date.latest)]
        assert days == [first, last], text


def test_every_relative_date_is_one() -> None:
    forms = re.findall(r"`([^`]+)`", DATES.split("Relative dates")[1])
    relative = [form for form in forms if " " in form and form != " & "]
    assert len(relative) > 8
    for form in relative:
        expression = parse_date(form.replace("X", "one").replace("Y", "two"))
        assert expression.relations


def test_a_mark_leaves_the_days_as_written() -> None:
    for mark in "?~%":
        assert mark in words_and_marks(DATES)
        marked, plain = parse_edtf(f"1937-10{mark}"), parse_edtf("1937-10")
        assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)


def words_and_marks(text: str) -> set[str]:
    """Everything that stands in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text)) | words(text)
