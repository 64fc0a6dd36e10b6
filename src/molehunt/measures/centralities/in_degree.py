"""In-degree: from how many others a tie runs to somebody."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_counts


def in_degree(ties: Ties) -> Floats:
    r"""Return from how many others a tie runs to each node, divided by how many others there are.

    .. math:: c(v) = \frac{\deg^{-}(v)}{n - 1}

    Parallel ties count once, a loop counts too, as in networkx. Without directions it is the degree.

    In a covert network: to whom reports, money or orders come. Many ties in and few out mark one who gathers.

    When it misleads: sources tell what was sent to a well-known office more often than what it sent. It counts who is
    written about, not who received most.

    References
    ----------
    S. Wasserman and K. Faust, Social Network Analysis (1994), section 5.3. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.DiGraph([("centre", "handler"), ("handler", "agent"), ("handler", "courier")])
    >>> centrality(graph, "in_degree")["in_degree"].round(3).to_dict()
    {'centre': 0.0, 'handler': 0.333, 'agent': 0.333, 'courier': 0.333}

    """
    return tie_counts(ties, "in") / (ties.n - 1)


MEASURE = Measure(
    "in_degree",
    in_degree,
    lambda nx, graph: nx.in_degree_centrality(graph) if graph.is_directed() else nx.degree_centrality(graph),
    weighted=False,
)
