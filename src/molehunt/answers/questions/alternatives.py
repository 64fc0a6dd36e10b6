"""What the text leaves open between several claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Question


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What leaves it open: a pronoun, one of several, a reading."]
    one_of: Annotated[list[str], "The statements of which one holds."]


def answer(enquiry: Enquiry) -> Findings:
    """Return the sets of alternatives of which a claim passes the lens."""
    records = enquiry.rows("ask/alternatives")
    ids = [member["id"] for record in records for member in record["claims"]]
    kept = {claim.id: claim for claim in enquiry.claims("ask/claims", ids=ids)}
    findings = []
    for record in records:
        claims = [kept[id_] for id_ in sorted(member["id"] for member in record["claims"]) if id_ in kept]
        if claims:
            statements = [claim.statement for claim in claims]
            columns = {"id": record["id"], "name": record["question"], "role": record["kind"], "one_of": statements}
            findings.append(Finding(columns, claims, record["question"], status="possible", of_record=True))
    return Findings(findings)


def _one_of(row: Mapping[str, Any]) -> str:
    return " or ".join(row["one_of"])


QUESTION = Question(
    name="alternatives",
    summary="What the text leaves open between several claims.",
    explanation="""Sets of claims of which the text leaves open which one holds: "he" may be either of two men.""",
    example="alternatives",
    parameters=(),
    row=Row,
    table=(("question", "name"), ("kind", "role"), ("one of", _one_of)),
    answer=answer,
    of_records=True,
)
