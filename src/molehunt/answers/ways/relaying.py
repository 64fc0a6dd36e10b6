"""One relay as a row, be it told by itself or as a hop of a chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from molehunt.answers.acts import pairs, rows
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.question import Enquiry, Finding
from molehunt.answers.ways.travelling import carrying
from molehunt.graph.identities import Link, Party

ENDS = ("person", "sender", "recipient")
"""The parameters that name people."""


class RelayRow(rows.PairRow):
    """The columns of the answer."""

    channel: Annotated[str | None, "By what means."]
    via: Annotated[EntityIds, "Ids of the letters, reports or people through which it went, whatever they are called."]
    about: Annotated[EntityIds, "Ids of those whom or what it was about, whatever the claims call them."]
    others_identified_by: Annotated[ClaimIds, "Ids of the claims that say so; the row would stand without them."]
    group: Annotated[
        Literal["passed on", "sent", "withheld"] | None,
        "With --chain: passed on; sent, not said to have arrived; withheld.",
    ]
    hop: Annotated[int | None, "With --chain: how many hops from whoever was asked about; 1 is the nearest."]
    after: Annotated[ClaimIds, "With --chain: ids of the claims of the hops by which it can have come to the sender."]


class InChain(NamedTuple):
    """The place of a relay in a chain, and on what it rests that it is of what was asked about; none by itself."""

    part: str | None = None
    step: int | None = None
    after: Sequence[str] = ()
    rests: tuple[Link, ...] = ()


_BY_ITSELF = InChain()


def relay(group: pairs.Group, enquiry: Enquiry, place: InChain = _BY_ITSELF) -> Finding:
    """Return the row of a relay."""
    claims = pairs.claims_of(group)
    via, about = pairs.filling(claims, "via", enquiry), pairs.filling(claims, "about", enquiry)
    asked_for = [party for role, some in (("via", via), ("about", about)) for party in _asked_for(role, some, enquiry)]
    rests = (*(link for party in asked_for for link in party.links), *place.rests)
    known = {link for party in (group[0].start, group[0].end) for link in party.links} | set(rests)
    others = [link for party in (*rows.by_name(via), *rows.by_name(about)) for link in party.links]
    own = {
        "channel": next((claim.channel for claim in claims if claim.channel), None),
        "via": sorted({party.id for party in (*via, *carrying(claims, enquiry))}),
        "about": sorted({party.id for party in about}),
        "others_identified_by": sorted({id_ for link in others if link not in known for id_ in link.claims}),
        "group": place.part,
        "hop": place.step,
        "after": list(place.after),
    }
    more = f" (with {', '.join(party.shown for party in asked_for)})" if asked_for else ""
    return rows.finding(group, own, rests=rests, more=more)


def _asked_for(role: str, some: Sequence[Party], enquiry: Enquiry) -> list[Party]:
    """Return the one that was asked for, if only a name brings it in: then it is on this that the row rests.

    Whether somebody warned somebody does not otherwise hang on who "the child" is whom the warning was about.
    """
    return [party for party in rows.by_name(some) if party.id == enquiry.id_of(role)]
