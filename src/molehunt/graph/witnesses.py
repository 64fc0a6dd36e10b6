"""From whom claims come in the end: claims of one witness are no more than one of them, however many repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from molehunt.graph.evidence import Evidence


def witnesses(claims: Sequence[Evidence]) -> list[int]:
    """Return the number of the witness of each claim: whoever says it in the end, or one for copied passages."""
    repeated = {claim.passage["repeats"] for claim in claims if claim.passage["repeats"]}
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for claim in claims:
        first = claim.passage["repeats"] or (claim.passage["id"] if claim.passage["id"] in repeated else None)
        key = ("passage", first) if first else ("asserter", claim.comes_from)
        found.append(numbers.setdefault(key, len(numbers)))
    return found
