"""The nodes of a network from a file: their names, and the one that somebody means."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from molehunt.measures.network.attributes import text_of
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import nearest

if TYPE_CHECKING:
    import networkx as nx

_NAMED = 5
"""Nodes that are named to whoever asks about one that is not there."""


def name_of(graph: nx.Graph[Any], node: Hashable) -> str:
    """Return the name of a node: its ``name`` or ``label``, or else its id."""
    held = graph.nodes[node]
    return text_of(held.get("name")) or text_of(held.get("label")) or str(node)


def find_node(graph: nx.Graph[Any], text: str, what: str) -> Hashable:
    """Return the node with this id, or else with this name, whatever its capitals.

    Raises MolehuntError, which begins with ``what``, for none and for several.
    """
    folded = text.casefold()
    found: list[Hashable] = [node for node in graph if str(node) == text]
    found = found or [node for node in graph if folded in (str(node).casefold(), name_of(graph, node).casefold())]
    if len(found) > 1:
        ids = ", ".join(map(str, found))
        raise MolehuntError(f"{what}: {text!r} is the name of {len(found)} nodes; give one of their ids: {ids}")
    if not found:
        known = list(dict.fromkeys(one for node in graph for one in (str(node), name_of(graph, node))))
        near = nearest(text, known)
        some = ", ".join(known[:_NAMED]) + (", ..." if len(known) > _NAMED else "")
        said = f"did you mean {near[0]}?" if near else f"there are {some}"
        raise MolehuntError(f"{what}: no node is called {text!r}; {said}")
    return found[0]
