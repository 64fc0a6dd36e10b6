"""Who suspected whom of what, and who trusted whom, or no longer."""

from __future__ import annotations

from typing import Annotated, Literal

from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.nearby import nearby
from molehunt.answers.pairs import (
    Group,
    PairRow,
    act_of,
    between,
    claims_of,
    claims_with,
    edges_of,
    end_of,
    filling,
    grouped,
    named_by,
    not_done,
    pair_columns,
    pairs,
    start_of,
    told_of,
    unnamed,
)
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question


class Row(PairRow):
    """The columns of the answer."""

    group: Annotated[Literal["suspicion", "trust"], "suspicion, or trust: denied of whoever mistrusted."]
    at: Annotated[EntityIds, "Ids of the event or the place at which."]
    about: Annotated[EntityIds, "Ids of whom or what else it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]


_SECTIONS = {"suspicion": "Suspected", "trust": "Trusted, or did not"}


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by who suspected or trusted whom, and of what; suspicion first."""
    either, start, end = (enquiry.id_of(name) for name in ("person", "by", "of"))
    asked = [id_ for id_ in (either, start, end) if id_]
    edges = edges_of(*_SECTIONS)
    claims = claims_with(enquiry, edges, asked)
    groups = grouped(p for p in pairs(claims, edges, enquiry) if between(p, either=either, start=start, end=end))
    groups.sort(key=lambda group: group[0].claim.predicate not in edges_of("suspicion"))
    return Findings(
        [_finding(group, enquiry) for group in groups],
        [*unnamed(groups), *not_done(claims)],
        hint='what was said of somebody to others stands under "molehunt relays --about NAME"',
        near=[] if groups else nearby(enquiry, asked, "relays", "minds"),
    )


def _finding(group: Group, enquiry: Enquiry) -> Finding:
    claims = claims_of(group)
    about = filling(claims, "about", enquiry)
    columns = {
        **pair_columns(group),
        "group": "suspicion" if group[0].claim.predicate in edges_of("suspicion") else "trust",
        "at": sorted({party.id for party in filling(claims, "at", enquiry)}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": named_by(about),
    }
    return Finding(columns, claims, told_of(group), tuple(dict.fromkeys((*group[0].start.links, *group[0].end.links))))


QUESTION = Question(
    name="suspects",
    summary="Who suspected or mistrusted whom, and of what.",
    explanation="""Who suspected whom of what, when, and on what ground; with PERSON, by him or of him.

    The ground is what the claims give as one; most give none. Trust stands apart; whoever mistrusted trusted not. An
    accusation is no suspicion: what was said of somebody stands under "molehunt relays --about".""",
    example="suspects --of Zborowski",
    parameters=(
        Parameter("person", "Whoever suspected or was suspected.", labels=AGENT),
        Parameter("by", "Only what this one suspected.", labels=AGENT, option="--by"),
        Parameter("of", "Only suspicions of this one.", labels=AGENT, option="--of"),
    ),
    row=Row,
    table=(("who", start_of), ("act", act_of), ("whom", end_of), ("of what", "what")),
    answer=answer,
    section=lambda row: _SECTIONS[row["group"]],
    key=("id", "under", "role", "to", "to_under", "what"),
)
