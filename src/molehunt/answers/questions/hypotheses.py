"""Rival explanations that the text discusses, with the claims that go with each or do not."""

from __future__ import annotations

from typing import Annotated, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Question


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What it explains; rivals share it."]
    consistent: Annotated[int, "How many claims go with it."]
    inconsistent: Annotated[int, "How many do not."]
    neutral: Annotated[int, "How many do neither."]


def answer(enquiry: Enquiry) -> Findings:
    """Return every hypothesis with the claims that pass the lens; ``show`` tells of one of them claim by claim."""
    records = enquiry.rows("ask/hypotheses")
    ids = sorted({member["id"] for record in records for member in record["claims"]})
    kept = {claim.id: claim for claim in enquiry.claims_of(ids)}
    findings = []
    for record in sorted(records, key=lambda record: (record["question"], record["id"])):
        members = [member for member in record["claims"] if member["id"] in kept]
        bearings = [member["bearing"] for member in members]
        columns = {"id": record["id"], "name": record["statement"], "role": record["question"]}
        columns |= {bearing: bearings.count(bearing) for bearing in ("consistent", "inconsistent", "neutral")}
        claims = [kept[id_] for id_ in sorted(member["id"] for member in members)]
        findings.append(Finding(columns, claims, record["statement"], status="possible", of_record=True))
    return Findings(findings)


QUESTION = Question(
    name="hypotheses",
    summary="Rival explanations, with how many claims go with each.",
    explanation="""The explanations that the text discusses, and how many claims go with each or do not.

    "molehunt show ID" tells of one of them claim by claim, with the reason for each.""",
    example="hypotheses",
    parameters=(),
    row=Row,
    table=(
        ("explains", "role"),
        ("hypothesis", "name"),
        ("with", "consistent"),
        ("against", "inconsistent"),
        ("neutral", "neutral"),
    ),
    answer=answer,
    of_records=True,
)
