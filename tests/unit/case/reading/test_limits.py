"""A file that is wrong throughout is told in few faults; these would take minutes if anything were quadratic."""

from collections.abc import Callable, Mapping

import pytest

from molehunt.case.reading.tables import LONGEST_LIST
from tests.cases import HEADERS, TINY, tiny_text

Faults = Callable[[Mapping[str, str | bytes]], list[str]]


@pytest.mark.parametrize("much", [1_000, 400_000])
def test_control_characters_in_one_cell_are_one_fault(faults: Faults, much: int) -> None:
    text = tiny_text("claims").replace("Ann gave it.", "\x07" * much)
    (found,) = faults({"claims": text})
    assert found.startswith("claims.csv:2:31: statement") or "the control character U+0007" in found


def test_control_characters_in_many_cells_of_a_line(faults: Faults) -> None:
    """Every cell of the first row has one: a hundred are named, the others counted."""
    found = faults({"claims": "\x07,".join(["x"] * 100_000) + "\n"})
    named = [fault for fault in found if "the control character" in fault]
    assert len(named) == 100
    assert any("wrong characters stand in 99,899 more cells" in fault for fault in found)


def test_lone_carriage_returns_in_few_lines(faults: Faults) -> None:
    (found,) = faults({"claims": tiny_text("claims").replace("Ann gave it.", "a\r" * 200_000)})
    assert "the control character U+000D" in found


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_utf16_without_its_mark_is_one_fault(faults: Faults, encoding: str) -> None:
    many = tiny_text("claims") + "".join(TINY["claims"] for _ in range(1_000))
    (found,) = faults({"claims": many.encode(encoding)})
    assert found.startswith("claims.csv:1:1: ")
    assert "UTF-16; expected UTF-8" in found


def test_a_file_of_nul_is_one_fault(faults: Faults) -> None:
    (found,) = faults({"claims": b"\0" * 200_000})
    assert found.startswith("claims.csv:1:1: many bytes are NUL")


def test_a_header_of_16384_columns_is_told_in_few_faults(faults: Faults) -> None:
    wide = [*HEADERS["entities"], *(f"x{number}" for number in range(16_379))]
    found = faults({"entities": ",".join(wide) + "\n"})
    named = [fault for fault in found if fault.startswith("entities.csv")]
    assert len(named) == 11
    assert "16,369 more columns are wrong; expected id,label,kind,name,note only" in named[0]
    assert "'x9' is not known" in named[-1]


def test_a_header_of_one_column_again_and_again(faults: Faults) -> None:
    found = faults({"decisions": ",".join([*HEADERS["decisions"], *["note"] * 20_000]) + "\n"})
    assert len([fault for fault in found if "stands here again" in fault]) == 10


def test_a_cell_of_many_unknown_ids_is_one_fault(faults: Faults) -> None:
    many = "; ".join(f"x{number}" for number in range(100_000))
    (found,) = faults({"claims": tiny_text("claims").replace("attended,ann", f"attended,{many}")})
    assert f"subject holds 100,000 ids; expected {LONGEST_LIST} at most" in found


def test_as_many_ids_as_a_cell_may_hold(faults: Faults) -> None:
    people = "".join(f"p{number},Person,,P {number},\n" for number in range(LONGEST_LIST + 1))
    some = [f"p{number}" for number in range(LONGEST_LIST)]
    entities = tiny_text("entities") + people
    fits = tiny_text("claims").replace("attended,ann", f"attended,{'; '.join(some)}")
    assert faults({"entities": entities, "claims": fits}) == []
    over = tiny_text("claims").replace("attended,ann", f"attended,{'; '.join([*some, 'p500'])}")
    (found,) = faults({"entities": entities, "claims": over})
    assert "subject holds 501 ids" in found


def test_of_unknown_ids_of_a_cell_five_are_named(faults: Faults) -> None:
    wrong = "; ".join(f"x{number}" for number in range(400))
    (found,) = faults({"claims": tiny_text("claims").replace("attended,ann", f"attended,{wrong}")})
    assert "'x4', which is no entity" in found
    assert "'x5'" not in found
    assert found.endswith("so do 395 more of its ids")


def test_a_table_of_unknown_ids_is_told_row_by_row(faults: Faults) -> None:
    rows = "".join(
        TINY["claims"].splitlines(keepends=True)[0].replace("c1", f"x{n}").replace(",p1,", f",q{n},")
        for n in range(8_000)
    )
    found = faults({"claims": tiny_text("claims") + rows})
    assert len([fault for fault in found if "which is no passage" in fault]) == 8_000


def test_many_circles_are_each_told_once(faults: Faults) -> None:
    """Three thousand circles of two, and one of five thousand of which the way is cut short."""
    pairs = "".join(f"a{n},book,A,,,b{n},,,\nb{n},book,B,,,a{n},,,\n" for n in range(3_000))
    ring = "".join(f"r{n},book,R,,,r{(n + 1) % 5_000},,,\n" for n in range(5_000))
    found = faults({"sources": tiny_text("sources") + pairs + ring})
    circles = [fault for fault in found if "runs in a circle" in fault]
    assert len(circles) == 3_001
    assert "runs in a circle: a0 > b0 > a0; expected it to end somewhere" in circles[0]
    assert "r0 > r1 > r2" in circles[-1]
    assert "… (5,000 in all)" in circles[-1]
