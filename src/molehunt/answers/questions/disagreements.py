"""Where the claims of a case do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "In what way they do not: contradiction, tension, date ..."]
    sides: Annotated[list[str], "The statements of each side, sides in order."]
    would_decide: Annotated[str | None, "What would settle it."]


def answer(enquiry: Enquiry) -> Findings:
    """Return the disagreements of which two sides are in sight; those about an entity, if one is given."""
    about = enquiry.named("about")
    records = enquiry.rows("ask/disagreements")
    concerned = {claim.id for claim in enquiry.claims("ask/entity_claims", id=about.id)} if about else None
    ids = [member["id"] for record in records for member in record["claims"]]
    kept = {claim.id: claim for claim in enquiry.claims_of(ids)}
    return Findings(list(_findings(records, kept, concerned)))


def _findings(records: list[dict[str, Any]], kept: dict[str, Any], concerned: set[str] | None) -> Iterator[Finding]:
    for record in records:
        members = [member for member in record["claims"] if member["id"] in kept]
        sides: dict[int, list[str]] = {}
        for member in sorted(members, key=lambda member: (member["position"], member["id"])):
            sides.setdefault(member["position"], []).append(member["id"])
        if len(sides) < 2 or (concerned is not None and not concerned & {member["id"] for member in members}):
            continue
        columns = {
            "id": record["id"],
            "name": record["question"],
            "role": record["kind"],
            "sides": [" / ".join(kept[id_].statement for id_ in ids) for ids in sides.values()],
            "would_decide": record["would_decide"] or None,
        }
        claims = [kept[id_] for ids in sides.values() for id_ in ids]
        decided = "; ".join(f"for side {one['favours']}" for one in sorted(record["decisions"], key=lambda d: d["id"]))
        yield Finding(columns, claims, record["question"], status="disputed", of_record=True, decided=decided or None)


def _sides(row: Mapping[str, Any]) -> str:
    return " ".join(f"({number}) {side}" for number, side in enumerate(row["sides"], 1))


QUESTION = Question(
    name="disagreements",
    summary="Where the claims do not go together, side by side.",
    explanation="""Where claims do not go together, with every side; with ABOUT, only those that touch it.

    A decision that is on record is told under "At issue"; the sides are kept all the same.""",
    example="disagreements Krivitsky",
    parameters=(Parameter("about", "Only those that touch this one."),),
    row=Row,
    table=(("question", "name"), ("kind", "role"), ("sides", _sides), ("decided", "decided")),
    answer=answer,
    of_records=True,
)
