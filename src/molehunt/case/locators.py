"""Passages: the order of their offsets, and, with the raw text at hand, whether they are what they say.

Offsets are indices of a Python str: characters of the text read as UTF-8 with its line ends as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from molehunt.case.faults import Fault
from molehunt.case.sheet import Sheet
from molehunt.case.text import place

_LINE = re.compile("[^\r\n]+")
Finding = tuple[str, str]


def read_corpus(path: Path) -> str | Fault:
    """Return the raw text, character for character, or the fault for which it cannot be read."""
    try:
        data = path.read_bytes()
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        what = f"byte {data[error.start]:#04x} at position {error.start} of the file is not UTF-8"
        return Fault(str(path), *place(before, len(before)), f"{what}; expected the raw text in UTF-8")
    except OSError as error:
        return Fault(str(path), 1, 1, f"the text cannot be read: {error.strerror}; expected the raw text")


def paragraphs(corpus: str) -> list[tuple[int, int]]:
    """Return start and end of every non-blank line, in order."""
    return [found.span() for found in _LINE.finditer(corpus) if not found[0].isspace()]


def locator_faults(passages: Sheet, corpus: str | None) -> Iterator[Fault]:
    """Give a fault for every locator that cannot be right; the text is looked up if there is one."""
    lines = paragraphs(corpus) if corpus is not None else []
    columns = [passages.columns[name] for name in ("paragraph", "start", "end", "sha256")]
    for row, cells in enumerate(zip(*columns, strict=True)):
        if all(cell.isascii() and cell.isdigit() and len(cell) < 16 for cell in cells[:3]):
            paragraph, start, end = map(int, cells[:3])
            for column, message in _order(paragraph, start, end):
                yield passages.fault(row, column, message)
            if corpus is not None and start < end and paragraph:
                for column, message in _in_text(corpus, lines, (paragraph, start, end), cells[3]):
                    yield passages.fault(row, column, message)


def _order(paragraph: int, start: int, end: int) -> Iterator[Finding]:
    if paragraph < 1:
        yield "paragraph", "is 0; expected a number from 1"
    if start >= end:
        yield "start", f"is {start}, not before end, {end}; expected a span of one character at least"


def _in_text(
    corpus: str, lines: Sequence[tuple[int, int]], locator: tuple[int, int, int], digest: str
) -> Iterator[Finding]:
    paragraph, start, end = locator
    if paragraph > len(lines):
        yield "paragraph", f"is {paragraph}, but the text has {len(lines)}; expected one of these"
    elif not lines[paragraph - 1][0] <= start < end <= lines[paragraph - 1][1]:
        low, high = lines[paragraph - 1]
        what = f"and end span {start} to {end}, outside of paragraph {paragraph}"
        yield "start", f"{what}; expected a span within {low} to {high}"
    if end > len(corpus):
        yield "end", f"is {end}, but the text has {len(corpus)} characters; expected an end inside the text"
        return
    span = corpus[start:end]
    if span != span.strip():
        yield "start", "and end take in blanks at the edge of the span; expected the words alone"
    found = sha256(span.encode()).hexdigest()
    if found != digest:
        what = f"is not that of characters {start} to {end} of the text, {found}"
        yield "sha256", f"{what}; expected the locator of the same text, unchanged"
