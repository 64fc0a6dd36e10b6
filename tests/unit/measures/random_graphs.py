"""Random networks of every kind, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import networkx as nx

KINDS: tuple[type[nx.Graph[Any]], ...] = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)


def random_graphs(number: int, *, nodes: int = 30) -> Iterator[nx.Graph[Any]]:
    """Graphs of each kind: sparse and dense, in several parts, with loops, parallel ties and nodes tied to nobody."""
    for seed in range(number):
        chance = random.Random(seed)  # noqa: S311 - the same every time is what is wanted
        graph = KINDS[seed % 4]()
        graph.add_nodes_from(f"person {number}" for number in range(chance.randint(2, nodes)))
        ids = list(graph)
        for _ in range(int(len(ids) * chance.choice((0.3, 0.8, 1.5, 4)))):
            graph.add_edge(chance.choice(ids), chance.choice(ids), weight=chance.choice((1, 2, 0.25, 7.5)))
        yield graph
