"""Passages in the raw text: whether a passage is where its locator says, and its words.

A locator is a paragraph (non-blank line, from 1), offsets and the SHA-256 of the span. Offsets are indices of a Python
str: characters of the text read as UTF-8 with its line ends as they are. A passage lies within one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from molehunt.case.faults import Fault
from molehunt.case.reading.files import read_bytes
from molehunt.case.reading.text import Text
from molehunt.model.counted import counted
from molehunt.model.either import either
from molehunt.model.errors import CaseError

_LINE = re.compile("[^\r\n]+")


@dataclass(frozen=True)
class Corpus(Text):
    """The raw text, character for character."""

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Start and end of every non-blank line, in order."""
        return [line.span() for line in _LINE.finditer(self.content) if not line[0].isspace()]

    def wrong_with(self, paragraph: int, start: int, end: int, digest: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a locator in this text: the column, and the words for the fault."""
        lines, span = self.paragraphs, self.content[start:end]
        if not 0 < paragraph <= len(lines):
            yield "paragraph", f"is {paragraph}, but the text has {len(lines)}; expected one of these"
        elif not lines[paragraph - 1][0] <= start < end <= lines[paragraph - 1][1]:
            low, high = lines[paragraph - 1]
            what = f"and end span {start} to {end}, outside of paragraph {paragraph}"
            yield "start", f"{what}; expected a span within {low} to {high}: a passage does not cross the end of a line"
        if end > len(self.content):
            what = f"is {end}, but the text has {len(self.content)} characters"
            yield "end", f"{what}; expected an end inside the text"
            return
        if span != span.strip():
            yield "start", "and end take in blanks at the edge of the span; expected the words alone"
        if (here := sha256(span.encode()).hexdigest()) != digest:
            what = f"is not that of characters {start} to {end} of {self.file}, which is {here}"
            yield (
                "sha256",
                f"{what}; give the text of the case, unchanged, or, if start and end are right, write this here",
            )


def read_corpus(path: Path) -> Corpus | Fault:
    """Return the raw text, character for character, or the fault for which it cannot be read."""
    data = read_bytes(path)
    if isinstance(data, str):
        return Fault(str(path), 1, 1, f"{data}; expected the raw text")
    try:
        return Corpus(str(path), data.decode())
    except UnicodeDecodeError as error:
        before = Corpus(str(path), data[: error.start].decode())
        what = f"byte {data[error.start]:#04x} at position {error.start} of the file is not UTF-8"
        return before.fault(len(before.content), f"{what}; expected the raw text in UTF-8")


def source_text(corpus: Path | str) -> Corpus:
    """Return the text that a user names; raises CaseError if it cannot be read."""
    text = read_corpus(Path(corpus))
    if isinstance(text, Fault):
        raise CaseError(f"{text}; see {either('--corpus')} and MOLEHUNT_CORPUS")
    return text


def quotations(claims: Mapping[str, Mapping[str, Any]], corpus: Path | str) -> dict[str, str]:
    """Return the words on which each claim rests, verified: its id and the span of the text.

    ``claims`` are those of an answer, each with a ``passage`` of paragraph, start, end and sha256. Raises CaseError if
    the text cannot be read, or naming the first claim whose passage is not in it as it was when the case was made.
    """
    text = source_text(corpus)
    wrong = [id_ for id_, claim in claims.items() if not _holds(text, claim["passage"])]
    if wrong:
        raise CaseError(_refusal(wrong, claims[wrong[0]]["passage"], corpus))
    return {id_: text.content[claim["passage"]["start"] : claim["passage"]["end"]] for id_, claim in claims.items()}


def _holds(text: Corpus, passage: Mapping[str, Any]) -> bool:
    locator = (passage[part] for part in ("paragraph", "start", "end", "sha256"))
    return next(text.wrong_with(*locator), None) is None


def _refusal(wrong: Sequence[str], passage: Mapping[str, Any], corpus: Path | str) -> str:
    where = f"paragraph {passage['paragraph']}, characters {passage['start']} to {passage['end']} of {corpus}"
    others = f" (and {counted(len(wrong) - 1, 'other claim')})" if len(wrong) > 1 else ""
    return (
        f"claim {wrong[0]}{others}: {where} are not its words, whose SHA-256 is {passage['sha256']}; "
        f"give the text that the case was made from, unchanged, or ask without {either('--corpus')} and MOLEHUNT_CORPUS"
    )
