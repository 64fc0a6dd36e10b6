"""From whom something came, by the model: against orders counted one by one, and the case without a source."""

from __future__ import annotations

from itertools import permutations
from math import exp
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from molehunt.answers.answer import Answer
from molehunt.answers.of_graph import answer_of_graph
from molehunt.answers.questions import find_question
from molehunt.model.errors import MolehuntError
from tests.support.recorder import ask
from tests.unit.graph.made import choice, row

# Bob told three; Eve told Fay, who never had it.
PAIRS = [("bob", "ann"), ("bob", "cy"), ("bob", "dan"), ("dan", "eve"), ("eve", "fay")]
TIES = [row(f"c{n}", "met", subject=one, object=two, authors=["lee"]) for n, (one, two) in enumerate(PAIRS)]
TREE = nx.Graph(PAIRS[:4])
HEARD = "ann,bob,cy,dan,eve"


def came(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or TIES), question="origin", **({"heard": HEARD} | asked))


def by_id(answer: Answer) -> dict[str, Any]:
    return {one["id"]: one for one in answer.rows}


def orders(graph: nx.Graph, start: str) -> int:
    """In how many orders it can come from one to all the others, each by a tie to somebody who has it."""
    others = [node for node in graph if node != start]
    return sum(
        all(any(graph.has_edge(one, before) for before in (start, *order[:place])) for place, one in enumerate(order))
        for order in permutations(others)
    )


def test_on_a_tree_it_counts_the_orders_in_which_it_can_have_spread() -> None:
    rows = by_id(came())
    counted = {node: orders(TREE, node) for node in TREE}
    assert {id_: round(exp(one["rumour_centrality"])) for id_, one in rows.items()} == counted
    assert {id_: one["value"] for id_, one in rows.items()} == pytest.approx(
        {node: count / sum(counted.values()) for node, count in counted.items()}
    )
    assert (rows["bob"]["rank"], max(counted, key=counted.__getitem__)) == (1, "bob")


def test_it_is_said_that_it_is_a_model_and_whether_the_ties_are_a_tree() -> None:
    ring = row("c9", "met", subject="ann", object="cy")
    for claims, more in ((TIES, False), ([*TIES, ring], True)):
        notes = " ".join(came(*claims).notes)
        assert "this is a model, and no evidence against anybody" in notes
        assert ("1 pair more than a tree has" in notes) is more


def test_whoever_no_tie_joins_to_the_others_is_named_and_left_out() -> None:
    apart = row("c8", "met", subject="gus", object="fay")
    answer = came(*TIES, apart, heard=f"{HEARD},gus")
    assert set(by_id(answer)) == set(TREE)
    assert [one["what"] for one in answer.open] == ["how it came to these, whom no such tie joins to the others: Gus"]
    alone = came(*TIES, heard="ann,fay")
    assert not alone.rows
    assert (
        "of the 2 who are known to have had it (Ann, Fay) no two are tied by such ties; try other --ties"
        in alone.open[0]["what"]
    )


LETTER = "doc-letter"
WHO = (choice("who", "Who showed it?", "s1", "s2"),)
HAD = [
    row("w", "wrote", subject="bob", object=LETTER, earliest="1937-10-03", latest="1937-10-03", authors=["lee"]),
    row("r", "read", subject="ann", object=LETTER, authors=["kay"]),
    row("s1", "showed", subject="bob", object=LETTER, recipient="dan", alternatives=WHO, authors=["lee"]),
    row("s2", "showed", subject="cy", object=LETTER, recipient="dan", alternatives=WHO, authors=["lee"]),
    row("n", "read", subject="eve", object=LETTER, polarity="negated", authors=["lee"]),
]


def test_whoever_had_it_by_each_of_two_alternatives_had_it_and_whoever_did_by_one_alone_is_not_known_to() -> None:
    answer = came(*TIES, *HAD, heard=None, what=LETTER)
    rows = by_id(answer)
    assert set(rows) == {"ann", "bob", "dan"}
    assert {id_: one["had"] for id_, one in rows.items()} == {"ann": ["r"], "bob": ["w"], "dan": ["s1", "s2"]}
    assert str(rows["bob"]["first_day"]) == "1937-10-03"
    assert answer.subject["id"] == LETTER
    # Three in a line: from the middle one in two orders, from either end in one.
    assert {id_: one["value"] for id_, one in rows.items()} == pytest.approx({"bob": 0.5, "ann": 0.25, "dan": 0.25})


def test_without_the_one_source_of_it_somebody_is_not_known_to_have_had_it() -> None:
    """Without Kay there are Bob and Dan, and each is as likely; without Lee there is nobody."""
    rows = by_id(came(*TIES, *HAD, heard=None, what=LETTER))
    gone = {id_: (one["without"], one["without_value"]) for id_, one in rows.items()}
    # Without Kay Ann is not known to have had it either; of two the first by name is told.
    assert gone == {"ann": ("Kay (kay)", None), "bob": ("Lee (lee)", None), "dan": ("Lee (lee)", None)}
    without_kay = by_id(came(*TIES, HAD[0], *HAD[2:], heard=None, what=LETTER))
    assert {id_: one["value"] for id_, one in without_kay.items()} == {"bob": 0.5, "dan": 0.5}
    assert [rows["dan"]["low"], rows["dan"]["high"]] == pytest.approx([0.25, 0.5])


def test_a_direction_excludes_whoever_cannot_have_passed_it_to_all() -> None:
    told = [row(f"t{n}", subject=one, recipient=two) for n, (one, two) in enumerate(PAIRS[:4])]
    answer = came(*told, ties="flow")
    assert set(by_id(answer)) == {"bob"}
    assert answer.open[0]["what"].endswith("who have no way to all the others: Ann, Cy, Dan, Eve")
    assert set(by_id(came(*told, ties="flow", direction="none"))) == set(TREE)


def test_without_a_source_it_is_the_case_without_its_claims() -> None:
    """Kay alone tells of the tie of Bob and Dan: without her, Dan and Eve are parted from the others."""
    claims = [*TIES[:2], row("k1", "met", subject="bob", object="dan", authors=["kay"]), TIES[3]]
    rows, without = by_id(came(*claims)), by_id(came(*TIES[:2], TIES[3]))
    assert set(without) == {"ann", "bob", "cy"}
    assert rows["bob"]["high"] == pytest.approx(without["bob"]["value"])
    assert rows["dan"]["hinge"] == ["k1"]


@pytest.mark.parametrize("ending", ["csv", "graphml"])
def test_a_file_gives_the_same(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"ties.{ending}"
    if ending == "csv":
        file.write_text("source,target,author\n" + "".join(f"{one},{two},lee\n" for one, two in PAIRS))
    else:
        nx.write_graphml(nx.Graph(PAIRS), file)
    found = answer_of_graph(find_question("origin"), file, {"heard": HEARD.split(",")})
    expected = by_id(came())
    assert {one["id"]: (one["rank"], one["value"]) for one in found.rows} == {
        id_: (one["rank"], pytest.approx(one["value"])) for id_, one in expected.items()
    }


def test_what_is_not_taken_is_told(tmp_path: Path) -> None:
    for asked in ({"heard": None}, {"what": "letter"}):
        with pytest.raises(MolehuntError, match="origin: say WHAT they had, or who had it with --heard"):
            came(**asked)
    file = tmp_path / "ties.csv"
    file.write_text("source,target\nann,bob\n")
    for given, said in (
        ({}, "heard: name the nodes that are known to have had it, as in ann,bob"),
        ({"heard": "zoe"}, "heard: no node is called 'zoe'"),
    ):
        with pytest.raises(MolehuntError) as error:
            answer_of_graph(find_question("origin"), file, given)
        assert said in str(error.value)
