"""Order and grouping of custody on small chains made by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from molehunt.answers.who_saw import who_saw
from molehunt.graph.lens import Lens
from tests.unit.graph.made import choice, claim

D, C = "paper", "paper-copy"


def ask(*claims, document=D, lens=None):
    return who_saw(claims, document, name="Paper", case="made", lens=lens or Lens())


def told(answer):
    return [(row["id"], row["role"]) for row in answer.rows]


CHAIN = (
    claim("c1", "wrote", subject="ann", object=D, recipient="eve", start=90),
    claim("c2", "gave", subject="ann", object=D, recipient="bob", start=80),
    claim("c3", "carried", subject="bob", object=D, recipient="cy", start=70),
    claim("c4", "passed_on", subject="cy", object=D, recipient="eve", start=60),
)
IN_ORDER = [
    ("ann", "wrote"),
    ("ann", "gave"),
    ("bob", "received"),
    ("bob", "carried"),
    ("cy", "received"),
    ("cy", "passed on"),
    ("eve", "received"),
]


def test_from_hand_to_hand_whatever_the_order_of_text_or_tables():
    assert told(ask(*CHAIN)) == IN_ORDER
    assert told(ask(*reversed(CHAIN))) == IN_ORDER


def test_a_chain_of_twenty_hands():
    hands = [f"hand-{number}" for number in range(21)]
    given = [
        claim(f"c{99 - number}", "gave", subject=a, object=D, recipient=b)
        for number, (a, b) in enumerate(pairwise(hands))
    ]
    wanted = [step for number in range(20) for step in ((hands[number], "gave"), (hands[number + 1], "received"))]
    assert told(ask(*given)) == wanted
    assert told(ask(*reversed(given))) == wanted


def test_what_went_in_a_circle_is_told_once_each():
    back = claim("c5", "gave", subject="eve", object=D, recipient="ann")
    answer = ask(*CHAIN, back)
    assert sorted(told(answer)) == sorted([*IN_ORDER, ("eve", "gave"), ("ann", "received")])
    assert told(answer)[-2:] == [("eve", "gave"), ("ann", "received")]


def test_the_addressee_has_not_therefore_had_it():
    assert told(ask(CHAIN[0])) == [("ann", "wrote")]
    assert ask(CHAIN[0]).rows[0]["with"] == ["Eve"]


def test_whoever_has_it_without_anybody_having_given_it_comes_last():
    found = claim("c0", "held", subject="zoe", object=D, earliest="1900-01-01", latest="1900-01-01")
    assert told(ask(found, *CHAIN)) == [*IN_ORDER, ("zoe", "held")]


COPIED = (
    claim("k0", "copy_of", subject="aa-copy", object=D),
    claim("k1", "copied", subject="unknown-hand", object="aa-copy"),
    claim("k2", "gave", subject="bob", object="aa-copy", recipient="dan"),
    claim("k3", "held", subject="dan", object="aa-copy"),
)


def test_the_document_comes_before_its_copies():
    answer = ask(*COPIED, *CHAIN)
    assert told(answer) == [*IN_ORDER, ("bob", "gave"), ("dan", "received"), ("dan", "held")]
    assert [row["document"] for row in answer.rows] == [D] * 7 + ["aa-copy"] * 3


def test_the_document_comes_before_its_copies_though_nobody_says_under_the_lens_that_they_are():
    answer = ask(*COPIED[1:], *CHAIN)
    assert [row["document"] for row in answer.rows] == [D] * 7 + ["aa-copy"] * 3


def test_the_unknown_hand_is_open_and_in_no_row():
    answer = ask(*COPIED)
    assert "unknown-hand" not in {row["id"] for row in answer.rows}
    assert list(answer.open) == [{"what": "who made the copy (Aa Copy)", "candidates": [], "claims": ["k1"]}]
    assert "k1" in answer.claims


def test_asked_is_kept_apart():
    asked = claim("c9", "requested", subject="bob", object=D, recipient="dan", what="post it")
    answer = ask(*CHAIN, asked)
    assert [(row["id"], row["role"]) for row in answer.rows if row["group"] == "asked"] == [("dan", "asked to post it")]
    # Whoever asks has not thereby handled anything.
    assert told(ask(asked)) == [("dan", "asked to post it")]


def test_asked_and_done_are_two_rows():
    asked = claim("c8", "requested", subject="ann", object=D, recipient="bob", what="carry it")
    groups = {(row["id"], row["role"]): row["group"] for row in ask(*CHAIN, asked).rows}
    assert groups["bob", "asked to carry it"] == "asked"
    assert groups["bob", "carried"] == groups["bob", "received"] == "handled"


@pytest.mark.parametrize("mode", ["planned", "attempted", "proposed", "ordered", "requested", "permitted", "refused"])
def test_what_was_not_done_gives_no_row(mode):
    answer = ask(claim("c1", "gave", subject="ann", object=D, recipient="bob", mode=mode))
    assert answer.rows == ()
    assert [item["claims"] for item in answer.open] == [[]]


def test_those_told_of_it_are_left_out():
    """A claim with a document for its object but no custody for anybody gives no row."""
    answer = ask(*CHAIN, claim("t", "told", subject="eve", object=D, recipient="tom", about="fay"))
    assert told(answer) == IN_ORDER
    assert "t" not in answer.claims


def test_several_in_one_role_are_a_row_each():
    answer = ask(claim("c1", "gave", subject=("ann", "bob"), object=D, recipient=("cy", "dan")))
    assert sorted(told(answer)) == [("ann", "gave"), ("bob", "gave"), ("cy", "received"), ("dan", "received")]
    assert {row["id"]: row["with"] for row in answer.rows} == {
        "ann": ["Cy", "Dan"],
        "bob": ["Cy", "Dan"],
        "cy": ["Ann", "Bob"],
        "dan": ["Ann", "Bob"],
    }


def test_claims_of_one_role_make_one_row():
    again = claim("c7", "gave", by="other > ann", subject="ann", object=D, recipient="bob", latest="1937-10-31",
                  earliest="1937-10-06")  # fmt: skip
    rows = {(row["id"], row["role"]): row for row in ask(CHAIN[1], again).rows}
    assert set(rows) == {("ann", "gave"), ("bob", "received")}
    row = rows["ann", "gave"]
    assert row == {
        "id": "ann",
        "name": "Ann",
        "role": "gave",
        "with": ["Bob"],
        "document": D,
        "document_name": "Paper",
        "group": "handled",
        "status": "stated",
        "decided": None,
        "earliest": date(1937, 10, 6),
        "latest": date(1937, 10, 31),
        "claims": ["c2", "c7"],
    }


def test_candidates_of_an_open_question():
    he = (choice("he", "who gave it", "a1", "a2"),)
    one = claim("a1", "gave", subject="ann", object=D, recipient="bob", by="book > eve", alternatives=he)
    two = claim("a2", "gave", subject="cy", object=D, recipient="bob", by="book > eve", alternatives=he)
    answer = ask(one, two)
    assert {(row["id"], row["role"]): row["status"] for row in answer.rows} == {
        ("ann", "gave"): "possible",
        ("cy", "gave"): "possible",
        ("bob", "received"): "reported",
    }
    assert list(answer.open) == [{"what": "who gave it", "candidates": ["ann", "cy"], "claims": ["a1", "a2"]}]


def test_a_document_of_which_nothing_is_said():
    answer = ask()
    assert (answer.rows, answer.hinges, answer.claims) == ((), (), {})
    what = "who wrote, held or saw Paper: no claim says"
    assert list(answer.open) == [{"what": what, "candidates": [], "claims": []}]


def test_the_lens_is_told_and_heeded():
    answer = ask(*CHAIN, claim("c0", "held", subject="zoe", object=D, grade="F6"), lens=Lens(grade="B"))
    assert answer.lens == {"grade": "B"}
    assert told(answer) == IN_ORDER
