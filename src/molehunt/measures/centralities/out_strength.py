"""Out-strength: how strong the ties that run from somebody are together."""

from __future__ import annotations

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.sums import tie_sums


def out_strength(ties: Ties) -> Floats:
    r"""Return the sum of the strengths of the ties that run from each node.

    .. math:: s^{+}(v) = \sum_{u} w_{vu}

    where :math:`w_{vu}` is the strength of the tie from v to u. Parallel ties are added. Without directions it is the
    strength.

    In a covert network: how much went out from somebody: orders, money, warnings.

    When it misleads: where strength counts testimony, whoever was most betrayed by others sent most.

    References
    ----------
    A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004).
    https://doi.org/10.1073/pnas.0400087101

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.MultiDiGraph([("agent", "handler"), ("agent", "handler"), ("handler", "centre")])
    >>> centrality(graph, "out_strength")["out_strength"].to_dict()
    {'agent': 2.0, 'handler': 1.0, 'centre': 0.0}

    """
    return tie_sums(ties, "out")


MEASURE = Measure(
    "out_strength",
    out_strength,
    lambda nx, graph: dict((graph.out_degree if graph.is_directed() else graph.degree)(weight="weight")),  # noqa: ARG005
)
