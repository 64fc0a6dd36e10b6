"""Where something came from: against the formula by hand, and against all orders in which it can have spread."""

from __future__ import annotations

import random
from itertools import permutations
from math import exp, isclose, log, prod

import networkx as nx
import pytest

from molehunt.measures import origin
from molehunt.model.errors import MolehuntError

# The node 1 has the children 2 and 3, and 2 has 4 and 5: T is 5, 3, 1, 1, 1 from 1, and R(1) = 5! / (5 x 3) = 8.
FIVE = nx.Graph([(1, 2), (1, 3), (2, 4), (2, 5)])


def counted(graph, heard=None, **asked):
    """R of each candidate."""
    return {one.node: exp(one.rumour_centrality) for one in origin(graph, heard or graph.nodes, **asked).candidates}


def permitted(graph, nodes, start):
    """All orders from start in which each node but the first is tied to an earlier one."""
    for rest in permutations(set(nodes) - {start}):
        order = (start, *rest)
        if all(any(graph.has_edge(order[i], node) for i in range(k)) for k, node in enumerate(order) if k):
            yield order


def chance(graph, order):
    """The probability of an order: at each step everybody next to those who know is equally likely."""
    return prod(1 / len(set(nx.node_boundary(graph, order[:k]))) for k in range(1, len(order)))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (FIVE, {1: 8, 2: 12, 3: 2, 4: 3, 5: 3}),
        (nx.path_graph(3), {0: 1, 1: 2, 2: 1}),
        (nx.path_graph(5), {0: 1, 1: 4, 2: 6, 3: 4, 4: 1}),
        (nx.star_graph(4), {0: 24, 1: 6, 2: 6, 3: 6, 4: 6}),
        (nx.empty_graph(1), {0: 1}),
    ],
)
def test_rumour_centrality_is_n_factorial_by_the_sizes_of_subtrees(tree, expected):
    assert counted(tree) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(40))
def test_rumour_centrality_of_a_tree_counts_the_orders_in_which_it_can_spread(seed):
    tree = random_tree(seed, 2 + seed % 6)
    expected = {node: len(list(permitted(tree, tree, node))) for node in tree}
    assert counted(tree) == pytest.approx(expected)


def random_tree(seed, n):
    chance = random.Random(seed)  # noqa: S311 - the same every time
    return nx.Graph([(node, chance.randrange(node)) for node in range(1, n)])


@pytest.mark.parametrize("seed", range(20))
def test_a_network_is_taken_as_its_breadth_first_tree_times_the_chance_of_its_order(seed):
    graph = nx.gnp_random_graph(9, 0.4, seed=seed)
    heard = max(nx.connected_components(graph.subgraph(range(6))), key=len)
    # A subgraph of networkx may list neighbours in another order; a copy made tie by tie does not.
    among = nx.Graph()
    among.add_nodes_from(node for node in graph if node in heard)
    among.add_edges_from((a, b) for a, b in graph.edges if {a, b} <= heard)
    for one in origin(graph, heard).candidates:
        tree = nx.bfs_tree(among, one.node)
        orders = len(list(permitted(tree, tree, one.node)))
        assert isclose(one.rumour_centrality, log(orders), abs_tol=1e-9)
        assert isclose(one.likelihood, log(orders) + log(chance(graph, list(tree))), abs_tol=1e-9)


def test_on_a_regular_tree_the_share_is_the_probability_of_being_the_source():
    # All who heard have three ties each; those who did not hear are the leaves.
    graph = nx.Graph([(1, 2), (1, 3), (2, 4), (2, 5), (1, 6), (3, 7), (3, 8), (4, 9), (4, 10), (5, 11), (5, 12)])
    heard = [1, 2, 3, 4, 5]
    assert {graph.degree(node) for node in heard} == {3}
    chances = {node: sum(chance(graph, order) for order in permitted(graph, heard, node)) for node in heard}
    whole = sum(chances.values())
    for by in ("likelihood", "rumour centrality"):
        found = origin(graph, heard, by=by)
        assert {one.node: one.share for one in found.candidates} == pytest.approx(
            {node: part / whole for node, part in chances.items()}
        )
        assert [one.node for one in found.candidates] == [2, 1, 4, 5, 3]


@pytest.mark.parametrize("seed", range(20))
def test_the_centre_of_a_rumour_in_a_tree_has_no_branch_of_more_than_half(seed):
    # Proposition 1 of Shah and Zaman.
    tree = random_tree(seed, 60)
    first = origin(tree, tree).candidates[0].node
    rest = tree.copy()
    rest.remove_node(first)
    assert max(map(len, nx.connected_components(rest))) <= 30


def test_those_who_did_not_hear_speak_against_somebody_with_many_ties():
    graph = nx.Graph([("a", "b"), *(("a", f"friend {number}") for number in range(9))])
    # From a, b is one of ten; from b, a is the only one.
    found = origin(graph, ["a", "b"], by="likelihood").candidates
    assert [one.node for one in found] == ["b", "a"]
    assert [exp(one.likelihood) for one in found] == pytest.approx([1, 1 / 10])
    assert [one.share for one in found] == pytest.approx([10 / 11, 1 / 11])
    assert [one.rank for one in origin(graph, ["a", "b"]).candidates] == [1, 1]


def test_if_everybody_heard_the_likelihood_cannot_tell_the_middle_of_a_star_from_its_ends():
    # From the middle 4! orders of chance 1 / 4!, from an end 3! of chance 1 / 3!.
    found = origin(nx.star_graph(4), range(5), by="likelihood").candidates
    assert [(one.node, one.rank, one.share) for one in found] == [(node, 1, pytest.approx(1 / 5)) for node in range(5)]


def test_equal_candidates_share_the_better_rank_and_stand_as_in_the_graph():
    found = origin(nx.star_graph(4), [4, 3, 2, 1, 0]).candidates
    assert [(one.node, one.rank) for one in found] == [(0, 1), (1, 2), (2, 2), (3, 2), (4, 2)]
    path = [(one.node, one.rank) for one in origin(nx.path_graph(400), range(400)).candidates]
    assert path[:4] == [(199, 1), (200, 1), (198, 3), (201, 3)]


def test_a_tie_with_a_direction_passes_it_on_in_that_one_only():
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b"), ("x", "a")])
    found = origin(graph, ["a", "b", "c"])
    assert ([one.node for one in found.candidates], found.excluded) == (["a"], ("b", "c"))
    assert found.candidates[0].share == 1


def test_parallel_ties_and_loops_change_nothing():
    many = nx.MultiGraph([*FIVE.edges, *FIVE.edges, (2, 2), (3, 3)])
    assert origin(many, FIVE.nodes) == origin(FIVE, FIVE.nodes)


def test_thousands_can_have_heard():
    found = origin(nx.path_graph(1500), range(1500)).candidates
    assert sum(one.share for one in found) == pytest.approx(1)
    # R of the end of a path is 1: there is one order.
    assert {one.node: one.rumour_centrality for one in found}[0] == pytest.approx(0, abs=1e-8)


def test_a_table_has_a_row_for_each_candidate():
    frame = origin(nx.path_graph(["a", "b", "c"]), ["a", "b", "c"]).to_frame()
    assert frame.index.tolist() == ["b", "a", "c"]
    assert frame["rank"].tolist() == [1, 2, 2]
    assert frame["share"].tolist() == pytest.approx([0.5, 0.25, 0.25])


@pytest.mark.parametrize(
    ("graph", "heard", "said"),
    [
        (FIVE, [], "nobody heard it"),
        (FIVE, [1, 9], "one who heard, 9 is no node of the graph"),
        (FIVE, 5, "expected the nodes that heard it in a list, not 5"),
        (nx.Graph([("abc", "b")]), "abc", "in a list, not 'abc'"),
        (nx.Graph(), [1], "the graph has no nodes"),
        (None, [1], "expected a networkx graph, not NoneType"),
        (
            FIVE,
            [3, 4, 2],
            "none of the 3 nodes that heard leads to all the others by ties among them; node 2 leads to 1 of",
        ),
        (FIVE, [[1]], "is no node of the graph"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(graph, heard, said):
    with pytest.raises(MolehuntError, match=said) as refused:
        origin(graph, heard)
    assert "\n" not in str(refused.value)


def test_an_unknown_way_to_rank_is_refused():
    with pytest.raises(MolehuntError, match="by 'degree' is not known"):
        origin(FIVE, [1], by="degree")


def test_of_two_there_is_one_order_from_either() -> None:
    """R is 1, and its logarithm 0: not less, which would be shown as -0.00."""
    found = origin(nx.path_graph(2), [0, 1])
    assert [str(one.rumour_centrality) for one in found.candidates] == ["0.0", "0.0"]


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ([], "none of the 3 nodes that heard leads to all the others by ties among them; no two of them are tied: add"),
        ([("a", "b")], "by ties among them; node 'a' leads to 1 of them: add those who stand between"),
    ],
)
def test_who_is_apart_is_told_in_words_for_one_and_for_none(ties: list[tuple[str, str]], said: str) -> None:
    graph = nx.Graph(ties)
    graph.add_nodes_from("abc")
    with pytest.raises(MolehuntError, match=said):
        origin(graph, ["a", "b", "c"])
