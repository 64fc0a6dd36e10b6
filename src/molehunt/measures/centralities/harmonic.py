"""Harmonic centrality: how few steps somebody is from others, those who do not reach him included."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.steps import steps_of


def harmonic(ties: Ties) -> Floats:
    r"""Return the sum, over all others, of 1 / steps to each node.

    .. math:: c_H(v) = \sum_{u \ne v} \frac{1}{d(u, v)}

    where :math:`d(u, v)` is the number of steps from u to v, and the term is 0 where u does not reach v. A step counts
    1, however strong the tie. Ties are followed in their direction, *to* the node. It is a sum, as in networkx: divide
    it by n - 1 to compare networks of different size.

    In a covert network: as closeness, but sound where a network falls into parts that do not know of each other.

    When it misleads: half of the value of most nodes comes from the nearest. It then says little more than the degree.

    References
    ----------
    P. Boldi and S. Vigna, Axioms for Centrality, Internet Mathematics 10 (2014).
    https://doi.org/10.1080/15427951.2013.865686

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "harmonic")["harmonic"].to_dict()
    {'agent': 1.5, 'cut-out': 2.0, 'handler': 1.5}

    """
    return steps_of(ties).reciprocals


MEASURE = Measure("harmonic", harmonic, lambda nx, graph: nx.harmonic_centrality(graph), weighted=False)
