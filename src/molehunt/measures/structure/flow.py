"""Standing that passes along ties until it settles: what eigenvector, Katz and PageRank of directed ties rest on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from molehunt.measures.network.ties import Floats, Ties
from molehunt.model.errors import MolehuntError

_SETTLED = 1e-14
"""The change in one round, as a part of the whole, below which values have settled."""
_GOOD = 1e-13
"""The change that is good enough when no more rounds are made."""
_WORK = 10**10
"""The most ties that are passed in all rounds; at least a thousand rounds are made."""


def passed(ties: Ties, values: Floats) -> Floats:
    """Return what each node gets when everybody passes his value along his ties, times their strength."""
    node, first, source, weight = ties.incoming
    got = np.zeros(ties.n)
    if len(node):
        got[node] = np.add.reduceat(values.take(source) * weight, first)
    return got


def settled(step: Callable[[Floats], Floats], start: Floats, *, ties: Ties, what: str) -> Floats:
    """Return the values that a step leaves as they are.

    Raises
    ------
    MolehuntError
        If they change still after very many rounds.

    """
    values, change = start, np.inf
    for _ in range(min(max(_WORK // (len(ties.start) + 1000), 1000), 100_000)):
        before, values = values, step(values)
        change = float(np.abs(values - before).sum() / np.abs(values).sum())
        if change < _SETTLED:
            return values
    if change > _GOOD:
        raise MolehuntError(
            f"{what} does not settle on this network, which has parts that are nearly alike: "
            "ask for katz or pagerank, or for each part alone"
        )
    return values
