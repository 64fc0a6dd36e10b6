"""The description of a case: what of it must be right, and that the one we write is."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from molehunt.case import check, read
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.tables import TABLES
from molehunt.model.vocabulary import vocabulary
from tests.cases import tiny
from tests.support.descriptor import descriptor

Described = dict[str, Any]


def described() -> Described:
    held = [table for table in TABLES if not table.optional]
    return descriptor("tiny", "The tiny case", closed_lists(vocabulary()), held)


def found(folder: Path, text: str) -> list[str]:
    tiny(folder, {"datapackage.json": text})
    return [str(fault).removeprefix(f"{folder}/") for fault in check(folder).faults]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda d: d.update(name="Tiny Case"), "name 'Tiny Case' is no id"),
        (lambda d: d.pop("name"), "name '' is no id"),
        (lambda d: d.update(name=7), "name of the type int is no id"),
        (lambda d: d.update(title=" "), "title is missing"),
        (lambda d: d.update(resources="none"), "resources lack claims"),
        (lambda d: d["resources"].pop(4), "resources lack claims; expected a resource of that name"),
        (lambda d: d["resources"].append(d["resources"][4]), "resource claims stands here more than once"),
        (lambda d: d["resources"][4].update(path="../claims.csv"), "path of claims is '../claims.csv'"),
        (lambda d: d["resources"][4].update(path="/claims.csv"), "a file inside the folder"),
        (lambda d: d["resources"][4].update(path="http://example.org/claims.csv"), "a file inside the folder"),
        (lambda d: d["resources"][4].update(path=["claims.csv"]), "a file inside the folder"),
        (lambda d: d["resources"][4].pop("schema"), "schema of claims has other fields than its table"),
        (lambda d: d["resources"][4]["schema"]["fields"].pop(), "schema of claims has other fields"),
        (lambda d: d["resources"][4]["schema"]["fields"].pop(0), "schema of claims has other fields"),
        (lambda d: d["resources"].append({"name": []}) or d.pop("title"), "title is missing"),
        (lambda d: d["resources"][4].update(name={}), "resources lack claims"),
        (lambda d: d["resources"][4].update(path="a\0b"), "path of claims is"),
        (lambda d: d["resources"][4].update(path="\ud800"), "path of claims is"),
        (lambda d: d.update(title="a\x1b[31mb"), "title 'a\\x1b[31mb' holds a control character"),
        (lambda d: d.update(title="a\nb"), "holds a control character or half of one; expected text on one line"),
        (lambda d: d.update(title="\ud800"), "holds a control character or half of one"),
        (lambda d: d.update(title="x" * 10_000_000), "title has 10,000,000 characters; expected 1,000 at most"),
        (lambda d: d.update(molehunt={"format": 3}), "format 3 is newer than this molehunt, which reads up to 2"),
        (lambda d: d.update(molehunt={"format": 3}), "pip install --upgrade molehunt"),
        (lambda d: d.update(molehunt={"format": 0}), 'does not say which format this is; expected {"format": 2}'),
        (lambda d: d.update(molehunt={"format": True}), "does not say which format this is"),
        (lambda d: d.update(molehunt={"format": "2"}), "does not say which format this is"),
        (lambda d: d.update(molehunt={}), "does not say which format this is"),
        (lambda d: d.update(molehunt=2), "does not say which format this is"),
        (lambda d: d["resources"][4]["schema"]["fields"].reverse(), "schema of claims has other fields"),
    ],
)
def test_what_is_wrong_with_a_description(tmp_path: Path, edit: Callable[[Described], object], words: str) -> None:
    wrong = described()
    edit(wrong)
    faults = found(tmp_path, json.dumps(wrong))
    assert any(words in fault for fault in faults), faults
    assert all(fault.startswith("datapackage.json:") for fault in faults)


def test_a_fault_stands_at_the_word_it_is_about(tmp_path: Path) -> None:
    wrong = described()
    wrong["name"] = "Tiny"
    text = json.dumps(wrong, indent=2)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith('  "name"'))
    assert found(tmp_path, text)[0].startswith(f"datapackage.json:{line}:3: name 'Tiny' is no id")


def test_what_is_not_json_is_placed(tmp_path: Path) -> None:
    assert found(tmp_path, '{\n  "name": tiny\n}')[0].startswith("datapackage.json:2:11: the file is not JSON: ")


@pytest.mark.parametrize(
    "text",
    ["[]", "7", "null", "[" * 100_000, "9" * 5_000, f'{{"much": {"9" * 5_000}}}', '{"resources": [1, null]}', ""],
)
def test_what_is_no_description_is_a_fault_and_no_error(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text)[0].startswith("datapackage.json:1:")


def test_a_wrong_description_hides_no_fault_of_a_table(tmp_path: Path) -> None:
    tiny(tmp_path, {"datapackage.json": "{", "decisions": "id\n"})
    files = {Path(fault.file).name for fault in check(tmp_path).faults}
    assert files == {"datapackage.json", "decisions.csv"}


def test_tables_may_stand_elsewhere_in_the_folder_and_beside_others(tmp_path: Path) -> None:
    other = described()
    other["resources"][4]["path"] = "tables/what-they-say.csv"
    other["resources"].append({"name": "letters", "path": "letters.csv"})
    tiny(tmp_path, {"datapackage.json": json.dumps(other)})
    (tmp_path / "tables").mkdir()
    (tmp_path / "claims.csv").rename(tmp_path / "tables" / "what-they-say.csv")
    assert check(tmp_path).faults == ()
    assert len(read(tmp_path).claims) == 3


def test_id_and_title_of_the_case_are_those_of_the_package(tmp_path: Path) -> None:
    case = read(tiny(tmp_path))
    assert (case.id, case.title) == ("tiny", "The case tiny")


def test_every_key_of_the_schema_points_to_a_column_that_exists() -> None:
    headers = {table.name: table.header for table in TABLES}
    for resource in described()["resources"]:
        schema = resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        assert names == list(headers[resource["name"]])
        key = schema["primaryKey"]
        assert set([key] if isinstance(key, str) else key) <= set(names)
        for key in schema["foreignKeys"]:
            target = key["reference"]["resource"] or resource["name"]
            assert key["fields"] in names
            assert key["reference"]["fields"] in headers[target]


def test_a_path_that_is_too_long_for_a_file_is_a_fault(tmp_path: Path) -> None:
    for table in (4, 7):
        other = described()
        other["resources"][table]["path"] = "a" * 300
        (fault, *_) = found(tmp_path, json.dumps(other))
        assert "the file cannot be read: " in fault


def test_a_case_without_a_format_is_one_of_the_first(tmp_path: Path) -> None:
    older = described()
    del older["molehunt"]
    assert found(tmp_path, json.dumps(older)) == []
    older["molehunt"] = {"format": 1}
    assert found(tmp_path, json.dumps(older)) == []


OPTIONAL = [(table.name, column.name) for table in TABLES for column in table.columns if not column.needed]


@pytest.mark.parametrize(("table", "column"), OPTIONAL, ids="-".join)
def test_a_column_that_need_not_be_filled_may_be_missing(tmp_path: Path, table: str, column: str) -> None:
    """It reads as if it were there and empty; file and description agree."""
    folder = tiny(tmp_path / "without", whole=True)
    full = tiny(tmp_path / "empty", whole=True)
    rows = read_rows(folder / f"{table}.csv")
    place = rows[0].index(column)
    write_rows(full / f"{table}.csv", [rows[0], *([*row[:place], "", *row[place + 1 :]] for row in rows[1:])])
    write_rows(folder / f"{table}.csv", [[*row[:place], *row[place + 1 :]] for row in rows])
    file = folder / "datapackage.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    fields = next(one for one in told["resources"] if one["name"] == table)["schema"]["fields"]
    fields[:] = [field for field in fields if field["name"] != column]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert [fault.message for fault in check(folder).faults] == [fault.message for fault in check(full).faults]
    if not check(full).faults:
        assert read(folder) == read(full)


def test_a_column_that_only_the_description_has_is_a_fault_of_the_description(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    rows = read_rows(folder / "claims.csv")
    write_rows(folder / "claims.csv", [row[:-1] for row in rows])
    (fault,) = check(folder).faults
    assert Path(fault.file).name == "datapackage.json"
    assert fault.message.startswith("schema of claims has other fields than its table; expected id, predicate")
    assert "note" not in fault.message


def test_a_column_that_is_needed_may_not_be_missing(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    rows = read_rows(folder / "decisions.csv")
    write_rows(folder / "decisions.csv", [[*row[:3], *row[4:]] for row in rows])
    assert any("the column reason is missing" in fault.message for fault in check(folder).faults)


def read_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
