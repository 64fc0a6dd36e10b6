"""How far to trust a rank: where a node stands in many worlds, and whose loss moves it most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from molehunt.measures.network.ties import Floats, Places
from molehunt.measures.standing.claimed import MeasuredWorlds


class Standing(NamedTuple):
    """Where a node stands in some worlds: its values and ranks from ``low`` to ``high``, with the median in the middle.

    Values are those of the worlds in which it is there at all. Its rank is None where it is not, which is behind all
    ranks. ``top`` is the share of worlds in which it is among the first k.
    """

    low: float | None
    median: float | None
    high: float | None
    rank_low: int | None
    rank_median: int | None
    rank_high: int | None
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
    shares = ((1 - middle) / 2, 0.5, (1 + middle) / 2)
    likely = np.ones(len(worlds.tied)) if weights is None else weights
    values = _points(np.where(worlds.tied, worlds.values, np.inf), likely[:, None] * worlds.tied, shares)
    ranks = _points(np.where(worlds.tied, worlds.ranks, np.inf), np.broadcast_to(likely[:, None], worlds.tied.shape),
                    shares)  # fmt: skip
    top = np.average(worlds.tied & (worlds.ranks <= k), axis=0, weights=weights)
    return [
        Standing._make([*map(_there, of_values), *(None if one == np.inf else int(one) for one in of_ranks), share])
        for of_values, of_ranks, share in zip(values.T.tolist(), ranks.T.tolist(), top.tolist(), strict=True)
    ]


def _there(value: float) -> float | None:
    return None if value == np.inf else value


def _points(values: Floats, likely: Floats, shares: Sequence[float]) -> Floats:
    """Return the least value of each column at or below which each share of its worlds lies; a row for each share."""
    order = np.argsort(values, axis=0, kind="stable")
    found = np.take_along_axis(values, order, axis=0)
    reached = np.cumsum(np.take_along_axis(likely, order, axis=0), axis=0)
    # A share of nothing is reached by the first world that is possible; sums of weights are rounded.
    wanted = (np.maximum(share * reached[-1] * (1 - 1e-12), np.finfo(float).tiny) for share in shares)
    return np.stack([found[(reached >= least).argmax(axis=0), np.arange(values.shape[1])] for least in wanted])


def moved_most(told: MeasuredWorlds, losses: MeasuredWorlds) -> Places:
    """Return for each node the place among ``losses`` of the world that moves it most; -1 where none moves it.

    The rank decides, and not to be there any more is further than any rank; of losses that move it equally far, the one
    that moves the value most. ``told`` is the one world from which it is moved.
    """
    if not len(losses.ranks):
        return np.full(told.ranks.shape[1], -1)
    by_rank = np.where(losses.tied, np.abs(losses.ranks - told.ranks[0]), told.ranks.shape[1])
    by_value = np.round(np.abs(losses.values - told.values[0]), 12)
    first = np.lexsort((-by_value, -by_rank), axis=0)[0]
    nodes = np.arange(len(first))
    moves = (by_rank[first, nodes] > 0) | (by_value[first, nodes] > 0)
    return np.where(moves, first, -1)
