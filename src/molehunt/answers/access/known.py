"""Who had a document or knew of it, who knew of an event, or of what a claim says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from molehunt.answers.access.records import Knowing, Known, Things
from molehunt.answers.access.ways import aware, holding, in_it, likely, said_it, told_down, took_part, touched
from molehunt.answers.custody import Holding, claims_on_copies, holdings_of
from molehunt.answers.question import Enquiry, Named
from molehunt.answers.rivals import rivals_of
from molehunt.graph.evidence import Evidence
from molehunt.model.dates.uncertain import Span

_MAKING = frozenset(("wrote", "forged", "made the copy"))
_COMING_BY = _MAKING | {"received", "was shown", "saw", "read", "stole"}
"""The words of custody that tell since when somebody had it; whoever only handed it on had it before."""


def known(thing: Named, enquiry: Enquiry) -> Known:
    """Return who had a document or knew of it, or who knew of an event or of what a claim says."""
    if thing.label == "Claim":
        return _known_claim(thing, enquiry)
    things: Things = {thing.id: ()}
    knowing: list[Knowing] = []
    if thing.label == "Document":
        on_copies, things = claims_on_copies(thing.id, enquiry)
        held = [one for claim in on_copies if claim.mode == "done" for one in holdings_of(claim, things, enquiry)]
        knowing += [*map(holding, held), *_before(held, thing.id)]
    concerning = enquiry.claims("ask/concerning", things=sorted(things))
    claims = [one for one in concerning if one.mode == "done" and _concerns(one, things, enquiry)]
    for claim in claims:
        knowing += aware(claim, things, enquiry)
        knowing += took_part(claim, things, enquiry) if thing.label != "Document" else ()
    dead = _dead(claims, things, enquiry)
    # A claim may name somebody twice in one way.
    once = {(one.claim.id, one.party.id, one.way, one.days): one for one in knowing if one.party.id not in dead}
    told = [one._replace(rivals=rivals_of(one.claim, [one.party], enquiry)) for one in once.values()]
    return Known(things, told, [*likely(claims, things, enquiry)], claims)


def _known_claim(thing: Named, enquiry: Enquiry) -> Known:
    kept = enquiry.claims_of([thing.id])
    told = [one for claim in kept for part in (in_it, told_down) for one in part(claim, enquiry)]
    return Known({}, told, [one for claim in kept for one in said_it(claim, enquiry)], kept)


def _concerns(claim: Evidence, things: Things, enquiry: Enquiry) -> bool:
    return touched(claim.filling("object", "about", "at"), things, enquiry) is not None


def _before(held: Iterable[Holding], document: str) -> Iterator[Knowing]:
    """Yield of whoever handed it on, and is not said to have come by it, that he had it before."""
    held = [one for one in held if one.claim.support().supports]
    made: dict[str, float] = {}
    for one in held:
        if one.custody in _MAKING:
            first = one.claim.days.possible.first
            made[one.document.id] = min(first, made.get(one.document.id, first))
    came_by = {one.party.id for one in held if one.custody in _COMING_BY}
    for one in (had for had in held if had.party.id not in came_by):
        told, first = holding(one), made.get(one.document.id, made.get(document, -inf))
        if told.had and first < told.days.first:
            yield told._replace(days=Span(first, told.days.last))


def _dead(claims: Iterable[Evidence], things: Things, enquiry: Enquiry) -> set[str]:
    """Return whoever died at the event that was asked about: the dead know nothing of their death."""
    deaths = [c for c in claims if "death" in c.plays and touched(c.filling("at"), things, enquiry) is not None]
    roles = {claim.id: "object" if claim.filling("object") else "subject" for claim in deaths}
    return {party.id for c in deaths for one in c.filling(roles[c.id]) for party in enquiry.parties(one)}
