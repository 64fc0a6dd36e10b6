"""A reading: which entry of the case a typed name was taken for, and how that was found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from molehunt.answers.naming.entry import Entry
from molehunt.answers.naming.near import MEASURE

HOW = ("id", "exact", "folded", "spelling", "transliterated", "words", "near")
"""The ways of reading, the surest first; ``spelling`` is another one in Latin letters."""
OTHERWISE = {"spelling": "another spelling", "transliterated": "a transliteration"}
"""The words for those by which the same name is written otherwise."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed name was read as.

    ``text`` is what was typed, ``how`` one of HOW, ``score`` the likeness (0 to 1) of a near spelling, else None.
    ``form`` is the id of the form of words through which somebody was found, or None. ``note`` is one sentence for the
    reader, or None where nothing needs to be said.
    """

    id: str
    name: str
    text: str
    how: str
    score: float | None = None
    form: str | None = None
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the fields that are set."""
        return {name: value for name, value in asdict(self).items() if value is not None}


def reading(text: str, found: Entry, how: str, score: float | None, form: Entry | None) -> Reading:
    """Return the reading of ``text`` as ``found``, by way of ``form`` if that is what was typed."""
    reasons = [reason(how, score, form), *([_denoting(form, found)] if form else [])]
    said = "; ".join(reason for reason in reasons if reason)
    note = f"{quoted(text)} read as {found.name} ({said})" if said else None
    return Reading(found.id, found.name, text, how, score, form.id if form else None, note)


def reason(how: str, score: float | None, form: Entry | None) -> str:
    """Return how a text was read, if it is not an exact name, else an empty text."""
    of = f"of {quoted(form.name) if form else 'the name'}"
    if how in OTHERWISE:
        return f"{OTHERWISE[how]} {of}"
    if how == "words":
        return f"words {of}"
    return f"near spelling {of}, {MEASURE} {score:.2f}" if how == "near" else ""


def how_written(text: str) -> str:
    """Return as what a text counts that has the words of a name, written otherwise: one of HOW."""
    # Latin letters, with whatever accents, end before U+0250.
    return "spelling" if all(char < "\u0250" for char in text if char.isalpha()) else "transliterated"


def _denoting(form: Entry, found: Entry) -> str:
    says = "is said to" if form.firmly(found.id) else "may"
    return f"{article(form.kind or 'name')} that {says} denote this {shown_label(found.label).lower()}"


def shown_label(label: str) -> str:
    """Return the label of an entity as messages give it."""
    return "work" if label == "Source" else label


def article(word: str) -> str:
    """Return the word with its article."""
    return f"{'an' if word[:1].lower() in 'aeio' else 'a'} {word}"


def quoted(text: str) -> str:
    """Return the text in quotation marks, shortened, without control characters."""
    shown = "".join(char if char.isprintable() else "?" for char in text)
    return f'"{shown[:_SHOWN]}..."' if len(shown) > _SHOWN else f'"{shown}"'
