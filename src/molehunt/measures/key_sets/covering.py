"""How much of a network a set of nodes reaches, for very many sets at once."""

from __future__ import annotations

import numpy as np

from molehunt.measures.network.ties import Floats, Places, Ties

# So many numbers are held at once.
_AT_ONCE = 10_000_000


def nearness(ties: Ties, *, steps: int | None) -> Floats:
    """Return n x n how near each node is to each: 1 / distance, 0 without a path, and 1 to itself.

    With ``steps``, 1 within so many steps and else 0.
    """
    import rustworkx as rx

    distance = rx.distance_matrix(ties.rustworkx, null_value=np.inf)
    np.fill_diagonal(distance, 1)
    near: Floats = 1 / distance if steps is None else (distance <= steps).astype(float)
    return near


def coverage(near: Floats, sets: Places) -> Floats:
    """Return, for each row of ``sets``, the mean over all nodes of how near the nearest of the set is."""
    size = max(_AT_ONCE // (sets.shape[1] * len(near)), 1)
    parts = [sets[at : at + size] for at in range(0, len(sets), size)]
    return np.concatenate([near[part].max(axis=1).mean(axis=1) for part in parts])
