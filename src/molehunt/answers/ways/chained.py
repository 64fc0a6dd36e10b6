"""The relays that make a chain: what reached somebody, and how it had come there; or how something went on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from molehunt.answers.acts import pairs, rows
from molehunt.answers.custody import claims_on_copies
from molehunt.answers.nearby import nearby
from molehunt.answers.question import Enquiry, Findings, Unknown
from molehunt.answers.ways.relaying import ENDS, InChain, relay
from molehunt.answers.ways.travelling import HOPS, Hop, Hops, hops_with, trace, whole
from molehunt.graph.identities import Link
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

_OF_NOTHING = "relays: a chain is of somebody or something; name a PERSON, " + either(
    "--from, --to, --via or --about", "sender=, recipient=, via= or about="
)


def chained(enquiry: Enquiry) -> Findings:
    """Tell what reached somebody and how it had come there, or how what was asked about went on."""
    people = [id_ for id_ in map(enquiry.id_of, ENDS) if id_]
    via, about = _with_copies("via", enquiry), _with_copies("about", enquiry)
    if not (people or via or about):
        raise MolehuntError(_OF_NOTHING)
    near = [hop for hop in hops_with(enquiry, people or {**via, **about}, about) if _is_asked(hop, enquiry, via, about)]
    carried = {id_ for hop in near for id_ in hop.matter if not hop.is_withheld}
    more = hops_with(enquiry, carried, about) if people and carried else []
    # The same hop, read twice, is one.
    known = Hops({hop.group[0].key: hop for hop in (*more, *near)}.values())
    first = [hop for hop in near if not hop.is_withheld]
    found = trace(first, known, back=not enquiry.id_of("sender")) if people else whole(known)
    copies = {**via, **about}
    findings = [
        relay(hop.group, enquiry, InChain(_part(hop), step, after, _copy(hop, copies)))
        for step, hop, after in found.numbered
    ]
    withheld = [hop for hop in near if hop.is_withheld]
    findings += [relay(hop.group, enquiry, InChain("withheld", rests=_copy(hop, copies))) for hop in withheld]
    groups = [hop.group for hop in (*found.hops.all, *withheld)]
    return Findings(
        findings,
        [*rows.unnamed(groups), *_gaps(found.hops)],
        near=[] if findings else nearby(enquiry, people),
        notes=[f"followed over {HOPS} hops, and it goes on"] if found.further else [],
    )


def _with_copies(parameter: str, enquiry: Enquiry) -> dict[str, tuple[Link, ...]]:
    """Return what was asked about, with the copies of a document and on what it rests that they are copies."""
    named = enquiry.named(parameter)
    if named is None:
        return {}
    return dict(claims_on_copies(named.id, enquiry)[1]) if named.label == "Document" else {named.id: ()}


def _is_asked(hop: Hop, enquiry: Enquiry, *matter: Collection[str]) -> bool:
    """Return whether a hop is one of those from which a chain begins: what reached somebody ends there."""
    either, sender, recipient = (enquiry.id_of(end) for end in ENDS)
    reached = recipient or (None if sender else either)
    within = pairs.between(hop.group[0], either=either, start=sender, end=reached)
    return within and all(not one or not hop.matter.isdisjoint(one) for one in matter)


def _copy(hop: Hop, copies: Mapping[str, tuple[Link, ...]]) -> tuple[Link, ...]:
    """Return on what it rests that a hop is one of what was asked about."""
    return min((copies[id_] for id_ in hop.matter if id_ in copies), key=len, default=())


def _gaps(hops: Hops) -> Iterator[Unknown]:
    """Yield who is said to have had something without anybody being said to have sent or given it to him."""
    for hop in hops.all:
        if not hop.start and not any(one.end == hop.end for one in hops.before(hop)):
            pair, claims = hop.group[0], tuple(claim.id for claim in pairs.claims_of(hop.group))
            yield Unknown(f"gap: from whom it came to {pair.end.name} ({pair.claim.verb})", claims=claims)


def _part(hop: Hop) -> str:
    return "passed on" if hop.arrives or not hop.end else "sent"
