"""What missing ties would do to ranks: against every way to add ties, and against draws made anew."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from molehunt.answers.answer import Answer
from molehunt.model.errors import MolehuntError
from tests.support.recorder import ask
from tests.unit.graph.made import choice, row

HE = (choice("he", "Who was it?", "t1", "t2"),)
PAIRS = [("ann", "bob"), ("ann", "cy"), ("ann", "dan"), ("ann", "eve"), ("gus", "hal"), ("gus", "ida"), ("eve", "gus")]
CLAIMS = [row(f"c{n}", "met", subject=one, object=other) for n, (one, other) in enumerate(PAIRS)]
MIST = [
    row("t1", "met", subject="hal", object="bob", alternatives=HE),
    row("t2", "met", subject="ida", object="bob", alternatives=HE),
    row("u1", "met", subject="unknown-man", object="gus"),
]
GRAPH = nx.Graph(PAIRS)


def robust(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or (*CLAIMS, *MIST)), question="robustness", **{"draws": 50, "measure": "degree", **asked})


def of_role(answer: Answer, role: str) -> list[Any]:
    return [one for one in answer.rows if one["role"] == role]


def first(graph: nx.Graph) -> set[str]:
    values = nx.degree_centrality(graph)
    return {id_ for id_, value in values.items() if value == max(values.values())}


def test_the_fewest_ties_that_put_another_first() -> None:
    """Ann has 4 ties, Gus 3: it takes two more of his."""
    (gus,) = of_role(robust(), "first instead")
    assert (gus["id"], gus["needed"], gus["at_least"], gus["rank"]) == ("gus", 2, 2, 2)
    names = {id_.title(): id_ for id_ in GRAPH}
    added = [tuple(names[name] for name in tie.split(" - ")) for tie in gus["ties"]]
    assert first(nx.Graph([*PAIRS, *added])) == {"gus"}
    free = [pair for pair in combinations(sorted(GRAPH), 2) if not GRAPH.has_edge(*pair)]
    assert all("ann" in first(nx.Graph([*PAIRS, pair])) for pair in free)
    assert "2 ties that no source tells would change that, and not fewer" in robust().notes[2]


def test_ranks_hold_as_often_as_in_networks_drawn_anew() -> None:
    """With one of 8 ties missing, each of the 21 free pairs is as likely: in none of them is Ann not first."""
    free = [pair for pair in combinations(sorted(GRAPH), 2) if not GRAPH.has_edge(*pair)]
    alone = sum(first(nx.Graph([*PAIRS, pair])) == {"ann"} for pair in free) / len(free)
    shared = sum("gus" in first(nx.Graph([*PAIRS, pair])) for pair in free) / len(free)
    at_random = [one for one in of_role(robust(top=8, draws=2000), "rank") if one["missing"] == "at random"]
    rows = {one["id"]: one for one in at_random if one["share"] == 0.1}
    assert {one["added"] for one in rows.values()} == {1}
    assert rows["ann"]["first"] == 1 == rows["ann"]["first_holds"]
    # Four standard errors of 2,000 draws.
    assert rows["gus"]["first"] == pytest.approx(shared, abs=4 * 0.5 / 2000**0.5)
    assert alone == pytest.approx(1 - shared)


def test_every_share_is_drawn_in_both_ways() -> None:
    """Of 7 ties 5% is no tie, and left out."""
    rows = of_role(robust(top=2), "rank")
    assert [(one["missing"], one["share"], one["id"]) for one in rows] == [
        (how, share, id_)
        for how in ("at random", "least documented")
        for share in (0.1, 0.25)
        for id_ in ("ann", "gus")
    ]
    for one in rows:
        assert one["rank_low"] <= one["rank_median"] <= one["rank_high"]
        assert one["order_low"] <= one["order"] <= one["order_high"] <= 1
        assert one["claims"]


def test_whom_fewer_sources_know_gets_more_ties() -> None:
    """Of Bob and Cy many tell, Dan and Eve have one witness: they gain, if missing ties are theirs."""
    star = [row(f"s{n}", "met", subject="ann", object=one) for n, one in enumerate(("bob", "cy", "dan", "eve"))]
    told = [
        row(f"w{one}{n}", "met", subject="ann", object=one, by=f"book > witness-{n}")
        for one in ("bob", "cy")
        for n in range(30)
    ]
    rows = {
        one["id"]: one
        for one in of_role(robust(*star, *told, top=5, draws=1000), "rank")
        if (one["missing"], one["share"]) == ("least documented", 0.25)
    }
    assert rows["dan"]["rank_median"] < rows["bob"]["rank_median"]


def test_a_shared_first_place_needs_no_tie() -> None:
    ring = [row("c1", "met", subject="ann", object="bob"), row("c2", "met", subject="cy", object="dan")]
    answer = robust(*ring)
    assert of_role(answer, "first instead") == []
    assert "share the first place" in answer.notes[2]


def test_where_no_way_is_found_it_is_said() -> None:
    answer = robust(*CLAIMS[:2], measure="betweenness")
    assert of_role(answer, "first instead") == []
    assert "no way was found to change that by 5 ties" in answer.notes[2]


def test_the_same_seed_gives_the_same_and_the_noise_is_stated() -> None:
    one, again, other = (robust(seed=seed, measure="betweenness", draws=200) for seed in (3, 3, 4))
    assert one.rows == again.rows
    assert one.rows != other.rows
    assert (
        "200 networks drawn for each share, with seed 3; in 19 of 20 draws a share is within 0.071 of " in one.notes[-1]
    )


def test_without_ties_it_is_said_where_to_look() -> None:
    answer = robust(ties="kinship")
    assert answer.rows == ()
    assert "no claim says" in answer.open[0]["what"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measure": "betwenness"}, "measure: there is no 'betwenness'; did you mean betweenness"),
        ({"draws": 0}, "draws: expected a whole number from 1 to 100,000, not 0"),
        ({"draws": 10**12}, "draws: expected a whole number from 1 to 100,000, not 1000000000000"),
        ({"top": "five"}, "top: expected a whole number from 1 on, not 'five'"),
    ],
)
def test_what_is_not_taken_is_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        robust(**asked)


@pytest.mark.parametrize(
    ("pairs", "shares", "said"),
    [
        (
            ["ab", "bc", "cd"],
            [0.25],
            "left out: 5%, 10% of ties missing; 3 ties are too few to add one",
        ),
        (["ab", "bc", "cd", "de", "ef"], [0.1, 0.25], "left out: 5% of ties missing; 5 ties are too few to add one"),
        (["ab", "bc", "ac"], [], "left out: 5%, 10%, 25% of ties missing; every pair has a tie already"),
        (["ab"], [], "left out: 5%, 10%, 25% of ties missing; every pair has a tie already"),
    ],
)
def test_a_share_for_which_no_tie_is_added_is_left_out(pairs: list[str], shares: list[float], said: str) -> None:
    """Where nothing is added all stays as it is: that the first holds then is no finding."""
    answer = robust(*(row(f"c{n}", "met", subject=one, object=other) for n, (one, other) in enumerate(pairs)))
    ranks = of_role(answer, "rank")
    assert sorted({one["share"] for one in ranks}) == shares
    assert all(one["added"] for one in ranks)
    assert any(said in note for note in answer.notes)
    assert answer.rows or said in answer.open[0]["what"]
