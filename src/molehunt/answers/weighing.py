"""Weighing the claims behind one row: its status, its bounds in time, and the claims on which it hinges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from molehunt.graph.evidence import Evidence
from molehunt.model.status import STATUSES, status

Namings = Mapping[str, Mapping[str, str]]


def row_status(claims: Sequence[Evidence], without: str = "") -> str:
    """Return the status of a row, with every claim or without one; unknown if none is left."""
    kept = [claim for claim in claims if claim.id != without] if without else claims
    ids = {claim.id for claim in kept}
    return status([claim.weight(ids, without) for claim in kept])


def decided(claims: Sequence[Evidence]) -> str | None:
    """Return "for" or "against" where a decision is on record on a disagreement over these claims, else None.

    A disagreement whose other sides are out of sight, under a lens, is none.
    """
    favoured = {
        (side.favoured is True) == (claim.polarity == "affirmed")
        for claim in claims
        for side in claim.sides
        if side.favoured is not None and side.kind == "contradiction" and side.against
    }
    return None if len(favoured) != 1 else "for" if favoured == {True} else "against"


def identified(row: dict[str, Any], ids: Iterable[Any], namings: Namings) -> dict[str, Any]:
    """Return a row in which somebody stands under a name, with the claims that tell whose name it is.

    ``ids`` are those in the row, ``namings`` the claims on each name with their statuses. The row is no firmer than the
    firmest of them.
    """
    found = [namings[id_] for id_ in ids if id_ in namings]
    weakest = max((min(map(STATUSES.index, statuses.values())) for statuses in found), default=0)
    status = STATUSES[max(STATUSES.index(row["status"]), weakest)]
    return row | {"status": status, "identified_by": sorted(claim for claims in found for claim in claims)}


def bounds(claims: Sequence[Evidence]) -> tuple[date | None, date | None]:
    """Return the earliest and latest day over the claims for a row: their hull, open where any of them is open.

    Claims without any date say nothing on time and do not widen it.
    """
    dated = [c for c in claims if c.polarity == "affirmed" and (c.earliest or c.latest)]
    starts = [c.earliest for c in dated if c.earliest]
    ends = [c.latest for c in dated if c.latest]
    earliest = min(starts) if starts and len(starts) == len(dated) else None
    latest = max(ends) if ends and len(ends) == len(dated) else None
    return earliest, latest


def hinges(row: str, claims: Sequence[Evidence], whole: str) -> list[dict[str, Any]]:
    """Return the claims without which a row, described by ``row``, would be gone or have another status than ``whole``.

    Claims that speak against it from outside the row count too.
    """
    against = [id_ for claim in claims if claim.sides for id_ in claim.against()]
    weighed = dict.fromkeys([claim.id for claim in claims] + against)
    found = []
    for claim in weighed:
        # Most rows rest on one claim, and nothing is left to weigh without it.
        without = row_status(claims, claim) if len(weighed) > 1 else "unknown"
        if without != whole:
            change = f"{row} is not in the answer" if without == "unknown" else f"{row} is {without}, not {whole}"
            found.append({"claim": claim, "change": f"without it: {change}"})
    return found
