"""What is told of one entity, record or claim above its claims: the fields of an answer's subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Filter

Details = dict[str, Any]


def of_entity(row: Details) -> Details:
    """Return what is told of an entity, from a row of ``ask/entity``."""
    return {
        "kind": row["kind"],
        "note": row["note"],
        "called": [_naming(naming) for naming in _sorted(row["names"], "name", "claim")],
        "stands_for": [_naming(naming) for naming in _sorted(row["denotes"], "name", "claim")],
        "works": [f"{work['title']} ({work['id']})" for work in _sorted(row["works"], "id")],
        "as_a_source": [f"{work['title']} ({work['id']})" for work in _sorted(row["sources"], "id")],
    }


def _naming(naming: Details) -> str:
    negated = " not" if naming["polarity"] == "negated" else ""
    kind = f" ({naming['kind']})" if naming["kind"] else ""
    users = f", used by {', '.join(sorted(naming['used_by']))}" if naming["used_by"] else ""
    return f"{naming['name']}{kind}{users}:{negated} {naming['status']} [{naming['claim']}]"


def of_record(row: Details, lens: Filter) -> Details:
    """Return what is told of a record, from a row of ``ask/record``; decisions count if the lens hears who decided."""
    shown = ("kind", "question", "statement", "title", "date", "would_decide", "note")
    held = {name: row["record"].get(name) for name in shown if row["record"].get(name)}
    held |= {"authors": sorted(row["authors"]), "derives_from": sorted(row["derives_from"])}
    decisions = [
        f"for side {one['favours']} by {one['decided_by']} [{one['id']}]: {one['reason']}"
        for one in _sorted(row["decisions"], "id")
        if lens.hears(one["decided_by"])
    ]
    return held | {"decided": decisions}


def of_claim(claim: Evidence, notes: Details) -> Details:
    """Return what is told of a claim beside its row, with its row of ``ask/claim_notes``."""
    passage = claim.passage
    parts = [f"{one.role}: {one.name} ({one.id})" for one in claim.participants]
    repeats = f", repeats {passage['repeats']}" if passage["repeats"] else ""
    return {
        "predicate": claim.predicate,
        "parts": parts,
        **{name: getattr(claim, name) for name in ("what", "channel", "mode", "stance", "polarity", "certainty")},
        **{name: getattr(claim, name) for name in ("hedge", "basis")},
        "sameness": notes["sameness"],
        "recorded": claim.origin.recorded,
        "date": claim.date,
        "date_wording": notes["date_wording"],
        "date_basis": notes["date_basis"],
        "asserted_by": " > ".join(asserter for _, asserter in claim.asserted_by),
        "grade": f"{claim.grade}: {notes['grade_because']}" if notes["grade_because"] else claim.grade,
        "passage": f"{passage['title']} ({passage['source']}), paragraph {passage['paragraph']}, {passage['id']}: "
        f"characters {passage['start']} to {passage['end']}, SHA-256 {passage['sha256']}{repeats}",
        "note": notes["note"],
    }


def _sorted(rows: Iterable[Mapping[str, Any]], *keys: str) -> list[Details]:
    return [dict(row) for row in sorted(rows, key=lambda row: [row[key] for key in keys])]
