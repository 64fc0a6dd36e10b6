"""Closeness: how few steps somebody is from all others."""

from __future__ import annotations

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.steps import has_long_ways, steps_of


def closeness(ties: Ties) -> Floats:
    r"""Return how near each node is to all who reach it.

    .. math:: c_C(v) = \frac{r(v)}{n - 1} \cdot \frac{r(v)}{\sum_{u} d(u, v)}

    where :math:`r(v)` is the number of others who reach v, and :math:`d(u, v)` the number of steps from u to v. The
    first factor makes nodes of different parts of a network comparable (Wasserman and Faust). A step counts 1, however
    strong the tie. Ties are followed in their direction: it is the distance *to* the node, as in networkx.

    In a covert network: who hears of everything soon. Without directions also who reaches all quickly.

    When it misleads: in a network with few ties all values are alike, and one tie more changes the order. In a network
    of several parts a node of the largest one is always ahead.

    References
    ----------
    L. C. Freeman, Centrality in Social Networks: Conceptual Clarification, Social Networks 1 (1978).
    https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "closeness")["closeness"].round(3).to_dict()
    {'agent': 0.667, 'cut-out': 1.0, 'handler': 0.667}

    """
    if has_long_ways(ties):
        import rustworkx as rx

        return np.fromiter(rx.closeness_centrality(ties.rustworkx).values(), float, ties.n)
    others, steps, _ = steps_of(ties)
    return np.divide(others * others, steps * (ties.n - 1), out=np.zeros(ties.n), where=steps > 0)


MEASURE = Measure("closeness", closeness, lambda nx, graph: nx.closeness_centrality(graph), weighted=False)
