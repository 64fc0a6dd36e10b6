"""Who is of whose family, or has charge of whose child: kin, and kin of kin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from molehunt.answers.acts import pairs, rows
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Findings, Parameter, Question
from molehunt.answers.ways.walking import Front, walk
from molehunt.model.errors import UnknownNameError


class Row(rows.PairRow):
    """The columns of the answer."""

    step: Annotated[int, "1 for kin of whoever was asked about, 2 for kin of these, and so on."]


_FAMILY = "family"
"""The kind of organisation that is a family."""


def answer(enquiry: Enquiry) -> Findings:
    """Follow the ties of kinship from somebody."""
    person = enquiry.named("person")
    assert person is not None  # noqa: S101  # the parameter is required
    if person.label == "Organization" and not _is_family(person.id, enquiry):
        raise UnknownNameError(f'"{person.name}" is an Organization ({person.id}); expected a Person, or a family')
    found = walk(person.id, person.name, enquiry.number("steps"), lambda front: _kin(front, enquiry))
    return Findings(
        [rows.finding(group, {"step": step}) for step, group in found.numbered],
        list(rows.unnamed(found.groups)),
        near=[] if found.groups else nearby(enquiry, [person.id], "ties"),
        notes=found.notes,
    )


def _is_family(id_: str, enquiry: Enquiry) -> bool:
    return any(row["id"] == id_ and row["kind"] == _FAMILY for row in enquiry.rows("ask/named", text=id_))


def _kin(front: Front, enquiry: Enquiry) -> Iterator[pairs.Pair]:
    kinship, membership = pairs.edges_of("kinship"), pairs.edges_of("membership")
    claims = pairs.claims_with(enquiry, {*kinship, *membership}, front)
    for pair in pairs.of_claims(claims, {**membership, **kinship}, enquiry):
        of_family = pair.claim.predicate in kinship or _FAMILY in (pair.start.kind, pair.end.kind)
        if of_family and not front.isdisjoint((pair.start.id, pair.end.id)):
            yield pair


QUESTION = Question(
    name="family",
    chapter="People, bodies and events",
    summary="Who is of whose family.",
    explanation="""The family of PERSON, companions and guardians too, then the family of these.

    Each row is one tie as the claims have it. What follows from two of them, such as that two children of one father
    are brothers, is no row.""",
    example="family Sedov",
    parameters=(
        Parameter("person", "Whose family.", labels=AGENT, required=True),
        Parameter("steps", "How many steps from the person asked about.", takes="number", option="--steps", default=2),
    ),
    row=Row,
    table=(("who", rows.start_of), ("tie", rows.act_of), ("of whom", rows.end_of), ("what", "what")),
    answer=answer,
    section=lambda row: "Family" if row["step"] == 1 else f"Family of these, step {row['step']}",
    key=rows.KEY,
)
