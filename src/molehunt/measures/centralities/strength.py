"""Strength: how strong the ties of somebody are together."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_sums


def strength(ties: Ties) -> Floats:
    r"""Return the sum of the strengths of the ties of each node.

    .. math:: s(v) = \sum_{u} w_{vu} + \sum_{u} w_{uv}

    where :math:`w_{uv}` is the strength of the tie from u to v; without directions each tie counts once, and a loop
    twice. Parallel ties are added. It is a sum and not a share, so that networks of different size do not compare.

    In a covert network: how much passed through somebody's hands, where strength counts meetings or messages.

    When it misleads: strength often counts sources or mentions. Then it says how well somebody is documented.

    References
    ----------
    A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004).
    https://doi.org/10.1073/pnas.0400087101

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.MultiDiGraph([("agent", "handler"), ("agent", "handler"), ("handler", "centre")])
    >>> centrality(graph, "strength")["strength"].to_dict()
    {'agent': 2.0, 'handler': 3.0, 'centre': 1.0}

    """
    return tie_sums(ties, "both")


MEASURE = Measure("strength", strength, lambda nx, graph: dict(graph.degree(weight="weight")))  # noqa: ARG005
