"""In-strength: how strong the ties that run to somebody are together."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_sums


def in_strength(ties: Ties) -> Floats:
    r"""Return the sum of the strengths of the ties that run to each node.

    .. math:: s^{-}(v) = \sum_{u} w_{uv}

    where :math:`w_{uv}` is the strength of the tie from u to v. Parallel ties are added. Without directions it is the
    strength.

    In a covert network: how much came in to somebody: reports, money, visitors.

    When it misleads: an archive that was kept holds what came in. Its owner is strong by it, and so are no others.

    References
    ----------
    A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004).
    https://doi.org/10.1073/pnas.0400087101

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.MultiDiGraph([("agent", "handler"), ("agent", "handler"), ("handler", "centre")])
    >>> centrality(graph, "in_strength")["in_strength"].to_dict()
    {'agent': 0.0, 'handler': 2.0, 'centre': 1.0}

    """
    return tie_sums(ties, "in")


MEASURE = Measure(
    "in_strength",
    in_strength,
    lambda nx, graph: dict((graph.in_degree if graph.is_directed() else graph.degree)(weight="weight")),  # noqa: ARG005
)
