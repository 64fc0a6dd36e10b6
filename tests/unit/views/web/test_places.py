"""Places for large webs: like a web and not like a ball, the same each time, and for as many as there are."""

from __future__ import annotations

import random

import numpy as np
import pytest

from molehunt.views.web.places import FEWEST, placed, places


def grouped(groups: int, each: int) -> tuple[int, np.ndarray, np.ndarray]:
    """Groups of which each is well tied within, and tied to the next one by one: count, pairs, group of each."""
    chance = random.Random(5)  # noqa: S311
    pairs = set()
    for group in range(groups):
        members = range(group * each, (group + 1) * each)
        pairs |= {(members[0], one) for one in members[1:]}
        pairs |= {tuple(sorted(chance.sample(members, 2))) for _ in range(2 * each)}
        pairs.add(tuple(sorted((members[0], (group + 1) % groups * each))))
    return groups * each, np.array(sorted(pairs)), np.repeat(np.arange(groups), each)


def far(at: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    return np.hypot(*(at[pairs[:, 0]] - at[pairs[:, 1]]).T)


def test_groups_stand_apart() -> None:
    """Most of the nodes that stand nearest to a node are of its own group, though there are nine others."""
    count, pairs, group = grouped(10, 80)
    at = places(count, pairs)
    apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1))
    nearest = np.argsort(apart, axis=1)[:, 1:11]
    assert (group[nearest] == group[:, None]).mean() > 0.9


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    count, pairs, _ = grouped(10, 80)
    at = places(count, pairs)
    chance = np.random.default_rng(1).integers(0, count, (5000, 2))
    assert np.median(far(at, pairs)) < 0.4 * np.median(far(at, chance))


def test_no_two_stand_in_one_place_and_all_somewhere() -> None:
    count, pairs, _ = grouped(8, 90)
    at = places(count, pairs)
    assert np.isfinite(at).all()
    assert len({tuple(one) for one in at.round(1).tolist()}) == count


def test_the_same_nodes_have_the_same_places() -> None:
    count, pairs, _ = grouped(7, 80)
    assert (places(count, pairs) == places(count, pairs)).all()


def test_parts_that_nothing_joins_stay_in_sight() -> None:
    """Pairs that nothing joins to the rest are not driven away: the page shows all in one window."""
    count, pairs, _ = grouped(6, 100)
    more = np.array([(count + 2 * pair, count + 2 * pair + 1) for pair in range(20)])
    at = places(count + 40, np.concatenate([pairs, more]))
    middle = np.percentile(np.abs(at[:count]), 95)
    assert np.abs(at).max() < 4 * middle


@pytest.mark.parametrize("count", [0, 1, FEWEST])
def test_few_nodes_get_no_places(count: int) -> None:
    nodes = [{"id": f"n{number}"} for number in range(count)]
    assert placed(nodes, []) == nodes


def test_every_node_of_many_gets_one_be_it_tied_or_not() -> None:
    nodes = [{"id": f"n{number}", "name": "N"} for number in range(FEWEST + 1)]
    edge = {"start": {"id": "n1"}, "end": {"id": "n0"}}
    found = placed(nodes, [edge, edge, {"start": edge["end"], "end": edge["start"]}])
    assert [one["id"] for one in found] == [one["id"] for one in nodes]
    assert {frozenset(one) for one in found} == {frozenset(("id", "name", "x", "y"))}
    assert {type(one["x"]) for one in found} == {int}


def test_a_tie_of_one_to_itself_does_no_harm() -> None:
    nodes = [{"id": f"n{number}"} for number in range(FEWEST + 1)]
    assert len(placed(nodes, [{"start": {"id": "n1"}, "end": {"id": "n1"}}])) == FEWEST + 1
