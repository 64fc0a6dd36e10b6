"""What a case does say on those who were asked about, where it does not answer the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence

NEAR = 5
"""Claims that are told."""


def nearby(enquiry: Enquiry, ids: Iterable[str | None], *families: str) -> list[Evidence]:
    """Return some claims in which all of them have a part, those of some families of predicates first.

    They are no answer. Nothing is returned where nobody was named.
    """
    wanted = {id_ for id_ in ids if id_}
    if not wanted:
        return []
    claims = enquiry.claims("ask/entity_claims", id=min(wanted))
    found = [claim for claim in claims if wanted <= _parts(claim, enquiry) and "naming" not in claim.plays]
    return sorted(found, key=lambda claim: _place(claim, families))[:NEAR]


def _parts(claim: Evidence, enquiry: Enquiry) -> set[str]:
    return {party.id for one in claim.participants for party in enquiry.parties(one)}


def _place(claim: Evidence, families: Sequence[str]) -> tuple[int, int, int, str]:
    place = families.index(claim.family) if claim.family in families else len(families)
    return place, claim.passage["paragraph"], claim.passage["start"], claim.id
