"""Small and broken networks have a stated value or a clear error."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import centrality
from molehunt.measures.centralities import measure_names
from molehunt.measures.table import Backend
from molehunt.model.errors import MolehuntError

BACKENDS: tuple[Backend, ...] = ("rustworkx", "networkx")


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_an_empty_graph_gives_an_empty_table(kind: type[nx.Graph[Any]], backend: Backend) -> None:
    table = centrality(kind(), backend=backend)
    assert table.shape == (0, len(measure_names()))
    assert list(table.columns) == list(measure_names())


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("ties", [[], [("alone", "alone")]])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_one_alone_has_nothing(kind: type[nx.Graph[Any]], ties: list[tuple[str, str]], backend: Backend) -> None:
    graph = kind(ties)
    graph.add_node("alone")
    assert (centrality(graph, backend=backend).loc["alone"] == 0).all()


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_two_who_are_tied_to_nobody_have_nothing_but_their_own_share(
    kind: type[nx.Graph[Any]], backend: Backend
) -> None:
    graph = kind()
    graph.add_nodes_from("ab")
    table = centrality(graph, backend=backend)
    assert table.pop("pagerank").tolist() == [0.5, 0.5]
    np.testing.assert_allclose(table.pop("katz"), math.sqrt(0.5))
    assert (table == 0).all(axis=None)


def test_whoever_is_tied_to_nobody_has_nothing_beside_others() -> None:
    graph = nx.path_graph("abc")
    graph.add_node("stranger")
    found = centrality(graph).loc["stranger"]
    assert (found.drop(["katz", "pagerank"]) == 0).all()
    assert found["pagerank"] == centrality(graph, "pagerank")["pagerank"].min()


def test_loops_count_in_degree_and_strength_twice_and_in_burts_measures_not_at_all() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "a")])
    table = centrality(graph)
    assert table.loc["a", ["degree", "strength", "constraint", "k_core"]].tolist() == [1.5, 3.0, 1.0, 1.0]
    assert table.loc["b", "effective_size"] == 2.0


@pytest.mark.parametrize("bad", [math.nan, math.inf, -1, 0, "2", True, 1j, [1]])
def test_a_strength_that_is_no_number_above_0_is_refused(bad: Any) -> None:
    graph = nx.Graph([("a", "b", {"count": bad})])
    with pytest.raises(MolehuntError, match=r"the tie 'a' - 'b' has count .*: expected a finite number above 0"):
        centrality(graph, "degree", weight="count")
    assert centrality(graph, "degree")["degree"].tolist() == [1, 1]


@pytest.mark.parametrize("bad", [1e-200, 1e200, 10**400])
def test_a_strength_whose_square_is_no_number_is_refused(bad: Any) -> None:
    """Eigenvector centrality and Burt's measures would be NaN, which says nothing."""
    graph = nx.MultiGraph([("a", "b", {"count": bad}), ("b", "a", {"count": bad}), ("b", "c", {"count": 1})])
    with pytest.raises(
        MolehuntError,
        match=r"the tie 'a' - 'b' has a count beyond .*: expected a number from 1e-100 to 1e\+100; divide",
    ):
        centrality(graph, weight="count")
    graph = nx.MultiGraph([("a", "b", {"count": np.float32(1e30)}), ("b", "c", {"count": 1})])
    assert np.isfinite(centrality(graph, weight="count").to_numpy()).all()


def test_what_there_is_not_is_told() -> None:
    with pytest.raises(MolehuntError, match=r"there is no measure 'pagerang'; did you mean pagerank\?"):
        centrality(nx.path_graph(3), "pagerang")
    with pytest.raises(MolehuntError, match=r"there is no backend 'igraph'; there are rustworkx and networkx"):
        centrality(nx.path_graph(3), "degree", backend="igraph")  # type: ignore[arg-type]
    with pytest.raises(
        MolehuntError, match=r"there is no backend 'gds'; .* case\.gds \(no text\) of a case on a Neo4j"
    ):
        centrality(nx.path_graph(3), "degree", backend="gds")  # type: ignore[arg-type]
    with pytest.raises(MolehuntError, match=r"expected a networkx graph, not str; read_network\(\) reads a file"):
        centrality("ties.csv")  # type: ignore[arg-type]


@pytest.mark.parametrize("backend", BACKENDS)
def test_standing_comes_back_only_by_cycles(backend: Backend) -> None:
    chain = nx.DiGraph([("a", "b"), ("b", "c")])
    assert centrality(chain, "eigenvector", backend=backend)["eigenvector"].tolist() == [0, 0, 0]
    # Two pairs with the same eigenvalue, 1, one feeding the other: in the long run the last has all.
    pairs = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")])
    found = centrality(pairs, "eigenvector", backend=backend)["eigenvector"]
    np.testing.assert_allclose(found, [0, 0, math.sqrt(0.5), math.sqrt(0.5)], atol=1e-9)


@pytest.mark.parametrize("backend", BACKENDS)
def test_parts_in_which_standing_grows_alike_share_it(backend: Backend) -> None:
    triangle_and_ring = nx.disjoint_union(nx.complete_graph(3), nx.cycle_graph(4))
    found = centrality(triangle_and_ring, "eigenvector", backend=backend)["eigenvector"]
    np.testing.assert_allclose(found, [1 / math.sqrt(7)] * 7, atol=1e-9)


@pytest.mark.parametrize("size", [3, 60])
def test_parts_in_which_standing_grows_nearly_alike(size: int) -> None:
    nearly = nx.disjoint_union(nx.complete_graph(size), nx.complete_graph(size))
    later = [(start, end) for start, end in nearly.edges if start >= size]
    # Rounding cannot tell which is the faster one; whoever has what, the equation holds.
    nx.set_edge_attributes(nearly, dict.fromkeys(later, 1 + 1e-11), "weight")
    found = centrality(nearly, "eigenvector", weight="weight")["eigenvector"].to_numpy()
    np.testing.assert_allclose(nx.to_numpy_array(nearly) @ found, (size - 1) * found, rtol=0, atol=1e-9)
    # With a difference that shows, the faster one has all.
    nx.set_edge_attributes(nearly, dict.fromkeys(later, 1 + 1e-4), "weight")
    found = centrality(nearly, "eigenvector", weight="weight")["eigenvector"].to_numpy()
    np.testing.assert_allclose(found, [0] * size + [1 / math.sqrt(size)] * size, rtol=0, atol=1e-9)
