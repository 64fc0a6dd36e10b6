"""PageRank: where one who follows ties at random is most often."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.flow import SMALL, gathered, passed, settled


def pagerank(ties: Ties) -> Floats:
    r"""Return how often each node is visited by one who follows ties at random, and now and then begins anew anywhere.

    .. math:: x_v = \frac{1 - \alpha}{n} + \alpha \sum_{u} \frac{w_{uv}}{s^{+}(u)} x_u, \quad \alpha = 0.85

    where :math:`w_{uv}` is the strength of the tie from u to v and :math:`s^{+}(u)` the strength of all ties from u;
    whoever has none passes his part to everybody. A stronger tie is followed more often. The values add up to 1. Nodes
    tied to nobody have a value, too, the least.

    In a covert network: where information gathers, when each passes on what he has to one of those he knows. A tie
    from somebody with few ties is worth more than one from somebody with many.

    When it misleads: without directions it is nearly the strength. It supposes that everybody passes on all he has.

    References
    ----------
    S. Brin and L. Page, The anatomy of a large-scale hypertextual Web search engine, Computer Networks 30 (1998).
    https://doi.org/10.1016/S0169-7552(98)00110-X

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "pagerank")["pagerank"].round(3).to_dict()
    {'agent': 0.257, 'cut-out': 0.486, 'handler': 0.257}

    """
    return walked(ties, alpha=0.85)


def walked(ties: Ties, *, alpha: float) -> Floats:
    """Return PageRank with another part of steps that follow a tie."""
    leaving = np.bincount(ties.incoming.source, weights=ties.incoming.weight, minlength=ties.n)
    leaving[leaving == 0] = 1
    if ties.n <= SMALL or not ties.directed:
        # To begin anew, and to pass a part to everybody, only makes all values larger alike.
        found = gathered(ties, alpha / leaving, what="pagerank")
        found /= found.sum()
        return found

    def step(values: Floats) -> Floats:
        went: Floats = alpha * passed(ties, values / leaving)
        went += (1 - went.sum()) / ties.n
        return went

    return settled(step, np.full(ties.n, 1 / ties.n), ties=ties, what="pagerank")


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    # networkx takes the tolerance times n for the sum of all changes, and the values add up to 1: less is rounding.
    found: dict[Any, float] = nx.pagerank(graph, alpha=0.85, max_iter=10_000, tol=1e-14 / len(graph), weight="weight")
    return found


MEASURE = Measure("pagerank", pagerank, _plain)
