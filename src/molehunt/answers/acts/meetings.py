"""Who was face to face with whom, or at an event, as the claims say: the ties of the group ``meeting``.

Whoever took part in a deed, ordered it or is talked of is not thereby said to have been there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from molehunt.answers.acts.pairs import Pair, claims_with, edges_of, filling
from molehunt.answers.question import AGENT, Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party

WITH = "was there with"


class Presence(NamedTuple):
    """That a claim has somebody, in a role, at a meeting: at an event, or at what the claim alone tells of."""

    claim: Evidence
    role: str
    party: Party
    event: Party | None

    @property
    def meeting(self) -> str:
        """What tells one meeting from another."""
        return self.event.id if self.event else f"claim {self.claim.id}"


class Encounter(NamedTuple):
    """That somebody met another, or was not at an event: the pairs of a row, its role where it is no tie of a claim.

    Of two who are at one event by different claims, it rests on those that have the first there, too.
    """

    pairs: Sequence[Pair]
    role: str = ""
    rests: tuple[Link, ...] = ()


def presences(claims: Iterable[Evidence], enquiry: Enquiry) -> Iterator[Presence]:
    """Yield who was there, by each claim that says who was, or who was not."""
    edges = edges_of("meeting")
    for claim in claims:
        if claim.mode == "done" and claim.predicate in edges:
            events: list[Party | None] = [p for p in filling([claim], "at", enquiry) if p.label == "Event"]
            for role in ("subject", "object"):
                for party in filling([claim], role, enquiry):
                    if party.label in AGENT:
                        yield from (Presence(claim, role, party, event) for event in events or (None,))


def encounters(person: str, enquiry: Enquiry) -> Iterator[Encounter]:
    """Yield whom somebody met, or did not meet, and the events at which he was not."""
    edges = edges_of("meeting")
    own = [one for one in presences(claims_with(enquiry, edges, [person]), enquiry) if one.party.id == person]
    events = {one.event.id for one in own if one.event}
    others = claims_with(enquiry, edges, events) if events else ()
    claims = {claim.id: claim for claim in (*others, *(one.claim for one in own))}
    meetings: dict[str, list[Presence]] = {}
    for one in presences(claims.values(), enquiry):
        meetings.setdefault(one.meeting, []).append(one)
    for meeting in dict.fromkeys(one.meeting for one in own):
        mine = [one for one in meetings[meeting] if one.party.id == person]
        yield from _of_one(mine, [one for one in meetings[meeting] if one.party.id != person])


def _of_one(mine: Sequence[Presence], others: Sequence[Presence]) -> Iterator[Encounter]:
    """Yield what comes of one meeting: who is there by a claim that has both, and who by a claim of his own."""
    by_claim = {one.claim.id: one for one in mine}
    together = [_facing(by_claim[one.claim.id], one) for one in others if one.claim.id in by_claim]
    for role, group in _grouped(together):
        yield Encounter(group, role)
    event = mine[0].event
    there = [one for one in mine if one.claim.support().supports]
    if event and not there:
        yield Encounter([Pair(one.claim, one.party, event, "") for one in mine], "was at")
    if event and there:
        met = {pair.start.id for _, pair in together} | {pair.end.id for _, pair in together}
        rests = Link(f"{there[0].party.name} was at {event.name}", tuple(sorted({one.claim.id for one in there})))
        apart = [(WITH, Pair(one.claim, there[0].party, one.party, "")) for one in others if one.party.id not in met]
        for role, group in _grouped(apart):
            yield Encounter(group, role, (rests,))


def _facing(one: Presence, other: Presence) -> tuple[str, Pair]:
    """Return two who are in one claim, in the direction of its tie if they are at its two ends."""
    what = one.claim.what or ""
    if one.role == other.role:
        return WITH, Pair(one.claim, one.party, other.party, what)
    start, end = (one, other) if one.role == "subject" else (other, one)
    return "", Pair(one.claim, start.party, end.party, what)


def _grouped(found: Iterable[tuple[str, Pair]]) -> Iterator[tuple[str, list[Pair]]]:
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for role, pair in found:
        groups.setdefault((role, *pair.key) if not role else (role, *pair.ends), []).append(pair)
    for key, group in groups.items():
        yield key[0], group
