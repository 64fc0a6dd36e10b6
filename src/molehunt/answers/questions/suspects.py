"""Who suspected whom of what, and who trusted whom, or no longer."""

from __future__ import annotations

from typing import Annotated, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.two_ends import check_two_ends


class Row(rows.PairRow):
    """The columns of the answer."""

    group: Annotated[Literal["suspicion", "trust"], "suspicion, or trust: denied of whoever mistrusted."]
    at: Annotated[EntityIds, "Ids of the event or the place at which."]
    about: Annotated[EntityIds, "Ids of whom or what else it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]


_SECTIONS = {"suspicion": "Suspected", "trust": "Trusted, or did not"}


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by who suspected or trusted whom, and of what; suspicion first."""
    check_two_ends(enquiry, "by", "of")
    either, start, end = (enquiry.id_of(name) for name in ("person", "by", "of"))
    asked = [id_ for id_ in (either, start, end) if id_]
    edges = pairs.edges_of(*_SECTIONS)
    claims = pairs.claims_with(enquiry, edges, asked)
    groups = pairs.grouped(
        p for p in pairs.of_claims(claims, edges, enquiry) if pairs.between(p, either=either, start=start, end=end)
    )
    groups.sort(key=lambda group: group[0].claim.predicate not in pairs.edges_of("suspicion"))
    return Findings(
        [_finding(group, enquiry) for group in groups],
        [*rows.unnamed(groups), *rows.not_done(claims, asked, enquiry)],
        hint='what was said of somebody to others stands under "molehunt relays --about NAME"',
        near=[] if groups else nearby(enquiry, asked, "relays", "minds"),
    )


def _finding(group: pairs.Group, enquiry: Enquiry) -> Finding:
    claims = pairs.claims_of(group)
    about = pairs.filling(claims, "about", enquiry)
    own = {
        "group": "suspicion" if group[0].claim.predicate in pairs.edges_of("suspicion") else "trust",
        "at": sorted({party.id for party in pairs.filling(claims, "at", enquiry)}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": rows.named_by(about),
    }
    return rows.finding(group, own)


QUESTION = Question(
    name="suspects",
    chapter="People, bodies and events",
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
    table=(("who", rows.start_of), ("act", rows.act_of), ("whom", rows.end_of), ("of what", "what")),
    answer=answer,
    section=lambda row: _SECTIONS[row["group"]],
    key=rows.KEY,
)
