"""Katz centrality: how many ways lead to somebody, short ones counting more."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.flow import gathered, passed


def katz(ties: Ties) -> Floats:
    r"""Return the number of ways that lead to each node, each step of a way counting :math:`\alpha`.

    .. math:: x_v = 1 + \alpha \sum_{u} w_{uv} x_u

    where :math:`w_{uv}` is the strength of the tie from u to v: a stronger tie counts as more ways. The squares of the
    values add up to 1. Everybody has the 1 of his own, so that nodes tied to nobody have a value, too, the least.

    .. math:: \alpha = \frac{0.85}{\sqrt{\max_v \sum_u w_{uv} \sum_t w_{tu}}}

    The root is never less than the largest eigenvalue, so that the sum is always finite. Where no way has two steps,
    the greatest strength of ties that run to one node stands for it.

    In a covert network: as eigenvector centrality, but sound for networks without cycles, such as chains of command,
    and for several parts.

    When it misleads: :math:`\alpha` depends on the hub of the network. Beside a very great one ways of several steps
    count little, and the order is nearly that of strength.

    References
    ----------
    L. Katz, A new status index derived from sociometric analysis, Psychometrika 18 (1953).
    https://doi.org/10.1007/BF02289026

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.path_graph(["agent", "cut-out", "handler"])
    >>> centrality(graph, "katz")["katz"].round(3).to_dict()
    {'agent': 0.507, 'cut-out': 0.697, 'handler': 0.507}

    """
    found = gathered(ties, np.full(ties.n, _alpha(ties)), what="katz")
    return found / np.linalg.norm(found)


def _alpha(ties: Ties) -> float:
    once = passed(ties, np.ones(ties.n))
    twice = float(np.sqrt(passed(ties, once).max()))
    return 0.85 / (twice or float(once.max()) or 1.0)


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    ways = nx.to_numpy_array(graph).T
    once = ways.sum(axis=1)
    alpha = 0.85 / (float(np.sqrt((ways @ once).max())) or float(once.max()) or 1.0)
    # The tolerance is a part of what one has after one round: where strengths differ much this is large.
    reached = 1e-13 * float(1 + alpha * once.mean())
    found: dict[Any, float] = nx.katz_centrality(graph, alpha, max_iter=10_000, tol=reached, weight="weight")
    return found


MEASURE = Measure("katz", katz, _plain)
