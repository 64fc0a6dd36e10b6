from datetime import date, timedelta
from itertools import combinations, product

import pytest

from molehunt.answers.weighing import bounds, decided, hinges, row_status
from tests.unit.graph.made import against, choice, claim

STATED, REPORTED = claim("stated"), claim("reported", by="book > ann")
POSSIBLE = claim("possible", certainty="probable")
DENIED = claim("denied", stance="denies", polarity="negated", by="book > ann")


def test_bounds_are_the_hull_and_open_where_any_is():
    """Against the definition over every pair and triple of intervals among three days and nothing."""
    days = [None, *(date(1937, 10, 1) + timedelta(days) for days in range(3))]
    intervals = [(a, b) for a, b in product(days, days) if a is None or b is None or a <= b]
    made = [claim(f"c{number}", earliest=a, latest=b) for number, (a, b) in enumerate(intervals)]
    for size in (1, 2, 3):
        for some in combinations(made, size):
            dated = [c for c in some if (c.earliest, c.latest) != (None, None)]
            starts, ends = [c.earliest for c in dated], [c.latest for c in dated]
            earliest = None if not starts or None in starts else min(starts)
            latest = None if not ends or None in ends else max(ends)
            assert bounds(some) == (earliest, latest)


def test_bounds_leave_out_who_says_that_it_was_not():
    said = claim("said", earliest="1937-10-06", latest="1937-10-31")
    assert bounds([said, claim("not", polarity="negated", earliest="1930-01-01", latest="1950-01-01")]) == (
        date(1937, 10, 6),
        date(1937, 10, 31),
    )
    assert bounds([claim("not", polarity="negated", earliest="1930-01-01")]) == (None, None)
    assert bounds([]) == (None, None)


def alternatives(*ids):
    he = choice("he", "Who is he?", *ids)
    return [claim(id_, alternatives=(he,), by="book > ann") for id_ in ids]


def test_a_row_that_every_alternative_leads_to_is_open_no_longer():
    rosenthal, serge = alternatives("rosenthal", "serge")
    assert row_status([rosenthal]) == "possible"
    assert row_status([serge]) == "possible"
    assert row_status([rosenthal, serge]) == "reported"
    assert row_status([rosenthal, serge], without="serge") == "possible"


def test_three_of_four_alternatives_leave_it_open():
    four = alternatives("a", "b", "c", "d")
    for size in (1, 2, 3):
        for some in combinations(four, size):
            assert row_status(some) == "possible"
    assert row_status(four) == "reported"


def test_one_settled_set_suffices():
    """A claim can be an alternative in two questions; a row that one of them settles holds."""
    he, it = choice("he", "Who is he?", "one", "other"), choice("it", "Which?", "one", "third")
    one = claim("one", alternatives=(he, it), by="book > ann")
    other = claim("other", alternatives=(he,), by="book > ann")
    third = claim("third", alternatives=(it,), by="book > ann")
    assert row_status([one, other]) == "reported"
    assert row_status([one, third]) == "reported"
    assert row_status([other, third]) == "possible"


@pytest.mark.parametrize(
    ("claims", "word"),
    [
        ((), "unknown"),
        ((STATED,), "stated"),
        ((REPORTED,), "reported"),
        ((POSSIBLE,), "possible"),
        ((DENIED,), "denied"),
        ((POSSIBLE, REPORTED), "reported"),
        ((POSSIBLE, REPORTED, STATED), "stated"),
        ((STATED, DENIED), "disputed"),
        ((POSSIBLE, DENIED), "disputed"),
    ],
)
def test_row_status(claims, word):
    assert row_status(claims) == word


def changes(*claims):
    return {hinge["claim"]: hinge["change"] for hinge in hinges("it", claims, row_status(claims))}


def test_hinges_by_hand():
    assert changes(STATED) == {"stated": "without it: it is not in the answer"}
    assert changes(STATED, claim("again")) == {}
    assert changes(STATED, REPORTED) == {"stated": "without it: it is reported, not stated"}
    assert changes(STATED, DENIED) == {
        "stated": "without it: it is denied, not disputed",
        "denied": "without it: it is stated, not disputed",
    }
    assert changes(REPORTED, POSSIBLE, claim("maybe", certainty="possible")) == {
        "reported": "without it: it is possible, not reported"
    }
    assert changes() == {}


def test_each_alternative_is_a_hinge_of_what_all_of_them_hold():
    some = alternatives("rosenthal", "serge")
    change = "without it: it is possible, not reported"
    assert changes(*some) == {"rosenthal": change, "serge": change}


def test_a_contradiction_ends_with_the_one_who_contradicts():
    wrote = claim("wrote", sides=(against("d", 1, "denial"),))
    denial = claim("denial", stance="denies", polarity="negated", sides=(against("d", 2, "wrote"),))
    assert changes(wrote, denial)["denial"] == "without it: it is stated, not disputed"


def test_what_speaks_against_from_outside_the_row_is_a_hinge():
    order = claim("order", sides=(against("d", 1, "other-order"),))
    assert row_status([order]) == "disputed"
    assert changes(order) == {
        "order": "without it: it is not in the answer",
        "other-order": "without it: it is stated, not disputed",
    }
    two = claim("order", sides=(against("d", 1, "other-order", "third-order"),))
    assert changes(two) == {"order": "without it: it is not in the answer"}


@pytest.mark.parametrize(
    ("sides", "word"),
    [
        ([against("d", 1)], None),
        ([against("d", 1, favoured=True)], "for"),
        ([against("d", 2, favoured=False)], "against"),
        ([against("d", 1, kind="tension", favoured=True)], None),
        ([against("d", 1, favoured=True), against("e", 2, favoured=False)], None),
        ([against("d", 1, favoured=True), against("e", 1, favoured=True)], "for"),
        ([], None),
    ],
)
def test_decided(sides, word):
    assert decided([claim("c", sides=tuple(sides))]) == word


def test_a_decision_against_the_denial_is_one_for_the_fact():
    wrote = claim("wrote", sides=(against("d", 1, favoured=True),))
    denial = claim("denial", polarity="negated", sides=(against("d", 2, favoured=False),))
    assert decided([wrote, denial]) == "for"
    assert decided([denial]) == "for"
    assert decided([claim("denial", polarity="negated", sides=(against("d", 2, favoured=True),))]) == "against"
