"""How a message about a cell says what was expected: the nearest known word, or the words of a closed list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from molehunt.model.nearest import nearest

Suggest = Callable[[str, Collection[str]], str]
_MOST = 50


def suggestions(most: int = _MOST, words: str = "nearest {!r}") -> Suggest:
    """Return a function that gives the nearest candidate in words, ``; nearest 'x'``, for the first ``most`` words.

    A table with thousands of wrong ids is wrong as a whole. Without the limit, the check of it would take minutes.
    """
    left = iter(range(most))

    def suggest(word: str, candidates: Collection[str]) -> str:
        near = nearest(word, candidates) if next(left, None) is not None else []
        return f"; {words.format(near[0])}" if near else ""

    return suggest


def one_of(values: Sequence[str]) -> str:
    """Return the values of a closed list as a message gives them."""
    return f"expected {'one of ' if len(values) > 1 else ''}{', '.join(values)}"
