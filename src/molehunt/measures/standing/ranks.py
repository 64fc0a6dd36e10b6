"""Ranks from values, and how alike two orders are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from molehunt.measures.network.ties import Floats

Ranks = npt.NDArray[np.intp]


def ranks(values: Floats, *, low_is_central: bool = False, among: npt.NDArray[np.bool_] | None = None) -> Ranks:
    """Return the rank of each value, 1 the most central; equals share the better rank.

    Values that differ by less than a billionth of the largest are equal: the rest is rounding. Rows have ranks of their
    own. Whoever is not ``among`` those compared comes after all others; where nobody is, all have the last place, for
    nobody is first.
    """
    scale = np.abs(values).max(axis=-1, initial=0, keepdims=True)
    rounded = np.round(values / np.where(scale > 0, scale, 1), 9)
    if not low_is_central:
        rounded = -rounded
    if among is not None:
        rounded[~among] = np.inf
    order = np.argsort(rounded, axis=-1)
    ordered = np.take_along_axis(rounded, order, axis=-1)
    place = np.arange(values.shape[-1])
    place = np.where(ordered == np.roll(ordered, 1, axis=-1), 0, place)
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.maximum.accumulate(place, axis=-1) + 1, axis=-1)
    if among is not None:
        found[~among.any(axis=-1)] = values.shape[-1]
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
