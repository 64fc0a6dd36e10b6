"""Ranks when ties are missing: drawn as said, and counted as said."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from itertools import islice, permutations

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import centrality, missing_ties
from molehunt.measures.network.ties import ties_of
from molehunt.measures.standing.ranks import ranks, spearman
from molehunt.measures.unrecorded.drawn import count_untied, draws, untied, with_ties
from molehunt.model.errors import MolehuntError


def pairs(ties) -> set:
    ends = set(zip(ties.start.tolist(), ties.end.tolist(), strict=True))
    return ends if ties.directed else {frozenset(pair) for pair in ends}


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_untied_pairs_are_those_of_the_complement(kind):
    graph = kind(nx.gnp_random_graph(9, 0.4, seed=3, directed=kind is not nx.Graph))
    graph.add_edge(0, 0)
    start, end = untied(ties_of(graph))
    complement = nx.complement(nx.DiGraph(graph) if graph.is_directed() else graph)
    assert sorted(zip(start.tolist(), end.tolist(), strict=True)) == sorted(complement.edges)
    assert count_untied(ties_of(graph)) == len(start)
    start, end = untied(ties_of(graph), np.array([1, 4, 5, 8]))
    among = [(a, b) for a, b in complement.edges if {a, b} <= {1, 4, 5, 8}]
    assert sorted(zip(start.tolist(), end.tolist(), strict=True)) == sorted(among)


def test_an_added_tie_is_as_strong_as_the_median():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1), ("b", "c", 2), ("c", "d", 9)])
    added = with_ties(ties_of(graph, weight="weight"), np.array([0]), np.array([3])).networkx()
    assert added.edges["a", "d"]["weight"] == 2


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("directed", [True, False])
def test_drawn_ties_are_new_and_as_many_as_asked(monkeypatch, listed, directed):
    monkeypatch.setattr(import_module("molehunt.measures.unrecorded.drawn"), "LISTED", 100 if listed else 0)
    graph = nx.gnm_random_graph(12, 30, seed=1, directed=directed)
    ties = ties_of(graph)
    free = len(untied(ties)[0])
    for count in (0, 1, 7, free):
        for drawn in islice(draws(ties, count, np.ones(12), np.random.default_rng(1)), 20):
            assert len(drawn.start) == len(pairs(drawn)) == len(ties.start) + count
            assert pairs(drawn) >= pairs(ties)
            assert (drawn.start != drawn.end).all()


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("directed", [True, False])
def test_pairs_are_drawn_one_after_another_by_the_product_of_their_ends(monkeypatch, listed, directed):
    monkeypatch.setattr(import_module("molehunt.measures.unrecorded.drawn"), "LISTED", 100 if listed else 0)
    likely = np.array([1, 0.5, 0.25, 1])
    graph = (nx.DiGraph if directed else nx.Graph)([(0, 1)])
    graph.add_nodes_from(range(4))
    ties = ties_of(graph)
    chance = {
        pair: likely[pair[0]] * likely[pair[1]] for pair in zip(*map(np.ndarray.tolist, untied(ties)), strict=True)
    }
    total = sum(chance.values())
    expected = Counter()
    for one, other in permutations(chance, 2):
        expected[frozenset((one, other))] += chance[one] / total * chance[other] / (total - chance[one])
    found = Counter(
        frozenset(zip(drawn.start[1:].tolist(), drawn.end[1:].tolist(), strict=True))
        for drawn in islice(draws(ties, 2, likely, np.random.default_rng(0)), 6000)
    )
    for pair, probability in expected.items():
        # Five standard errors.
        assert found[pair] / 6000 == pytest.approx(probability, abs=5 * (probability / 6000) ** 0.5)


def test_as_many_ties_are_added_as_make_the_share():
    graph = nx.gnm_random_graph(40, 90, seed=1)
    found = missing_ties(graph, "degree", shares=[0.1, 0.25], draws=3)
    assert found.added == {0.1: 10, 0.25: 30}
    assert missing_ties(nx.complete_graph(5), "degree", shares=[0.5], draws=2).added == {0.5: 0}


def test_ranks_of_all_networks_with_one_tie_more():
    # A path of four has three untied pairs; each makes one of these degree sequences.
    graph = nx.path_graph(4)
    outcomes = [
        ranks(centrality(nx.Graph([*graph.edges, pair]), "degree")["degree"].loc[range(4)].to_numpy())
        for pair in nx.complement(graph).edges
    ]
    found = missing_ties(graph, "degree", shares=[0.25], draws=4000)
    assert found.recorded.tolist() == [3, 1, 1, 3]
    assert {tuple(row) for row in found.drawn[0.25].tolist()} == {tuple(row.tolist()) for row in outcomes}
    frame = found.to_frame(top=2)
    for node in range(4):
        first = sum(row[node] == 1 for row in outcomes) / 3
        top = sum(row[node] <= 2 for row in outcomes) / 3
        assert frame.loc[node, "p_first"] == pytest.approx(first, abs=4 * found.noise)
        assert frame.loc[node, "p_top_2"] == pytest.approx(top, abs=4 * found.noise)
        assert frame.loc[node, "rank_low"] == min(row[node] for row in outcomes)
        assert frame.loc[node, "rank_high"] == max(row[node] for row in outcomes)
    order = found.order_frame().loc[0.25]
    held = sum(min(row[1], row[2]) == 1 for row in outcomes) / 3
    assert order["p_first_holds"] == pytest.approx(held, abs=4 * found.noise)
    assert found.noise == pytest.approx(0.5 / 4000**0.5)


def test_who_is_little_documented_gains_ties():
    graph = nx.cycle_graph(12)
    sources = dict.fromkeys(range(11), 99)
    even, uneven = (missing_ties(graph, "degree", shares=[0.2], draws=300, documented=by) for by in (None, sources))
    assert uneven.to_frame().loc[11, "p_first"] > 0.95
    assert even.to_frame().loc[11, "p_first"] < 0.6


def test_the_same_seed_gives_the_same_draws():
    graph = nx.gnm_random_graph(30, 60, seed=1, directed=True)
    one, same, other = (missing_ties(graph, "betweenness", draws=20, seed=seed) for seed in (4, 4, 5))
    assert one.to_frame().equals(same.to_frame())
    assert not one.to_frame().equals(other.to_frame())


def test_no_ties_and_one_node_have_ranks():
    assert missing_ties(nx.empty_graph(3), "degree", draws=2).to_frame()["p_first"].tolist() == [1] * 9
    assert missing_ties(nx.empty_graph(1), "betweenness", draws=2).order_frame()["spearman"].tolist() == [1] * 3


def test_ranks_share_the_better_place():
    assert ranks(np.array([3.0, 5, 5, 1])).tolist() == [3, 1, 1, 4]
    assert ranks(np.array([3.0, 5, 5, 1]), low_is_central=True).tolist() == [2, 3, 3, 1]
    assert ranks(np.array([0.1 + 0.2, 0.3])).tolist() == [1, 1]
    assert ranks(np.zeros(2)).tolist() == [1, 1]
    assert ranks(np.array([])).tolist() == []


def test_spearman_is_the_correlation_of_mean_ranks():
    from scipy.stats import spearmanr

    rng = np.random.default_rng(1)
    for _ in range(50):
        one, other = rng.integers(0, 5, (2, 8)).astype(float)
        if len(set(one)) > 1 < len(set(other)):
            assert spearman(ranks(one), ranks(other)) == pytest.approx(spearmanr(one, other).statistic)
    assert spearman(ranks(np.ones(3)), ranks(np.ones(3))) == 1
    assert spearman(ranks(np.ones(3)), ranks(np.arange(3.0))) == 0


@pytest.mark.parametrize(
    ("graph", "measure", "options", "message"),
    [
        (nx.Graph(), "degree", {}, "the network has no nodes"),
        (nx.path_graph(3), "degre", {}, "there is no measure 'degre'"),
        (nx.path_graph(3), "degree", {"shares": []}, r"shares is \[\]: expected shares"),
        (nx.path_graph(3), "degree", {"shares": [0.1, 1]}, "shares has 1: expected numbers above 0 and below 1"),
        (nx.path_graph(3), "degree", {"shares": ["a"]}, "shares has 'a'"),
        (nx.path_graph(3), "degree", {"shares": [float("nan")]}, "shares has nan"),
        (nx.path_graph(3), "degree", {"draws": 0}, "draws is 0: expected a whole number from 1"),
        (nx.path_graph(3), "degree", {"documented": {1: -1}}, "documented has -1 for 1"),
        (nx.path_graph(3), "degree", {"documented": {1: None}}, "documented has None for 1"),
    ],
)
def test_bad_input_is_said_in_one_line(graph, measure, options, message):
    with pytest.raises(MolehuntError, match=message) as caught:
        missing_ties(graph, measure, **options)
    assert "\n" not in str(caught.value)


def test_ranks_by_strength_are_those_of_the_strengths() -> None:
    """An added tie is as strong as the median one, 1: none outweighs one of 100."""
    graph = nx.Graph([("a", "b", {"n": 100}), ("c", "d", {"n": 1}), ("d", "e", {"n": 1})])
    found = missing_ties(graph, "strength", weight="n", shares=[0.5], draws=20)
    assert dict(zip(found.ids, found.recorded.tolist(), strict=True)) == {"a": 1, "b": 1, "d": 3, "c": 4, "e": 4}
    assert found.order_frame()["p_first_holds"].to_list() == [1.0]
    assert all(row[found.ids.index("d")] > 1 for row in found.drawn[0.5])
