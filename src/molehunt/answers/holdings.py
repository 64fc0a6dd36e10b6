"""Who had a document or a copy of it in hands or before the eyes, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Link, Party, copies

STEPS = 8
"""How many steps ``ask/who_saw`` walks from a document to its copies."""
ASKED = "asked"
"""The custody word of somebody who was only asked to handle a document."""


class Holding(NamedTuple):
    """What one claim says of one party and one document; ``others`` are those from or to whom it went."""

    claim: Evidence
    party: Party
    custody: str
    stage: int
    role: str
    document: Party
    others: tuple[Party, ...]
    links: tuple[Link, ...]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes a row of it: the document, the party with its name, the act."""
        act = f"{ASKED} to {self.claim.what}" if self.custody == ASKED else self.custody
        return self.document.id, self.party.id, self.party.form or "", act

    @property
    def place(self) -> tuple[str, str]:
        """The document and the party."""
        return self.document.id, self.party.id


def claims_on_copies(document: str, enquiry: Enquiry) -> tuple[Sequence[Evidence], Mapping[str, tuple[Link, ...]]]:
    """Return the claims on a document and all its copies, and on what it rests that each of them is one.

    The query walks ``STEPS`` steps, for a walk without an end is slow where many claims say the same; from a copy that
    is as far away it is asked again.
    """
    found: dict[str, Evidence] = {}
    reached: Mapping[str, tuple[Link, ...]] = {document: ()}
    asked: set[str] = set()
    # From one copy to the next there can be two steps: to a form of words, and to whatever it denotes.
    while far := {id_ for id_, links in reached.items() if len(links) % (STEPS // 2) == 0} - asked:
        for id_ in sorted(far):
            found |= {c.id: c for c in enquiry.claims_and_identifications("ask/who_saw", document=id_)}
        asked |= far
        reached = copies(document, [claim for claim in found.values() if "copying" in claim.plays])
    return [found[id_] for id_ in sorted(found)], reached


def holdings_of(claim: Evidence, reached: Mapping[str, tuple[Link, ...]], enquiry: Enquiry) -> Iterator[Holding]:
    """Yield what a claim says of each party and each document among those reached."""

    def all_of(participants: Sequence[Participant]) -> tuple[Party, ...]:
        return tuple(party for participant in participants for party in enquiry.parties(participant))

    ends = {"subject": all_of(claim.filling("recipient")), "recipient": all_of(claim.filling("subject"))}
    handled = [participant for participant in claim.participants if participant.custody]
    for document in all_of(claim.filling("object")):
        if document.id not in reached:
            continue
        for participant in handled:
            for party in enquiry.parties(participant):
                links = (*party.links, *document.links, *reached[document.id])
                others = ends.get(participant.role, ())
                custody = participant.custody or ""
                yield Holding(claim, party, custody, participant.stage, participant.role, document, others, links)
