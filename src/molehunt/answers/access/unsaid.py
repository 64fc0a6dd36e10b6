"""What the claims on something leave open: who it was whom the text does not name, and what is expressly not known."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.answers.access.records import Known
from molehunt.answers.question import Unknown
from molehunt.measures.readings.by_day import level_of


def unsaid(found: Known, day: float) -> Iterator[Unknown]:
    """Yield what is open by the end of a day."""
    claims: dict[str, set[str]] = {}
    for one in found.knowing:
        if one.party.unknown and not one.against and level_of(one.fact, day) != "excluded":
            claims.setdefault(f"who it was: {one.way} ({one.party.name})", set()).add(one.claim.id)
    for claim in found.claims:
        if "ignorance" in claim.plays:
            claims.setdefault(claim.what or claim.statement, set()).add(claim.id)
    for what, ids in claims.items():
        yield Unknown(what, claims=tuple(sorted(ids)))
