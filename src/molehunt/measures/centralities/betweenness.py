"""Betweenness: through whom the shortest ways lead."""

from __future__ import annotations

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties


def betweenness(ties: Ties) -> Floats:
    r"""Return the share of shortest ways between others that lead through each node.

    .. math:: c_B(v) = \sum_{s \ne v \ne t} \frac{\sigma(s, t | v)}{\sigma(s, t)}

    where :math:`\sigma(s, t)` counts the shortest paths from s to t and :math:`\sigma(s, t | v)` those through v;
    divided by the number of pairs of others, (n - 1)(n - 2), or half of it without directions. A step counts 1,
    however strong the tie.

    In a covert network: whoever could cut off, delay or read what passes between others; the classic mark of a courier
    and of a handler.

    When it misleads: it takes for granted that news goes by the shortest way, and one tie more can change the order.
    Whoever a source follows closely stands between all whom that source meets.

    References
    ----------
    L. C. Freeman, A Set of Measures of Centrality Based on Betweenness, Sociometry 40 (1977).
    https://doi.org/10.2307/3033543

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> centrality(nx.path_graph(["agent", "cut-out", "handler"]), "betweenness")["betweenness"].to_dict()
    {'agent': 0.0, 'cut-out': 1.0, 'handler': 0.0}

    """
    import rustworkx as rx

    found = rx.betweenness_centrality(ties.rustworkx)
    return np.fromiter(found.values(), float, ties.n)


MEASURE = Measure("betweenness", betweenness, lambda nx, graph: nx.betweenness_centrality(graph), weighted=False)
