"""What other claims say the same as one, or deny it, and from how many independent roots they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Annotated, Any, TypedDict

from molehunt.answers.independence import Origins, Root, established
from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question
from molehunt.graph.evidence import Evidence
from molehunt.graph.sameness import alike, denies, excludes, opposing, proposition
from molehunt.model.counted import counted
from molehunt.model.errors import UnknownNameError
from molehunt.model.nearest import nearest
from molehunt.model.status import firmest_of, sentence_status
from molehunt.model.vocabulary import vocabulary

CONFIRMED = 2
"""Independent roots that credibility 1, "confirmed by other sources", needs."""


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "for, or against: denies it, has other days, or is on another side of a contradiction."]
    says: Annotated[list[str], "What is said, each statement once."]
    independent: Annotated[bool, "Whether it counts as an independent root."]
    why_not: Annotated[str, "Why its independence is not established; empty where it is."]
    circular: Annotated[bool, "Whether it is cited in a circle: each has it from the next."]
    grades: Annotated[list[str], "The grades of its claims, each once."]


def answer(enquiry: Enquiry) -> Findings:
    """Gather what says the same and what denies it, by root."""
    id_ = enquiry.id_of("claim") or ""
    if not enquiry.rows("ask/origins", ids=[id_]):
        near = nearest(id_, [row["id"] for row in enquiry.rows("ask/record_ids")])
        where = f"did you mean {near[0]}?" if near else '"molehunt show NAME" lists the claims on somebody'
        raise UnknownNameError(f"there is no claim {id_!r}; {where}")
    kept = enquiry.claims_of([id_])
    if not kept:
        return Findings((), subject={"id": id_, "name": id_, "label": "Claim"})
    claim = kept[0]
    same, against = _gathered(claim, enquiry)
    origins = Origins([*same, *against], enquiry)
    sides = {"for": origins.roots(same), "against": origins.roots(against)}
    rows = [_finding(role, root) for role, roots in sides.items() for root in roots]
    return Findings(rows, subject=_subject(claim, sides), notes=list(_notes(same)))


def _gathered(claim: Evidence, enquiry: Enquiry) -> tuple[list[Evidence], list[Evidence]]:
    """Return the claims that say the same as one, itself among them, and those that speak against it.

    On days that cannot be the same nothing is the same: the claim speaks of another time, or against this one.
    """
    parts = claim.filling("subject", "object", "recipient") or claim.participants
    meant = sorted({party.id for one in parts for party in enquiry.parties(one)})
    near = {claim.id: claim}
    for id_ in meant:
        near |= {one.id: one for one in enquiry.claims("ask/alike", id=id_, predicate=claim.predicate)}
    said, denial = proposition(claim, enquiry.parties), opposing(claim)
    same = [
        one
        for one in near.values()
        if opposing(one) == denial
        and claim.days.possibly_same(one.days)
        and alike(said, proposition(one, enquiry.parties))
    ]
    contradicting = {id_ for one in same for id_ in _contradicting(one)}
    against = {one.id: one for one in enquiry.claims_of(contradicting)} if contradicting else {}
    against |= {one.id: one for one in near.values() if _denied(claim, one, enquiry)}
    return sorted(same, key=attrgetter("id")), [against[id_] for id_ in sorted(against)]


def _contradicting(claim: Evidence) -> Iterator[str]:
    """Yield those of the other sides of disagreements of which one side only can be right."""
    exclusive = vocabulary().exclusive
    return (other for side in claim.sides if side.of.kind in exclusive for other in side.against)


def _denied(claim: Evidence, other: Evidence, enquiry: Enquiry) -> bool:
    denied = denies(claim, other, enquiry.parties) or denies(other, claim, enquiry.parties)
    return denied or excludes(claim, other, enquiry.parties)


def _finding(role: str, root: Root) -> Finding:
    columns = {
        "id": root.claims[0].comes_from,
        "name": root.name,
        "role": role,
        "says": list(dict.fromkeys(claim.statement for claim in root.claims)),
        "independent": root.established,
        "why_not": root.why,
        "circular": root.circular,
        "grades": sorted({claim.grade for claim in root.claims if claim.grade}),
    }
    status = firmest_of(sentence_status(claim.support()) for claim in root.claims)
    return Finding(columns, root.claims, root.name, status=status)


def _subject(claim: Evidence, sides: Mapping[str, Sequence[Root]]) -> dict[str, Any]:
    told: dict[str, Any] = {"id": claim.id, "name": claim.statement, "label": "Claim", "grade": claim.grade}
    for role, roots in sides.items():
        told[f"independent_roots_{role}"] = established(roots)
        told[f"not_established_{role}"] = len(roots) - established(roots)
    told["credibility_1"] = _confirmed(told["independent_roots_for"], claim.grade)
    return told


def _confirmed(roots: int, grade: str) -> str:
    if roots >= CONFIRMED:
        return f"yes: {counted(roots, 'independent root')}"
    what = f"no: it needs {CONFIRMED} independent roots, and {roots} {'is' if roots == 1 else 'are'} established"
    return f"{what}; the case grades it {grade} all the same" if grade[1:] == "1" else what


def _notes(same: Iterable[Evidence]) -> Iterator[str]:
    on_side = {
        (side.of.id, member)
        for one in same
        for side in one.sides
        if side.of.kind in vocabulary().exclusive
        for position, member in side.of.members
        if position == side.position
    }
    known = {one.id for one in same}
    for dispute in sorted({of for of, member in on_side if member not in known}):
        count = counted(len({member for of, member in on_side if of == dispute} - known), "further claim")
        yield f"{count} on its side of {dispute} in other words: not counted here; see molehunt show {dispute}"


def _independence(row: Mapping[str, Any]) -> str:
    return "independent" if row["independent"] else f"not established: {row['why_not']}"


def _section(row: Mapping[str, Any]) -> str:
    return "For" if row["role"] == "for" else "Against"


QUESTION = Question(
    name="corroborate",
    chapter="What the sources bear out",
    summary="From how many independent roots a claim comes, and what speaks against it.",
    explanation="""Who else says what CLAIM says, or denies it: a row for each root, with all that comes from it.

    Claims have one root if one person or work says them in the end, or if their passages are copied. It counts as
    independent where the source says that it was there, or in which document it read it; where that is not said,
    independence is not established. Admiralty credibility 1, confirmed by other sources, needs two independent
    roots.""",
    example="corroborate zborowski-recruited",
    parameters=(Parameter("claim", "The id of the claim.", takes="id", required=True),),
    row=Row,
    table=(("root", "name"), ("says", "says"), ("independence", _independence), ("grades", "grades")),
    answer=answer,
    section=_section,
)
