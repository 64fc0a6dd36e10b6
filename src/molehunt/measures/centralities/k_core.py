"""Core number: how deep somebody sits in a group in which all have several ties."""

from __future__ import annotations

from typing import Any

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.holes import by_contacts


def k_core(ties: Ties) -> Floats:
    r"""Return the largest k for which each node belongs to the k-core.

    .. math:: c(v) = \max \{k : v \in H_k\}

    where the k-core :math:`H_k` is the largest part of the network in which everybody is tied to at least k others of
    it. Directions, loops and strengths do not count; ties in both directions are one tie.

    In a covert network: the cell, and how closely it is knit. Whoever holds several cells together may sit in none.

    When it misleads: one document that lists all who were present makes a core of them.

    References
    ----------
    S. B. Seidman, Network structure and minimum degree, Social Networks 5 (1983).
    https://doi.org/10.1016/0378-8733(83)90028-X

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import centrality
    >>> graph = nx.Graph(["ab", "bc", "ca", "cd"])
    >>> centrality(graph, "k_core")["k_core"].to_dict()
    {'a': 2.0, 'b': 2.0, 'c': 2.0, 'd': 1.0}

    """
    import rustworkx as rx

    found: Any = rx.core_number(ties.undirected().without_loops().rustworkx)
    return np.array([float(found[place]) for place in range(ties.n)])


def _plain(nx: Any, graph: Any) -> dict[Any, float]:
    return {**dict.fromkeys(graph, 0.0), **nx.core_number(by_contacts(nx, graph))}


MEASURE = Measure("k_core", k_core, _plain, weighted=False)
