"""What is wrong with files, headers, rows, quotes and characters; marks (‸) show the places."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from molehunt.case import check
from tests.cases import HEADERS, TINY, tiny, tiny_text
from tests.unit.case.conftest import Expect

Faults = Callable[[Mapping[str, str | bytes]], list[str]]


def test_the_tiny_case_has_no_fault(expect: Expect) -> None:
    assert expect(("claims", "Ann gave it.", "Ann gave it!"), words=(), corpus=True) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    report = check(tmp_path / "nowhere")
    (fault,) = report.faults
    assert str(fault).startswith(f"{tmp_path}/nowhere:1:1: there is nothing here; expected the folder of a case")
    assert dict(report.counts) == {}


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (fault,) = check(tmp_path / "file").faults
    assert "this is a file; expected the folder of a case" in fault.message


def test_every_file_that_is_missing_is_named(tmp_path: Path) -> None:
    found = [str(fault).removeprefix(f"{tmp_path}/") for fault in check(tmp_path).faults]
    names = sorted([*(f"{table}.csv" for table in TINY), "datapackage.json"])
    assert found == [f"{name}:1:1: the file is missing; expected a file in the folder of the case" for name in names]


def test_a_folder_in_place_of_a_file_is_one_fault_and_what_refers_to_it_is_let_be(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").mkdir()
    (fault,) = check(folder).faults
    assert str(fault).startswith(f"{folder}/claims.csv:1:1: this is a folder, a pipe or a device, no file; ")


def test_a_column_that_is_misspelt_is_unknown_and_the_right_one_missing(expect: Expect) -> None:
    expect(
        ("decisions", "id,disagreement,", "‸id,‸disagreemnt,"),
        words=("'disagreemnt' is not known; expected disagreement", "disagreement is missing; expected the header id,"),
    )


def test_a_column_that_is_not_known(expect: Expect) -> None:
    words = ("the column 'extra' is not known; expected id, disagreement, favours",)
    expect(("decisions", ",note\ne1", ",note,‸extra\ne1"), ("decisions", "p1,\n", "p1,,\n"), words=words)


def test_a_column_that_stands_there_twice(expect: Expect) -> None:
    expect(
        ("decisions", "favours,reason", "favours,‸favours,reason"),
        ("decisions", "2,Because", "2,2,Because"),
        words=("the column favours stands here again; expected it once",),
    )


def test_a_column_that_is_missing(expect: Expect) -> None:
    expect(("decisions", "id,disagreement,favours", "‸id,disagreement"), words=("the column favours is missing",))


def test_columns_out_of_order_are_a_fault_and_rows_are_read_by_name(expect: Expect) -> None:
    expect(
        ("alternatives", "kind,question", "‸question,kind"),
        ("alternatives", "one-of,Which?", "Which?,‸oneof"),
        words=("column question is out of order; expected id,kind,question", "nearest 'one-of'"),
    )


def test_an_empty_file(faults: Faults) -> None:
    assert faults({"decisions": ""}) == [
        "decisions.csv:1:1: the file is empty; expected the header "
        "id,disagreement,favours,reason,decided_by,passage,note"
    ]


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_divided_otherwise_has_one_message_of_its_own(faults: Faults, separator: str, name: str) -> None:
    (found,) = faults({"claims": tiny_text("claims").replace(",", separator)})
    assert found.startswith(f"claims.csv:1:1: the cells are divided by {name}; expected commas: save the file as CSV")


def test_a_row_with_too_few_cells_keeps_its_id(expect: Expect) -> None:
    expect(("claims", "c1,gave,ann,letter,bob,,,,,,", "‸c1,gave,ann,letter,bob,,,,,"), words=("24 cells; expected 25",))


def test_a_row_with_too_many_cells_hints_at_the_comma(expect: Expect) -> None:
    expect(
        ("claims", "Ann gave it.", "Ann, then, gave it."),
        ("claims", "c1,gave", "‸c1,gave"),
        words=("27 cells", "in quotes"),
    )


def test_a_quote_that_is_never_closed(faults: Faults) -> None:
    text = tiny_text("claims").replace("Bob told Ann.", '"Bob told Ann.')
    (found,) = faults({"claims": text})
    assert found.startswith("claims.csv:3:23: the quote that opens this cell is never closed")


def test_text_behind_a_closing_quote_and_the_rows_after_it(expect: Expect) -> None:
    expect(
        ("claims", "Ann gave it.", '‸"Ann" gave it.'),
        ("claims", "Bob told Ann.", '"Bob told\nAnn."'),
        ("claims", "c3,attended,ann", "c3,attended,‸anne"),
        words=("text follows the closing quote", "'anne', which is no entity"),
    )


@pytest.mark.parametrize("character", ["\0", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\r"])
def test_a_control_character_is_refused_at_its_cell(expect: Expect, character: str) -> None:
    name = f"U+{ord(character):04X}"
    expect(("claims", "Ann gave it.", f"‸Ann {character} gave it."), words=(f"the control character {name} stands",))


def test_a_control_character_behind_a_line_end_in_quotes(expect: Expect) -> None:
    expect(("claims", "Ann gave it.", '‸"Ann\n\ngave \x07 it."'), words=("U+0007",))


def test_bytes_that_are_not_utf8(faults: Faults) -> None:
    data = tiny_text("claims").replace("Bob told Ann.", "Bób tóld Ann.").encode("latin-1")
    (found,) = faults({"claims": data})
    assert found.startswith("claims.csv:3:23: byte 0xf3 at position ")
    position = data.index(b"\xf3")
    assert f"position {position} of the file is not UTF-8; expected UTF-8 throughout" in found


def test_a_position_counts_the_byte_order_mark_and_the_line_ends(faults: Faults) -> None:
    text = tiny_text("claims").replace("Bob told Ann.", "Bób told Ann.").replace("\n", "\r\n")
    data = b"\xef\xbb\xbf" + text.encode("latin-1")
    (found,) = faults({"claims": data})
    assert found.startswith(f"claims.csv:3:23: byte 0xf3 at position {data.index(0xF3)} of the file")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16(faults: Faults, encoding: str) -> None:
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    (found,) = faults({"claims": bom + tiny_text("claims").encode(encoding)})
    assert found.startswith("claims.csv:1:1: byte 0 begins UTF-16; expected UTF-8")


def test_old_mac_line_ends(faults: Faults) -> None:
    (found,) = faults({"claims": tiny_text("claims").replace("\n", "\r")})
    assert found.startswith("claims.csv:1:1: lines end with a carriage return alone; expected LF or CRLF")


def test_noise_is_faults_and_no_error(faults: Faults) -> None:
    noise = bytes(range(256)) * 40
    found = faults({"claims": noise, "entities": noise, "datapackage.json": noise})
    assert any(fault.startswith("claims.csv:") for fault in found)
    assert any(fault.startswith("datapackage.json:") for fault in found)


def test_faults_are_sorted_by_file_line_and_column(faults: Faults) -> None:
    texts = {table: tiny_text(table).replace("p1", "P 1").replace(",ann,", ",anne,") for table in HEADERS}
    found = [fault.split(": ")[0].split(":") for fault in faults(texts)]
    keys = [(file, int(line), int(column)) for file, line, column in found]
    assert {file for file, _, _ in keys} == {"claims.csv", "names.csv", "passages.csv", "sources.csv"}
    assert keys == sorted(keys)


def test_counts_are_the_rows_of_every_table(tmp_path: Path) -> None:
    assert dict(check(tiny(tmp_path)).counts) == {
        "entities": 6,
        "names": 1,
        "sources": 2,
        "passages": 2,
        "claims": 3,
        "alternatives": 1,
        "disagreements": 1,
        "decisions": 1,
    }
