"""Everything about one entity or one record: the claims with their proof, and what else the graph holds on it.

To show more: a column in ``ask/entity``, ``ask/claim_details`` or ``ask/record``, and its place in ``_of_entity``,
``_of_claim`` or ``_of_record``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from molehunt.answers.answer import Answer, nothing_said, proofs
from molehunt.answers.weighing import Namings, identified, row_status
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Lens
from molehunt.model.records import ROLES

Query = Callable[..., Sequence[Mapping[str, Any]]]
_NOT_SHOWN = ("digest", "case", "id", "family", "reliability", "credibility", "authors", "sources", "passage")


def show(
    evidence: Sequence[Evidence], ids: Sequence[str], *, name: str, namings: Namings, case: str, lens: Lens
) -> Answer:
    """Return every claim in which an entity has a role or which it asserts, or the one claim of that id.

    ``ids`` begins with the id asked for; those of forms of words that are said to denote it follow, and ``namings``
    maps them to the claims that say so. One row a claim, in the order of the passages; ``role`` is the part that the
    entity has in it, and under which name.
    """
    kept = _in_order(lens.through(evidence))

    def row(claim: Evidence) -> dict[str, Any]:
        parts = [(part.role, part.id, part.name) for part in claim.parts if part.id in ids]
        parts += [("asserted by", id_, asserter) for id_, asserter in claim.asserted_by if id_ in ids]
        roles = [role if id_ == ids[0] else f"{role}, as {form}" for role, id_, form in parts]
        said = {"id": ids[0], "name": name, "role": "; ".join(roles) or "claim", **_columns(claim, ids)}
        # Where the entity stands under its own id as well, no naming is needed to bring the claim here.
        forms = {id_ for _, id_, _ in parts}
        return identified(said, () if ids[0] in forms else forms, namings)

    return _answer(ids[0], kept, [row(claim) for claim in kept], case, lens)


def show_record(evidence: Sequence[Evidence], record: Mapping[str, Any], *, case: str, lens: Lens) -> Answer:
    """Return the claims of a disagreement, a set of alternatives, a hypothesis or a source, from ``ask/record``.

    One row a claim; ``role`` is its side ("side 1"), "alternative", what it does for the hypothesis ("consistent" ...,
    with ``why``), or for a source "in it" or "quoted from it".
    """
    id_ = record["id"]
    ties = {tie["id"]: tie for tie in record["claims"]}
    name = record["record"].get("question") or record["record"].get("statement") or record["record"].get("title")
    # Records of two kinds may share an id: what belongs to the other one has no tie to this.
    of_source = record["label"] == "Source"
    kept = [c for c in _in_order(lens.through(evidence)) if (id_ in c.sources if of_source else c.id in ties)]

    def row(claim: Evidence) -> dict[str, Any]:
        tie = ties.get(claim.id, {})
        role = _of_source(claim, id_) if of_source else _tie(tie)
        why = {"why": tie["why"]} if tie.get("why") else {}
        return {"id": id_, "name": name, "role": role, **_columns(claim, ()), **why}

    def place(row: Mapping[str, Any]) -> tuple[int, str]:
        tie = ties.get(row["claims"][0], {})
        return tie.get("position") or 0, tie.get("bearing") or ""

    return _answer(id_, kept, sorted(map(row, kept), key=place), case, lens)


def _of_source(claim: Evidence, source: str) -> str:
    return "in it" if claim.passage["source"] == source else "quoted from it"


def _tie(tie: Mapping[str, Any]) -> str:
    return {"SIDE": f"side {tie['position']}", "ALTERNATIVE": "alternative"}.get(tie["tie"]) or str(tie["bearing"])


def _in_order(claims: Iterable[Evidence]) -> list[Evidence]:
    return sorted(claims, key=lambda c: (c.passage["start"], c.passage["end"], c.id))


def _answer(id_: str, kept: Sequence[Evidence], rows: Sequence[dict[str, Any]], case: str, lens: Lens) -> Answer:
    unknown: dict[str, dict[str, Any]] = {}
    for claim in kept:
        for choice in claim.alternatives:
            unknown.setdefault(choice.id, {"what": choice.question, "claims": []})["claims"].append(claim.id)
    if not rows:
        unknown[""] = {"what": nothing_said(lens), "claims": []}
    proof = proofs(kept, [claim.id for claim in kept])
    return Answer("show", {"id": id_}, case, lens.to_dict(), tuple(rows), tuple(unknown.values()), (), proof)


def _columns(claim: Evidence, ids: Collection[str]) -> dict[str, Any]:
    return {
        "predicate": claim.predicate,
        "statement": claim.statement,
        "with": [f"{part.role}: {part.name}" for part in claim.parts if part.id not in ids],
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
    which it goes and what it ``denotes``, each with the claim that says so; ``claim``: everything its author put down,
    its roles, its passage, its ``alternatives`` and its ``disagreements``, with the claims on the other sides; or
    ``record``: what it is and holds, and the ``decisions`` on it.
    """
    id_ = answer.asked["id"]
    kinds = (
        ("claim", "ask/claim_details", _of_claim),
        ("entity", "ask/entity", _of_entity),
        ("record", "ask/record", _of_record),
    )
    for kind, name, described in kinds:
        rows = query(name, id=id_)
        if rows:
            return replace(answer, asked={**answer.asked, kind: described(rows[0])})
    return answer


def _of_entity(row: Mapping[str, Any]) -> dict[str, Any]:
    label = next((label for label in row["labels"] if label != "Entity"), "Entity")
    names = {key: _sorted(row[key], "name", "claim") for key in ("names", "denotes")}
    return {"label": label, "kind": row["kind"], "name": row["name"], "note": row["note"], **names}


def _of_record(row: Mapping[str, Any]) -> dict[str, Any]:
    held = {name: value for name, value in sorted(row["record"].items()) if name not in _NOT_SHOWN}
    return {"label": row["label"], **held, "decisions": _sorted(row["decisions"], "id")}


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
