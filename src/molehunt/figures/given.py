"""What a figure is given, whatever its form: rows, and the case, the lens and the claims for its caption."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from molehunt.answers.answer import Answer, plain
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """Rows of an answer or a frame; ``proof`` holds the claims of an answer, and is empty for a frame.

    ``notes`` are those of the answer; ``lens`` is the one of them that tells the lens.
    """

    rows: tuple[Row, ...]
    case: str = ""
    notes: tuple[str, ...] = ()
    at_issue: tuple[Row, ...] = ()
    proof: Mapping[str, Row] = field(default_factory=dict)
    subject: Row = field(default_factory=dict)
    asked: Row = field(default_factory=dict)

    @property
    def lens(self) -> str:
        """The lens in words; empty where all claims count."""
        return next((note.removeprefix("lens: ") for note in self.notes if note.startswith("lens: ")), "")

    @property
    def claims(self) -> frozenset[str]:
        """The claims on which the rows rest."""
        return frozenset(id_ for row in self.rows for id_ in row.get("claims") or ())

    @property
    def remarks(self) -> str:
        """The notes besides the lens, as a sentence."""
        said = "; ".join(note for note in self.notes if not note.startswith("lens: "))
        return f"{said[0].upper()}{said[1:]}." if said else ""


def given(data: Answer | pd.DataFrame, figure: str, *needed: str) -> Given:
    """Read an answer, or a frame of its rows; the ``attrs`` of ``Answer.to_frame`` tell of the case and the lens.

    Raises MolehuntError for anything else, and for rows without the columns needed.
    """
    found = _of_answer(data) if isinstance(data, Answer) else _of_frame(data, figure)
    missing = [name for name in needed if found.rows and name not in found.rows[0]]
    if missing:
        held = ", ".join(found.rows[0])
        raise MolehuntError(f"figure {figure}: the rows have no column {missing[0]!r}; they have {held}")
    return found


def source_of(case: str, lens: str, claims: int | None) -> str:
    """Return the sentence that every caption begins with: which case, under which lens, from how many claims.

    Of data of one's own nothing is known of a lens.
    """
    counts = [counted(claims, "claim")] if claims is not None else []
    told = [f"Case {case}", f"lens: {lens or 'none, all claims count'}"] if case else ["Data of no case"]
    return "; ".join([*told, *counts]) + "."


def _of_answer(answer: Answer) -> Given:
    return Given(answer.rows, answer.case, answer.notes, answer.at_issue, answer.claims, answer.subject, answer.asked)


def _of_frame(frame: Any, figure: str) -> Given:
    if not (hasattr(frame, "to_dict") and hasattr(frame, "columns") and hasattr(frame, "attrs")):
        kind = type(frame).__name__
        raise MolehuntError(f"figure {figure}: expected an answer of molehunt or a pandas DataFrame, not {kind}")
    whole = frame if frame.index.name is None or frame.index.name in frame.columns else frame.reset_index()
    # What is missing, NaN, NA or NaT, is None for a figure.
    known = whole.astype(object).where(whole.notna(), None)
    rows = tuple({str(name): plain(one) for name, one in row.items()} for row in known.to_dict("records"))
    told = frame.attrs
    return Given(
        rows,
        str(told.get("case") or ""),
        notes=tuple(told.get("notes") or ()),
        at_issue=tuple(told.get("at_issue") or ()),
        subject=told.get("subject") or {},
        asked=told.get("asked") or {},
    )
