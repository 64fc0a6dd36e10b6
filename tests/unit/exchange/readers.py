"""Each format as its own usual reader reads it: the ties by key, all values as text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import networkx as nx
import pandas as pd

from molehunt.exchange import Export

Ties = dict[str, dict[str, str]]
"""The attributes of each tie by its key, ``start`` and ``end`` among them."""


def text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _ties(graph: nx.MultiDiGraph[str], key: str = "") -> Ties:
    """The ties of a graph; ``key`` is the attribute that has the key, where the graph has another one."""
    assert graph.is_directed()
    edges = [(start, end, data.get(key, own), data) for start, end, own, data in graph.edges(keys=True, data=True)]
    made = {
        own: {"start": start, "end": end, **{name: text(value) for name, value in data.items()}}
        for start, end, own, data in edges
    }
    assert len(made) == len(edges), "two ties have the same key"
    return made


def gexf(export: Export) -> Ties:
    return _ties(nx.MultiDiGraph(nx.read_gexf(io.BytesIO(export.text.encode()))), key="id")


def graphml(export: Export) -> Ties:
    return _ties(nx.read_graphml(io.BytesIO(export.text.encode()), force_multigraph=True))


def node_link(export: Export) -> Ties:
    return _ties(nx.node_link_graph(json.loads(export.text), edges="edges"))


def cyjs(export: Export) -> Ties:
    return _ties(nx.cytoscape_graph(json.loads(export.text)))


def dot(export: Export) -> Ties:
    import pygraphviz

    graph = pygraphviz.AGraph(string=export.text)
    assert graph.is_directed()
    assert not graph.is_strict()
    found = {}
    for edge in (graph.get_edge(*one) for one in graph.edges(keys=True)):
        data = {name: value.replace("\\\\", "\\") for name, value in edge.attr.to_dict().items()}
        found[edge.name] = {"start": edge[0], "end": edge[1], **data}
    assert len(found) == graph.number_of_edges()
    return found


def csv(export: Export) -> Ties:
    table = pd.read_csv(io.StringIO(export.files["edges.csv"]), dtype=str, keep_default_na=False)
    assert table["id"].is_unique
    edges = table.to_dict("records")
    return {edge["id"]: {"start": edge["source"], "end": edge["target"], **edge} for edge in edges}


READERS: dict[str, tuple[str, Callable[[Export], Ties]]] = {
    "gexf": ("gexf", gexf),
    "graphml": ("graphml", graphml),
    "json": ("json", node_link),
    "cyjs": ("cyjs", cyjs),
    "dot": ("dot", dot),
    "csv": ("csv", csv),
}
"""By the name of a test: the format and its reader."""


def expected(network: nx.MultiDiGraph[str]) -> Ties:
    """What every format holds of the ties of ``case.network()``, by the key that exports give them."""
    return {
        f"{key} {start} {end}": {
            "start": start,
            "end": end,
            **{("relation" if name == "type" else name): text(value) for name, value in data.items()},
        }
        for start, end, key, data in network.edges(keys=True, data=True)
    }
