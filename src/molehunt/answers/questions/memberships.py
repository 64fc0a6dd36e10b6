"""To which bodies somebody belonged, and when; whether two could have been of one body at one time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.columns import ClaimIds
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.two_ends import check_two_ends
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import vocabulary


class Row(rows.PairRow):
    """The columns of the answer."""

    overlap: Annotated[
        Literal["possible", "excluded"] | None,
        "With --with: whether the other could have been of the same body at the same time.",
    ]
    overlap_claims: Annotated[ClaimIds, "Ids of the claims by which it is excluded."]


_NOTE = "that two were of one body, even at one time, does not say that they knew each other"
_FAMILY = "family"
"""The kind of organisation that is a family, which is another question."""


def answer(enquiry: Enquiry) -> Findings:
    """Tell the bodies of somebody, or the members of a body; with another, only the bodies of both."""
    check_two_ends(enquiry, "person", "other")
    who, other = enquiry.id_of("person"), enquiry.id_of("other")
    asked = {id_ for id_ in (who, other) if id_}
    edges = pairs.edges_of("membership")
    claims = pairs.claims_with(enquiry, edges, asked)
    found = [one for one in pairs.of_claims(claims, edges, enquiry) if not asked.isdisjoint((one.start.id, one.end.id))]
    bodies = {_body(one).id for one in found if _is_body(_body(one))}
    if other:
        bodies = _bodies(found, who) & _bodies(found, other)
    groups = pairs.grouped(one for one in found if _body(one).id in bodies)
    return Findings(
        [_finding(group, found, other and (other if _member(group[0]).id == who else who)) for group in groups],
        [*rows.unnamed(groups), *rows.not_done(claims, asked, enquiry)],
        hint='"molehunt met" tells who met, "molehunt show" all else',
        near=[] if groups else nearby(enquiry, asked, "ties", "acts"),
        notes=[_NOTE] if other else [],
    )


def _member(pair: pairs.Pair) -> Party:
    return pair.end if _is_turned(pair) else pair.start


def _body(pair: pairs.Pair) -> Party:
    return pair.start if _is_turned(pair) else pair.end


def _is_turned(pair: pairs.Pair) -> bool:
    return pairs.edges_of("membership")[pair.claim.predicate].type in vocabulary().ties["membership"].turned


def _is_body(party: Party) -> bool:
    return party.label != "Person" and party.kind != _FAMILY


def _bodies(found: Iterable[pairs.Pair], who: str | None) -> set[str]:
    return {_body(one).id for one in found if _member(one).id == who and _is_body(_body(one)) and _body(one).id}


def _finding(group: pairs.Group, found: Iterable[pairs.Pair], other: str | None) -> Finding:
    first = group[0]
    of_body: list[pairs.Pair] = [one for one in found if _body(one).id == _body(first).id]
    apart = _apart(of_body, _member(first).id, other) if other else []
    own = {
        "overlap": None if not other else "excluded" if apart else "possible",
        "overlap_claims": sorted({one.claim.id for one in apart}),
    }
    return rows.finding(group, own)


def _apart(of_body: Sequence[pairs.Pair], one: str, other: str) -> list[pairs.Pair]:
    """Return the claims by which one had left a body before the other came to it, whichever of the two it was."""
    for first, second in ((one, other), (other, one)):
        left = [p for p in of_body if _member(p).id == first and "leaving" in p.claim.plays and _firm(p)]
        came = [p for p in of_body if _member(p).id == second and "joining" in p.claim.plays and _firm(p)]
        last = [p.claim.days.possible_latest for p in left]
        earliest = [p.claim.days.possible_earliest for p in came]
        if left and came and max(day or date.max for day in last) < min(day or date.min for day in earliest):
            return [*left, *came]
    return []


def _firm(pair: pairs.Pair) -> bool:
    return pair.claim.support().supports


QUESTION = Question(
    name="memberships",
    chapter="People, bodies and events",
    summary="To which bodies somebody belonged, and when.",
    explanation="""The bodies to which ID belonged, for which he worked, which he led, joined, left or infiltrated; or
    whoever was of the body ID.

    With --with, only the bodies of both, and whether both could have been of one at the same time. That does not say
    that they knew each other: "molehunt met" tells who met.""",
    example="memberships Zborowski",
    parameters=(
        Parameter("person", "The member, or the body.", labels=AGENT, required=True),
        Parameter("other", "Only the bodies of this one, too.", labels=AGENT, option="--with"),
    ),
    row=Row,
    table=(
        ("who", rows.start_of),
        ("tie", rows.act_of),
        ("what", rows.end_of),
        ("post or part", "what"),
        ("overlap", "overlap"),
    ),
    answer=answer,
    key=rows.KEY,
)
