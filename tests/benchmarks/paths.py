"""How brokerage, reach and origin grow with the network, and the memory that they take."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import networkx as nx

from molehunt.measures import brokerage, origin, reach
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import timed
from tests.benchmarks.settings import Settings

DAYS = ("first", "last")
# Ties to which each is grown, ten times as many at a time; origin takes a pass through all of them for each node.
GROWN: dict[str, tuple[Callable[[Any], object], tuple[int, ...]]] = {
    "brokerage": (
        lambda graph: brokerage(graph, {node: node % 5 for node in graph}),
        (1_000, 10_000, 100_000, 1_000_000),
    ),
    "reach": (lambda graph: reach(graph, 0, names=DAYS), (1_000, 10_000, 100_000, 1_000_000)),
    "origin": (lambda graph: origin(graph, graph.nodes), (1_000, 10_000)),
}


def measure(given: Settings) -> Iterator[Figure]:
    """Take each at its sizes, the memory at all but the largest."""
    for name, (action, sizes) in GROWN.items():
        before = 0.0
        action(_dated(100))  # imports
        for size in sizes:
            graph, scene = _dated(size), Scene("paths", "none", f"{size // 10:,}/{size:,}")
            taken = [timed(lambda: action(graph)) for _ in range(given.turns(1))]  # noqa: B023
            yield scene.figure(name, taken, "s")
            if before:
                yield scene.figure(f"{name}, growth for 10 times the ties", [min(taken) / before], "times")
            before = min(taken)
            if size == sizes[-2]:
                tracemalloc.start()
                action(graph)
                yield scene.figure(f"{name}, memory at most", [tracemalloc.get_traced_memory()[1] / 1e6], "MB")
                tracemalloc.stop()


def _dated(size: int) -> nx.DiGraph[int]:
    """Return a random network with a tie each way or one, each within some weeks of three years."""
    graph: nx.DiGraph[int] = nx.gnm_random_graph(size // 10, size, seed=1, directed=True)
    chance = random.Random(1)  # noqa: S311 - the same every time
    days = [(date(1936, 1, 1) + timedelta(number)).isoformat() for number in range(1_100)]
    for *_, held in graph.edges(data=True):
        first = chance.randrange(1_000)
        held.update(zip(DAYS, (days[first], days[first + chance.randrange(60)]), strict=True))
    return graph
