"""The known words that are most like a mistyped one, for messages. Every message that suggests a word uses this."""

from __future__ import annotations

from collections.abc import Collection

_COMPARED = 200
"""Characters of a word that are compared."""
_BEGINNING = 0.4
"""The part of a word that may differ where two words begin alike."""


def nearest(word: str, candidates: Collection[str], *, most: int = 1) -> list[str]:
    """Return the candidates that are most like a word, at most ``most`` of them; none if none is much like it.

    One letter in four may be wrong, missing, added or swapped with its neighbour; or the first three fifths of the
    words are alike. A word that differs more is another word, and to offer it would mislead. Capitals do not count.
    The nearest comes first; of equals, the first in the alphabet.

    >>> nearest("realys", ["relays", "show", "who-saw"])
    ['relays']
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, Prefix

    meant = word.strip().lower()[:_COMPARED]
    lowered = {candidate: candidate.lower() for candidate in candidates}
    if not meant:
        return []
    # Of a single letter nothing is left if it is wrong.
    slips = max(len(meant) // 4, 1) / len(meant) if len(meant) > 1 else 0
    for scorer, cutoff in ((OSA.normalized_distance, slips), (Prefix.normalized_distance, _BEGINNING)):
        matches = process.extract(meant, lowered, scorer=scorer, score_cutoff=cutoff, limit=None)
        if matches:
            return [name for _, _, name in sorted(matches, key=lambda match: (match[1], match[2]))[:most]]
    return []


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the end of a message about an unknown word: the known word nearest to it, else all known words.

    >>> did_you_mean("grades", ["grade", "until"]), did_you_mean("x", ["grade", "until"])
    ('did you mean grade?', 'there are grade, until')
    """
    near = nearest(word, known)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
