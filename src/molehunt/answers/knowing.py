"""Who had a document or knew of something, claim by claim: by which way, and between which days.

What the claims say is taken, and no more: whoever held a document had it, whoever was told of it was told. That an
addressee received it, or that somebody who had a letter knew what it tells of, follows from no claim: such people are
``likely``, and stand in no row. To add a way: a generator of :class:`Knowing`, called in ``known``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from molehunt.answers.custody import ASKED, Holding, claims_on_copies, holdings_of
from molehunt.answers.question import Enquiry, Named
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Link, Party
from molehunt.graph.weighing import Weighing
from molehunt.measures.readings.facts import Fact
from molehunt.model.dates.uncertain import Span
from molehunt.model.vocabulary import vocabulary

Things = Mapping[str, tuple[Link, ...]]
"""What was asked about and its copies by id, each with what it rests on that it is one."""


class Knowing(NamedTuple):
    """By one claim somebody had it (``had``: in hands or before the eyes) or knew of it; ``against``: it denies that.

    ``days`` are those between which it was, as numbers.
    """

    claim: Evidence
    party: Party
    way: str
    had: bool
    days: Span
    links: tuple[Link, ...]

    @property
    def against(self) -> bool:
        """Whether the claim says that it was not so."""
        return not self.claim.support().supports

    @property
    def fact(self) -> Fact:
        """The same as a fact for readings."""
        places = frozenset((one.choice, one.option) for one in self.claim.alternatives)
        return Fact(self.days.first, self.days.last, places=places)

    @property
    def needs(self) -> frozenset[str]:
        """The claims without any of which it would not be there: a link with several claims stands without one."""
        return frozenset([self.claim.id, *(link.claims[0] for link in self.links if len(link.claims) == 1)])


@dataclass(frozen=True, slots=True)
class Known:
    """Who knew, by claims; who likely did, though no claim says so; and the thing with its copies."""

    things: Things
    knowing: Sequence[Knowing] = ()
    likely: Sequence[Knowing] = ()
    claims: Sequence[Evidence] = field(default=(), repr=False)


def known(thing: Named, enquiry: Enquiry) -> Known:
    """Return who had a document or knew of it, or who knew of an event or of what a claim says."""
    if thing.label == "Claim":
        kept = enquiry.claims_of([thing.id])
        told, said = ([one for claim in kept for one in part(claim, enquiry)] for part in (_in_it, _said_it))
        return Known({}, told, said, kept)
    things: Things = {thing.id: ()}
    knowing: list[Knowing] = []
    if thing.label == "Document":
        on_copies, things = claims_on_copies(thing.id, enquiry)
        held = [claim for claim in on_copies if claim.mode == "done"]
        knowing += (_holding(one) for claim in held for one in holdings_of(claim, things, enquiry))
    concerning = enquiry.claims("ask/concerning", things=sorted(things))
    roles = ("object", "about", "at")
    claims = [
        one for one in concerning if one.mode == "done" and _touched(one.filling(*roles), things, enquiry) is not None
    ]
    for claim in claims:
        knowing += _aware(claim, things, enquiry)
        knowing += _took_part(claim, things, enquiry) if thing.label != "Document" else ()
    # A claim may name somebody twice in one way.
    once = {(one.claim.id, one.party.id, one.way): one for one in knowing}
    return Known(things, list(once.values()), [*_likely(claims, things, enquiry)], claims)


def weighed(items: Iterable[Knowing]) -> list[Evidence]:
    """Return the claims for and against somebody's having known, those that count.

    Any way of knowing is enough: of a way that is disputed nothing counts where there is another one, and not to have
    been told by one denies no other way.
    """
    ways: dict[str, dict[str, Evidence]] = {}
    for one in items:
        ways.setdefault(one.way, {})[one.claim.id] = one.claim
    agreed = [claims for claims in ways.values() if Weighing(list(claims.values())).status not in _OPPOSED]
    return list({id_: claim for claims in agreed or ways.values() for id_, claim in claims.items()}.values())


def _holding(one: Holding) -> Knowing:
    asked = one.custody == ASKED
    way = f"{ASKED} to {one.claim.what or 'handle it'}" if asked else one.custody
    return Knowing(one.claim, one.party, way, not asked, one.claim.days.possible, one.links)


def _aware(claim: Evidence, things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who told or was told of it, and who is said to have known of it or thought something of it."""
    links = _touched(claim.filling("object", "about"), things, enquiry)
    if links is None:
        return
    if "relay" in claim.plays and _touched(claim.filling("via"), things, enquiry) is None:
        # Whoever is told of a document by the document itself has it in hands.
        yield from _parts(claim, "subject", ("told of it", claim.days.possible), links, enquiry)
        yield from _parts(claim, "recipient", ("was told of it", _arrival(claim)), links, enquiry)
    elif claim.predicate in vocabulary().playing("knowledge"):
        yield from _parts(claim, "subject", (f"{claim.predicate}: {claim.what}", claim.days.possible), links, enquiry)


def _arrival(claim: Evidence) -> Span:
    """Return the days on which something told can have come; when a paper arrived is another matter than its date."""
    days = claim.days.possible
    return Span(days.first, inf) if any(one.label == "Document" for one in claim.filling("via")) else days


def _took_part(claim: Evidence, things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who did something at an event or to it, and who was there."""
    at = _touched(claim.filling("at"), things, enquiry)
    links = at if at is not None else _touched(claim.filling("object"), things, enquiry)
    if links is not None and not {"relay", "knowledge"} & _plays(claim):
        yield from _in_it(claim, enquiry, links, there=at is not None)
    elif at is not None and "relay" in claim.plays:
        yield from _parts(claim, "subject", ("was there", claim.days.possible), at, enquiry)
        yield from _parts(claim, "recipient", ("was there", claim.days.possible), at, enquiry)


def _in_it(claim: Evidence, enquiry: Enquiry, links: tuple[Link, ...] = (), *, there: bool = True) -> Iterator[Knowing]:
    """Yield who did what a claim says, and with whom in person; the dead know nothing of their death."""
    plays = _plays(claim)
    if "death" not in plays or claim.filling("object"):
        yield from _parts(claim, "subject", (_did(claim), claim.days.possible), links, enquiry)
    if there and "presence" in plays and "death" not in plays:
        yield from _parts(claim, "object", ("was there", claim.days.possible), links, enquiry)
    if "relay" in plays or ("presence" in plays and there):
        way = "was told" if "relay" in plays else "was there"
        yield from _parts(claim, "recipient", (way, claim.days.possible), links, enquiry)


def _did(claim: Evidence) -> str:
    return f"{claim.predicate.replace('_', ' ')}{f': {claim.what}' if claim.what else ''}"


def _said_it(claim: Evidence, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who says it: whoever says something knows or believes it when he says it, and when that was is not said."""
    for id_, name in claim.asserted_by:
        # An asserter may be a work.
        if any(not _AGENTS.isdisjoint(row["labels"]) for row in enquiry.rows("ask/named", text=id_)):
            yield Knowing(claim, Party(id_, name, None, "Person"), "says it", False, _since(claim), ())


def _since(claim: Evidence) -> Span:
    return Span(claim.days.possible.first, inf)


def _likely(claims: Iterable[Evidence], things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield the addressees of a document, and those who had a document that tells of it."""
    telling: dict[str, Evidence] = {}
    for claim in claims:
        for party in (p for one in claim.filling("via") for p in enquiry.parties(one) if p.label == "Document"):
            if party.id not in things and _touched(claim.filling("object", "about"), things, enquiry) is not None:
                telling.setdefault(party.id, claim)
        if _touched(claim.filling("object"), things, enquiry) is not None and claim.family == "custody":
            for one in (p for p in claim.filling("recipient") if not p.custody):
                for party in enquiry.parties(one):
                    yield Knowing(claim, party, "addressee", False, _since(claim), party.links)
    for document, told in telling.items():
        on_copies, reached = claims_on_copies(document, enquiry)
        for claim in (one for one in on_copies if one.mode == "done"):
            for holding in (_holding(one) for one in holdings_of(claim, reached, enquiry)):
                if holding.had and not holding.against:
                    name = next(p.name for p in told.filling("via") if p.label == "Document")
                    yield holding._replace(way=f"{holding.way} ({name}, which tells of it)")


def _parts(
    claim: Evidence, role: str, said: tuple[str, Span], links: tuple[Link, ...], enquiry: Enquiry
) -> Iterator[Knowing]:
    way, days = said
    # Whoever has a part in its custody has that way already.
    for one in (p for p in claim.filling(role) if not p.custody):
        for party in enquiry.parties(one):
            if party.label in _AGENTS:
                yield Knowing(claim, party, way, False, days, (*party.links, *links))


def _touched(filling: Iterable[Participant], things: Things, enquiry: Enquiry) -> tuple[Link, ...] | None:
    """Return on what it rests that one of these is the thing asked about; None if none is."""
    for one in filling:
        for party in enquiry.parties(one):
            if party.id in things:
                return (*party.links, *things[party.id])
    return None


def _plays(claim: Evidence) -> set[str]:
    """Return the parts of a claim by the model of today: a graph loaded before may lack the newer ones."""
    return set(vocabulary().predicates[claim.predicate].plays)


_OPPOSED = ("disputed", "denied")
_AGENTS = frozenset(("Person", "Organization", "Codename", "Name"))
