"""Reach against all choices of days, and the words for what it cannot read."""

from __future__ import annotations

import random
from datetime import date, datetime
from itertools import pairwise
from math import inf

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from molehunt.measures import reach
from molehunt.model.errors import MolehuntError
from tests.unit.measures.all_days import DAY_0, by_all_days, every_arrival, iso, random_graph

NAMES = ("first", "last")


def chance_of(seed):
    return random.Random(seed)  # noqa: S311 - the same every time


def dated(graph):
    """The same graph with days for numbers."""
    copy = graph.copy()
    for *_, held in copy.edges(data=True):
        held.update({name: iso(held[name]) for name in NAMES})
    return copy


def found(graph, **asked):
    reached = reach(graph, 0, names=NAMES, **asked).reached
    return {node: (one.modality, one.earliest, one.latest, one.not_before) for node, one in reached.items()}


def asked_at_random(chance):
    after = chance.choice([None, 0, 0, 1, 2])
    before = chance.choice([None, None, 3, 4])
    numbers = {"after": -inf if after is None else after, "before": inf if before is None else before}
    return numbers, {"after": iso(after), "before": iso(before)}


def chain(*spans, kind=nx.DiGraph, ends="abcdef"):
    """Ties a - b, b - c and so on with first and last day in October 1937."""
    graph = kind()
    for start, end, (first, last) in zip(ends, ends[1:], spans, strict=False):
        days = {"first": first, "last": last}
        graph.add_edge(start, end, **{name: day and f"1937-10-{day:02}" for name, day in days.items()})
    return graph


@pytest.mark.parametrize(("same_day", "gap"), [("unknown", 1), ("in order", 0)])
@pytest.mark.parametrize(("graphs", "most_ties", "missing"), [(1000, 5, 0), (400, 4, 1), (150, 4, 2)])
def test_reach_is_what_every_choice_of_days_gives(same_day, gap, graphs, most_ties, missing):
    modalities = set()
    for seed in range(graphs):
        chance = chance_of(f"{seed} {missing}")
        graph = random_graph(chance, most_ties=most_ties, missing=missing)
        numbers, days = asked_at_random(chance)
        expected = by_all_days(graph, gap=gap, **numbers)
        assert found(dated(graph), same_day=same_day, **days) == expected, (seed, graph.edges(data=True), numbers)
        modalities |= {modality for modality, *_ in expected.values()}
    assert modalities == ({"certain", "possible", "open"} if missing else {"certain", "possible"})


def test_what_is_certain_is_so_at_every_moment_of_the_days():
    certain = 0
    for seed in range(200):
        graph = random_graph(chance_of(seed), most_ties=4, missing=0)
        ties = graph.number_of_edges()
        # As many moments a day as there are ties: every order within a day occurs.
        moments = [
            np.array([day + moment / ties for day in range(held["first"], held["last"] + 1) for moment in range(ties)])
            for *_, held in graph.edges(data=True)
        ]
        every = every_arrival(graph, moments).reshape(-1, len(graph))
        surely = {node for node in set(graph) - {0} if every[:, node].max() < inf}
        possibly = {node for node in set(graph) - {0} if every[:, node].min() < inf}
        reached = found(dated(graph))
        assert {node for node, (modality, *_) in reached.items() if modality == "certain"} == surely, seed
        assert set(reached) == possibly, seed
        certain += len(surely)
    assert certain > 100


def test_a_way_carries_as_its_modality_says():
    ways = 0
    for seed in range(600):
        chance = chance_of(seed)
        graph = dated(random_graph(chance, most_ties=7, missing=seed % 3))
        reached = reach(graph, 0, after=DAY_0, names=NAMES)
        for node, one in reached.reached.items():
            surest = {"certain": 0, "possible": 1, "open": 2}[one.modality]
            for modality in ("certain", "possible", "open")[surest:]:
                way = reached.way(node, modality)
                assert [0, *(edge[1] for edge in way)] == [*(edge[0] for edge in way), node]
                held = [graph.edges[edge] for edge in way]
                if modality == "certain":
                    assert all(a["last"] < b["first"] for a, b in pairwise(held))
                    assert held[-1]["last"] == one.latest
                else:
                    assert last_day(held, modality) == (one.earliest if modality == "possible" else one.not_before)
                ways += 1
            assert reached.way(node) == reached.way(node, one.modality)
    assert ways > 1000


def last_day(held, modality):
    """The day of arrival if each tie happens as soon as it may."""
    day = DAY_0
    for tie in held:
        first, last = tie["first"], tie["last"]
        if modality == "possible":
            first, last = first or last, last or first
            assert first
        day = max(day, first or day)
        assert last is None or day <= last
    return day


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_reach_is_never_larger_than_that_without_days(kind):
    smaller = 0
    for seed in range(30):
        chance = chance_of(seed)
        graph = kind(nx.gnm_random_graph(40, 90, seed=seed, directed=kind is not nx.Graph))
        for *_, held in graph.edges(data=True):
            first = chance.randint(1, 300)
            held |= {"first": date.fromordinal(first), "last": date.fromordinal(first + chance.randint(0, 60))}
        static = nx.descendants(graph, 0)
        timed = set(reach(graph, 0, names=NAMES).reached)
        assert timed <= static
        smaller += timed < static
        undated = reach(graph, 0, names=("first", "none")).reached
        assert set(undated) <= static
    assert smaller


def test_without_any_date_all_that_is_tied_is_open_but_for_those_next_to_who_always_had_it():
    graph = nx.path_graph(4, create_using=nx.DiGraph)
    nx.set_edge_attributes(graph, "", "possible_earliest")
    reached = reach(graph, 0).reached
    assert {node: one.modality for node, one in reached.items()} == {1: "certain", 2: "open", 3: "open"}
    assert all(one.earliest is one.latest is one.not_before is None for one in reached.values())
    from_a_day = reach(graph, 0, after="1937-10-01").reached
    assert {(one.modality, one.not_before) for one in from_a_day.values()} == {("open", date(1937, 10, 1))}


def test_ties_of_one_day_follow_each_other_possibly_but_certainly_only_if_their_order_is_known():
    graph = chain((6, 6), (6, 6))
    assert reach(graph, "a", names=NAMES).reached["c"].modality == "possible"
    in_order = reach(graph, "a", names=NAMES, same_day="in order").reached["c"]
    assert (in_order.modality, in_order.earliest, in_order.latest) == ("certain", *[date(1937, 10, 6)] * 2)


def test_both_days_asked_for_are_included():
    graph = chain((6, 6), (9, 9))
    assert list(reach(graph, "a", after="1937-10-06", before="1937-10-09", names=NAMES).reached) == ["b", "c"]
    assert list(reach(graph, "a", after="1937-10-07", names=NAMES).reached) == []
    assert list(reach(graph, "a", before="1937-10-08", names=NAMES).reached) == ["b"]


def test_a_tie_of_which_the_first_day_is_missing_arrives_on_its_last_one_unless_it_helps():
    graph = chain((None, 20), (1, 10))
    reached = reach(graph, "a", after="1937-10-05", names=NAMES).reached
    assert [reached["b"].modality, reached["c"].modality] == ["possible", "open"]
    assert (reached["b"].earliest, reached["b"].not_before) == (date(1937, 10, 20), date(1937, 10, 5))
    assert (reached["c"].earliest, reached["c"].not_before) == (None, date(1937, 10, 5))


def test_a_tie_of_which_the_last_day_is_missing_comes_for_certain_but_nobody_knows_when():
    reached = reach(chain((10, None), (20, 25)), "a", after="1937-10-05", names=NAMES).reached
    assert (reached["b"].modality, reached["b"].latest) == ("certain", None)
    # The last day of the first tie may be its first one, so that c can be reached whatever it is.
    assert (reached["c"].modality, reached["c"].earliest) == ("possible", date(1937, 10, 20))
    by_a_day = reach(chain((10, None)), "a", after="1937-10-05", before="1937-12-31", names=NAMES).reached
    assert by_a_day["b"].modality == "possible"


def test_the_surest_come_first_then_the_earliest():
    graph = nx.DiGraph()
    graph.add_edge("a", "late", first="1937-10-09", last="1937-10-09")
    graph.add_edge("a", "undated")
    graph.add_edge("a", "perhaps", first="1937-09-01", last="1937-10-05")
    graph.add_edge("a", "soon", first="1937-10-05", last="1937-10-05")
    frame = reach(graph, "a", after="1937-10-01", names=NAMES).to_frame()
    assert frame.index.tolist() == ["soon", "late", "perhaps", "undated"]
    assert frame.loc["undated"].tolist() == ["open", "", "", "1937-10-01"]
    assert frame.loc["perhaps"].tolist() == ["possible", "1937-10-01", "", "1937-10-01"]


def test_the_source_alone_reaches_nobody():
    graph = nx.Graph()
    graph.add_edge("a", "a")
    graph.add_edge("b", "c", first="1937-10-01")
    reached = reach(graph, "a", names=NAMES)
    assert reached.reached == {}
    assert reached.to_frame().columns.tolist() == ["modality", "earliest", "latest", "not_before"]


@pytest.mark.parametrize(
    "day",
    ["1937-10-06", date(1937, 10, 6), datetime(1937, 10, 6, 12), pd.Timestamp("1937-10-06 23:00")],
)
def test_days_are_read_as_they_come(day):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", day=day)
    one = reach(graph, "a", after=day, names=("day", "day")).reached["b"]
    assert (one.modality, one.earliest, one.latest) == ("certain", date(1937, 10, 6), date(1937, 10, 6))


@pytest.mark.parametrize("missing", [None, "", float("nan"), pd.NaT])
def test_a_missing_day_is_no_day(missing):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", first=missing, last=missing)
    assert reach(graph, "a", after="1937-10-06", before=missing, names=NAMES).reached["b"].modality == "open"


def bad(**held):
    graph = nx.MultiDiGraph()
    graph.add_edge("walter", "louise", "c7", **held)
    return graph


@pytest.mark.parametrize(
    ("graph", "asked", "said"),
    [
        (
            bad(first="1937-10-06"),
            {"source": "walther"},
            "the source 'walther' is no node of the graph; did you mean wa",
        ),
        (bad(first="1937-10-06"), {"source": 5}, r"the source 5 is no node of the graph; list\(graph\) names its 2"),
        (bad(first="1937-10-06"), {"source": ["walter"]}, "no node of the graph"),
        (nx.DiGraph(), {}, "the graph has no nodes"),
        ([("walter", "louise")], {}, "expected a networkx graph, not list"),
        (
            bad(first="1937-13"),
            {},
            r"the tie 'walter' - 'louise' \('c7'\): first '1937-13' is no day: expected YYYY-MM-DD",
        ),
        (bad(last=1937), {}, "last 1937 is no day"),
        (bad(first="1937-10-06", last="1937-10-05"), {}, r"\('c7'\): first 1937-10-06 is later than last 1937-10-05"),
        (bad(day="1937-10-06"), {}, "no tie of the graph has an attribute first or last: name those"),
        (bad(first="1937-10-06"), {"after": "October"}, "after 'October' is no day"),
        (
            bad(first="1937-10-06"),
            {"after": "1938-01-01", "before": "1937-01-01"},
            "after 1938-01-01 is later than bef",
        ),
        (bad(first="1937-10-06"), {"same_day": "maybe"}, "same_day 'maybe' is not known"),
        (bad(first="1937-10-06"), {"names": "first"}, "expected the names of two attributes"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(graph, asked, said):
    with pytest.raises(MolehuntError, match=said) as refused:
        reach(graph, **{"source": "walter", "names": NAMES, **asked})
    assert "\n" not in str(refused.value)


def test_no_way_leads_to_whom_nothing_reaches():
    reached = reach(chain((6, 6), (5, 5), (1, 30)), "a", names=NAMES)
    with pytest.raises(MolehuntError, match="'c' is not reached from 'a'"):
        reached.way("c")
    with pytest.raises(MolehuntError, match="'b' is not reached as 'probable'"):
        reached.way("b", "probable")
