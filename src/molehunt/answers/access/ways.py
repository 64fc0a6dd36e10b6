"""The ways in which claims tell that somebody had a document or knew of something.

What the claims say is taken, and no more: whoever held a document had it, whoever was told of it was told. That an
addressee received it, or that somebody who had a letter knew what it tells of, follows from no claim: such people are
``likely``, and stand in no row. To add a way: a generator of :class:`Knowing`, called in ``known``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from molehunt.answers.access.records import Knowing, Things
from molehunt.answers.custody import ASKED, Holding, claims_on_copies, holdings_of
from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Link, Party
from molehunt.model.dates.uncertain import Span
from molehunt.model.vocabulary import vocabulary


def holding(one: Holding) -> Knowing:
    """Return what somebody did with a document as a way of having known."""
    asked = one.custody == ASKED
    way = f"{ASKED} to {one.claim.what or 'handle it'}" if asked else one.custody
    return Knowing(one.claim, one.party, way, not asked, one.claim.days.possible, one.links)


def aware(claim: Evidence, things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who told or was told of it, and who is said to have known of it or thought something of it."""
    links = touched(claim.filling("object", "about"), things, enquiry)
    if links is None:
        return
    if "relay" in claim.plays and touched(claim.filling("via"), things, enquiry) is None:
        # Whoever is told of a document by the document itself has it in hands.
        yield from _parts(claim, "subject", ("told of it", claim.days.possible), links, enquiry)
        yield from _parts(claim, "recipient", ("was told of it", _arrival(claim)), links, enquiry)
    elif "knowledge" in claim.plays:
        yield from _parts(claim, "subject", (f"{claim.predicate}: {claim.what}", claim.days.possible), links, enquiry)


def _arrival(claim: Evidence) -> Span:
    """Return the days on which something told can have come; when a paper arrived is another matter than its date."""
    days = claim.days.possible
    return Span(days.first, inf) if any(one.label == "Document" for one in claim.filling("via")) else days


def took_part(claim: Evidence, things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who did something at an event or to it, and who was there."""
    at = touched(claim.filling("at"), things, enquiry)
    links = at if at is not None else touched(claim.filling("object"), things, enquiry)
    if links is not None and not {"relay", "knowledge"} & _plays(claim):
        yield from in_it(claim, enquiry, links, there=at is not None)
    elif at is not None and "relay" in claim.plays:
        yield from _parts(claim, "subject", ("was there", claim.days.possible), at, enquiry)
        yield from _parts(claim, "recipient", ("was there", claim.days.possible), at, enquiry)


def in_it(claim: Evidence, enquiry: Enquiry, links: tuple[Link, ...] = (), *, there: bool = True) -> Iterator[Knowing]:
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


def told_down(claim: Evidence, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who told what a claim says to whom, on its way from whoever says it first to whoever says it last."""
    chain = [id_ for id_, _ in claim.asserted_by]
    passed = set(zip(chain[1:], chain[:-1], strict=True))
    # Whoever wrote the work in which it ends was told of it, too.
    passed |= {(chain[1], author) for author in claim.origin.authors} if passed else set()
    things = {party.id: () for one in claim.participants for party in enquiry.parties(one)}
    for told in enquiry.claims("ask/concerning", things=sorted(things)) if passed else ():
        if (
            "relay" in told.plays
            and told.mode == "done"
            and touched(told.filling("about"), things, enquiry) is not None
        ):
            saying = list(_parts(told, "subject", ("told of it", told.days.possible), (), enquiry))
            hearing = list(_parts(told, "recipient", ("was told of it", _arrival(told)), (), enquiry))
            pairs = [(s, h) for s in saying for h in hearing if (s.party.id, h.party.id) in passed]
            yield from (one for pair in pairs for one in pair)


def said_it(claim: Evidence, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield who says it: whoever says something knows or believes it when he says it, and when that was is not said."""
    for id_, name in claim.asserted_by:
        # An asserter may be a work.
        if any(not _AGENTS.isdisjoint(row["labels"]) for row in enquiry.rows("ask/named", text=id_)):
            yield Knowing(claim, Party(id_, name, None, "Person"), "says it", False, _since(claim), ())


def _since(claim: Evidence) -> Span:
    return Span(claim.days.possible.first, inf)


def likely(claims: Iterable[Evidence], things: Things, enquiry: Enquiry) -> Iterator[Knowing]:
    """Yield the addressees of a document, and those who had a document that tells of it."""
    telling: dict[str, Evidence] = {}
    for claim in claims:
        for party in (p for one in claim.filling("via") for p in enquiry.parties(one) if p.label == "Document"):
            if party.id not in things and touched(claim.filling("object", "about"), things, enquiry) is not None:
                telling.setdefault(party.id, claim)
        if touched(claim.filling("object"), things, enquiry) is not None and claim.family == "custody":
            for one in (p for p in claim.filling("recipient") if not p.custody):
                for party in enquiry.parties(one):
                    yield Knowing(claim, party, "addressee", False, _since(claim), party.links)
    for document, told in telling.items():
        on_copies, reached = claims_on_copies(document, enquiry)
        for claim in (one for one in on_copies if one.mode == "done"):
            for had in map(holding, holdings_of(claim, reached, enquiry)):
                if had.had and not had.against:
                    name = next(p.name for p in told.filling("via") if p.label == "Document")
                    yield had._replace(way=f"{had.way} ({name}, which tells of it)")


def _parts(
    claim: Evidence, role: str, said: tuple[str, Span], links: tuple[Link, ...], enquiry: Enquiry
) -> Iterator[Knowing]:
    way, days = said
    # Whoever has a part in its custody has that way already.
    for one in (p for p in claim.filling(role) if not p.custody):
        for party in enquiry.parties(one):
            if party.label in _AGENTS:
                yield Knowing(claim, party, way, False, days, (*party.links, *links))


def touched(filling: Iterable[Participant], things: Things, enquiry: Enquiry) -> tuple[Link, ...] | None:
    """Return on what it rests that one of these is the thing asked about; None if none is."""
    for one in filling:
        for party in enquiry.parties(one):
            if party.id in things:
                return (*party.links, *things[party.id])
    return None


def _plays(claim: Evidence) -> set[str]:
    """Return the parts of a claim by the model of today: a graph loaded before may lack the newer ones."""
    return set(vocabulary().predicates[claim.predicate].plays)


_AGENTS = frozenset(("Person", "Organization", "Codename", "Name"))
