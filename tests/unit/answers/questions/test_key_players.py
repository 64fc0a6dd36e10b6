"""Key players with what they hang on, against all sets gone through with networkx."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import networkx as nx
import pytest

from molehunt.answers.answer import Answer
from molehunt.model.errors import MolehuntError
from tests.support.recorder import ask
from tests.unit.graph.made import choice, row

HE = (choice("he", "Who was it?", "t1", "t2"),)
# Two triangles, joined by Cy and Dan; Kay alone tells of the tie of Cy and Dan's rival, Eve.
PAIRS = {
    "c1": ("ann", "bob"), "c2": ("bob", "cy"), "c3": ("ann", "cy"), "c4": ("cy", "dan"),
    "c5": ("dan", "eve"), "c6": ("eve", "fay"), "c7": ("dan", "fay"),
}  # fmt: skip
CLAIMS = [row(id_, "met", subject=one, object=other, authors=["lee"]) for id_, (one, other) in PAIRS.items()]
KAY = row("k1", "met", subject="cy", object="eve", authors=["kay"])
MIST = [
    row("t1", "met", subject="ann", object="fay", alternatives=HE),
    row("t2", "met", subject="bob", object="fay", alternatives=HE),
    row("u1", "met", subject="unknown-man", object="ann"),
]
GRAPH = nx.Graph([*PAIRS.values(), ("cy", "eve")])


def players(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or (*CLAIMS, KAY, *MIST)), question="key-players", **asked)


def fragmentation(graph: nx.Graph, gone: tuple[str, ...]) -> float:
    """The share of ordered pairs of the others that no path joins."""
    left = graph.subgraph(set(graph) - set(gone))
    pairs = list(permutations(left, 2))
    return sum(not nx.has_path(left, *pair) for pair in pairs) / len(pairs)


def reached(graph: nx.Graph, chosen: tuple[str, ...]) -> float:
    return len(set(chosen).union(*(graph[one] for one in chosen))) / len(graph)


@pytest.mark.parametrize(("goal", "value"), [("fragmentation", fragmentation), ("reach", reached)])
@pytest.mark.parametrize("k", [1, 2])
def test_no_set_is_better(goal: str, value: Any, k: int) -> None:
    """Neither of two alternatives is taken, and nobody whom the text leaves unnamed."""
    answer = players(k=k, goal=goal)
    best = max(value(GRAPH, chosen) for chosen in combinations(GRAPH, k))
    found = tuple(one["id"] for one in answer.rows)
    assert len(found) == k
    assert answer.rows[0]["value"] == pytest.approx(best) == pytest.approx(value(GRAPH, found))
    for one in answer.rows:
        assert one["alone"] == pytest.approx(value(GRAPH, (one["id"],)))
        assert one["role"] == goal


def test_the_others_alone_are_worth_less() -> None:
    rows = players(k=2).rows
    for one in rows:
        others = tuple(other["id"] for other in rows if other is not one)
        assert one["others"] == pytest.approx(fragmentation(GRAPH, others))
        assert one["others"] < one["value"]


def test_whoever_is_in_the_set_by_one_word_alone_is_shown_with_it() -> None:
    """Ann is the middle of a star by Lee, Bob of a smaller one by Max: without Lee, Bob holds the network."""
    star = [row(f"l{n}", "met", subject="ann", object=f"friend-{n}", authors=["lee"]) for n in range(4)]
    smaller = [row(f"m{n}", "met", subject="bob", object=f"cousin-{n}", authors=["max"]) for n in range(3)]
    (ann,) = players(*star, *smaller, k=1).rows
    assert (ann["id"], ann["lost_without"], ann["firm"]) == ("ann", ["lee"], True)
    # All claims, the firm ones, without Lee, and without Max.
    assert ann["share"] == pytest.approx(3 / 4)
    assert ann["claims"] == [f"l{n}" for n in range(4)]


def test_what_is_only_possible_is_in_no_firm_set() -> None:
    star = [row(f"l{n}", "met", subject="ann", object=f"friend-{n}", certainty="possible") for n in range(4)]
    smaller = [row(f"m{n}", "met", subject="bob", object=f"cousin-{n}") for n in range(3)]
    (ann,) = players(*star, *smaller, k=1).rows
    assert (ann["id"], ann["firm"], ann["share"]) == ("ann", False, 1 / 2)


def test_it_says_how_sure_the_set_is_and_what_is_left_out() -> None:
    network, out, said, views = players(k=2).notes
    assert network == "6 persons with ties, by 8 claims"
    assert out.startswith("left out: 2 claims of which the text leaves open which one holds")
    assert "exact: the best of all 15 sets" in said
    assert "3 views" in views


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"k": 7}, "k is 7: expected a whole number from 1 to 6"),
        ({"k": 0}, "k: expected a whole number from 1 on, not 0"),
        ({"goal": "reech"}, "goal: there is no 'reech'; did you mean reach"),
        ({"ties": "flows"}, "'flows' is not a group of ties"),
    ],
)
def test_what_is_not_taken_is_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        players(**asked)


def test_without_ties_nobody_is_a_key_player() -> None:
    answer = players(ties="kinship", k=2)
    assert answer.rows == ()
    assert "no claim says" in answer.open[0]["what"]


def test_long_work_tells_how_far_it_is() -> None:
    from molehunt.answers.open_case import OpenCase
    from tests.support.recorder import Recorder

    told: list[tuple[int, int]] = []
    case = OpenCase(Recorder(*CLAIMS, KAY), "made")  # type: ignore[arg-type]
    case.progress = lambda done, total: told.append((done, total))
    case.key_players(k=1)
    assert told == [(0, 3), (1, 3), (2, 3)]
