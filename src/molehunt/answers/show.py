"""Everything about one entity or one claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from molehunt.answers.answer import Answer, proofs
from molehunt.answers.weighing import Choices, row_status
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Lens


def show(evidence: Sequence[Evidence], id_: str, *, name: str, case: str, lens: Lens) -> Answer:
    """Return every claim in which an entity has a role or which it asserts, or the one claim of that id.

    One row a claim, in the order of the passages; ``role`` is the part that the entity has in it.
    """
    kept = sorted((c for c in evidence if lens.keeps(c)), key=lambda c: (c.passage["start"], c.passage["end"], c.id))
    choices = Choices.of(kept)
    rows = tuple(_row(claim, id_, name, choices) for claim in kept)
    unknown = tuple({"what": question, "claims": [claim.id]} for claim in kept for _, question in claim.alternatives)
    return Answer("show", {"id": id_}, case, lens.to_dict(), rows, unknown, (), proofs(kept, [c.id for c in kept]))


def _row(claim: Evidence, id_: str, name: str, choices: Choices) -> dict[str, Any]:
    roles = [part.role for part in claim.parts if part.id == id_]
    roles += ["asserted by" for asserter, _ in claim.asserted_by if asserter == id_]
    return {
        "id": id_,
        "name": name,
        "role": ", ".join(roles) or "claim",
        "predicate": claim.predicate,
        "statement": claim.statement,
        "with": [f"{part.role}: {part.name}" for part in claim.parts if part.id != id_],
        "asserted_by": [asserter for _, asserter in claim.asserted_by],
        "polarity": claim.polarity,
        "mode": claim.mode,
        "grade": claim.grade,
        "disagreements": [f"{side.disagreement} ({side.kind}, side {side.position})" for side in claim.sides],
        "alternatives": [set_id for set_id, _ in claim.alternatives],
        "paragraph": claim.passage["paragraph"],
        "status": row_status([claim], choices) if claim.mode == "done" else claim.mode,
        "earliest": claim.earliest,
        "latest": claim.latest,
        "claims": [claim.id],
    }
