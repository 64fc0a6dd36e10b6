"""Effective size: how many contacts somebody has that do not lead to the same people."""

from __future__ import annotations

from typing import Any

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.holes import by_contacts, holes_of


def effective_size(ties: Ties) -> Floats:
    r"""Return how many contacts each node has, less those that are redundant.

    .. math:: e(v) = \sum_{u} \Big( 1 - \sum_{q} p_{vq} m_{uq} \Big)

    where :math:`p_{vq}` is the part of the strength of v's ties that goes to q, and :math:`m_{uq}` the strength of the
    tie of u and q divided by that of u's strongest tie. Where all ties are equally strong it is the number of contacts
    less their mean number of ties to one another. Ties count without their direction, those of a pair added; loops do
    not count.

    In a covert network: how many separate circles somebody has access to.

    When it misleads: as constraint, where sources do not say who knew whom: then every contact counts in full.

    References
    ----------
    R. S. Burt, Structural Holes: The Social Structure of Competition (1992).
    https://doi.org/10.4159/9780674029095

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.Graph([("broker", "a"), ("broker", "b"), ("broker", "c"), ("b", "c")])
    >>> centrality(graph, "effective_size")["effective_size"].round(3).to_dict()
    {'broker': 2.333, 'a': 1.0, 'b': 1.0, 'c': 1.0}

    """
    holes = holes_of(ties)
    return holes.each(ties.n) - holes.each(ties.n, holes.shared)


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    contacts = by_contacts(nx, graph)
    # By its matrices, which it takes unless nodes are named, networkx is wrong where strengths differ.
    return {**dict.fromkeys(graph, 0.0), **nx.effective_size(contacts, nodes=list(contacts), weight="weight")}


MEASURE = Measure("effective_size", effective_size, _plain)
