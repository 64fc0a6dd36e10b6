"""How fast the measures of centrality are: beside rustworkx bare, scipy vectorised, and networkx; and how they grow."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import rustworkx as rx
import scipy.sparse as sp

from molehunt.measures import centrality
from molehunt.measures.centralities import find_measure
from molehunt.measures.network.ties import Ties, ties_of
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import interleaved, ratios, timed
from tests.benchmarks.settings import Settings

NODES, TIES = 5_000, 25_000
SLOW, QUICK_TURNS = 2.0, 10
"""Seconds of networkx from which a measure is slow, and how many times as many rounds the others get."""
LINEAR = ("degree", "strength", "eigenvector", "katz", "pagerank", "k_core", "articulation_point", "bridges",
          "constraint", "effective_size", "hierarchy")  # fmt: skip
GROWN = (1_000, 10_000, 100_000, 1_000_000)


def measure(given: Settings) -> Iterator[Figure]:
    """Compare at one size, grow the linear ones, and take the memory."""
    yield from _compared(given.turns(5))
    yield from _in_a_chain(given.turns(5))
    yield from _grown()
    for name, nodes, ties in (("closeness", 20_000, 100_000), ("constraint", 100_000, 1_000_000)):
        graph = ties_of(nx.gnm_random_graph(nodes, ties, seed=1))
        tracemalloc.start()
        centrality(graph, name)
        scene = Scene("measures", "none", f"{nodes:,}/{ties:,}")
        yield scene.figure(f"{name}, memory at most", [tracemalloc.get_traced_memory()[1] / 1e6], "MB")
        tracemalloc.stop()


def _compared(rounds: int) -> Iterator[Figure]:
    graph = nx.gnm_random_graph(NODES, TIES, seed=1)
    ties, scene = ties_of(graph), Scene("measures", "none", f"{NODES:,}/{TIES:,}")
    bare, directed = ties.rustworkx, _both_ways(ties)
    matrix = nx.to_scipy_sparse_array(graph, dtype=float, format="csr")
    others: Mapping[str, Mapping[str, Callable[[], object]]] = {
        "betweenness": {
            "rustworkx": lambda: rx.betweenness_centrality(bare),
            "networkx": lambda: nx.betweenness_centrality(graph),
        },
        "closeness": {
            "rustworkx": lambda: rx.closeness_centrality(bare),
            "scipy": lambda: _closeness(matrix),
            "networkx": lambda: nx.closeness_centrality(graph),
        },
        "eigenvector": {
            "rustworkx": lambda: rx.eigenvector_centrality(bare, weight_fn=float, max_iter=1000, tol=1e-14),
            "scipy": lambda: _eigenvector(matrix),
            "networkx": lambda: nx.eigenvector_centrality(graph, max_iter=1000, tol=1e-14),
        },
        "pagerank": {
            "rustworkx": lambda: rx.pagerank(directed, weight_fn=float, max_iter=1000, tol=1e-14 / NODES),
            "scipy": lambda: _pagerank(matrix),
            "networkx": lambda: nx.pagerank(graph, max_iter=1000, tol=1e-14 / NODES),
        },
        "constraint": {"scipy": lambda: _constraint(matrix), "networkx": lambda: nx.constraint(graph)},
    }
    for name, rivals in others.items():
        # networkx once: it takes minutes, and is not near.
        slow = timed(rivals["networkx"])
        near = {rival: action for rival, action in rivals.items() if rival != "networkx"}
        # What takes milliseconds needs many rounds: the first ones are those of a cold processor.
        turns = rounds if slow > SLOW else QUICK_TURNS * rounds
        taken = interleaved({"ours": lambda name=name: find_measure(name).of(_anew(ties)), **near}, turns)  # type: ignore[dict-item]
        yield scene.figure(name, taken["ours"], "s")
        for rival in near:
            yield scene.figure(f"{name}, times {rival}", ratios(taken["ours"], taken[rival]), "times", ("at most", 1.2))
        aim = ("at least", 15.0) if name == "betweenness" else None
        yield scene.figure(f"{name}, networkx / ours", [slow / ours for ours in taken["ours"]], "times", aim)


def _in_a_chain(rounds: int) -> Iterator[Figure]:
    ties = ties_of(nx.path_graph(NODES))
    bare, scene = ties.rustworkx, Scene("measures", "none", f"a chain of {NODES:,}")
    taken = interleaved(
        {
            "ours": lambda: find_measure("closeness").of(_anew(ties)),
            "rustworkx": lambda: rx.closeness_centrality(bare),
        },
        rounds,
    )
    yield scene.figure("closeness", taken["ours"], "s")
    yield scene.figure(
        "closeness, times rustworkx", ratios(taken["ours"], taken["rustworkx"]), "times", ("at most", 1.2)
    )


def _anew(ties: Ties) -> Ties:
    """The same without what was reckoned before; rustworkx and scipy are given their graph and matrix ready, too."""
    fresh = Ties(ties.ids, ties.start, ties.end, ties.weight, ties.directed)
    fresh.__dict__.update(rustworkx=ties.rustworkx, incoming=ties.incoming)
    return fresh


def _both_ways(ties: Ties) -> rx.PyDiGraph[int, float]:
    graph: rx.PyDiGraph[int, float] = rx.PyDiGraph()
    graph.add_nodes_from(range(ties.n))
    graph.add_edges_from(list(zip(*(column.tolist() for column in ties.both_ways()), strict=True)))
    return graph


def _grown() -> Iterator[Figure]:
    before: dict[str, float] = {}
    centrality(nx.path_graph(3))  # imports
    for size in GROWN:
        ties = ties_of(nx.gnm_random_graph(size // 10, size, seed=1))
        scene = Scene("measures", "none", f"{size // 10:,}/{size:,}")
        for name in LINEAR:
            fresh = Ties(ties.ids, ties.start, ties.end, ties.weight, ties.directed)
            taken = timed(lambda name=name, fresh=fresh: centrality(fresh, name))  # type: ignore[misc]
            yield scene.figure(name, [taken], "s")
            if name in before:
                yield scene.figure(f"{name}, growth for 10 times the ties", [taken / before[name]], "times")
            before[name] = taken


def _closeness(matrix: Any) -> Any:
    n, seen = matrix.shape[0], np.eye(matrix.shape[0], dtype=bool)
    front, total, step = seen.copy(), np.zeros(matrix.shape[0]), 0
    while front.any():
        step += 1
        front = (matrix @ front.astype(np.float32) > 0) & ~seen
        seen |= front
        total += step * front.sum(axis=0)
    reached = seen.sum(axis=0) - 1
    return reached**2 / np.maximum(total * (n - 1), 1)


def _eigenvector(matrix: Any) -> Any:
    values, change = np.ones(matrix.shape[0]), 1.0
    while change > 1e-14:
        before, values = values, values + matrix @ values
        values /= np.linalg.norm(values)
        change = np.abs(values - before).sum() / np.abs(values).sum()
    return values


def _pagerank(matrix: Any) -> Any:
    n, leaving = matrix.shape[0], matrix.sum(axis=0)
    walk = (matrix @ sp.diags_array(np.divide(0.85, leaving, out=np.zeros(n), where=leaving > 0))).tocsr()
    stuck, values, change = leaving == 0, np.full(n, 1 / n), 1.0
    while change > 1e-14:
        before = values
        values = walk @ before + (0.15 + 0.85 * before[stuck].sum()) / n
        change = np.abs(values - before).sum()
    return values


def _constraint(matrix: Any) -> Any:
    part = (sp.diags_array(1 / np.maximum(matrix.sum(axis=1), 1)) @ matrix).tocsr()
    return ((part + (part @ part).multiply(matrix > 0)) ** 2).sum(axis=1)
