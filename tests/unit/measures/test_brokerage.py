"""Brokerage: the counts of Gould and Fernandez, and what chance alone would give."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import permutations, product

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from molehunt.measures import brokerage, brokerage_totals
from molehunt.measures.brokers.by_chance import ROLES, of_network, of_nodes
from molehunt.model.errors import MolehuntError


def role(a: object, b: object, c: object) -> str:
    if a == b == c:
        return "w_I"
    if a == c:
        return "w_O"
    if a == b:
        return "b_IO"
    return "b_OI" if b == c else "b_O"


def counted_by_hand(graph: nx.DiGraph, groups: dict) -> dict:
    counts = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for a, b, c in permutations(graph, 3):
        if graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
            counts[b][role(groups[a], groups[b], groups[c])] += 1
            counts[b]["t"] += 1
    return counts


def test_counts_are_those_of_all_triples_on_random_networks():
    rng = np.random.default_rng(1)
    for seed in range(200):
        n = int(rng.integers(1, 14))
        graph = nx.gnp_random_graph(n, rng.uniform(0, 0.8), seed=seed, directed=seed % 4 > 0)
        graph.add_edges_from([(0, 0)] if seed % 3 == 0 else [])
        groups = {node: "abc"[rng.integers(0, 3)] for node in graph}
        expected = counted_by_hand(graph.to_directed(), groups)
        found = brokerage(graph, groups)
        assert found[list(ROLES)].to_dict("index") == expected
        totals = {name: sum(counts[name] for counts in expected.values()) for name in ROLES}
        assert brokerage_totals(graph, groups)["count"].to_dict() == totals
        assert np.isfinite(found.filter(regex="^(exp|z)_").to_numpy(float)).all()


def test_counts_do_not_depend_on_how_many_are_looked_at_at_once(monkeypatch):
    graph = nx.gnp_random_graph(40, 0.2, seed=5, directed=True)
    groups = {node: node % 3 for node in graph}
    whole = brokerage(graph, groups)
    for at_once in (1, 7, 100):
        monkeypatch.setattr(import_module("molehunt.measures.brokers.roles"), "_AT_ONCE", at_once)
        assert brokerage(graph, groups).equals(whole)


def test_counts_are_those_of_sna_on_a_network_of_four():
    # Worked by hand, and equal to sna::brokerage, in the tests of the R package cograph (batch 5).
    graph = nx.DiGraph(["AB", "AC", "BC", "BD", "CD", "DA"])
    found = brokerage(graph, {"A": 1, "B": 1, "C": 2, "D": 2})
    assert found[["w_I", "w_O", "b_IO", "b_OI", "b_O"]].T.to_dict("list") == {
        "A": [0, 1, 0, 1, 0],
        "B": [0, 0, 1, 0, 0],
        "C": [0, 0, 0, 1, 0],
        "D": [0, 1, 1, 0, 0],
    }


def all_networks(n: int, density: float) -> tuple[dict[tuple[int, int], np.ndarray], np.ndarray]:
    """Return, over all networks of n nodes, whether each tie is there, and the probability of each network."""
    pairs = list(permutations(range(n), 2))
    held = np.array(list(product((False, True), repeat=len(pairs)))).T
    ties = held.sum(axis=0)
    return dict(zip(pairs, held, strict=True)), density**ties * (1 - density) ** (len(pairs) - ties)


@pytest.mark.parametrize("groups", [(0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 1, 1), (0, 0, 1, 2), (0, 1, 2, 3), (0, 0, 1)])
@pytest.mark.parametrize("density", [0.2, 0.5])
def test_expectations_and_variances_are_those_of_all_networks(groups, density):
    held, probability = all_networks(len(groups), density)
    counts = np.zeros((len(groups), 6, len(probability)))
    for a, b, c in permutations(range(len(groups)), 3):
        brokered = held[a, b] & held[b, c] & ~held[a, c]
        counts[b, ROLES.index(role(groups[a], groups[b], groups[c]))] += brokered
        counts[b, 5] += brokered
    sizes = np.bincount(groups).astype(float)
    mean = counts @ probability
    expected, variance = of_nodes(sizes, density)
    assert np.allclose(expected[list(groups)], mean)
    assert np.allclose(variance[list(groups)], counts**2 @ probability - mean**2)
    total = counts.sum(axis=0)
    expected, variance = of_network(sizes, density)
    assert np.allclose(expected, total @ probability)
    assert np.allclose(variance, total**2 @ probability - (total @ probability) ** 2)


def test_z_of_a_star_of_one_group():
    # One broker of 3 * 2 open pairs. d = 6 / 12; expected 3 * 2 / 8; by sna's vbr[i, 1]: e (1 - 1/8) + 12 / 64.
    star = nx.star_graph(3)
    found = brokerage(star, dict.fromkeys(star, "cell")).loc[0]
    assert found["exp_w_I"] == pytest.approx(0.75)
    assert found["z_w_I"] == pytest.approx((6 - 0.75) / (0.75 * 7 / 8 + 12 / 64) ** 0.5)


def test_who_has_no_group_is_left_out_with_his_ties_and_named():
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "x"), ("x", "c"), ("y", "b")])
    groups = {"a": "A", "b": "B", "c": "B", "x": None, "elsewhere": "A"}
    found = brokerage(graph, groups)
    assert found.attrs["left_out"] == ("x", "y")
    assert found.equals(brokerage(nx.DiGraph(["ab", "bc"]), groups))
    assert brokerage_totals(graph, groups).attrs["left_out"] == ("x", "y")


def test_groups_of_mixed_kinds_and_parallel_ties():
    graph = nx.MultiDiGraph([(1, 2), (1, 2), (2, 3)])
    found = brokerage(graph, {1: "A", 2: 7, 3: ("x", 1)})
    assert found.loc[2, ["b_O", "t"]].tolist() == [1, 1]


@pytest.mark.parametrize("graph", [nx.DiGraph(), nx.path_graph(3)])
def test_nobody_with_a_group_is_an_error(graph):
    with pytest.raises(MolehuntError, match="has a group: give a mapping from node to group"):
        brokerage(graph, {"nobody": "A"})


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_whoever_has_no_group_is_left_out_whatever_the_table_has_in_its_place(nothing: object) -> None:
    graph = nx.path_graph("abcd")
    found = brokerage(graph, {"a": "x", "b": "y", "c": nothing, "d": "y"})  # type: ignore[dict-item]
    assert found.attrs["left_out"] == ("c",)
    assert found["group"].to_dict() == {"a": "x", "b": "y", "d": "y"}


@pytest.mark.parametrize("groups", ["club", None, ["x"], 3, {"a": ["x"]}, {"a": {"x": 1}}])
@pytest.mark.parametrize("count", [brokerage, brokerage_totals])
def test_groups_that_are_none_are_refused(count: Callable[..., object], groups: object) -> None:
    with pytest.raises(MolehuntError, match=r"^groups.*expected"):
        count(nx.path_graph("abc"), groups)
