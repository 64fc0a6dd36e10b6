"""How far to trust a rank: where a node stands in many worlds, and whose loss moves it most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from molehunt.measures.network.ties import Floats, Places
from molehunt.measures.standing.claimed import MeasuredWorlds


class Standing(NamedTuple):
    """Where a node stands in some worlds: its values and ranks from ``low`` to ``high``, with the median in the middle.

    ``top`` is the share of worlds in which it is among the first k.
    """

    low: float
    median: float
    high: float
    rank_low: int
    rank_median: int
    rank_high: int
    top: float


def standings(worlds: MeasuredWorlds, *, k: int, middle: float = 1.0, weights: Floats | None = None) -> list[Standing]:
    """Return where each node stands.

    Parameters
    ----------
    worlds
        Values and ranks, a row for each world.
    k
        How many are "the first".
    middle
        The share of worlds that the ranges enclose: 1 for all of them, .9 for all but the 5% at either end.
    weights
        How likely each world is; equally likely by default.

    """
    at = ((1 - middle) / 2, 0.5, (1 + middle) / 2)
    values = np.quantile(worlds.values, at, axis=0, method="inverted_cdf", weights=weights)
    ranks = np.quantile(worlds.ranks, at, axis=0, method="inverted_cdf", weights=weights)
    top = np.average(worlds.ranks <= k, axis=0, weights=weights)
    return [
        Standing(low, middle_value, high, first, middle_rank, last, share)
        for (low, middle_value, high), (first, middle_rank, last), share in zip(
            values.T.tolist(), ranks.astype(int).T.tolist(), top.tolist(), strict=True
        )
    ]


def moved_most(told: MeasuredWorlds, losses: MeasuredWorlds) -> Places:
    """Return for each node the place among ``losses`` of the world that moves it most; -1 where none moves it.

    The rank decides; of losses that move it equally far, the one that moves the value most. ``told`` is the one world
    from which it is moved.
    """
    if not len(losses.ranks):
        return np.full(told.ranks.shape[1], -1)
    by_rank = np.abs(losses.ranks - told.ranks[0])
    by_value = np.round(np.abs(losses.values - told.values[0]), 12)
    first = np.lexsort((-by_value, -by_rank), axis=0)[0]
    nodes = np.arange(len(first))
    moves = (by_rank[first, nodes] > 0) | (by_value[first, nodes] > 0)
    return np.where(moves, first, -1)
