"""Eigenvector centrality: who is tied to those who are central themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.cycles import ALIKE, growth_of
from molehunt.measures.structure.flow import SMALL, matrix_of, passed, passing_among, settled
from molehunt.measures.structure.krylov import after_a_million_rounds, leading

_BEFORE = 50
"""Rounds after which the faster parts stand out."""
_AS_FAST = 1e-7
"""The difference, as a part, below which parts without directions grow equally fast."""
_DENSE = 1000
"""The most nodes for which networkx starts from the eigenvectors; of more, these take too long and too much room."""
_REACHED = 1e-14
"""The change in one round, as a part of the whole, at which networkx stops; rounding makes about a tenth of it."""


def eigenvector(ties: Ties) -> Floats:
    r"""Return the standing of each node: the part of it that others' standing gives.

    .. math:: \lambda x_v = \sum_{u} w_{uv} x_u

    where :math:`w_{uv}` is the strength of the tie from u to v and :math:`\lambda` the largest eigenvalue; the squares
    of the values add up to 1. A stronger tie gives more. Standing comes in by ties that run *to* the node.

    The equation may have many solutions, where a network has several parts. The value is the one that is reached when
    all begin with 1 and pass it on again and again: the part in which it grows fastest has all, and parts in which it
    grows equally fast share it; those that differ by less than a ten-millionth are not told apart. Where ties run one
    way, standing comes back only by cycles. In a network without cycles there is none: all values are 0.

    In a covert network: who belongs to the core, even with few ties of his own.

    When it misleads: outside of the strongest part all values are next to 0, whatever their order there. A group that
    one source describes in full, everybody tied to everybody, takes the first places.

    References
    ----------
    P. Bonacich, Power and Centrality: A Family of Measures, American Journal of Sociology 92 (1987).
    https://doi.org/10.1086/228631

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "eigenvector")["eigenvector"].round(3).to_dict()
    {'agent': 0.5, 'cut-out': 0.707, 'handler': 0.5}

    """
    if len(ties.start) == 0:
        return np.zeros(ties.n)
    return _one_way(ties) if ties.directed else _both_ways(ties)


def _both_ways(ties: Ties) -> Floats:
    node, first, _, weight = ties.incoming
    start = np.add.reduceat(weight, first)  # what all have after the first round
    if ties.n <= SMALL:
        start = after_a_million_rounds(matrix_of(ties)[np.ix_(node, node)], start)
    found = np.zeros(ties.n)
    found[node] = leading(passing_among(ties), start)
    return found


def _one_way(ties: Ties) -> Floats:
    rate, links = growth_of(ties)
    if rate == 0:
        return np.zeros(ties.n)

    def step(values: Floats) -> Floats:
        # What one has is kept, or values would swing between two sides.
        grown = values + passed(ties, values)
        return grown / np.linalg.norm(grown)

    start = _unchained(ties, np.ones(ties.n), rate, links)
    if ties.n <= SMALL:
        start = after_a_million_rounds(matrix_of(ties), start)
    values = settled(step, start, ties=ties, what="eigenvector centrality")
    found = np.zeros(ties.n)
    found[ties.incoming.node] = values[ties.incoming.node]
    return found


def _unchained(ties: Ties, values: Floats, rate: float, links: int) -> Floats:
    """Return a start from which the last part of a chain of equals has all at once, and not in the long run only."""
    if links > 1:
        for _ in range(_BEFORE):
            values = (values + passed(ties, values)) / (1 + rate)
        for _ in range(links - 1):
            values = (values + passed(ties, values)) / (1 + rate) - values
    return values


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    rate, start = (_directed_start if graph.is_directed() else _undirected_start)(nx, graph)
    if rate == 0:
        return dict.fromkeys(graph, 0.0)
    scaled = graph.copy()
    for *_, tie in scaled.edges(data=True):
        # networkx keeps what one has as by a tie of 1; among far stronger ties this is too little to stop the swinging.
        tie["weight"] /= rate
    begun = dict(zip(graph, start.tolist(), strict=True))
    # networkx takes this times n for the sum of all changes, and the values add up to sqrt(n) at most.
    reached = _REACHED / len(graph) ** 0.5
    found: dict[Any, float] = nx.eigenvector_centrality(
        scaled, max_iter=100_000, tol=reached, nstart=begun, weight="weight"
    )
    return found


def _undirected_start(nx: Any, graph: Any) -> tuple[float, Floats]:
    """Return the largest eigenvalue or more, and a start near to what networkx reaches in many rounds."""
    start = np.ones(len(graph))
    if len(graph) > _DENSE:
        return max(strength for _, strength in graph.degree(weight="weight")), start
    sizes, vectors = np.linalg.eigh(nx.to_numpy_array(graph))
    first = vectors[:, sizes > sizes[-1] * (1 - _AS_FAST)]
    return float(sizes[-1]), first @ (start @ first)


def _directed_start(nx: Any, graph: Any) -> tuple[float, Floats]:
    start = np.ones(len(graph))
    rate, links = _growth_by_networkx(nx, graph)
    if rate == 0:
        return rate, start
    matrix = nx.to_numpy_array(graph).T / rate
    kept = (matrix + np.eye(len(graph))) / 2
    if links > 1:
        start = np.linalg.matrix_power(kept, _BEFORE) @ start
        for _ in range(links - 1):
            start = kept @ start - start
    return rate, after_a_million_rounds(matrix, start)


def _growth_by_networkx(nx: Any, graph: Any) -> tuple[float, int]:
    parts = nx.condensation(graph)
    rates = {
        part: float(np.abs(np.linalg.eigvals(nx.to_numpy_array(graph.subgraph(nodes)))).max())
        for part, nodes in parts.nodes(data="members")
    }
    first = max(rates.values())
    links: dict[Any, int] = {}
    for part in nx.topological_sort(parts):
        before = max((links[other] for other in parts.predecessors(part)), default=0)
        links[part] = before + (rates[part] > first * (1 - ALIKE))
    return first, max(links.values())


MEASURE = Measure("eigenvector", eigenvector, _plain)
