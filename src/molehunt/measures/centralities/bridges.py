"""Bridges: how many ties of somebody are the only way between two sides."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties


def bridges(ties: Ties) -> Floats:
    r"""Return how many ties of each node are bridges: without it, its two ends would be in different parts.

    .. math:: c(v) = |\{uv : \kappa(G - uv) > \kappa(G)\}|

    where :math:`\kappa` is the number of parts of the network. Directions, loops and strengths do not count; ties in
    both directions, and parallel ones, are one tie.

    In a covert network: contacts that run through one person alone, such as agents whom only their handler meets.

    When it misleads: a person named once has one tie, and it is a bridge. The value counts mentions of strangers, too.

    References
    ----------
    R. E. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2 (1974).
    https://doi.org/10.1016/0020-0190(74)90003-9

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "bridges")["bridges"].to_dict()
    {'agent': 1.0, 'cut-out': 2.0, 'handler': 1.0}

    """
    import rustworkx as rx

    graph: Any = ties.undirected().without_loops().rustworkx
    found = rx.bridges(graph)
    ends = np.array(list(found), dtype=np.intp).ravel()
    return np.bincount(ends, minlength=ties.n).astype(float)


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    found = nx.Graph(list(nx.bridges(graph.to_undirected())))
    return {node: float(found.degree(node)) if node in found else 0.0 for node in graph}


MEASURE = Measure("bridges", bridges, _plain, weighted=False)
