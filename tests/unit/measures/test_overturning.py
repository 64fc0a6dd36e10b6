"""The fewest ties that put another first: all ways tried by networkx say the same."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import ranking, ties_to_overturn
from molehunt.model.errors import MolehuntError

PLAIN = {"degree": nx.degree_centrality, "betweenness": nx.betweenness_centrality}


def firsts(graph: nx.Graph, measure: str) -> set:
    values = PLAIN[measure](graph)
    return {node for node, value in values.items() if value > max(values.values()) - 1e-9}


def overturns(graph: nx.Graph, measure: str, ties: tuple, first: set) -> bool:
    more = graph.copy()
    more.add_edges_from(ties)
    return not first & firsts(more, measure)


def fewest(graph: nx.Graph, measure: str, most: int) -> int | None:
    first = firsts(graph, measure)
    if len(first) > 1:
        return 0
    free = list(nx.complement(graph).edges)
    for size in range(1, most + 1):
        if any(overturns(graph, measure, ties, first) for ties in combinations(free, size)):
            return size
    return None


@pytest.mark.parametrize("measure", ["degree", "betweenness"])
@pytest.mark.parametrize("directed", [False, True])
def test_the_number_is_that_of_all_ways(measure, directed):
    seen = set()
    for seed in range(25):
        graph = nx.gnp_random_graph(6 if directed else 7, 0.35, seed=seed, directed=directed)
        found = ties_to_overturn(graph, measure, most=2)
        assert found.needed == fewest(graph, measure, 2)
        assert set(found.first) == firsts(graph, measure)
        if found.needed:
            assert found.exact
            assert overturns(graph, measure, found.ties, set(found.first))
            more = graph.copy()
            more.add_edges_from(found.ties)
            assert set(found.then) == firsts(more, measure)
        seen.add(found.needed)
    assert len(seen) > 1


def test_what_is_not_tried_in_every_way_is_not_called_exact():
    # The centre leads by three; two leaves tied to the second, and one more, put the second ahead.
    graph = nx.Graph([("a", f"a{number}") for number in range(6)] + [("b", f"b{number}") for number in range(3)])
    found = ties_to_overturn(graph, "degree", trials=200)
    assert (found.first, found.then) == (("a",), ("b",))
    assert (found.needed, found.at_least, found.exact) == (4, 2, False)
    assert all("b" in tie for tie in found.ties)
    assert ties_to_overturn(graph, "degree", most=3, trials=200).needed is None
    assert ties_to_overturn(graph, "degree", most=3, trials=200).ties == ()


def test_a_greedy_number_is_enough_and_never_less_than_the_fewest():
    for seed in range(15):
        graph = nx.gnp_random_graph(8, 0.35, seed=seed)
        exact = ties_to_overturn(graph, "betweenness", most=2)
        greedy = ties_to_overturn(graph, "betweenness", most=5, trials=5)
        if greedy.needed:
            assert overturns(graph, "betweenness", greedy.ties, set(greedy.first))
            assert greedy.at_least <= (exact.needed or 3) <= greedy.needed


def test_not_all_pairs_of_a_large_network_are_tried_and_it_is_said(monkeypatch):
    monkeypatch.setattr(import_module("molehunt.measures.unrecorded.overturning"), "LISTED", 4)
    graph = nx.Graph([("a", "b"), ("a", "c"), ("a", "d"), ("e", "f"), ("e", "g")])
    found = ties_to_overturn(graph, "degree")
    assert (found.then, found.needed, found.at_least, found.exact) == (("e",), 2, 1, False)


def test_a_shared_first_place_needs_no_tie():
    found = ties_to_overturn(nx.cycle_graph(4), "degree")
    assert (found.needed, found.exact, found.ties) == (0, True, ())
    assert found.first == found.then == (0, 1, 2, 3)


@pytest.mark.parametrize("graph", [nx.empty_graph(1), nx.DiGraph([(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)])])
def test_where_no_tie_can_be_added_nothing_is_found(graph):
    assert ties_to_overturn(graph, "degree").ties == ()


@pytest.mark.parametrize(
    ("graph", "options", "message"),
    [
        (nx.Graph(), {}, "the network has no nodes"),
        (nx.path_graph(3), {"most": 0}, "most is 0: expected a whole number from 1"),
        (nx.path_graph(3), {"trials": 0.5}, "trials is 0.5: expected a whole number from 1"),
    ],
)
def test_bad_input_is_said_in_one_line(graph, options, message):
    with pytest.raises(MolehuntError, match=message) as caught:
        ties_to_overturn(graph, "degree", **options)
    assert "\n" not in str(caught.value)


def test_node_names_may_be_anything():
    graph = nx.Graph([(("x", 1), 2), (("x", 1), "c"), (("x", 1), np.int64(7))])
    assert ties_to_overturn(graph, "degree").first == (("x", 1),)


def test_the_first_by_strength_is_that_of_the_ranking() -> None:
    """A tie of 100 puts a and b first, whom one tie each would leave behind d."""
    graph = nx.Graph([("a", "b", {"n": 100}), ("c", "d", {"n": 1}), ("d", "e", {"n": 1})])
    found = ties_to_overturn(graph, "strength", weight="n")
    assert (found.first, found.needed) == (("a", "b"), 0)
    assert found.first == tuple(
        id_ for id_, rank in ranking(graph, "strength", weight="n")["rank"].items() if rank == 1
    )
    assert ties_to_overturn(graph, "strength").first == ("d",)
    assert ties_to_overturn(graph, "degree", weight="n").first == ("d",)
