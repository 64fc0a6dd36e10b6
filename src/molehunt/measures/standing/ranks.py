"""Ranks from values, and how alike two orders are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from molehunt.measures.network.ties import Floats

Ranks = npt.NDArray[np.intp]


def ranks(values: Floats, *, low_is_central: bool = False) -> Ranks:
    """Return the rank of each value, 1 the most central; equals share the better rank.

    Values that differ by less than a billionth of the largest are equal: the rest is rounding.
    """
    scale = np.abs(values).max(initial=0)
    rounded = np.round(values / scale, 9) if scale else values
    if not low_is_central:
        rounded = -rounded
    found: Ranks = np.searchsorted(np.sort(rounded), rounded) + 1
    return found


def spearman(one: Ranks, other: Ranks) -> float:
    """Return Spearman's rank correlation, equals at their mean rank; where all are equal in one only, 0, in both, 1."""
    a, b = (_mean_ranks(order) for order in (one, other))
    a, b = a - a.mean(), b - b.mean()
    spread = np.sqrt((a @ a) * (b @ b))
    if spread == 0:
        return float(not a.any() and not b.any())
    return float(a @ b / spread)


def _mean_ranks(order: Ranks) -> Floats:
    _, which, count = np.unique(order, return_inverse=True, return_counts=True)
    means: Floats = (np.cumsum(count) - (count - 1) / 2)[which]
    return means
