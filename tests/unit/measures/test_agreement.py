"""The fast way and networkx give the same numbers, on networks of every kind."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import centrality
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.measures.network.ties import ties_of
from molehunt.measures.structure.flow import SMALL
from molehunt.measures.structure.steps import _by_bits, _by_matrix, has_long_ways
from molehunt.model.errors import MolehuntError
from tests.unit.measures.random_graphs import KINDS, random_graphs

HUNDRED = list(random_graphs(100))


@pytest.mark.parametrize("name", measure_names())
@pytest.mark.parametrize("weight", [None, "weight"])
def test_both_backends_agree(name: str, weight: str | None) -> None:
    for number, graph in enumerate(HUNDRED):
        fast = centrality(graph, name, weight=weight)[name]
        plain = centrality(graph, name, weight=weight, backend="networkx")[name]
        np.testing.assert_allclose(fast, plain, rtol=0, atol=1e-9, err_msg=f"{name} of graph {number}")
        assert np.isfinite(fast).all()


@pytest.mark.parametrize("name", measure_names())
def test_strengths_count_in_those_measures_that_say_so(name: str) -> None:
    pairs = ((centrality(graph, name), centrality(graph, name, weight="weight")) for graph in HUNDRED[:20])
    assert find_measure(name).weighted is any((one - other).abs().max(axis=None) > 1e-9 for one, other in pairs)


@pytest.mark.parametrize("name", ["eigenvector", "katz", "pagerank"])
def test_both_backends_agree_where_values_are_passed_on_in_rounds(name: str) -> None:
    large = [graph for graph in random_graphs(24, nodes=400) if len(graph) > SMALL]
    assert {type(graph) for graph in large} == set(KINDS)
    for number, graph in enumerate(large):
        fast = centrality(graph, name, weight="weight")[name]
        plain = centrality(graph, name, weight="weight", backend="networkx")[name]
        np.testing.assert_allclose(fast, plain, rtol=0, atol=1e-9, err_msg=f"{name} of graph {number}")


def with_far_apart_strengths(number: int) -> Iterator[nx.Graph[Any]]:
    """Random networks of up to 25 nodes in which some ties are a hundred thousand times as strong as others."""
    for seed in range(number):
        chance = random.Random(seed)  # noqa: S311 - the same every time is what is wanted
        n = chance.randint(2, 25)
        graph = nx.gnm_random_graph(n, chance.randint(1, 3 * n), seed=seed, directed=seed % 2 == 1)
        for *_, tie in graph.edges(data=True):
            tie["weight"] = chance.choice((100, 7, 2, 0.5, 0.03, 1e-3))
        yield graph


@pytest.mark.parametrize("name", ["eigenvector", "katz", "pagerank"])
def test_both_backends_agree_where_strengths_are_far_apart(name: str) -> None:
    triangle = nx.Graph([(0, 1, {"weight": 0.5}), (0, 2, {"weight": 100}), (1, 2, {"weight": 7})])
    feeds = nx.DiGraph([(0, 1, {"weight": 1e6}), (1, 2, {"weight": 1e-3}), (2, 0, {"weight": 1e-3})])
    for number, graph in enumerate((triangle, feeds, *with_far_apart_strengths(150))):
        fast = centrality(graph, name, weight="weight")[name]
        plain = centrality(graph, name, weight="weight", backend="networkx")[name]
        np.testing.assert_allclose(fast, plain, rtol=0, atol=1e-9, err_msg=f"{name} of graph {number}")


def test_networkx_does_not_settle_on_parts_that_are_nearly_alike() -> None:
    """The two grow equally fast but for less than a ten-millionth: by then networkx has not told them apart."""
    pairs = nx.Graph([(0, 1, {"weight": 1}), (2, 3, {"weight": 1 + 5e-8})])
    assert np.linalg.norm(centrality(pairs, "eigenvector", weight="weight")["eigenvector"]) == pytest.approx(1)
    with pytest.raises(MolehuntError, match=r"eigenvector by networkx does not settle .* leave backend out"):
        centrality(pairs, "eigenvector", weight="weight", backend="networkx")


# What networkx itself says of a simple graph, called as its documentation shows.
BARE: dict[str, Any] = {
    "degree": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "pagerank": lambda graph: nx.pagerank(graph, tol=1e-15, max_iter=1000, weight=None),
    "k_core": nx.core_number,
    "constraint": nx.constraint,
    "effective_size": nx.effective_size,
    "eigenvector": lambda graph: nx.eigenvector_centrality(graph, tol=1e-14, max_iter=10_000),
}


# Of these networkx has another notion where ties run one way, or is not right; see their docstrings.
UNDIRECTED = ("k_core", "effective_size")


@pytest.mark.parametrize("name", BARE)
def test_a_simple_graph_has_what_networkx_says(name: str) -> None:
    for seed in range(5):
        graph = nx.gnp_random_graph(40, 0.15, seed=seed, directed=seed % 2 == 1 and name not in UNDIRECTED)
        expected = BARE[name](graph)
        found = centrality(graph, name)[name]
        np.testing.assert_allclose(found, np.nan_to_num([expected[node] for node in graph]), rtol=0, atol=1e-9)


def test_both_ways_to_follow_steps_agree() -> None:
    for graph in HUNDRED:
        ties = ties_of(graph)
        if len(ties.start):
            for bits, matrix in zip(_by_bits(ties), _by_matrix(ties), strict=True):
                np.testing.assert_allclose(bits, matrix, rtol=0, atol=1e-9)


def test_steps_are_right_in_a_long_chain_and_beyond_one_piece() -> None:
    chain = _by_bits(ties_of(nx.path_graph(700, create_using=nx.DiGraph)))
    assert chain.others.tolist() == list(range(700))
    assert chain.steps.tolist() == [n * (n + 1) / 2 for n in range(700)]


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_closeness_of_long_and_of_short_ways_is_what_networkx_says(kind: type[nx.Graph[Any]]) -> None:
    long = nx.path_graph(1100, create_using=kind)
    short = nx.gnm_random_graph(1100, 9000, seed=1, directed=kind is nx.DiGraph)
    assert [has_long_ways(ties_of(graph)) for graph in (long, short)] == [True, False]
    for graph in (long, short):
        expected = list(nx.closeness_centrality(graph).values())
        np.testing.assert_allclose(centrality(graph, "closeness")["closeness"], expected, rtol=0, atol=1e-9)


def test_a_measure_is_what_its_file_is_called() -> None:
    assert [find_measure(name).name for name in measure_names()] == list(measure_names())
    assert find_measure("k-core") is find_measure("k_core")


def test_low_is_strong_in_burts_constraint_and_hierarchy_only() -> None:
    assert {name for name in measure_names() if find_measure(name).low_is_central} == {"constraint", "hierarchy"}
