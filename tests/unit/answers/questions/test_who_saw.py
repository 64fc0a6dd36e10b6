"""Order and grouping of custody on small chains made by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from molehunt.graph.lens import Lens
from tests.support import recorder
from tests.unit.graph.made import against, choice, member
from tests.unit.graph.made import row as claim

D = "paper"
# Says that there is such a document, and nothing on who had it.
ELSEWHERE = claim("elsewhere", "edited", subject="zed", object=D)


def ask(*claims, document=D, lens=None):
    return recorder.ask(*claims, ELSEWHERE, question="who-saw", document=document, lens=lens)


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


def test_whoever_had_a_copy_rests_on_the_claim_that_it_is_one():
    """A doubtful copy makes nobody a reader of the letter for sure, and takes its rows with it."""
    doubtful = claim("k0", "copy_of", subject="aa-copy", object=D, certainty="possible")
    answer = ask(doubtful, *COPIED[1:], *CHAIN)
    of_copy = [row for row in answer.rows if row["document"] == "aa-copy"]
    assert [row["status"] for row in of_copy] == ["possible"] * 3
    assert [row["identified_by"] for row in of_copy] == [["k0"]] * 3
    assert "k0" in answer.claims
    gone = [hinge["row"] for hinge in answer.hinges if hinge["claims"] == ["k0"] and hinge["without"] == "gone"]
    assert len(gone) == 3


def test_without_a_claim_that_it_is_a_copy_it_is_none():
    assert [row["document"] for row in ask(*COPIED[1:], *CHAIN).rows] == [D] * 7


def test_a_lens_leaves_copies_in_unless_it_is_to_hold_for_identifications_too():
    doubtful = claim("k0", "copy_of", subject="aa-copy", object=D, grade="E5")
    good = [claim("k2", "gave", subject="bob", object="aa-copy", recipient="dan")]
    assert told(ask(doubtful, *good, lens=Lens(grade="C3"))) == [("bob", "gave"), ("dan", "received")]
    assert told(ask(doubtful, *good, lens=Lens(grade="C3", identities=True))) == []


def test_somebody_under_a_name_is_in_the_row_with_the_name_and_no_firmer_than_it():
    bearers = {"the-fox": {"ann": ["n1"]}}
    naming = claim("n1", "denotes", subject="the-fox", object="ann", certainty="probable")
    answer = ask(naming, claim("c1", "held", subject="the-fox", object=D, bearers=bearers))
    (row,) = answer.rows
    assert (row["id"], row["name"], row["under"]) == ("ann", "Ann", "The Fox")
    assert (row["status"], row["identified_by"]) == ("possible", ["n1"])
    assert set(answer.claims) == {"c1", "n1"}


def test_a_name_that_two_may_bear_gives_a_row_for_each():
    bearers = {"the-fox": {"ann": ["n1"], "bob": ["n2"]}}
    namings = [claim(id_, "denotes", subject="the-fox", object=who) for id_, who in (("n1", "ann"), ("n2", "bob"))]
    answer = ask(*namings, claim("c1", "held", subject="the-fox", object=D, bearers=bearers))
    assert [(row["id"], row["identified_by"]) for row in answer.rows] == [("ann", ["n1"]), ("bob", ["n2"])]


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
        "under": None,
        "with": ["Bob"],
        "others_identified_by": [],
        "document": D,
        "document_name": "Paper",
        "group": "handled",
        "status": "stated",
        "decided": None,
        "earliest": date(1937, 10, 6),
        "latest": date(1937, 10, 31),
        "when": "1937-10-06 to 1937-10-31",
        "identified_by": [],
        "disagreements": [],
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
    what = 'no claim says; "molehunt show paper" gives whatever else is said of it'
    assert list(answer.open) == [{"what": what, "candidates": [], "claims": []}]


def test_what_the_text_says_is_not_known_is_open():
    answer = ask(claim("u", "not_known", about=D, what="who burned it"), *CHAIN)
    assert {"what": "who burned it", "candidates": [], "claims": ["u"]} in answer.open
    assert "u" in answer.claims


def test_the_lens_is_told_and_heeded():
    answer = ask(*CHAIN, claim("c0", "held", subject="zoe", object=D, grade="F6"), lens=Lens(grade="B"))
    assert answer.lens == {"grade": "B"}
    assert told(answer) == IN_ORDER


def test_a_name_beside_is_proved_and_weakens_nothing():
    """That Ann gave it to somebody does not hang on who Mark is; the answer says Bob, and names the claim behind it."""
    gave = claim("c1", "gave", subject="ann", object=D, recipient="mark", bearers={"mark": {"bob": ["n1"]}})
    answer = ask(gave, claim("n1", "denotes", subject="mark", object="bob", certainty="possible"))
    ann = next(row for row in answer.rows if row["id"] == "ann")
    assert (ann["with"], ann["status"]) == (["Bob (as Mark)"], "stated")
    assert (ann["identified_by"], ann["others_identified_by"]) == ([], ["n1"])
    assert "n1" in answer.claims


def test_who_stands_beside_is_at_issue_where_it_is_contested():
    """That Ann gave it is sure; to whom is not: both sides on who Mark is are in the answer and in its proof."""
    gave = claim("c1", "gave", subject="ann", object=D, recipient="mark", bearers={"mark": {"bob": ["n1"]}})
    denied = member("n2", 2, predicate="denotes", subject="mark", object="bob", polarity="negated")
    named = claim("n1", "denotes", subject="mark", object="bob", sides=[against("who-is-mark", 1, denied)])
    answer = ask(gave, named)
    ann = next(row for row in answer.rows if row["id"] == "ann")
    assert (ann["status"], ann["disagreements"]) == ("stated", ["who-is-mark"])
    assert [(one["disagreement"], one["sides"]) for one in answer.at_issue] == [("who-is-mark", [["n1"], ["n2"]])]
    assert {"c1", "n1", "n2"} <= set(answer.claims)


def test_where_only_an_unnamed_one_had_it_that_is_what_claims_say():
    (open_,) = ask(claim("c1", "sent", subject="unknown-sender", object=D, recipient="ann")).open
    assert open_ == {"what": "who sent (Paper)", "candidates": [], "claims": ["c1"]}
