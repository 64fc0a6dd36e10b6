"""Ties that no source tells: the pairs that could be tied, and networks with some of them added."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from molehunt.measures.ties import Floats, Places, Ties

# Up to so many pairs are all listed; of more, drawn ones that are tied already are drawn again.
_LISTED = 4_000_000


def untied(ties: Ties) -> tuple[Places, Places]:
    """Return the starts and ends of all pairs that are not tied; without directions each pair once."""
    free = np.ones((ties.n, ties.n), dtype=bool)
    free[ties.start, ties.end] = False
    np.fill_diagonal(free, val=False)
    start, end = np.nonzero(free if ties.directed else np.triu(free))
    return start, end


def with_ties(ties: Ties, start: Places, end: Places) -> Ties:
    """Return the network with ties added between pairs that have none, each as strong as the median tie."""
    weight = np.full(len(start), np.median(ties.weight) if len(ties.weight) else 1.0)
    return Ties(
        ties.ids,
        np.concatenate((ties.start, start)),
        np.concatenate((ties.end, end)),
        np.concatenate((ties.weight, weight)),
        ties.directed,
    )


def draws(ties: Ties, count: int, likely: Floats, rng: np.random.Generator) -> Iterator[Ties]:
    """Yield networks without end, each with ``count`` ties added between untied pairs.

    Pairs are drawn one after another, none twice, each as likely as the product of the ``likely`` of its ends.
    """
    listed = ties.n**2 <= _LISTED
    pairs = untied(ties) if listed else None
    chance = likely[pairs[0]] * likely[pairs[1]] if pairs else likely
    while True:
        if pairs:
            # The least of exponential times with these rates are such a draw (Efraimidis and Spirakis, 2006).
            first = np.argpartition(rng.exponential(size=len(chance)) / chance, count - 1)[:count]
            yield with_ties(ties, pairs[0][first], pairs[1][first])
        else:
            yield with_ties(ties, *_drawn(ties, count, likely / likely.sum(), rng))


def _drawn(ties: Ties, count: int, chance: Floats, rng: np.random.Generator) -> tuple[Places, Places]:
    taken = ties.start * ties.n + ties.end
    found = np.empty(0, dtype=np.intp)
    while len(found) < count:
        start, end = rng.choice(ties.n, (2, 2 * count), p=chance)
        if not ties.directed:
            start, end = np.minimum(start, end), np.maximum(start, end)
        pairs = np.concatenate((found, (start * ties.n + end)[start != end]))
        _, first = np.unique(pairs, return_index=True)
        pairs = pairs[np.sort(first)]
        found = pairs[~np.isin(pairs, taken)]
    return found[:count] // ties.n, found[:count] % ties.n
