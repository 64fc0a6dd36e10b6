"""Out-degree: to how many others a tie runs from somebody."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_counts


def out_degree(ties: Ties) -> Floats:
    r"""Return to how many others a tie runs from each node, divided by how many others there are.

    .. math:: c(v) = \frac{\deg^{+}(v)}{n - 1}

    Parallel ties count once, a loop counts too, as in networkx. Without directions it is the degree.

    In a covert network: who sends, orders or pays. A handler who meets his agents one by one has many ties out.

    When it misleads: a confession names whom somebody told, and seldom who told him; whoever confessed has ties out.

    References
    ----------
    S. Wasserman and K. Faust, Social Network Analysis (1994), section 5.3. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.DiGraph([("centre", "handler"), ("handler", "agent"), ("handler", "courier")])
    >>> centrality(graph, "out_degree")["out_degree"].round(3).to_dict()
    {'centre': 0.333, 'handler': 0.667, 'agent': 0.0, 'courier': 0.0}

    """
    return tie_counts(ties, "out") / (ties.n - 1)


MEASURE = Measure(
    "out_degree",
    out_degree,
    lambda nx, graph: nx.out_degree_centrality(graph) if graph.is_directed() else nx.degree_centrality(graph),
    weighted=False,
)
