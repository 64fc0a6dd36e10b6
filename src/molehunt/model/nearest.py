"""The nearest of the words that exist, for messages: whoever mistyped one wants to read the one that was meant."""

from __future__ import annotations

from collections.abc import Collection

_COMPARED = 200
_BEGINS = 0.4


def nearest(word: str, candidates: Collection[str], *, most: int = 1) -> list[str]:
    """Return the candidates that are most like a word, at most so many; none if none is much like it.

    One letter in five may be wrong, left out, added or swapped with its neighbour; or the two begin alike for three
    fifths of their length. Words that differ more are other words: a name that only looks like the one that was meant
    misleads. Capitals do not count; the nearest comes first, of equals the first in the alphabet.

    >>> nearest("realys", ["relays", "show", "who-saw"])
    ['relays']
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, Prefix

    meant = word.strip().lower()[:_COMPARED]
    lowered = {candidate: candidate.lower() for candidate in sorted(candidates)}
    if not meant:
        return []
    slips = max(len(meant) // 5, 1) / len(meant)
    for scorer, far in ((OSA.normalized_distance, slips), (Prefix.normalized_distance, _BEGINS)):
        alike = process.extract(meant, lowered, scorer=scorer, score_cutoff=far, limit=None)
        if alike:
            return [name for _, _, name in sorted(alike, key=lambda found: (found[1], found[2]))[:most]]
    return []
