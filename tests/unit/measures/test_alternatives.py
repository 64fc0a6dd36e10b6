"""Reach whichever alternatives hold, against every combination of them."""

from __future__ import annotations

import random
from itertools import product

import networkx as nx
import pytest

from molehunt.measures import reach
from molehunt.measures.in_time.alternatives import SUREST, Alternatives, Placed
from molehunt.measures.in_time.dated_ties import Names, Tie, dated_ties
from tests.unit.measures.all_days import iso, random_graph

OPTIONS = {"x": 2, "y": 2, "z": 3}
COMBINATIONS = [
    dict(zip(OPTIONS, chosen, strict=True)) for chosen in product(*(range(1, n + 1) for n in OPTIONS.values()))
]
NAMES = ("first", "last")


def made(seed):
    """A directed graph with days, and the options with which some of its ties hold."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    graph = nx.MultiDiGraph(random_graph(chance, most_ties=9, missing=chance.choice([0, 0, 2])).to_directed())
    for *_, held in graph.edges(data=True):
        held.update({name: iso(held[name]) for name in NAMES})
        several = chance.choice([0, 1, 1, 2])
        held["places"] = frozenset((c, chance.randint(1, OPTIONS[c])) for c in chance.sample(list(OPTIONS), several))
    return graph


def alternatives(graph):
    leading = dated_ties(graph, Names(*NAMES))
    return Alternatives(
        [Placed(node, tie, graph.edges[tie.edge]["places"]) for node, ties in leading.items() for tie in ties],
        OPTIONS,
        0,
    )


def in_each(graph):
    """Whom the ties of each combination reach."""
    for combination in COMBINATIONS:
        held = graph.copy()
        places = nx.get_edge_attributes(graph, "places")
        held.remove_edges_from([edge for edge, needed in places.items() if not needed <= {*combination.items()}])
        yield combination, reach(held, 0, names=NAMES).reached


def worst(each):
    """How one is reached who is so in one of several ways, nobody knows which."""
    if None in each:
        return None
    earliest, latest = ([one.earliest for one in each], [one.latest for one in each])
    return (
        max((one.modality for one in each), key=SUREST.index),
        None if None in earliest else min(earliest),
        None if None in latest else max(latest),
    )


def test_whichever_hold_and_supposing_that_some_do():
    seen = set()
    for seed in range(600):
        graph = made(seed)
        known, each = alternatives(graph), list(in_each(graph))
        for node in (1, 2, 3):
            reached = [found.get(node) for _, found in each]
            one = known.whichever([node])
            told = one and (one.reached.modality, one.reached.earliest, one.reached.latest)
            assert told == worst(reached), (seed, node)
            surest = min((found.modality for found in reached if found), key=SUREST.index, default=None)
            plainly = one.reached.modality if one else None
            supposed = known.supposing([node], plainly)
            assert (supposed is not None) == (surest != plainly), (seed, node)
            if supposed:
                assert supposed.reach.reached[node].modality == surest
                extending = [found for combination, found in each if supposed.options.items() <= combination.items()]
                assert {SUREST.index(found[node].modality) for found in extending} == {SUREST.index(surest)}
            seen.add((plainly, surest, bool(one and len(one.by) > 1)))
        assert not known.bounded
    assert {(None, "certain", False), ("certain", "certain", True), ("possible", "certain", False)} <= seen


@pytest.mark.parametrize("seed", range(100))
def test_one_of_several_ends(seed):
    graph = made(seed)
    known = alternatives(graph)
    reached = [[found[node] for node in (2, 3) if node in found] for _, found in in_each(graph)]
    each = [min(ends, key=lambda one: SUREST.index(one.modality)).modality if ends else None for ends in reached]
    one = known.whichever([2, 3])
    expected = None if None in each else max(each, key=SUREST.index)
    assert (one and one.reached.modality) == expected


def test_an_end_that_needs_two_options_of_one_choice_is_not_reached():
    day = 100.0
    ties = [
        Placed("a", Tie("b", day, day, ("a", "b", 0)), frozenset({("who", 1)})),
        Placed("b", Tie("c", day + 1, day + 1, ("b", "c", 1)), frozenset({("who", 2)})),
        Placed("b", Tie("d", day + 1, day + 1, ("b", "d", 2)), frozenset({("other", 2)})),
    ]
    known = Alternatives(ties, {"who": 2, "other": 2}, "a")
    assert known.whichever(["c"]) is None
    assert known.supposing(["c"], None) is None
    assert known.whichever(["d"]) is None
    supposed = known.supposing(["d"], None)
    assert supposed is not None
    assert (supposed.options, supposed.reach.reached["d"].modality) == ({"who": 1, "other": 2}, "certain")


def test_where_there_are_too_many_combinations_it_is_said():
    """Every one of twelve choices is decided rightly only by chance: none is told that is not so."""
    ties = [
        Placed(n, Tie(n + 1, 1, 1, (n, n + 1, option)), frozenset({(str(n), option)}))
        for n in range(12) for option in (1, 2)
    ]  # fmt: skip
    undated = [Placed(one.start, one.tie._replace(first=n, last=n), one.places) for n, one in enumerate(ties)]
    known = Alternatives(undated, {str(n): 2 for n in range(12)}, 0)
    assert known.whichever([12]) is None
    assert known.bounded
