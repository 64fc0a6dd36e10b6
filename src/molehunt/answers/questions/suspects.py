"""Who suspected whom of what, what he held of him as an opinion, and who trusted whom, or no longer.

An opinion is a row if it is on how somebody stands to somebody or something else, as that he served a state or had a
hand in a death; what is thought of himself alone, as of his health, is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.two_ends import check_two_ends
from molehunt.graph.evidence import Evidence
from molehunt.model.vocabulary import vocabulary


class Row(rows.PairRow):
    """The columns of the answer."""

    group: Annotated[
        Literal["suspicion", "opinion", "trust"],
        "suspicion; opinion: believed or concluded, whether or not it is against the person; trust: denied of whoever "
        "mistrusted.",
    ]
    at: Annotated[EntityIds, "Ids of the event or the place at which."]
    about: Annotated[EntityIds, "Ids of whom or what else it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]


_SECTIONS = {"suspicion": "Suspected", "opinion": "Held of the person, as an opinion", "trust": "Trusted, or did not"}


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by who suspected or trusted whom, and of what; suspicion first."""
    check_two_ends(enquiry, "by", "of")
    either, start, end = (enquiry.id_of(name) for name in ("person", "by", "of"))
    asked = [id_ for id_ in (either, start, end) if id_]
    edges, opinions = pairs.edges_of("suspicion", "trust"), vocabulary().playing("opinion")
    claims = pairs.claims_with(enquiry, [*edges, *opinions], asked)
    found = [
        *pairs.of_claims([claim for claim in claims if claim.predicate in edges], edges, enquiry),
        *_opinions([claim for claim in claims if claim.predicate in opinions], enquiry),
    ]
    groups = pairs.grouped(p for p in found if pairs.between(p, either=either, start=start, end=end))
    groups.sort(key=lambda group: list(_SECTIONS).index(_group(group[0])))
    return Findings(
        [_finding(group, enquiry) for group in groups],
        [*rows.unnamed(groups), *rows.not_done(claims, asked, enquiry)],
        hint='what was said of somebody to others stands under "molehunt relays --about NAME"',
        near=[] if groups else nearby(enquiry, asked, "relays", "minds"),
    )


def _opinions(claims: Iterable[Evidence], enquiry: Enquiry) -> Iterator[pairs.Pair]:
    """Yield what was held of people and bodies in relation to somebody or something else."""
    for claim in (claim for claim in claims if claim.mode == "done"):
        of = pairs.filling([claim], "object", enquiry)
        beside = [party for role in ("about", "at") for party in pairs.filling([claim], role, enquiry)]
        holders = pairs.filling([claim], "subject", enquiry) or [pairs.NOBODY]
        for end in (party for party in of or beside if party.label in AGENT):
            if {party.id for party in beside} - {end.id, *(holder.id for holder in holders)}:
                yield from (pairs.Pair(claim, holder, end, claim.what or claim.statement) for holder in holders)


def _group(pair: pairs.Pair) -> str:
    named = (group for group in ("suspicion", "trust") if pair.claim.predicate in pairs.edges_of(group))
    return next(named, "opinion")


def _finding(group: pairs.Group, enquiry: Enquiry) -> Finding:
    claims = pairs.claims_of(group)
    about = [party for party in pairs.filling(claims, "about", enquiry) if party.id != group[0].end.id]
    own = {
        "group": _group(group[0]),
        "at": sorted({party.id for party in pairs.filling(claims, "at", enquiry)}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": rows.named_by(about),
    }
    return rows.finding(group, own)


QUESTION = Question(
    name="suspects",
    chapter="People, bodies and events",
    summary="Who suspected or mistrusted whom, and of what; what was held of somebody.",
    explanation="""Who suspected whom of what, when, and on what ground; with PERSON, by him or of him.

    The ground is what the claims give as one; most give none. What was believed or concluded of somebody's part in
    something stands apart, and so does trust; whoever mistrusted trusted not. An accusation is no suspicion: what was
    said of somebody stands under "molehunt relays --about".""",
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
