"""Everything about an entity, or about a record: a claim, a disagreement, alternatives, a hypothesis, a source.

To show more: a column in ``ask/entity``, ``ask/claim_notes`` or ``ask/record``, and its line in ``answers.details``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypedDict

from molehunt.answers.columns import AlternativesIds
from molehunt.answers.details import Details, of_claim, of_entity, of_record
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Named, Parameter, Question
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link
from molehunt.model.errors import UnknownNameError
from molehunt.model.nearest import nearest
from molehunt.model.status import sentence_status


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "The part that the entity has in the claim, or the claim in the record."]
    predicate: Annotated[str, "What kind of thing the claim says."]
    statement: Annotated[str, "The claim in one sentence; of a claim that denies, the denial."]
    others: Annotated[list[str], "The other parts in the claim, each with its role."]
    asserted_by: Annotated[list[str], "Who puts it forward, the outermost first."]
    polarity: Annotated[str, "affirmed, or negated: the claim denies."]
    mode: Annotated[str, "done, or only planned, attempted, proposed, ordered, requested, permitted, refused."]
    grade: Annotated[str, "The Admiralty grade."]
    alternatives: Annotated[AlternativesIds, "Ids of the sets of alternatives to which the claim belongs."]
    paragraph: Annotated[int, "The paragraph of its passage."]
    why: Annotated[str | None, "Of a claim on a hypothesis: why it goes with it, or does not."]


def answer(enquiry: Enquiry) -> Findings:
    """Show the record or the claim of that id, else the entity of that id or name, else the source of that title."""
    text = enquiry.id_of("id") or ""
    if enquiry.rows("ask/origins", ids=[text]):
        kept = enquiry.claims_of([text])
        return _claim(enquiry, kept[0]) if kept else Findings((), subject={"id": text, "name": text, "label": "Claim"})
    if records := enquiry.rows("ask/record", id=text):
        return _records(enquiry, records)
    try:
        return _entity(enquiry, _meant(enquiry, text))
    except UnknownNameError as error:
        titled = [row["id"] for row in enquiry.rows("ask/sources") if row["title"].casefold() == text.casefold()]
        if len(titled) == 1:
            return _records(enquiry, enquiry.rows("ask/record", id=titled[0]))
        raise _with_records(error, text, enquiry) from None


def _meant(enquiry: Enquiry, text: str) -> Named:
    """Return the entity that is meant: where several things bear a name, the one person or group among them."""
    try:
        return enquiry.read(text)
    except UnknownNameError as error:
        try:
            return enquiry.read(text, *AGENT)
        except UnknownNameError:
            raise error from None


def _with_records(error: UnknownNameError, text: str, enquiry: Enquiry) -> UnknownNameError:
    """Return the error with the nearest ids of claims and records, and titles of sources, if any are near."""
    known = [row["id"] for row in enquiry.rows("ask/record_ids")]
    near = nearest(text, known + [row["title"] for row in enquiry.rows("ask/sources")])
    return UnknownNameError(f"{error}; near it among claims and records: {', '.join(near)}") if near else error


def _entity(enquiry: Enquiry, entity: Named) -> Findings:
    claims = _in_order(enquiry.claims("ask/entity_claims", id=entity.id))
    (told,) = enquiry.rows("ask/entity", id=entity.id)
    forms = _forms(entity, told, enquiry)
    rows = [finding for claim in claims if (finding := _part_of(claim, entity, forms, enquiry))]
    subject = {"id": entity.id, "name": entity.name, "label": entity.label, **of_entity(told)}
    namings = [naming["claim"] for naming in (*told["names"], *told["denotes"])]
    return Findings(rows, subject=subject, cited=namings)


def _forms(entity: Named, told: Details, enquiry: Enquiry) -> dict[str, tuple[str, Link]]:
    """Return the forms of words that are said to denote an entity, by id: the form, and what that rests on."""
    counting = enquiry.reader.counting(naming["claim"] for naming in told["names"])
    claims: dict[str, list[str]] = {}
    for naming in told["names"]:
        if naming["claim"] in counting and naming["polarity"] == "affirmed":
            claims.setdefault(naming["id"], []).append(naming["claim"])
    names = {naming["id"]: naming["name"] for naming in told["names"]}
    return {
        id_: (names[id_], Link(f"{names[id_]} is {entity.name}", tuple(sorted(found)))) for id_, found in claims.items()
    }


def _part_of(claim: Evidence, entity: Named, forms: Mapping[str, tuple[str, Link]], enquiry: Enquiry) -> Finding | None:
    """Return the row of a claim in which an entity has a part, be it under another name."""
    parts: list[tuple[str, str | None, tuple[Link, ...]]] = []
    others = []
    for one in claim.participants:
        mine = one.id == entity.id
        named = [party for party in enquiry.parties(one) if party.id == entity.id and party.form]
        parts += [(one.role, None, ())] if mine else [(one.role, party.form_name, party.links) for party in named]
        others += [] if mine or named else [f"{one.role}: {one.name}"]
    parts += [("asserted by", None, ()) for id_, _ in claim.asserted_by if id_ == entity.id]
    said_under = [forms[id_] for id_, _ in claim.asserted_by if id_ in forms]
    parts += [("asserted by", form, (link,)) for form, link in said_under]
    if not parts:
        return None
    role = "; ".join(role if form is None else f"{role}, as {form}" for role, form, _ in parts)
    # Where the entity stands under its own name as well, no naming is needed to bring the claim here.
    own = any(form is None for _, form, _ in parts)
    links = () if own else tuple(dict.fromkeys(link for _, _, found in parts for link in found))
    return _finding(claim, (entity.id, entity.name), role, others=others, links=links)


def _claim(enquiry: Enquiry, claim: Evidence) -> Findings:
    (notes,) = enquiry.rows("ask/claim_notes", id=claim.id)
    others = [f"{one.role}: {one.name}" for one in claim.participants]
    subject = {"id": claim.id, "name": claim.statement, "label": "Claim", **of_claim(claim, notes)}
    return Findings([_finding(claim, (claim.id, claim.id), "claim", others=others)], subject=subject)


def _records(enquiry: Enquiry, records: Sequence[Details]) -> Findings:
    """Show every record of an id: a disagreement and a set of alternatives may share one."""
    rows: list[Finding] = []
    subject: Details = {}
    for record in records:
        told = record["record"]
        name = told.get("statement") or told.get("question") or told.get("title")
        details = {"id": record["id"], "name": name, "label": record["label"], **of_record(record, enquiry.reader.lens)}
        subject = {**details, "also": [*subject.get("also", ()), subject]} if subject else details
        rows += _source_rows(enquiry, record) if record["label"] == "Source" else _member_rows(enquiry, record)
    return Findings(rows, subject=subject)


def _source_rows(enquiry: Enquiry, record: Details) -> Iterator[Finding]:
    for claim in _in_order(enquiry.claims("ask/source_claims", id=record["id"])):
        role = "in it" if claim.passage["source"] == record["id"] else "quoted from it"
        yield _finding(claim, (record["id"], record["record"]["title"]), role)


def _member_rows(enquiry: Enquiry, record: Details) -> list[Finding]:
    ties = {tie["id"]: tie for tie in record["claims"]}
    told = record["record"]
    name = told.get("statement") or told.get("question")
    claims = enquiry.claims_of(ties)
    ordered = sorted(
        _in_order(claims), key=lambda c: (ties[c.id].get("position") or 0, ties[c.id].get("bearing") or "")
    )
    return [_finding(claim, (record["id"], name), _tie(ties[claim.id]), why=ties[claim.id]["why"]) for claim in ordered]


def _tie(tie: Details) -> str:
    return {"SIDE": f"side {tie['position']}", "ALTERNATIVE": "alternative"}.get(tie["tie"]) or str(tie["bearing"])


def _in_order(claims: Iterable[Evidence]) -> list[Evidence]:
    return sorted(claims, key=lambda c: (c.passage["start"], c.passage["end"], c.id))


def _finding(
    claim: Evidence,
    of: tuple[str, str],
    role: str,
    *,
    others: Sequence[str] | None = None,
    links: tuple[Link, ...] = (),
    why: str | None = None,
) -> Finding:
    columns = {
        "id": of[0],
        "name": of[1],
        "role": role,
        "predicate": claim.predicate,
        "statement": claim.statement,
        "others": [f"{one.role}: {one.name}" for one in claim.participants] if others is None else list(others),
        "asserted_by": [asserter for _, asserter in claim.asserted_by],
        "polarity": claim.polarity,
        "mode": claim.mode,
        "grade": claim.grade,
        "alternatives": [choice.id for choice in claim.alternatives],
        "paragraph": claim.passage["paragraph"],
        "why": why,
    }
    return Finding(columns, [claim], claim.statement, links, status=sentence_status(claim.support()))


def _said(row: Mapping[str, Any]) -> str:
    marks = [mark for mark in ("not" if row["polarity"] == "negated" else "", row["mode"]) if mark not in ("", "done")]
    predicate = str(row["predicate"]).replace("_", " ")
    return f"{predicate} ({', '.join(marks)})" if marks else predicate


def _statement(row: Mapping[str, Any]) -> str:
    return f"{row['statement']} ({row['why']})" if row["why"] else str(row["statement"])


QUESTION = Question(
    name="show",
    chapter="People, bodies and events",
    summary="Everything about an entity, a claim, a disagreement, a hypothesis or a source.",
    explanation="""Everything about ID: for an entity, what it is and every claim that names it, also by a codename.

    ID is the id or a name of an entity, or the id of a claim, a disagreement, a set of alternatives, a hypothesis or a
    source, as other answers give them.""",
    example="show krivitsky-wrote-letter",
    parameters=(Parameter("id", "What to show.", takes="id", required=True),),
    row=Row,
    table=(("role", "role"), ("predicate", _said), ("statement", _statement)),
    answer=answer,
    key=("id", "role", "statement", "asserted_by", "paragraph"),
)
