"""Brokers, key players, reach and robustness of the reference case, against networkx on its network, made anew here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations, permutations
from math import inf
from random import Random
from typing import Any

import networkx as nx
import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.measures import ranking
from tests.graph.conftest import table

# Whom claims put outright on either side: read in data/cases/zborowski/claims.csv. Lola, Eberhardt and the like are
# people by identifications that are only probable.
SOVIET = {"brusse", "krivitsky", "orlov", "reiss"}
OPPOSITION = {"trotsky", "sedov", "klement", "rosenthal"}
BY = "nkvd, soviet-government / trotsky, sedov"
SIDES = {
    **dict.fromkeys(SOVIET, "side of NKVD"),
    **dict.fromkeys(OPPOSITION, "side of Leon Trotsky"),
    "zborowski": "side of Leon Trotsky + side of NKVD",
}
AFTER = date(1937, 10, 1)


@pytest.fixture(scope="module")
def alternatives() -> set[str]:
    """The claims of which the text leaves open which one holds."""
    return {id_ for row in table("alternatives", whole=True) for id_ in row["claims"].split("; ")}


@pytest.fixture(scope="module")
def flow(whole: OpenCase, alternatives: set[str]) -> nx.MultiDiGraph:
    """The network of what was passed on, without alternatives and those whom the text leaves unnamed."""
    graph = whole.network(ties="flow")
    graph.remove_nodes_from([node for node, held in graph.nodes(data=True) if held["kind"] == "unknown"])
    graph.remove_edges_from([edge for edge in graph.edges(keys=True) if graph.edges[edge]["claim"] in alternatives])
    graph.remove_nodes_from(list(nx.isolates(graph)))
    return graph


def test_everybody_with_a_tie_is_ranked_and_nobody_twice(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    answer = whole.centrality(ties="flow", top=500)
    expected = nx.betweenness_centrality(nx.DiGraph(flow))
    assert {row["id"]: row["value"] for row in answer.rows} == pytest.approx(expected)


@pytest.mark.parametrize("direction", ["none", "told"])
@pytest.mark.parametrize("ties", ["flow", None])
def test_ranks_of_the_network_in_python_are_those_of_the_case(
    whole: OpenCase, ties: str | None, direction: str
) -> None:
    told = whole.centrality(ties=ties, direction=direction, top=500)
    graph = whole.network(ties=ties)
    found = ranking(graph if direction == "told" else graph.to_undirected(), top=500)
    assert len(found) == len(told.rows) > 20
    for row in told.rows:
        there = found.loc[row["id"]]
        assert (there["value"], there["rank"]) == (pytest.approx(row["value"]), row["rank"])


def test_roles_of_brokers_are_those_of_their_definition(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    among = nx.DiGraph(flow).subgraph([*SIDES])
    expected: dict[str, Counter[str]] = {node: Counter() for node in among}
    for a, b, c in permutations(among, 3):
        if among.has_edge(a, b) and among.has_edge(b, c) and not among.has_edge(a, c):
            first, own, last = (SIDES[node] for node in (a, b, c))
            between = {(True, True): "coordinator", (True, False): "representative", (False, True): "gatekeeper"}
            other = "itinerant" if first == last else "liaison"
            expected[b][between.get((first == own, own == last), other)] += 1
    rows = {row["id"]: row for row in whole.ask("brokers", by=BY, top=500).rows}
    assert {id_: row["group"] for id_, row in rows.items()} == {id_: SIDES[id_] for id_ in among}
    roles = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
    assert {id_: Counter({role: row[role] for role in roles if row[role]}) for id_, row in rows.items()} == expected


def test_no_two_people_hold_more_of_the_network(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    graph = nx.DiGraph(flow)

    def fragmentation(gone: tuple[str, ...]) -> float:
        left = graph.subgraph(set(graph) - set(gone))
        joined = sum(len(nx.descendants(left, node)) for node in left)
        return 1 - joined / (len(left) * (len(left) - 1))

    answer = whole.ask("key-players", k=2, ties="flow")
    best = max(map(fragmentation, combinations(graph, 2)))
    assert answer.rows[0]["value"] == pytest.approx(best)
    assert fragmentation(tuple(row["id"] for row in answer.rows)) == pytest.approx(best)


def test_krivitsky_could_reach_these_in_the_order_of_time(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    """Certain are those of a way on which each tie is over before the next begins; possible, of one in any order."""
    ties = [
        (start, end, *(date.fromisoformat(held[f"possible_{name}"]).toordinal() if held[f"possible_{name}"] else None
                       for name in ("earliest", "latest")))
        for start, end, held in flow.edges(data=True)
    ]  # fmt: skip
    certain, possible = {"krivitsky": float(AFTER.toordinal())}, {"krivitsky": float(AFTER.toordinal())}
    for _ in flow:
        for start, end, first, last in ties:
            ready = certain.get(start, inf) + (start != "krivitsky")
            if first is not None and ready <= first:
                certain[end] = min(certain.get(end, inf), last if last is not None else 10**9)
            # A day that nobody knows helps nobody here: one known bound is the day, of two the better.
            least, most = (first if first is not None else last), (last if last is not None else first)
            day = max(possible.get(start, inf), least if least is not None else inf)
            if most is not None and day <= most:
                possible[end] = min(possible.get(end, inf), day)
    rows = {row["id"]: row for row in whole.ask("reach", holder="krivitsky", after=AFTER).rows}
    people = {id_: row for id_, row in rows.items() if id_ in flow and len(row["through"]) == 1}
    found = {id_ for id_, row in people.items() if row["reached"] == "certain"}
    assert found == certain.keys() - {"krivitsky"}
    assert len(found) > 5
    for id_, row in people.items():
        if row["reached"] in ("certain", "possible"):
            assert row["first_day"].toordinal() == possible[id_]
    # Whoever is reached whichever of two showed the letter is so earlier than without it.
    either = {id_ for id_, row in rows.items() if len(row["through"]) > 1}
    assert all(rows[id_]["first_day"].toordinal() < possible[id_] for id_ in either & possible.keys())
    assert {id_ for id_, row in people.items() if row["reached"] != "open"} == possible.keys() - {"krivitsky"} - either
    assert rows.keys() & set(flow) <= nx.descendants(whole.network(ties="flow"), "krivitsky")


def test_whoever_showed_him_the_letter_zborowski_could_have_it(whole: OpenCase) -> None:
    (row,) = whole.ask("reach", holder="krivitsky", after=AFTER, recipient="zborowski").rows
    assert row["reached"] == "possible"
    assert row["through"] == ["Gerard Rosenthal", "Gerard Rosenthal > Victor Serge"]
    assert {"rosenthal-showed-zborowski", "serge-showed-zborowski"} <= set(row["way"])


def first(graph: nx.DiGraph) -> set[str]:
    values = nx.betweenness_centrality(graph)
    return {node for node, value in values.items() if value >= max(values.values()) - 1e-12}


def test_one_more_tie_and_somebody_else_is_first(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    graph = nx.DiGraph(flow)
    (row,) = (row for row in whole.ask("robustness", ties="flow", draws=1).rows if row["role"] == "first instead")
    ids = {held["name"]: node for node, held in flow.nodes(data=True)}
    added = [tuple(ids[name] for name in tie.split(" > ")) for tie in row["ties"]]
    assert row["id"] not in first(graph)
    assert first(nx.DiGraph([*graph.edges, *added])) == {row["id"]}
    assert (row["needed"], row["at_least"]) == (len(added), 1)


def test_with_a_quarter_of_ties_missing_the_first_holds_as_often(whole: OpenCase, flow: nx.MultiDiGraph) -> None:
    graph = nx.DiGraph(flow)
    (recorded,) = first(graph)
    free = [pair for pair in permutations(graph, 2) if not graph.has_edge(*pair)]
    added = round(len(graph.edges) / 3)
    random = Random(1)  # noqa: S311 (draws, no secrets)
    held = sum(recorded in first(nx.DiGraph([*graph.edges, *random.sample(free, added)])) for _ in range(300)) / 300
    rows: list[Any] = [row for row in whole.ask("robustness", ties="flow", draws=300).rows if row["share"] == 0.25]
    (row,) = (row for row in rows if row["missing"] == "at random" and row["id"] == recorded)
    assert row["added"] == added
    # Four standard errors of the difference of two shares of 300 draws each.
    assert row["first"] == pytest.approx(held, abs=4 * 0.5 * (2 / 300) ** 0.5)
