"""Degree: how many others somebody is tied to."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_counts


def degree(ties: Ties) -> Floats:
    r"""Return to how many others each node is tied, divided by how many others there are.

    .. math:: c_D(v) = \frac{\deg(v)}{n - 1}

    A tie in both directions counts twice, a loop twice, and parallel ties once, as in networkx.

    In a covert network: how exposed somebody is. Who runs a network keeps his degree low; who gathers for it cannot.

    When it misleads: it counts who is written about. Where one memoir tells most, its author has ties to everybody.

    References
    ----------
    L. C. Freeman, Centrality in Social Networks: Conceptual Clarification, Social Networks 1 (1978).
    https://doi.org/10.1016/0378-8733(78)90021-7

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> centrality(nx.path_graph(["agent", "cut-out", "handler"]), "degree")["degree"].to_dict()
    {'agent': 0.5, 'cut-out': 1.0, 'handler': 0.5}

    """
    return tie_counts(ties, "both") / (ties.n - 1)


MEASURE = Measure("degree", degree, lambda nx, graph: nx.degree_centrality(graph), weighted=False)
