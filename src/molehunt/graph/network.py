"""Projections of the graph to networkx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def network(people: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> nx.MultiDiGraph[str]:
    """Return people as a MultiDiGraph with one edge for each claim and pair, never merged.

    ``people`` are maps {id, name, kind}; ``edges`` maps {start, end, type, properties} as of ``ask/network``. Nodes are
    ids with ``name`` and ``kind``; edges are keyed by claim id and type, and carry ``type`` besides the properties of
    the direct edge (``claim``, ``status``, ``what``, ``earliest`` ...).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for person in people:
        graph.add_node(person["id"], name=person["name"], kind=person["kind"])
    for edge in edges:
        properties = edge["properties"]
        graph.add_edge(
            edge["start"], edge["end"], f"{properties['claim']} {edge['type']}", type=edge["type"], **properties
        )
    return graph
