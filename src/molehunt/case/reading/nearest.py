"""The nearest word that exists, for messages: whoever mistyped an id wants to read the one that was meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

Suggest = Callable[[str, Collection[str]], str]
_COMPARED = 200
_MOST = 50


def nearest(word: str, candidates: Collection[str]) -> str:
    """Return the candidate that is most like a word, empty if none is much like it.

    One letter in five may be wrong, left out, added or swapped with its neighbour; or the two begin alike for three
    fifths of their length. Words that differ more are other words: a predicate that only looks like the one that was
    meant misleads. Capitals do not count; of equals the first in the alphabet is taken.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, Prefix

    meant = word.strip().lower()[:_COMPARED]
    lowered = {candidate: candidate.lower() for candidate in candidates}
    slips = max(len(meant) // 5, 1) / max(len(meant), 1)
    for scorer, most in ((OSA.normalized_distance, slips), (Prefix.normalized_distance, 0.4)):
        like = process.extract(meant, lowered, scorer=scorer, score_cutoff=most, limit=5)
        if like:
            return min((distance, name) for _, distance, name in like)[1]
    return ""


def suggestions(most: int = _MOST, words: str = "nearest {!r}") -> Suggest:
    """Return a function that words the nearest candidate, ``; nearest 'x'``, for the first so many words.

    A table with thousands of wrong ids is wrong as a whole; it must not take minutes to say so.
    """
    left = iter(range(most))

    def suggest(word: str, candidates: Collection[str]) -> str:
        meant = nearest(word, candidates) if next(left, None) is not None else ""
        return f"; {words.format(meant)}" if meant else ""

    return suggest


def one_of(values: Sequence[str]) -> str:
    """Return the values of a closed list as a message gives them."""
    return f"expected {'one of ' if len(values) > 1 else ''}{', '.join(values)}"
