"""What an answer is: one frozen type, whatever the question.

To add a question: a module here with one function that returns an Answer, its query under ``cypher/ask``, a method of
``answers.open_case.OpenCase`` and a command in ``cli``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Lens

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows with their proof.

    Each row has id, name, role, status, earliest, latest and claims, besides the columns of its question. ``open`` is
    what the sources leave unknown, ``hinges`` the single claims without which a row would be gone or read otherwise,
    and ``claims`` every claim named, with its statement, asserters (outermost first), passage and grade.
    """

    question: str
    asked: Mapping[str, Any]
    case: str
    lens: Mapping[str, Any]
    rows: tuple[Row, ...]
    open: tuple[Row, ...] = ()
    hinges: tuple[Row, ...] = ()
    claims: Mapping[str, Row] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole answer as plain dictionaries and lists; days are datetime.date."""
        return {
            "question": self.question,
            "asked": dict(self.asked),
            "case": self.case,
            "lens": dict(self.lens),
            "rows": [dict(row) for row in self.rows],
            "open": [dict(row) for row in self.open],
            "hinges": [dict(row) for row in self.hinges],
            "claims": {id_: dict(claim) for id_, claim in self.claims.items()},
        }

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame, one line a row; ``attrs`` holds question, lens, open and hinges."""
        import pandas as pd

        frame = pd.DataFrame([dict(row) for row in self.rows], columns=list(self.rows[0]) if self.rows else None)
        frame.attrs = {name: value for name, value in self.to_dict().items() if name not in ("rows", "claims")}
        return frame


def with_namings(answer: Answer, claims: Iterable[Evidence]) -> Answer:
    """Return an answer with the proof of the naming claims on which its rows rest."""
    named = {id_ for row in answer.rows for id_ in row.get("identified_by", ())}
    return replace(answer, claims={**answer.claims, **proofs(claims, named)})


def nothing_said(lens: Lens) -> str:
    """Return the words for a question to which no claim speaks."""
    return "no claim says, under this lens" if lens.to_dict() else "no claim says"


def proofs(evidence: Iterable[Evidence], ids: Iterable[str]) -> dict[str, Row]:
    """Return the proof of each claim named, in the order of the evidence."""
    wanted = set(ids)
    return {claim.id: claim.proof() for claim in evidence if claim.id in wanted}
