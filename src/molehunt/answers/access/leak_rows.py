"""The row of a suspect of a leak: whether he could be it, by what channel, what is said of him, and what clears him."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import inf
from typing import Any

from molehunt.answers.access.leak_words import Suspect
from molehunt.answers.access.leaking import Grounds
from molehunt.answers.access.said_of import Said
from molehunt.answers.question import Finding
from molehunt.graph.identities import Link
from molehunt.measures.readings.facts import Tie
from molehunt.model.dates.uncertain import as_day
from molehunt.model.status import STATUSES, weakest_of


def finding(one: Suspect, grounds: Grounds, said: Said) -> Finding:
    """Return the row of one suspect."""
    had = {item.claim.id: item.claim for of_each in grounds.accesses for item in of_each[one.id]}
    channel = list(dict.fromkeys(grounds.claims[tie.fact].id for tie in _ties(one)))
    access = grounds.access_status(one.id)
    columns = {
        **_standing(one, grounds),
        "through": [" > ".join(grounds.names[tie.end] for tie in way.ties[:-1]) or "directly" for way in one.ways],
        "had": sorted(had),
        "channel": channel,
        **_weakest(one, grounds, access),
        **_told(one, grounds, said, had),
        **_clearing(one),
    }
    named = {*channel, *_cleared(one)}
    resting = had | {claim.id: claim for claim in grounds.claims.values() if claim.id in named}
    links = tuple(dict.fromkeys(_links(one, grounds)))
    status = weakest_of([access, *(grounds.statuses[tie.fact] for tie in _ties(one))])
    return Finding(columns, list(resting.values()), grounds.names[one.id], links, status, of_record=True)


def _ties(one: Suspect) -> list[Tie]:
    return [tie for way in one.ways for tie in way.ties]


def _cleared(one: Suspect) -> list[str]:
    return sorted(frozenset().union(*one.clearing.sets))


def _links(one: Suspect, grounds: Grounds) -> Iterator[Link]:
    """Yield the identifications of what access and channel rest on, and those that clear him if they fall away."""
    for fact in (*(way.access.fact for way in one.ways), *(tie.fact for tie in _ties(one))):
        yield from grounds.links[fact]
    cleared = frozenset(_cleared(one))
    for links in grounds.links.values():
        yield from (link for link in links if not cleared.isdisjoint(link.claims))


def _standing(one: Suspect, grounds: Grounds) -> dict[str, Any]:
    items = [item for of_each in grounds.accesses for item in of_each[one.id]]
    return {
        "id": one.id,
        "name": grounds.names[one.id],
        "role": "; ".join(dict.fromkeys(item.way for item in items)),
        "access": one.standing.access,
        "able": one.standing.able,
        "first_day": as_day(min((item.days.first for item in items), default=-inf)),
        "share": one.share,
        "access_share": one.access_share,
    }


def _weakest(one: Suspect, grounds: Grounds, access: str) -> dict[str, Any]:
    # Of alternatives that all lead there none is needed, so that access is as firm as all its claims together.
    firm = dict.fromkeys((way.access.fact for way in one.ways), access)
    firm |= {tie.fact: grounds.statuses[tie.fact] for tie in _ties(one)}
    weakest = max(firm, key=lambda fact: STATUSES.index(firm[fact]), default=None)
    return {
        "weakest": [grounds.claims[weakest].id] if weakest else [],
        "weakest_status": firm[weakest] if weakest else "",
    }


def _told(one: Suspect, grounds: Grounds, said: Said, had: Collection[str]) -> dict[str, Any]:
    on_it = [claim.id for claim in said.on_it.get(one.id, ())]
    return {
        "said": on_it,
        "suspected": len(said.suspicions.get(one.id, ())),
        "hypotheses": said.naming(grounds.names[one.id], {*had, *on_it}),
    }


def _clearing(one: Suspect) -> dict[str, Any]:
    cleared, sets = _cleared(one), one.clearing.sets
    return {
        "clears": cleared if all(len(claims) == 1 for claims in sets) else [],
        "clears_together": cleared if any(len(claims) > 1 for claims in sets) else [],
    }
