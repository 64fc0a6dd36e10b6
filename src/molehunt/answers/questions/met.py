"""Who was at an event, who was not, who was only talked of, and what was said; or whom somebody met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.acts.meetings import encounters, presences
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Named, Parameter, Question
from molehunt.answers.two_ends import check_two_ends
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party


class Row(rows.PairRow):
    """The columns of the answer."""

    group: Annotated[
        Literal["there", "said", "talked of", "met"],
        "Of an event: there, said there, or only talked of there. Of anybody else: met.",
    ]
    at: Annotated[EntityIds, "Ids of the events or places at which."]
    where: Annotated[list[str], "Their names."]
    about: Annotated[EntityIds, "Ids of those whom or what was talked of."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]


_SECTIONS = {"said": "Said there", "talked of": "Only talked of there"}


def answer(enquiry: Enquiry) -> Findings:
    """Tell who was at an event, or whom anybody else met; with OTHER, only what concerns both."""
    check_two_ends(enquiry, "person", "other")
    named, other = enquiry.named("person"), enquiry.id_of("other")
    assert named is not None  # noqa: S101  # the parameter is required
    found = _at_event(named, enquiry) if named.label == "Event" else _by_person(named.id, enquiry)
    wanted = [(group, finding) for group, finding in found if not other or other in _ends(group)]
    return Findings(
        [finding for _, finding in wanted],
        list(rows.unnamed(group for group, _ in wanted)),
        hint=f'"molehunt show {named.id}" gives whatever else is said of it',
        near=[] if wanted else nearby(enquiry, (named.id, other), "acts", "ties", "relays", "minds"),
    )


def _ends(group: pairs.Group) -> tuple[str, str]:
    return group[0].start.id, group[0].end.id


def _at_event(event: Named, enquiry: Enquiry) -> Iterator[tuple[pairs.Group, Finding]]:
    claims = enquiry.claims("ask/entity_claims", id=event.id)
    at = [claim for claim in claims if event.id in {party.id for party in pairs.filling([claim], "at", enquiry)}]
    place = Party(event.id, event.name, None, event.label)
    there = [pairs.Pair(one.claim, one.party, place, "") for one in presences(at, enquiry)]
    relays = [claim for claim in at if claim.mode == "done" and "relay" in claim.plays]
    said = list(pairs.of_claims(relays, pairs.spoken("relay"), enquiry, said=True))
    seen = {id_ for pair in (*there, *said) for id_ in (pair.start.id, pair.end.id)}
    talked = [pairs.Pair(c, one, place, "") for c in relays for one in _talked_of(c, enquiry) if one.id not in seen]
    yield from ((group, _finding(group, enquiry, "there", "was at")) for group in pairs.grouped(there, by_ends=True))
    yield from ((group, _finding(group, enquiry, "said")) for group in pairs.grouped(said))
    yield from (
        (group, _finding(group, enquiry, "talked of", "was talked of at"))
        for group in pairs.grouped(talked, by_ends=True)
    )


def _talked_of(claim: Evidence, enquiry: Enquiry) -> Iterator[Party]:
    return (party for party in pairs.filling([claim], "about", enquiry) if party.label in AGENT)


def _by_person(person: str, enquiry: Enquiry) -> Iterator[tuple[pairs.Group, Finding]]:
    for one in sorted(encounters(person, enquiry), key=lambda one: pairs.in_time(one.pairs)):
        part = "there" if one.pairs[0].end.label == "Event" else "met"
        yield one.pairs, _finding(one.pairs, enquiry, part, one.role, one.rests)


def _finding(group: pairs.Group, enquiry: Enquiry, part: str, role: str = "", rests: tuple[Link, ...] = ()) -> Finding:
    claims = pairs.claims_of(group)
    at, about = pairs.filling(claims, "at", enquiry), pairs.filling(claims, "about", enquiry)
    own = {
        "group": part,
        "at": sorted({party.id for party in at}),
        "where": sorted({party.name for party in at}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": rows.named_by((*at, *about)),
    }
    return rows.finding(group, own, role, rests=rests)


def _where(row: Mapping[str, Any]) -> list[str]:
    """An event that was asked about needs no telling in each row."""
    return [] if row["group"] != "met" else list(row["where"])


def _section(row: Mapping[str, Any]) -> str:
    there = {"there": "There", "met": "Met"}.get(row["group"])
    return f"Not {there.lower()}" if there and row["status"] == "denied" else there or _SECTIONS[row["group"]]


QUESTION = Question(
    name="met",
    chapter="People, bodies and events",
    summary="Who was at an event and what was said there, or whom somebody met.",
    explanation="""Who was at the event ID, who was not, who was only talked of, and what was said; or whom ID met.

    To be talked of, to have ordered something or to have had a part in a deed is not to have been there. That two were
    at one event by different claims rests on both.""",
    example="met meeting-1937-11-11",
    parameters=(
        Parameter("person", "The event, or whoever met others.", labels=("Event", *AGENT), required=True),
        Parameter("other", "Only what concerns this one, too.", labels=AGENT, option="--with"),
    ),
    row=Row,
    table=(
        ("who", rows.start_of),
        ("act", rows.act_of),
        ("whom", rows.end_of),
        ("what", "what"),
        ("where", _where),
    ),
    answer=answer,
    section=_section,
    key=("group", "id", "under", "role", "to", "to_under", "what", "at"),
)
