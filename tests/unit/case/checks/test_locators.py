"""Passages against the raw text: paragraph, offsets, hash. The text of the tiny case is CORPUS."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from molehunt.case import check
from molehunt.case.quotation import Corpus
from tests.cases import CORPUS, tiny, tiny_text
from tests.unit.case.conftest import Expect

HASH = hashlib.sha256(CORPUS[13:33].encode()).hexdigest()


def test_paragraphs_are_the_non_blank_lines() -> None:
    text = "one\n\n \t\ntwo\r\n\r\nthree\rfour\n"
    assert [text[start:end] for start, end in Corpus("", text).paragraphs] == ["one", "two", "three", "four"]


def test_locators_that_are_right(expect: Expect) -> None:
    assert expect(("passages", "p2,notes", "p2,book"), words=(), corpus=True) == []


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("1,‸13,33,", "start and end span 13 to 33, outside of paragraph 1; expected a span within 0 to 11"),
        ("‸3,13,33,", "paragraph is 3, but the text has 2"),
        ("2,‸‸13,35,‸", "start and end span 13 to 35, outside of paragraph 2"),
        ("2,‸13,‸99,", "end is 99, but the text has 35 characters"),
        ("2,‸19,24,‸", "start and end take in blanks at the edge of the span"),
    ],
)
def test_a_locator_that_is_not_in_the_text(expect: Expect, new: str, words: str) -> None:
    expect(("passages", "2,13,33,", new), words=(words,), corpus=True)


def test_a_hash_of_other_words(expect: Expect) -> None:
    words = ("is not that of characters 13 to 33 of ", f", which is {HASH}; give the text of the case, unchanged, or")
    expect(("passages", HASH, f"‸{'0' * 64}"), words=words, corpus=True)
    expect(("passages", HASH, "0" * 64), words=(), corpus=False)


@pytest.mark.parametrize("digest", ["xyz", HASH.upper(), HASH[:-1], f"{HASH}0"])
def test_without_the_text_a_hash_must_have_its_form(expect: Expect, digest: str) -> None:
    expect(("passages", HASH, f"‸{digest}"), words=("is no SHA-256; expected 64 digits",))


@pytest.fixture
def against(tmp_path: Path) -> Callable[[bytes], list[str]]:
    def run(data: bytes) -> list[str]:
        (tmp_path / "text").write_bytes(data)
        folder = tiny(tmp_path / "case")
        return [str(fault).removeprefix(f"{tmp_path}/") for fault in check(folder, tmp_path / "text").faults]

    return run


def test_line_ends_of_the_text_are_characters_of_it(against: Callable[[bytes], list[str]]) -> None:
    """Offsets are into the raw text: with CRLF in it all that comes later lies further on."""
    found = against(CORPUS.replace("\n", "\r\n").encode())
    assert {fault.split(": ")[0] for fault in found} == {"case/passages.csv:3:12", "case/passages.csv:3:18"}


def test_a_text_that_is_not_utf8_is_one_fault(against: Callable[[bytes], list[str]]) -> None:
    (found,) = against(CORPUS.encode("latin-1"))
    assert found.startswith("text:3:13: byte 0xab at position 25 of the file is not UTF-8; expected the raw text")


def test_a_text_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    (fault,) = check(tiny(tmp_path), tmp_path / "nowhere.txt").faults
    assert str(fault).startswith(f"{tmp_path}/nowhere.txt:1:1: the file is missing; expected the raw text")


def test_the_hash_is_of_the_span_in_utf8() -> None:
    assert "«" in CORPUS[13:33]
    assert HASH in tiny_text("passages")
