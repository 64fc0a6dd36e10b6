"""Burt's constraint: how far somebody's contacts are tied to one another; low is strong."""

from __future__ import annotations

from typing import Any

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.holes import by_contacts, holes_of


def constraint(ties: Ties) -> Floats:
    r"""Return how far each node is bound by the ties among its contacts. **A low value is the strong position.**

    .. math:: c(v) = \sum_{u} \Big( p_{vu} + \sum_{q} p_{vq} p_{qu} \Big)^2

    where :math:`p_{vu}` is the part of the strength of v's ties that goes to u. Ties count without their direction,
    those of a pair added; loops do not count. Nodes tied to nobody have 0: they have no contacts that could bind them,
    and no strong position either.

    In a covert network: who stands between people who do not know of each other, and can tell each a different story.

    When it misleads: where sources do not say who knew whom, everybody seems a broker. It depends on the number of
    contacts: with one contact it is 1, whatever else is true.

    References
    ----------
    R. S. Burt, Structural Holes and Good Ideas, American Journal of Sociology 110 (2004).
    https://doi.org/10.1086/421787

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.Graph([("broker", "a"), ("broker", "b"), ("broker", "c"), ("b", "c")])
    >>> centrality(graph, "constraint")["constraint"].round(3).to_dict()
    {'broker': 0.611, 'a': 1.0, 'b': 1.007, 'c': 1.007}

    """
    holes = holes_of(ties)
    return holes.each(ties.n, holes.bound)


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    contacts = by_contacts(nx, graph)
    return {**dict.fromkeys(graph, 0.0), **nx.constraint(contacts, nodes=list(contacts), weight="weight")}


MEASURE = Measure("constraint", constraint, _plain, low_is_central=True)
