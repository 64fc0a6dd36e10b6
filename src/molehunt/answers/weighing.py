"""Weighing the claims behind one row: its status, its bounds in time, and the claims on which it hinges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from molehunt.graph.evidence import Evidence
from molehunt.model.status import status


@dataclass(frozen=True, slots=True)
class Choices:
    """The sets of alternatives among the evidence that an answer may use, as members by set."""

    members: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> Choices:
        """Collect the sets of which any member is in the evidence."""
        found: dict[str, set[str]] = {}
        for claim in evidence:
            for set_id, _ in claim.alternatives:
                found.setdefault(set_id, set()).add(claim.id)
        return cls({set_id: frozenset(members) for set_id, members in found.items()})

    def holds_anyway(self, claim: Evidence, ids: Collection[str]) -> bool:
        """Return whether a row that rests on ``ids`` holds whichever alternative of the claim's sets is true."""
        return any(self.members[set_id] <= set(ids) for set_id, _ in claim.alternatives)


def row_status(claims: Sequence[Evidence], choices: Choices) -> str:
    """Return the status of a row; alternatives that all lead to the same row leave it no longer open."""
    ids = {claim.id for claim in claims}
    return status(
        claim.weight(open_choice=False if claim.alternatives and choices.holds_anyway(claim, ids) else None)
        for claim in claims
    )


def decided(claims: Sequence[Evidence]) -> str | None:
    """Return "for" or "against" where a decision is on record on a disagreement over these claims, else None."""
    favoured = {
        (side.favoured is True) == (claim.polarity == "affirmed")
        for claim in claims
        for side in claim.sides
        if side.favoured is not None and side.kind == "contradiction"
    }
    return None if len(favoured) != 1 else "for" if favoured == {True} else "against"


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


def hinges(row: str, claims: Sequence[Evidence], choices: Choices) -> list[dict[str, Any]]:
    """Return the claims without which a row, described by ``row``, would be gone or have another status."""
    whole = row_status(claims, choices)
    found = []
    for claim in claims:
        rest = [other for other in claims if other is not claim]
        without = row_status(rest, choices)
        if without != whole:
            change = f"{row} is not in the answer" if without == "unknown" else f"{row} is {without}, not {whole}"
            found.append({"claim": claim.id, "change": f"without it: {change}"})
    return found
