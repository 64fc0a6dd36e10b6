"""The words of a passage, for whoever has the source text: a case holds only where they stand, and their hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from molehunt.case.faults import Fault
from molehunt.case.locators import paragraphs, read_corpus
from molehunt.model.errors import CaseError


def quotations(claims: Mapping[str, Mapping[str, Any]], corpus: Path | str) -> dict[str, str]:
    """Return the words on which each claim rests, verified: its id and the span of the text.

    ``claims`` are those of an answer, each with a ``passage`` of paragraph, start, end and sha256. Raises CaseError if
    the text cannot be read, or naming the first claim whose passage is not in it as it was when the case was made.
    """
    text = read_corpus(Path(corpus))
    if isinstance(text, Fault):
        raise CaseError(f"{text}; see --corpus and MOLEHUNT_CORPUS")
    lines = paragraphs(text)
    wrong = [id_ for id_, claim in claims.items() if not _holds(text, lines, claim["passage"])]
    if wrong:
        raise CaseError(_refusal(wrong, claims[wrong[0]]["passage"], corpus))
    return {id_: text[claim["passage"]["start"] : claim["passage"]["end"]] for id_, claim in claims.items()}


def _holds(text: str, lines: Sequence[tuple[int, int]], passage: Mapping[str, Any]) -> bool:
    paragraph, start, end = passage["paragraph"], passage["start"], passage["end"]
    if not (0 < paragraph <= len(lines) and lines[paragraph - 1][0] <= start < end <= lines[paragraph - 1][1]):
        return False
    return bool(sha256(text[start:end].encode()).hexdigest() == passage["sha256"])


def _refusal(wrong: Sequence[str], passage: Mapping[str, Any], corpus: Path | str) -> str:
    where = f"paragraph {passage['paragraph']}, characters {passage['start']} to {passage['end']}"
    others = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return (
        f"claim {wrong[0]}{others}: {where} of {corpus} is not the passage with SHA-256 {passage['sha256']}; "
        "give the text that the case was made from, unchanged, or none"
    )
