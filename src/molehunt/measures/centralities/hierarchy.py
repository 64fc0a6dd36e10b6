"""Burt's hierarchy: how far what binds somebody comes from one contact; low is strong."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.holes import by_contacts, holes_of


def hierarchy(ties: Ties) -> Floats:
    r"""Return how unequally what binds each node is spread over its contacts, 0 to 1. **A low value is strong.**

    .. math:: h(v) = \frac{1}{N \ln N} \sum_{u} \frac{c_{vu}}{C / N} \ln \frac{c_{vu}}{C / N}

    where :math:`c_{vu}` is the part of the constraint C of v that comes from u, and N the number of v's contacts. It is
    0 where all contacts bind alike, and 1 where one contact alone binds. Somebody with one contact has 1. Nodes tied
    to nobody have 0. Ties count without their direction, those of a pair added; loops do not count.

    In a covert network: who depends on one patron. Burt found that outsiders rise by another's network, by hierarchy.

    When it misleads: with two or three contacts it jumps with every tie.

    References
    ----------
    R. S. Burt, Structural Holes: The Social Structure of Competition (1992), section 2.2.
    https://doi.org/10.4159/9780674029095

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.star_graph(["handler", "agent", "courier"])
    >>> centrality(graph, "hierarchy")["hierarchy"].to_dict()
    {'handler': 0.0, 'agent': 1.0, 'courier': 1.0}

    """
    holes = holes_of(ties)
    contacts, bound = holes.each(ties.n), holes.each(ties.n, holes.bound)
    share = holes.bound / (bound / np.maximum(contacts, 1))[holes.node]
    disorder = holes.each(ties.n, share * np.log(share))
    several = contacts > 1
    most = contacts * np.log(np.maximum(contacts, 2))
    # Where all bind alike, rounding can leave a little less than nothing.
    return np.where(several, np.maximum(disorder / np.maximum(most, 1), 0), contacts)


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    contacts = by_contacts(nx, graph)
    return {node: _of_node(nx, contacts, node) if node in contacts else 0.0 for node in graph}


def _of_node(nx: Any, contacts: Any, node: Any) -> float:
    others = set(nx.all_neighbors(contacts, node))
    bound = np.array([nx.local_constraint(contacts, node, other, weight="weight") for other in others])
    if len(bound) == 1:
        return 1.0
    share = bound / bound.mean()
    return max(float((share * np.log(share)).sum() / (len(bound) * np.log(len(bound)))), 0.0)


MEASURE = Measure("hierarchy", hierarchy, _plain, low_is_central=True)
