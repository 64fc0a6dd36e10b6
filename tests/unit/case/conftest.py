from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from molehunt.case import check
from tests.cases import CORPUS, tiny, tiny_text

MARK = "‸"
Edit = tuple[str, str, str]
Expect = Callable[..., list[str]]


def place(marked: str) -> tuple[int, int]:
    """Line and column, from 1, at which the mark stands in a text."""
    before = marked[: marked.index(MARK)]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def edited(edits: tuple[Edit, ...]) -> tuple[dict[str, str], list[str]]:
    """The tables after the edits, marks taken out, and `file:line:column` of every mark, sorted as faults are."""
    texts: dict[str, str] = {}
    for table, old, new in edits:
        text = texts.get(table, tiny_text(table))
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {table}"
        texts[table] = text.replace(old, new)
    places = []
    for table, text in texts.items():
        parts = text.split(MARK)
        for number in range(1, len(parts)):
            places.append((f"{table}.csv", *place("".join(parts[:number]) + MARK)))
    ordered = [f"{file}:{line}:{column}" for file, line, column in sorted(places)]
    return {table: text.replace(MARK, "") for table, text in texts.items()}, ordered


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], list[str]]:
    """Check the tiny case with some files replaced; give the faults, the folder taken off."""

    def run(texts: Mapping[str, str | bytes], *, corpus: bool = False) -> list[str]:
        folder = tiny(tmp_path / "case", texts)
        text = tmp_path / "corpus.txt"
        text.write_bytes(CORPUS.encode())
        report = check(folder, text if corpus else None)
        return [str(fault).removeprefix(f"{folder}/").removeprefix(f"{tmp_path}/") for fault in report.faults]

    return run


@pytest.fixture
def expect(faults: Callable[..., list[str]]) -> Expect:
    """Edit the tiny case and assert that there is a fault at every mark, with its words, and no other."""

    def run(*edits: Edit, words: tuple[str, ...], corpus: bool = False) -> list[str]:
        texts, places = edited(edits)
        found = faults(texts, corpus=corpus)
        assert [fault.split(": ", 1)[0] for fault in found] == places, found
        for word in words:
            assert any(word in fault for fault in found), (word, found)
        return found

    return run
