"""How many ties somebody has, and how strong they are together: what degree and strength, in, out and both, share."""

from __future__ import annotations

from typing import Literal

import numpy as np

from molehunt.measures.network.ties import Floats, Places, Ties

Way = Literal["in", "out", "both"]


def tie_counts(ties: Ties, way: Way) -> Floats:
    """Return how many ties run to each node (in), from it (out), or either; all of them where there are no directions.

    A loop counts twice for ``both``.
    """
    return np.bincount(_ends(ties, way), minlength=ties.n).astype(float)


def tie_sums(ties: Ties, way: Way) -> Floats:
    """Return the sum of the strengths of the same ties."""
    ends = _ends(ties, way)
    # Twice where the ends are those of both sides.
    weights = np.resize(ties.weight, len(ends))
    return np.bincount(ends, weights=weights, minlength=ties.n).astype(float)


def _ends(ties: Ties, way: Way) -> Places:
    """Return the place of the node for each tie, for ``both`` of the starts and then of the ends."""
    if way == "both" or not ties.directed:
        return np.concatenate((ties.start, ties.end))
    return ties.end if way == "in" else ties.start
