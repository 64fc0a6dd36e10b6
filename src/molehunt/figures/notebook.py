"""Pictures that notebooks show of what has none of its own: of a network, and of a page where no JavaScript runs.

Importing this module lets them be drawn; ``molehunt.open`` does so. Without matplotlib there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from molehunt.answers.selection import draws

if TYPE_CHECKING:
    import networkx as nx

_OPENING = 25
"""Nodes of a page when it opens on a wide screen."""


@draws("still")
def still(data: Mapping[str, Any]) -> bytes | None:
    """Return how a page opens, from its data, as PNG; None without matplotlib."""
    opening = data["opening"]
    return _png(_graph(data), focus=opening["focus"] or None, hops=opening["hops"], most=_OPENING)


@draws("network")
def network(graph: nx.MultiDiGraph[str]) -> bytes | None:
    """Return a network as PNG, those with the most claims; None without matplotlib."""
    return _png(graph)


def _png(graph: nx.MultiDiGraph[str], **how: Any) -> bytes | None:
    if find_spec("matplotlib") is None:
        return None
    from matplotlib import pyplot

    from molehunt.figures.drawn.web import web
    from molehunt.figures.saving import as_bytes

    axes = web(graph, **how)
    try:
        return as_bytes(axes, "png")
    finally:
        # A figure that stays open is shown a second time at the end of the cell.
        pyplot.close(axes.get_figure(root=True))


def _graph(data: Mapping[str, Any]) -> nx.MultiDiGraph[str]:
    """Return the ties of a page as a network."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(case=data["case"], lens=data["lens"])
    nodes = {node["id"]: node for node in data["nodes"]}
    for edge in data["edges"]:
        if "status" not in edge:
            continue  # from a name to whoever bears it
        start, end = (edge[end]["id"] for end in ("start", "end"))
        for id_ in (start, end):
            graph.add_node(id_, name=nodes[id_]["name"], label=nodes[id_]["label"])
        claim = data["claims"][edge["claim"]]
        graph.add_edge(start, end, claim=edge["claim"], act=claim["act"], status=edge["status"], grade=claim["grade"])
    return graph
