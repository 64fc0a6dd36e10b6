"""Who relayed what to whom: orders, requests, warnings, reports and talk, each told apart, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from molehunt.answers.acts import pairs, rows
from molehunt.answers.question import AGENT, Enquiry, Findings, Parameter, Question
from molehunt.answers.two_ends import check_two_ends
from molehunt.answers.ways.chained import chained
from molehunt.answers.ways.no_relay import elsewhere
from molehunt.answers.ways.relaying import ENDS, RelayRow, relay
from molehunt.graph.evidence import Evidence


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims by sender, act, recipient and matter; with ``chain``, follow what they carry."""
    check_two_ends(enquiry, "sender", "recipient")
    if enquiry.text("chain"):
        return chained(enquiry)
    groups = pairs.grouped(_wanted(enquiry))
    if not groups:
        return elsewhere(enquiry)
    return Findings([relay(group, enquiry) for group in groups], list(rows.unnamed(groups)))


def _wanted(enquiry: Enquiry) -> Iterator[pairs.Pair]:
    """Yield what was asked for: a claim with several senders or recipients gives a row for each."""
    either, sender, recipient = (enquiry.id_of(end) for end in ENDS)
    given = {name: enquiry.id_of(name) for name in ("sender", "recipient", "via", "about")}
    anybody = either or next((id_ for id_ in given.values() if id_), None)
    found = enquiry.claims("ask/relays_of", id=anybody, **given) if anybody else enquiry.claims("ask/relays")
    concerning = [claim for claim in found if "relay" in claim.plays and _concerns(claim, enquiry)]
    for pair in pairs.of_claims(concerning, pairs.spoken("relay"), enquiry, said=True):
        if pairs.between(pair, either=either, start=sender, end=recipient):
            yield pair


def _concerns(claim: Evidence, enquiry: Enquiry) -> bool:
    for role in ("via", "about"):
        wanted = enquiry.id_of(role)
        if wanted and wanted not in {party.id for party in pairs.filling([claim], role, enquiry)}:
            return False
    return True


def _section(row: Mapping[str, Any]) -> str:
    return {
        "passed on": "Hop by hop",
        "sent": "Written or sent, not said to have arrived",
        "withheld": "Not passed on: denied, forbidden or refused",
    }.get(row["group"], "")


QUESTION = Question(
    name="relays",
    chapter="Who knew, and who told",
    summary="Who told, reported, warned, ordered or asked whom what.",
    explanation="""Who relayed what to whom, in order of time; with PERSON, what that one said or was told.

    Orders, requests, warnings, reports and talk are told apart. What was agreed or refused in answer stands under
    "molehunt orders". With --chain, what reached PERSON by whatever way, be it told, shown or read, and hop by hop how
    it had come there; with --from, where it went; and what was withheld.""",
    example="relays --from Brusse --to Krivitsky",
    parameters=(
        Parameter("person", "Whoever said it or was told.", labels=AGENT),
        Parameter("sender", "Only what this one passed on.", labels=AGENT, option="--from"),
        Parameter("recipient", "Only what this one was told.", labels=AGENT, option="--to"),
        Parameter("via", "Only through this letter, report or other channel.", option="--via"),
        Parameter("about", "Only about this one.", option="--about"),
        Parameter("chain", "Hop by hop, papers too.", takes="flag", option="--chain"),
    ),
    row=RelayRow,
    table=(
        ("hop", "hop"),
        ("from", rows.start_of),
        ("act", rows.act_of),
        ("to", rows.end_of),
        ("what", "what"),
    ),
    answer=answer,
    section=_section,
    key=rows.KEY,
)
