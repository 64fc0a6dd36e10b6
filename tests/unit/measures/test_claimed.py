"""Measures in many worlds: against networkx on each world, and ranks, ranges and losses by hand."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from molehunt.measures.centralities import find_measure
from molehunt.measures.standing.claimed import ClaimedTies, MeasuredWorlds, in_worlds
from molehunt.measures.standing.standings import moved_most, standings

BETWEENNESS, DEGREE = find_measure("betweenness"), find_measure("degree")


def random_ties(seed: int, *, directed: bool) -> tuple[ClaimedTies, np.ndarray]:
    random = np.random.default_rng(seed)
    n, m = 12, 30
    ties = ClaimedTies(
        tuple(f"p{number}" for number in range(n)), random.integers(0, n, m), random.integers(0, n, m),
        random.integers(0, 4, m), random.random(m), directed,
    )  # fmt: skip
    return ties, random.random((10, m)) < 0.6


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_a_world_is_measured_as_the_network_of_its_ties_alone(seed: int, directed: bool) -> None:
    ties, worlds = random_ties(seed, directed=directed)
    for measure, plain in ((BETWEENNESS, nx.betweenness_centrality), (DEGREE, nx.degree_centrality)):
        (found,) = in_worlds(ties, worlds, [measure])
        for world, values, ranks in zip(worlds, found.values, found.ranks, strict=True):
            graph = (nx.DiGraph if directed else nx.Graph)()
            graph.add_edges_from(
                (ties.ids[a], ties.ids[b]) for a, b in zip(ties.start[world], ties.end[world], strict=True)
            )
            expected = plain(graph)
            assert values.tolist() == pytest.approx([expected.get(id_, 0) for id_ in ties.ids])
            for id_, rank in zip(ties.ids, ranks, strict=True):
                own = expected.get(id_, -1)
                assert rank == 1 + sum(value > own + 1e-9 for value in expected.values())


@pytest.mark.parametrize(
    ("weight", "strength"), [("none", 1), ("witnesses", 2), ("expected", 0.9 + 0.5), ("claims", 3)]
)
def test_parallel_ties_become_one(weight: str, strength: float) -> None:
    """Three claims of two witnesses; the likelier of the two of one witness counts."""
    ties = ClaimedTies(
        ("ann", "bob"), np.array([0, 1, 0]), np.array([1, 0, 1]), np.array([0, 0, 1]), np.array([0.9, 0.4, 0.5]), False
    )
    merged, places = ties.kept(np.ones(3, dtype=bool), weight)  # type: ignore[arg-type]
    assert merged.weight.tolist() == pytest.approx([strength])
    assert places.tolist() == [0, 1]


def test_a_world_without_ties() -> None:
    ties, _ = random_ties(1, directed=False)
    (found,) = in_worlds(ties, np.zeros((1, 30), dtype=bool), [BETWEENNESS])
    assert not found.values.any()
    # Nobody is first where nobody has a tie, so that such a world makes nobody one of the first.
    assert set(found.ranks[0].tolist()) == {len(ties.ids)}
    assert {one.top for one in standings(found, k=3)} == {0}


def measured(values: list[list[float]], ranks: list[list[int]]) -> MeasuredWorlds:
    """Two nodes with ties in every world."""
    shape = len(values), 2
    return MeasuredWorlds(
        np.array(values).reshape(shape), np.array(ranks, dtype=int).reshape(shape), np.ones(shape, dtype=bool)
    )


VALUES, RANKS = [[0.9, 0.5], [0.9, 0.5], [0.1, 0.6], [0.3, 0.2]], [[1, 2], [1, 2], [2, 1], [1, 2]]
FOUR = measured(VALUES, RANKS)


def test_ranges_medians_and_shares() -> None:
    ann, bob = standings(FOUR, k=1)
    assert (ann.low, ann.high, ann.rank_low, ann.rank_high, ann.top) == (0.1, 0.9, 1, 2, 0.75)
    assert (bob.low, bob.median, bob.high, bob.rank_median, bob.top) == (0.2, 0.5, 0.6, 2, 0.25)


def test_likelier_worlds_weigh_more() -> None:
    ann, _ = standings(FOUR, k=1, middle=0.9, weights=np.array([0.0, 0.01, 0.98, 0.01]))
    assert (ann.low, ann.median, ann.high, ann.rank_high) == (0.1, 0.1, 0.1, 2)
    assert ann.top == pytest.approx(0.02)


def test_the_loss_that_moves_a_node_most() -> None:
    told, losses = measured(VALUES[:1], RANKS[:1]), measured(VALUES[1:], RANKS[1:])
    # Ann: the second loss moves her rank. Bob: the same.
    assert moved_most(told, losses).tolist() == [1, 1]
    # Without a change of rank, the value decides; where nothing changes, nobody is named.
    same_ranks = measured([VALUES[1], VALUES[3]], [RANKS[1], RANKS[3]])
    assert moved_most(told, same_ranks).tolist() == [1, 1]
    assert moved_most(told, told).tolist() == [-1, -1]
    assert moved_most(told, measured([], [])).tolist() == [-1, -1]
