"""The nearest of some words to one that is misspelt."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the nearest candidates, the nearest first; ``cutoff`` is how alike they must be, from 0 to 1."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, list(candidates), scorer=fuzz.ratio, limit=most, score_cutoff=100 * cutoff)
    return [candidate for candidate, _, _ in found]
