"""Coverage: whether every sentence of the raw text has a claim, or a reason to have none.

A sentence is covered if the passage of a claim lies in it. A case with a table of omitted sentences claims to be
complete: a sentence that is neither covered nor omitted was forgotten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from molehunt.case.faults import Fault
from molehunt.case.quotation import Corpus
from molehunt.model.records import Case

# A full stop ends a sentence if a capital or a quotation follows, unless it ends an initial or one of these.
_END = re.compile(r"""[.?!]+["”’']*\s+(?=["“‘'(]*[^\W\d_a-z])""")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Prof|St|No|Vol|pp?|cf|ed))$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text: ``start`` and ``end`` are str indices, end exclusive."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences there are, and which are neither covered nor omitted."""

    sentences: int
    omitted: int
    forgotten: tuple[Sentence, ...]


def coverage(case: Case, corpus: Corpus) -> Coverage:
    """Return how far the claims of a case cover a text."""
    every = list(sentences(corpus))
    starts = [sentence.start for sentence in every]
    places = {passage.id: (passage.start, passage.end) for passage in case.passages}
    cited = {claim.passage for claim in case.claims} | {name.claim.passage for name in case.names}
    covered = {start for passage in cited if (start := _within(every, starts, *places[passage])) is not None}
    omitted = {start for left in case.omitted if (start := _within(every, starts, left.start, left.end)) is not None}
    forgotten = tuple(sentence for sentence in every if sentence.start not in covered | omitted)
    return Coverage(len(every), len(omitted), forgotten)


def forgotten(case: Case, corpus: Corpus) -> Iterator[Fault]:
    """Yield a fault, at its place in the text, for every sentence that is neither covered nor omitted."""
    for sentence in coverage(case, corpus).forgotten:
        what = f"the sentence of {sentence.end - sentence.start} characters here, in paragraph {sentence.paragraph}"
        yield corpus.fault(sentence.start, f"{what}, has no claim; expected one, or a row in omitted.csv")


def sentences(corpus: Corpus) -> Iterator[Sentence]:
    """Yield the sentences of every paragraph, headings among them.

    >>> [(s.start, s.end) for s in sentences(Corpus("", 'He met Dr Bell. "Why?" asked J. Doe.'))]
    [(0, 15), (16, 36)]
    """
    text = corpus.content
    for number, (low, high) in enumerate(corpus.paragraphs, 1):
        start = low + len(text[low:high]) - len(text[low:high].lstrip())
        for end in _END.finditer(text, low, high):
            if not _SHORT.search(text, start, end.start()):
                yield Sentence(number, start, start + len(text[start : end.end()].rstrip()))
                start = end.end()
        yield Sentence(number, start, start + len(text[start:high].rstrip()))


def _within(every: list[Sentence], starts: list[int], start: int, end: int) -> int | None:
    """Return the start of the sentence in which a span lies, None if it crosses from one to another."""
    at = bisect_right(starts, start) - 1
    return every[at].start if at >= 0 and end <= every[at].end else None
