"""Ties that no source tells: the pairs that could be tied, and networks with some of them added."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from molehunt.measures.network.ties import Floats, Places, Ties

# Networks of so many nodes have all pairs listed; in larger ones, drawn pairs that are tied already are drawn again.
LISTED = 2000


def untied(ties: Ties, among: Places | None = None) -> tuple[Places, Places]:
    """Return the starts and ends of all pairs, or of those ``among`` sorted nodes, that are not tied.

    Without directions, each pair is given once, the lesser place first.
    """
    nodes = np.arange(ties.n) if among is None else among
    place = np.full(ties.n, -1)
    place[nodes] = np.arange(len(nodes))
    start, end = place[ties.start], place[ties.end]
    inside = (start >= 0) & (end >= 0)
    free = np.ones((len(nodes), len(nodes)), dtype=bool)
    free[start[inside], end[inside]] = False
    np.fill_diagonal(free, val=False)
    start, end = np.nonzero(free if ties.directed else np.triu(free))
    return nodes[start], nodes[end]


def count_untied(ties: Ties) -> int:
    """Return how many pairs are not tied."""
    pairs = ties.n * (ties.n - 1) // (1 if ties.directed else 2)
    return pairs - int((ties.start != ties.end).sum())


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
    pairs = untied(ties) if ties.n <= LISTED else None
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
