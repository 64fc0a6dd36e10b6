"""What a case does say on those who were asked about, where it does not answer the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence

NEAR = 5
"""Claims that are told."""
_ENDS = ("subject", "object", "recipient")


def nearby(enquiry: Enquiry, ids: Iterable[str | None], *families: str) -> list[Evidence]:
    """Return some claims in which all of them have a part; they are no answer. Without anybody named there are none.

    Of two, those come first that tell what one of them did to the other. Then families of predicates come in the order
    given.
    """
    wanted = {id_ for id_ in ids if id_}
    if not wanted:
        return []
    claims = [one for one in enquiry.claims("ask/entity_claims", id=min(wanted)) if "naming" not in one.plays]
    found = [claim for claim in claims if wanted <= _parts(claim, enquiry)]
    between = {one.id for one in found if len(wanted) > 1 and wanted <= _parts(one, enquiry, *_ENDS)}
    return sorted(found, key=lambda one: (one.id not in between, *_place(one, families)))[:NEAR]


def _parts(claim: Evidence, enquiry: Enquiry, *roles: str) -> set[str]:
    filling = claim.filling(*roles) if roles else claim.participants
    return {party.id for one in filling for party in enquiry.parties(one)}


def _place(claim: Evidence, families: Sequence[str]) -> tuple[int, int, int, str]:
    place = families.index(claim.family) if claim.family in families else len(families)
    return place, claim.passage["paragraph"], claim.passage["start"], claim.id
