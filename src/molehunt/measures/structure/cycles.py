"""How fast standing grows where it comes back by cycles: what makes eigenvector centrality of directed ties definite.

Where ties run one way, standing comes back only within a part in which everybody reaches everybody. The part in which
it grows fastest outgrows the others. Where several grow equally fast and one feeds the next, the last in the
chain does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.measures.network.ties import Floats, Places, Ties
from molehunt.measures.structure.flow import SMALL, matrix_of, passed, settled

ALIKE = 1e-9
"""The difference, as a part, below which two parts grow equally fast."""


class Growth(NamedTuple):
    """``rate`` is the largest eigenvalue, 0 without cycles; ``links`` how many parts with that rate form a chain."""

    rate: float
    links: int


def growth_of(ties: Ties) -> Growth:
    """Return how standing grows along directed ties."""
    import rustworkx as rx

    graph: Any = ties.rustworkx
    part = np.zeros(ties.n, np.intp)
    parts = rx.strongly_connected_components(graph)
    for number, places in enumerate(parts):
        part[places] = number
    inside = part[ties.start] == part[ties.end]
    if not inside.any():
        return Growth(0.0, 0)
    within = Ties(ties.ids, ties.start[inside], ties.end[inside], ties.weight[inside], ties.directed)
    rates = _rates_at_once(within, parts) if ties.n <= SMALL else _rates(within, part)
    first = rates > rates.max() * (1 - ALIKE)
    return Growth(float(rates.max()), _links(part[ties.start[~inside]], part[ties.end[~inside]], first))


def _rates_at_once(within: Ties, parts: Sequence[Sequence[int]]) -> Floats:
    matrix = matrix_of(within)
    blocks = (matrix[np.ix_(places, places)] for places in parts)
    return np.array([np.abs(np.linalg.eigvals(block)).max() if block.any() else 0.0 for block in blocks])


def _rates(within: Ties, part: Places) -> Floats:
    """Return the largest eigenvalue of each part; a step adds what one has, or values would swing."""

    def step(values: Floats) -> Floats:
        grown = values + passed(within, values)
        return grown / np.bincount(part, weights=grown)[part]

    values = settled(step, 1 / np.bincount(part)[part], ties=within, what="eigenvector centrality")
    rates: Floats = np.bincount(part, weights=passed(within, values)) / np.bincount(part, weights=values)
    return rates


def _links(start: Places, end: Places, first: npt.NDArray[np.bool_]) -> int:
    """Return how many of the fastest parts the longest chain has."""
    links = first.astype(np.intp)
    while True:
        before = links.copy()
        np.maximum.at(links, end, links[start] + first[end])
        if (links == before).all():
            return int(links.max())
