"""Where the claims of a case do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypedDict

from molehunt.answers.answer import Answer
from molehunt.answers.question import Block, Enquiry, Finding, Findings, Parameter, Question, Told


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


def _blocks(answer: Answer) -> Iterator[Block]:
    told = {item["disagreement"]: item for item in answer.at_issue}
    for row in answer.rows:
        lines = list(_lines(told[row["id"]], answer.claims))
        if row["would_decide"]:
            lines.append(Told("", f"what would settle it: {row['would_decide']}"))
        yield Block(f"{row['name']} ({row['role']}) [{row['id']}]", lines, row["id"])


def _lines(item: Mapping[str, Any], claims: Mapping[str, Any]) -> Iterator[Told]:
    for number, side in enumerate(item["sides"], 1):
        yield from (Told(f"side {number}", claims[id_]["statement"], (id_,)) for id_ in side)
    for one in item["decided"]:
        favoured = f"side {item['sides'].index(one['for']) + 1}" if one["for"] in item["sides"] else "another side"
        yield Told("decided", f"for {favoured} by {one['by']}: {one['reason']}")


QUESTION = Question(
    name="disagreements",
    summary="Where the claims do not go together, side by side.",
    explanation="""Where claims do not go together, with every side; with ABOUT, only those that touch it.

    A decision that is on record is told below the sides; they are all kept.""",
    example="disagreements Krivitsky",
    parameters=(Parameter("about", "Only those that touch this one."),),
    row=Row,
    blocks=_blocks,
    answer=answer,
    of_records=True,
)
