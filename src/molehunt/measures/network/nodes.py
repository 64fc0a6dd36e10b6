"""The nodes that somebody names of a graph: there, or refused in words that help."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import nearest

if TYPE_CHECKING:
    import networkx as nx


def refuse_other_than_graph(graph: Any) -> None:
    """Raise MolehuntError for what is no networkx graph, and for one without nodes."""
    if not (hasattr(graph, "edges") and hasattr(graph, "is_directed")):
        raise MolehuntError(f"expected a networkx graph, not {type(graph).__name__}")
    if not len(graph):
        raise MolehuntError("the graph has no nodes: nothing can be asked of it before ties are added")


def refuse_unknown_node(graph: nx.Graph[Any], node: Hashable, what: str) -> None:
    """Raise MolehuntError if the graph has not this node, with the one that was probably meant."""
    if node not in graph:
        near = nearest(str(node), [str(known) for known in graph])
        said = f"did you mean {near[0]}?" if near else f"list(graph) names its {len(graph)} nodes"
        raise MolehuntError(f"{what} {node!r} is no node of the graph; {said}")
