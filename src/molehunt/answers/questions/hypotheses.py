"""Rival explanations that the text discusses, with the claims that go with each or do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Question
from molehunt.graph.evidence import Evidence

_BEARINGS = ("consistent", "inconsistent", "neutral")


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What it explains; rivals share it."]
    consistent: Annotated[int, "How many claims go with it; several may come from one witness."]
    consistent_asserters: Annotated[int, "From how many these come: the innermost asserter of each, counted once."]
    inconsistent: Annotated[int, "How many claims do not; several may come from one witness."]
    inconsistent_asserters: Annotated[int, "From how many these come."]
    neutral: Annotated[int, "How many claims do neither."]
    neutral_asserters: Annotated[int, "From how many these come."]


def answer(enquiry: Enquiry) -> Findings:
    """Return every hypothesis with the claims that pass the lens; ``show`` tells of one of them claim by claim."""
    records = enquiry.rows("ask/hypotheses")
    ids = sorted({member["id"] for record in records for member in record["claims"]})
    kept = {claim.id: claim for claim in enquiry.claims_of(ids)}
    findings = []
    for record in sorted(records, key=lambda record: (record["question"], record["id"])):
        members = [member for member in record["claims"] if member["id"] in kept]
        columns = {"id": record["id"], "name": record["statement"], "role": record["question"]}
        for bearing in _BEARINGS:
            columns |= _counts(bearing, [kept[member["id"]] for member in members if member["bearing"] == bearing])
        claims = [kept[id_] for id_ in sorted(member["id"] for member in members)]
        findings.append(Finding(columns, claims, record["statement"], status="possible", of_record=True))
    return Findings(findings)


def _counts(bearing: str, claims: Sequence[Evidence]) -> dict[str, int]:
    """Count claims, and those at the root of them: ten claims from one memoir are one voice."""
    return {bearing: len(claims), f"{bearing}_asserters": len({claim.comes_from for claim in claims})}


def _of(bearing: str, row: Mapping[str, Any]) -> str:
    claims, asserters = row[bearing], row[f"{bearing}_asserters"]
    return f"{claims} from {asserters}" if claims else "0"


QUESTION = Question(
    name="hypotheses",
    summary="Rival explanations, with how many claims go with each, and from how many they come.",
    explanation="""The explanations that the text discusses, and how many claims go with each or do not.

    "6 from 2" are six claims that come from two asserters: the innermost one of each claim, who may be a work. More
    claims are not more witnesses. "molehunt show ID" tells of one of them claim by claim, with the reason for each.""",
    example="hypotheses",
    parameters=(),
    row=Row,
    table=(
        ("explains", "role"),
        ("hypothesis", "name"),
        ("claims with it", partial(_of, "consistent")),
        ("against it", partial(_of, "inconsistent")),
        ("neutral", partial(_of, "neutral")),
    ),
    answer=answer,
    of_records=True,
)
