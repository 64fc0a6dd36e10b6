"""The nearest word that exists, for messages: whoever mistyped an id wants to read the one that was meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches

from molehunt.case.faults import shown

Suggest = Callable[[str, Collection[str]], str]
_COMPARED = 2_000
_MOST = 200


def nearest(word: str, candidates: Collection[str]) -> str:
    """Return the candidate that is most like a word, empty if none is much like it.

    Of more than two thousand candidates only the alphabetical neighbours are compared, which keeps a wrong
    word among a hundred thousand ids at some milliseconds.
    """
    ordered = sorted(candidates)
    if len(ordered) > _COMPARED:
        middle = bisect_left(ordered, word)
        ordered = ordered[max(middle - _COMPARED // 2, 0) : middle + _COMPARED // 2]
    lowered = {candidate.lower(): candidate for candidate in reversed(ordered)}
    found = get_close_matches(word[:_COMPARED].lower(), lowered, n=1)
    return lowered[found[0]] if found else ""


def suggestions(most: int = _MOST) -> Suggest:
    """Return a function that words the nearest candidate, ``; nearest 'x'``, for the first so many words.

    A table with thousands of wrong ids is wrong as a whole; it must not take minutes to say so.
    """
    left = iter(range(most))

    def suggest(word: str, candidates: Collection[str]) -> str:
        found = nearest(word, candidates) if next(left, None) is not None else ""
        return f"; nearest {shown(found)}" if found else ""

    return suggest


def one_of(values: Sequence[str]) -> str:
    """Return the values of a closed list as a message gives them."""
    return f"expected {'one of ' if len(values) > 1 else ''}{', '.join(values)}"
