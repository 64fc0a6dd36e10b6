"""Who ordered whom what, and whether it was done, on small evidence made by hand."""

from __future__ import annotations

import pytest

from tests.support import recorder
from tests.unit.graph.made import row as claim

ORDER = claim("o1", "ordered", subject="ann", recipient="bob", about="safe", what="open the safe")


def ask(*claims, **asked):
    return recorder.ask(*claims, question="orders", entities=["zed"], **asked)


def outcome(id_, predicate, who="bob", to="ann", about="safe", **given):
    given |= {"recipient": to} if to else {}
    given |= {"about": about} if about else {}
    return claim(id_, predicate, subject=who, **given)


def came(answer):
    return {row["claims"][0]: (row["done"], row["done_claims"], row["answer"]) for row in answer.rows}


def test_an_order_is_not_the_deed():
    deed = claim("d1", "stole", subject="bob", object="safe")
    assert came(ask(ORDER, deed)) == {"o1": ("unknown", [], [])}


@pytest.mark.parametrize(
    ("given", "done"),
    [
        ({}, "yes"),
        ({"polarity": "negated"}, "no"),
        ({"certainty": "probable"}, "possibly"),
        ({"to": None}, "yes"),
        ({"who": "cy"}, "unknown"),
        ({"to": "cy"}, "unknown"),
        ({"about": "door"}, "unknown"),
        ({"about": None}, "unknown"),
        ({"about": None, "date": "after o1"}, "yes"),
        ({"mode": "planned"}, "unknown"),
    ],
)
def test_whether_it_is_said_to_be_done(given, done):
    assert came(ask(ORDER, outcome("d1", "carried_out", **given)))["o1"][0] == done


def test_done_and_not_done_are_disputed():
    both = (outcome("d1", "carried_out"), outcome("d2", "carried_out", polarity="negated", by="other"))
    assert came(ask(ORDER, *both))["o1"] == ("disputed", ["d1", "d2"], [])


def test_agreeing_and_refusing_are_answers_and_not_the_deed():
    answer = ask(ORDER, outcome("r1", "agreed"), outcome("r2", "refused"))
    assert came(answer) == {"o1": ("unknown", [], ["agreed", "refused"])}


def test_an_outcome_that_is_dated_by_one_order_is_not_that_of_another():
    second = claim("o2", "ordered", subject="ann", recipient="bob", about="safe", what="burn the safe")
    answer = ask(ORDER, second, outcome("d1", "carried_out", date="after o2 & before 1938"), by="ann")
    assert came(answer) == {"o1": ("unknown", [], []), "o2": ("yes", ["d1"], [])}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"person": "bob"}, {"o1", "o2"}),
        ({"by": "bob"}, {"o2"}),
        ({"to": "bob"}, {"o1"}),
        ({"about": "safe"}, {"o1", "o3"}),
        ({"by": "ann", "about": "safe"}, {"o1"}),
    ],
)
def test_by_whom_to_whom_and_about_what(asked, found):
    claims = (
        ORDER,
        claim("o2", "permitted", subject="bob", recipient="cy", what="leave"),
        claim("o3", "forbade", subject="dan", recipient="eve", about="safe"),
        claim("o4", "told", subject="ann", recipient="bob", about="safe"),
    )
    assert {id_ for row in ask(*claims, **asked).rows for id_ in row["claims"]} == found


def test_where_nobody_ordered_it_what_is_near_is_told():
    answer = ask(claim("r1", "refused", subject="bob", about="zed", what="to kill him"), about="zed")
    assert answer.rows == ()
    assert "near it, but no answer: Statement of r1." in [one["what"] for one in answer.open]
