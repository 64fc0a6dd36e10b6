"""Everything about one entity or one claim: the claims with their proof, and what else the graph holds on it.

To show more: a column in ``ask/entity`` or ``ask/claim_details``, and its place in ``_of_entity`` or ``_of_claim``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from molehunt.answers.answer import Answer, proofs
from molehunt.answers.weighing import row_status
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Lens
from molehunt.model.records import ROLES

Query = Callable[..., Sequence[Mapping[str, Any]]]
_NOT_SHOWN = ("digest", "case", "id", "family", "reliability", "credibility", "authors", "sources", "passage")


def show(evidence: Sequence[Evidence], id_: str, *, name: str, case: str, lens: Lens) -> Answer:
    """Return every claim in which an entity has a role or which it asserts, or the one claim of that id.

    One row a claim, in the order of the passages; ``role`` is the part that the entity has in it.
    """
    kept = sorted(lens.through(evidence), key=lambda c: (c.passage["start"], c.passage["end"], c.id))
    rows = tuple(_row(claim, id_, name) for claim in kept)
    unknown = tuple({"what": choice.question, "claims": [claim.id]} for claim in kept for choice in claim.alternatives)
    return Answer("show", {"id": id_}, case, lens.to_dict(), rows, unknown, (), proofs(kept, [c.id for c in kept]))


def _row(claim: Evidence, id_: str, name: str) -> dict[str, Any]:
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
        "alternatives": [choice.id for choice in claim.alternatives],
        "paragraph": claim.passage["paragraph"],
        "status": row_status([claim]),
        "earliest": claim.earliest,
        "latest": claim.latest,
        "claims": [claim.id],
    }


def with_details(answer: Answer, query: Query) -> Answer:
    """Return an answer of ``show`` with all that the graph holds on what it is about, under ``asked``.

    ``query`` runs a query file on the case. ``asked`` gets ``entity``: label, kind, name, note, and the ``names`` by
    which it goes and what it ``denotes``, each with the claim that says so; or ``claim``: everything its author put
    down, its roles, its passage, its ``alternatives`` and its ``disagreements``, with the claims on the other sides.
    """
    id_ = answer.asked["id"]
    for kind, name, described in (("claim", "ask/claim_details", _of_claim), ("entity", "ask/entity", _of_entity)):
        rows = query(name, id=id_)
        if rows:
            return replace(answer, asked={**answer.asked, kind: described(rows[0])})
    return answer


def _of_entity(row: Mapping[str, Any]) -> dict[str, Any]:
    label = next((label for label in row["labels"] if label != "Entity"), "Entity")
    names = {key: _sorted(row[key], "name", "claim") for key in ("names", "denotes")}
    return {"label": label, "kind": row["kind"], "name": row["name"], "note": row["note"], **names}


def _of_claim(row: Mapping[str, Any]) -> dict[str, Any]:
    claim = row["claim"]
    letter, number = claim.get("reliability"), claim.get("credibility")
    return {
        **{name: value for name, value in sorted(claim.items()) if name not in _NOT_SHOWN},
        "grade": f"{letter or ''}{'' if number is None else number}",
        "roles": {
            role: _sorted([part for part in row["roles"] if part["role"].lower() == role], "id")
            for role in ROLES
            if any(part["role"].lower() == role for part in row["roles"])
        },
        "asserted_by": _sorted(row["asserted_by"], "depth"),
        "passage": row["passages"][0],
        "alternatives": [_group(group) for group in _sorted(row["alternatives"], "id")],
        "disagreements": [_group(group) for group in _sorted(row["disagreements"], "id")],
    }


def _group(group: Mapping[str, Any]) -> dict[str, Any]:
    return {**group, "claims": sorted(group["claims"], key=lambda claim: (claim.get("position", 0), claim["id"]))}


def _sorted(rows: Iterable[Mapping[str, Any]], *keys: str) -> list[dict[str, Any]]:
    return [dict(row) for row in sorted(rows, key=lambda row: [row[key] for key in keys])]
