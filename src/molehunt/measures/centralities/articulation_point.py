"""Articulation point: whose loss cuts some off from others."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties


def articulation_point(ties: Ties) -> Floats:
    r"""Return 1 for each node whose loss would cut the network, or its part of it, into more parts; else 0.

    .. math:: c(v) = 1 \text{ if } \kappa(G - v) > \kappa(G)

    where :math:`\kappa` is the number of parts of the network; someone tied to nobody is 0. Directions, loops and
    strengths do not count.

    In a covert network: whose arrest, or silence, separates people who have no other way to each other.

    When it misleads: every unrecorded tie can undo it. The worse a network is documented, the more there are.

    References
    ----------
    J. Hopcroft and R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, Communications of the ACM 16
    (1973). https://doi.org/10.1145/362248.362272

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "articulation_point")["articulation_point"].to_dict()
    {'agent': 0.0, 'cut-out': 1.0, 'handler': 0.0}

    """
    import rustworkx as rx

    graph: Any = ties.undirected().without_loops().rustworkx
    found = np.zeros(ties.n)
    found[list(rx.articulation_points(graph))] = 1
    return found


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    return {**dict.fromkeys(graph, 0.0), **dict.fromkeys(nx.articulation_points(graph.to_undirected()), 1.0)}


MEASURE = Measure("articulation_point", articulation_point, _plain, weighted=False)
