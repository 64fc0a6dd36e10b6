"""Key players: Borgatti's fragmentation and reach, exact on small networks, good beyond."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations
from math import comb

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import key_players
from molehunt.measures.key_sets.best_set import best_by_exchange
from molehunt.measures.key_sets.covering import coverage, nearness
from molehunt.measures.key_sets.removal import fragmentation
from molehunt.measures.network.ties import ties_of
from molehunt.model.errors import MolehuntError


def fragmentation_by_networkx(graph: nx.Graph, removed: tuple, *, distance: bool) -> float:
    left = graph.copy()
    left.remove_nodes_from(removed)
    steps = [d for source, found in nx.all_pairs_shortest_path_length(left) for d in found.values() if d]
    pairs = len(left) * (len(left) - 1)
    return 1 - sum(1 / d if distance else 1 for d in steps) / pairs if pairs else 1


def reach_by_networkx(graph: nx.Graph, members: tuple, steps: int | None) -> float:
    found = nx.multi_source_dijkstra_path_length(graph, set(members), weight=None)
    near = [1 if d == 0 or (steps and d <= steps) else 0 if steps else 1 / d for d in found.values()]
    return sum(near) / len(graph)


def small_networks(count: int) -> list[nx.Graph]:
    rng = np.random.default_rng(2)
    sizes = rng.integers(2, 10, count)
    return [
        nx.gnp_random_graph(int(n), rng.uniform(0, 0.7), seed=seed, directed=bool(seed % 2))
        for seed, n in enumerate(sizes)
    ]


@pytest.mark.parametrize("distance", [False, True])
def test_the_exact_negative_set_is_the_best_of_all(distance):
    for graph in small_networks(60):
        graph.add_edge(0, 0)
        for k in range(1, min(len(graph), 4) + 1):
            values = {
                members: fragmentation_by_networkx(graph, members, distance=distance)
                for members in combinations(graph, k)
            }
            found = key_players(graph, k, distance=distance)
            assert found.exact
            assert found.tried == comb(len(graph), k)
            assert found.value == pytest.approx(max(values.values()))
            assert values[found.members] == pytest.approx(found.value)
            assert found.agreed == sum(value > found.value - 1e-9 for value in values.values())


@pytest.mark.parametrize("steps", [1, 2, None])
def test_the_exact_positive_set_is_the_best_of_all(steps):
    for graph in small_networks(60):
        for k in range(1, min(len(graph), 4) + 1):
            values = {members: reach_by_networkx(graph, members, steps) for members in combinations(graph, k)}
            found = key_players(graph, k, "positive", distance=steps is None, steps=steps or 1)
            assert found.exact
            assert found.value == pytest.approx(max(values.values()))
            assert values[found.members] == pytest.approx(found.value)


def test_known_values():
    # Removing c leaves a-b and a triangle: 2 + 6 of 20 ordered pairs are joined, each by one step. The R package
    # cograph has the same value from keyplayer::fragment.
    graph = nx.Graph(["ab", "bc", "ac", "cd", "de", "df", "ef"])
    values = fragmentation(ties_of(graph), np.array([[list(graph).index("c")]]), distance=True)
    assert values.tolist() == pytest.approx([0.6])
    # Borgatti's argument with the kite: without its node of most ties all others are still joined; without the node of
    # highest betweenness, seven and two of nine are.
    kite = ties_of(nx.krackhardt_kite_graph())
    assert fragmentation(kite, np.array([[3], [7]]), distance=False).tolist() == pytest.approx([0, 1 - 44 / 72])
    # From the centre of a star everybody is reached; from a leaf, the centre in one step and the others in two.
    star = nearness(ties_of(nx.star_graph(4)), steps=None)
    assert coverage(star, np.array([[0], [1]])).tolist() == pytest.approx([1, (1 + 1 + 3 / 2) / 5])


def test_the_florentine_network_is_held_together_by_the_medici():
    # Without them the Pazzi and Salviati are a pair, the Acciaiuoli alone, and eleven families are still joined.
    found = key_players(nx.florentine_families_graph(), 1)
    assert found.members == ("Medici",)
    assert found.value == pytest.approx(1 - (11 * 10 + 2) / (14 * 13))


def test_paths_run_along_directed_ties():
    chain = nx.DiGraph(["ab", "bc", "cd"])
    assert key_players(chain, 1, "positive", steps=3).members == ("a",)
    assert key_players(chain, 1).nobody == pytest.approx(0.5)


def test_what_a_member_adds():
    found = key_players(nx.path_graph("abcdefg"), 2)
    frame = found.to_frame()
    assert frame.index.tolist() == list(found.members)
    ties = ties_of(nx.path_graph("abcdefg"))
    places = [ties.ids.index(member) for member in found.members]
    assert frame["alone"].tolist() == fragmentation(ties, np.array(places)[:, None], distance=False).tolist()
    assert frame["without"].tolist() == frame["alone"].tolist()[::-1]
    assert found.nobody == 0


@pytest.mark.parametrize("distance", [False, True])
@pytest.mark.parametrize("goal", ["negative", "positive"])
def test_exchange_comes_within_a_twentieth_of_the_best(goal, distance):
    for seed, (n, m, k) in enumerate([(12, 16, 2), (20, 30, 3), (30, 45, 3), (40, 50, 2), (60, 75, 3), (100, 130, 2)]):
        for graph in (nx.gnm_random_graph(n, m, seed=seed), nx.random_labeled_tree(n, seed=seed)):
            ties = ties_of(graph)
            near = nearness(ties, steps=None if distance else 1)

            def objective(sets, ties=ties, near=near):
                return fragmentation(ties, sets, distance=distance) if goal == "negative" else coverage(near, sets)

            best = key_players(graph, k, goal, distance=distance)
            found = best_by_exchange(objective, n, k, seed=seed)
            assert best.exact
            assert not found.exact
            assert 0.95 * best.value <= found.value <= best.value + 1e-9
            assert 1 <= found.agreed <= found.tried


def test_three_of_a_hundred_are_exact_and_four_of_a_hundred_and_one_are_not():
    graph = nx.gnm_random_graph(100, 150, seed=3)
    found = key_players(graph, 3)
    assert (found.exact, found.tried) == (True, 161_700)
    assert found.quality.startswith("exact: the best of all 161700 sets")
    graph.add_edge(100, 0)
    beyond = key_players(graph, 4)
    assert not beyond.exact
    assert beyond.value > found.value
    assert beyond.quality.startswith("not exact: the best of 126 searches")
    assert key_players(graph, 4) == beyond


def test_a_set_of_all_but_one_or_all_is_exact_in_any_network():
    path = nx.path_graph(120)
    assert key_players(path, 120).value == key_players(path, 119).value == 1
    assert key_players(path, 120, "positive").exact


def test_a_large_network_in_several_parts(monkeypatch):
    graph = nx.gnm_random_graph(20, 30, seed=1)
    whole = [key_players(graph, 3, goal, distance=True) for goal in ("negative", "positive")]
    monkeypatch.setattr(import_module("molehunt.measures.key_sets.removal"), "_AT_ONCE", 100)
    monkeypatch.setattr(import_module("molehunt.measures.key_sets.covering"), "_AT_ONCE", 100)
    assert [key_players(graph, 3, goal, distance=True) for goal in ("negative", "positive")] == whole


@pytest.mark.parametrize(
    ("graph", "k", "goal", "message"),
    [
        (nx.Graph(), 1, "negative", "the network has no nodes"),
        (nx.path_graph(3), 4, "negative", "k is 4: expected a whole number from 1 to 3, the number of nodes"),
        (nx.path_graph(3), 0, "positive", "k is 0: expected a whole number from 1 to 3"),
        (nx.path_graph(3), 1.5, "positive", "k is 1.5: expected a whole number"),
        (nx.path_graph(3), True, "positive", "k is True: expected a whole number"),
        (nx.path_graph(3), 1, "both", "there is no goal 'both'; there are negative, positive"),
        ([("a", "b")], 1, "negative", "expected a networkx graph, not list"),
    ],
)
def test_bad_input_is_said_in_one_line(graph, k, goal, message):
    with pytest.raises(MolehuntError, match=message) as caught:
        key_players(graph, k, goal)
    assert "\n" not in str(caught.value)


def test_steps_below_one_are_an_error():
    with pytest.raises(MolehuntError, match="steps is 0: expected a whole number from 1"):
        key_players(nx.path_graph(3), 1, "positive", steps=0)
