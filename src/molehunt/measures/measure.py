"""What a measure of centrality is.

A file under ``centralities`` declares a :class:`Measure` named ``MEASURE``; its name is the name of the file. The
column of :func:`molehunt.measures.centrality`, the choice of ``--measure`` and its part of docs/measures.md follow.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from molehunt.measures.network.ties import Floats, Ties
from molehunt.model.errors import MolehuntError


@dataclass(frozen=True, slots=True)
class Measure:
    """A number for each node of a network.

    Attributes
    ----------
    name
        In words, for the head of a column.
    values
        Returns n values for ties of n nodes, n > 1, each finite; 0 for nodes that are tied to nobody, unless everybody
        has a share of his own, as in Katz and PageRank. Its docstring is the page of the measure: definition, formula,
        what it means in a covert network, when it misleads, reference.
    plain
        The same by networkx alone, for ``backend="networkx"``: takes the module, and the graph of ``Ties.networkx``.
    low_is_central
        Whether a low value means a strong position, as with Burt's constraint.
    weighted
        Whether the strengths of ties count; a measure that counts ties or steps takes each as one, however strong.

    """

    name: str
    values: Callable[[Ties], Floats]
    plain: Callable[[Any, Any], Mapping[Hashable, float]]
    low_is_central: bool = False
    weighted: bool = True

    def of(self, ties: Ties) -> Floats:
        """Return the value for each node; nobody stands above others where there are none, so one alone has 0."""
        return self.values(ties) if ties.n > 1 else np.zeros(ties.n)

    def by_networkx(self, ties: Ties) -> Floats:
        """Return the same by networkx.

        Raises ModuleNotFoundError where networkx needs scipy and it is not there, and MolehuntError where its values
        do not settle.
        """
        import networkx as nx

        try:
            values = self.plain(nx, ties.networkx()) if ties.n > 1 else dict.fromkeys(ties.ids, 0.0)
        except nx.PowerIterationFailedConvergence as unsettled:
            raise MolehuntError(
                f"{self.name} by networkx does not settle on this network, which has parts that are nearly alike: "
                "leave backend out, or ask for each part alone"
            ) from unsettled
        return np.array([float(values[id_]) for id_ in ties.ids])
