"""What the text leaves open between several claims."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Annotated, TypedDict

from molehunt.answers.answer import Answer
from molehunt.answers.columns import AlternativesIds
from molehunt.answers.question import Block, Enquiry, Finding, Findings, Question, Told


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What leaves it open: a pronoun, one of several, a reading."]
    one_of: Annotated[list[str], "The statements of which one holds, in the order of the case."]
    varies_with: Annotated[
        AlternativesIds, "Ids of the sets that go with it: if its first claim holds, so does the first there."
    ]


def answer(enquiry: Enquiry) -> Findings:
    """Return the sets of alternatives of which a claim passes the lens."""
    records = enquiry.rows("ask/alternatives")
    ids = [member["id"] for record in records for member in record["claims"]]
    together: dict[str, list[str]] = {}
    for record in records:
        together.setdefault(record["choice"], []).append(record["id"])
    kept = {claim.id: claim for claim in enquiry.claims_of(ids)}
    findings = []
    for record in records:
        members = sorted(record["claims"], key=itemgetter("position"))
        claims = [kept[member["id"]] for member in members if member["id"] in kept]
        if claims:
            columns = {
                "id": record["id"],
                "name": record["question"],
                "role": record["kind"],
                "one_of": [claim.statement for claim in claims],
                "varies_with": [id_ for id_ in together[record["choice"]] if id_ != record["id"]],
            }
            findings.append(Finding(columns, claims, record["question"], status="possible", of_record=True))
    return Findings(findings)


def _blocks(answer: Answer) -> Iterator[Block]:
    for row in answer.rows:
        # Claims are in the order of their ids, the statements in that of the case.
        by_statement = {answer.claims[id_]["statement"]: id_ for id_ in row["claims"]}
        lines = [Told("or" if n else "either", words, (by_statement[words],)) for n, words in enumerate(row["one_of"])]
        if row["varies_with"]:
            lines.append(Told("", f"varies with {', '.join(row['varies_with'])}"))
        yield Block(f"{row['name']} ({row['role']}) [{row['id']}]", lines)


QUESTION = Question(
    name="alternatives",
    chapter="What the sources bear out",
    summary="What the text leaves open between several claims.",
    explanation="""Sets of claims of which the text leaves open which one holds: "he" may be either of two men.

    Several sets can vary together: whoever "he" is, it is the same man in all of them.""",
    example="alternatives",
    parameters=(),
    row=Row,
    blocks=_blocks,
    answer=answer,
    of_records=True,
    key=("id",),
)
