"""Locators of passages: the order of their numbers, and, with the raw text at hand, whether they are what they say."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.case.faults import Fault
from molehunt.case.quotation import Corpus
from molehunt.case.reading.sheet import Sheet


def locator_faults(passages: Sheet, corpus: Corpus | None) -> Iterator[Fault]:
    """Yield a fault for every wrong locator; with the raw text, also for one that does not fit the text."""
    columns = [passages.columns[name] for name in ("paragraph", "start", "end", "sha256")]
    for row, cells in enumerate(zip(*columns, strict=True)):
        if all(cell.isascii() and cell.isdigit() and len(cell) < 16 for cell in cells[:3]):
            paragraph, start, end = map(int, cells[:3])
            for column, message in _order(paragraph, start, end):
                yield passages.fault(row, column, message)
            if corpus is not None and start < end and paragraph:
                for column, message in corpus.wrong_with(paragraph, start, end, cells[3]):
                    yield passages.fault(row, column, message)


def _order(paragraph: int, start: int, end: int) -> Iterator[tuple[str, str]]:
    if paragraph < 1:
        yield "paragraph", "is 0; expected a number from 1"
    if start >= end:
        yield "start", f"is {start}, not before end, {end}; expected a span of one character at least"
