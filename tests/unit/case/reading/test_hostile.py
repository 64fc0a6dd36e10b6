"""Text that looks like code, runs from right to left, or is very long is text, and comes back as it was."""

from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.model.records import LONGEST_NAME, Case
from tests.cases import TINY, broken, tiny, tiny_text

STATEMENTS = {
    "quotes": "Ann said \"yes\", 'no' and `maybe`.",
    "cypher": "'}) DETACH DELETE n //; MATCH (n) RETURN n $param `:Claim`",
    "right to left": "שלום عليكم \u202eabc\u202c \u2067x\u2069",
    "combining and astral": "e\u0301 𝔄 👩‍👩‍👧 \ufeff \u200b",
    "several lines": "One,\n\ntwo;\tthree | four > five",
    "separators of Unicode": "one\u2028two\u2029three",
    "markup": "<script>alert(1)</script> {{x}} %s \\n [red]",
    "formula": "=cmd|' /C calc'!A0",
    "very long": "x" * 1_000_000 + ", y",
}


def statement(case: Case) -> str:
    return case.claims[0].statement


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_hostile_text_comes_back_as_it_was(tmp_path: Path, name: str, ends: str, mark: bytes) -> None:
    text = tiny_text("claims").replace("Ann gave it.", quoted(STATEMENTS[name])).replace("\n", ends)
    folder = tiny(tmp_path, {"claims": mark + text.encode()})
    assert check(folder).faults == ()
    assert statement(read(folder)) == STATEMENTS[name]


def test_all_of_it_at_once_in_names_and_titles(tmp_path: Path) -> None:
    cells = [(quoted(text[:LONGEST_NAME]), quoted(text)) for text in STATEMENTS.values()]
    entities = "".join(f"e{n},Person,,{name},{note}\n" for n, (name, note) in enumerate(cells))
    folder = tiny(tmp_path, {"entities": f"id,label,kind,name,note\n{TINY['entities']}{entities}"})
    found = read(folder).entities[6:]
    assert [(entity.name, entity.note) for entity in found] == [
        (text[:LONGEST_NAME], text) for text in STATEMENTS.values()
    ]


@pytest.mark.parametrize("tail", ["", "\n\n", "\r\n\r\n"])
def test_the_last_line_may_be_unended_or_followed_by_blank_ones(tmp_path: Path, tail: str) -> None:
    folder = tiny(tmp_path, {"claims": tiny_text("claims").rstrip("\n") + tail})
    assert len(read(folder).claims) == 3


def test_excel_keeps_the_case_the_same(tmp_path: Path) -> None:
    """Excel writes a mark, CRLF, and quotes where it likes."""
    folder = tiny(tmp_path / "plain")
    other = tiny(tmp_path / "excel")
    for path in other.glob("*.csv"):
        rows = path.read_text(encoding="utf-8").replace(",book,", ',"book",').replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + rows.encode())
    assert read(folder) == read(other)


def test_blanks_around_the_ids_of_a_list_do_not_count(tmp_path: Path) -> None:
    folder = broken(
        tmp_path, "disagreements", lambda text: text.replace("c1 | c2; c3", " c1|c2 ;c3 "), tiny(tmp_path / "t")
    )
    assert read(folder).disagreements[0].sides == (("c1",), ("c2", "c3"))
