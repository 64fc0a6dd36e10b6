"""How firm a row is and what it hangs on, on claims made by hand and against the definition on random ones."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from molehunt.graph.dating import dating
from molehunt.graph.weighing import Weighing, decided, row_days
from tests.unit.graph.made import against, choice, claim

STATED, REPORTED = claim("stated"), claim("reported", by="book > ann")
POSSIBLE = claim("possible", certainty="probable")
WORTHLESS = claim("worthless", grade="B5")
DENIED = claim("denied", stance="denies", polarity="negated", by="book > ann")


def status(*claims):
    return Weighing(claims).status


def losses(*claims):
    """The status without each claim or set that makes a difference."""
    weighing = Weighing(claims)
    found = {unit.claims: weighing.without({*unit.claims}) for unit in weighing.units()}
    return {claims: without for claims, without in found.items() if without != weighing.status}


def alternatives(*ids):
    he = choice("he", "Who is he?", *ids)
    return [claim(id_, alternatives=(he,), by="book > ann") for id_ in ids]


def test_a_row_that_every_alternative_leads_to_is_open_no_longer():
    rosenthal, serge = alternatives("rosenthal", "serge")
    assert status(rosenthal) == "possible"
    assert status(serge) == "possible"
    assert status(rosenthal, serge) == "reported"


def test_three_of_four_alternatives_leave_it_open():
    four = alternatives("a", "b", "c", "d")
    for size in (1, 2, 3):
        for some in combinations(four, size):
            assert status(*some) == "possible"
    assert status(*four) == "reported"


def test_one_settled_set_suffices():
    """A claim can be an alternative in two questions; a row that one of them settles holds."""
    he, it = choice("he", "Who is he?", "one", "other"), choice("it", "Which?", "one", "third")
    one = claim("one", alternatives=(he, it), by="book > ann")
    other = claim("other", alternatives=(he,), by="book > ann")
    third = claim("third", alternatives=(it,), by="book > ann")
    assert status(one, other) == "reported"
    assert status(one, third) == "reported"
    assert status(other, third) == "possible"


@pytest.mark.parametrize(
    ("claims", "word"),
    [
        ((), "unknown"),
        ((STATED,), "stated"),
        ((REPORTED,), "reported"),
        ((POSSIBLE,), "possible"),
        ((WORTHLESS,), "possible"),
        ((DENIED,), "denied"),
        ((POSSIBLE, REPORTED), "reported"),
        ((WORTHLESS, REPORTED), "reported"),
        ((POSSIBLE, REPORTED, STATED), "stated"),
        ((STATED, DENIED), "disputed"),
        ((POSSIBLE, DENIED), "disputed"),
    ],
)
def test_status(claims, word):
    assert status(*claims) == word


def test_losses_by_hand():
    assert losses(STATED) == {("stated",): "unknown"}
    assert losses(STATED, claim("again")) == {}
    assert losses(STATED, REPORTED) == {("stated",): "reported"}
    assert losses(STATED, DENIED) == {("stated",): "denied", ("denied",): "stated"}
    assert losses(REPORTED, POSSIBLE, claim("maybe", certainty="possible")) == {("reported",): "possible"}
    assert losses() == {}


def test_a_set_of_alternatives_is_one_loss():
    """Where one giver is cleared, another gave it: nothing is lost with one of them."""
    assert losses(*alternatives("rosenthal", "serge")) == {("rosenthal", "serge"): "unknown"}


def test_what_is_left_of_a_set_that_lost_a_member_is_open():
    he, it = choice("he", "Who is he?", "a", "b"), choice("it", "Which?", "b", "c")
    a = claim("a", alternatives=(he,))
    b = claim("b", alternatives=(he, it))
    c = claim("c", alternatives=(it,))
    assert losses(a, b, c) == {("a", "b"): "possible", ("b", "c"): "possible"}


def tied(*members: tuple[str, str]):
    """Two sets that vary together, of claims in pairs; gives the claims of each set."""
    one, two = zip(*members, strict=True)
    sets = choice("he", "Who is he?", *one), choice("his", "Whose is it?", *two, together="he")
    return [
        [claim(id_, alternatives=(set_,), by="book > ann") for id_ in ids]
        for set_, ids in zip(sets, (one, two), strict=True)
    ]


def test_sets_that_vary_together_settle_a_row_between_them():
    """Whoever he is, either the first claim of one set leads to the row or the second of the other."""
    (ann, _bob), (of_ann, of_bob) = tied(("ann", "of-ann"), ("bob", "of-bob"))
    assert status(ann, of_bob) == "reported"
    assert status(ann, of_ann) == "possible"
    assert losses(ann, of_bob) == {("ann", "of-bob"): "unknown"}


def test_sets_that_vary_together_are_one_loss():
    (ann, bob), (of_ann, _of_bob) = tied(("ann", "of-ann"), ("bob", "of-bob"))
    assert losses(ann, bob, of_ann, POSSIBLE) == {("ann", "bob", "of-ann"): "possible"}


def test_an_option_that_speaks_against_a_row_does_not_settle_it():
    he = choice("he", "Who is he?", "ann", "denial")
    ann = claim("ann", alternatives=(he,), by="book > ann")
    denial = claim("denial", alternatives=(he,), stance="denies", polarity="negated")
    assert status(ann, denial) == "disputed"
    assert losses(ann, denial, POSSIBLE) == {("ann", "denial"): "possible"}


def test_a_contradiction_ends_with_the_one_who_contradicts():
    wrote = claim("wrote", sides=(against("d", 1, "denial"),))
    denial = claim("denial", stance="denies", polarity="negated", sides=(against("d", 2, "wrote"),))
    assert losses(wrote, denial)["denial",] == "stated"


def test_what_speaks_against_from_outside_the_row_is_a_loss():
    order = claim("order", sides=(against("d", 1, "other-order"),))
    assert status(order) == "disputed"
    assert losses(order) == {("order",): "unknown", ("other-order",): "stated"}
    two = claim("order", sides=(against("d", 1, "other-order", "third-order"),))
    assert losses(two) == {("order",): "unknown"}


KINDS = {
    "stated": {},
    "reported": {"by": "book > ann"},
    "possible": {"certainty": "possible"},
    "worthless": {"grade": "E4"},
    "denied": {"stance": "denies", "polarity": "negated"},
}


@st.composite
def rows(draw):
    """Claims of every kind, some of them contradicted by others of the row or from outside."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=7))
    ids = [f"c{number}" for number in range(len(kinds))]
    others = [*ids, "out-1", "out-2"]
    made = []
    for id_, kind in zip(ids, kinds, strict=True):
        opposed = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
        sides = (against(f"d-{id_}", 1, *opposed),) if opposed and kind != "denied" else ()
        made.append((id_, kind, {*opposed} if sides else set(), claim(id_, **KINDS[kind], sides=sides)))
    return made


def by_definition(row, *gone):
    """The words of the docs: for, against, contradicted."""
    left = [(kind, opposed - {*gone}) for id_, kind, opposed, _ in row if id_ not in gone]
    words = {"worthless": "possible"}
    supporting = [(words.get(kind, kind), opposed) for kind, opposed in left if kind != "denied"]
    if not supporting:
        return "denied" if left else "unknown"
    if len(supporting) < len(left) or any(opposed for _, opposed in supporting):
        return "disputed"
    return next(word for word in ("stated", "reported", "possible") if word in {word for word, _ in supporting})


@given(rows())
def test_every_loss_is_what_the_row_is_without_it(row):
    weighing = Weighing([made for *_, made in row])
    assert weighing.status == by_definition(row)
    found = {unit.claims[0]: weighing.without({*unit.claims}) for unit in weighing.units()}
    everyone = {id_ for id_, *_ in row} | {other for _, kind, opposed, _ in row for other in opposed}
    assert found == {id_: by_definition(row, id_) for id_ in everyone}
    for two in combinations(sorted(everyone), 2):
        assert weighing.without({*two}) == by_definition(row, *two)


@pytest.mark.parametrize(
    ("sides", "word"),
    [
        ([against("d", 1)], None),
        ([against("d", 1, favours=1)], "for"),
        ([against("d", 2, favours=1)], "against"),
        ([against("d", 1, kind="tension", favours=1)], None),
        ([against("d", 1, favours=1), against("e", 2, favours=1)], None),
        ([against("d", 1, favours=1), against("e", 1, favours=1)], "for"),
        ([], None),
    ],
)
def test_decided(sides, word):
    assert decided([claim("c", sides=tuple(sides))]) == word


def test_a_decision_against_the_denial_is_one_for_the_fact():
    wrote = claim("wrote", sides=(against("d", 1, favours=1),))
    denial = claim("denial", polarity="negated", sides=(against("d", 2, favours=1),))
    assert decided([wrote, denial]) == "for"
    assert decided([denial]) == "for"
    assert decided([claim("denial", polarity="negated", sides=(against("d", 2, favours=2),))]) == "against"


def test_of_a_denial_as_a_sentence_a_decision_is_for_or_against_the_denial():
    denial = claim("denial", polarity="negated", sides=(against("d", 2, favours=1),))
    assert decided([denial], sentence=True) == "against"
    assert decided([claim("denial", polarity="negated", sides=(against("d", 2, favours=2),))], sentence=True) == "for"


def shown(*claims):
    days, rivals = row_days(claims)
    return [span.shown() for span in days], rivals


def test_days_of_those_who_say_that_it_was_count_and_of_a_denial_alone_its_own():
    said = claim("said", earliest="1937-10-06", latest="1937-10-31")
    denial = claim("not", polarity="negated", earliest="1930-01-01", latest="1950-01-01")
    assert shown(said, denial) == (["1937-10-06 to 1937-10-31"], False)
    assert shown(denial) == (["1930-01-01 to 1950-01-01"], False)
    assert shown() == ([], False)


def test_two_gifts_are_two_spans():
    first = claim("first", earliest="1938-01-01", latest="1938-12-31")
    second = claim("second", earliest="1947-01-01", latest="1947-12-31")
    assert shown(second, first) == (["1938-01-01 to 1938-12-31", "1947-01-01 to 1947-12-31"], False)


def test_rival_dates_are_rivals_though_they_overlap():
    one = claim("one", earliest="1938-02-15", latest="1938-02-16", sides=(against("day", 1, "two", kind="date"),))
    two = claim("two", earliest="1938-02-16", latest="1938-02-16", sides=(against("day", 2, "one", kind="date"),))
    assert shown(one, two) == (["1938-02-15 to 1938-02-16", "1938-02-16"], True)
    assert row_days([one])[0][0].latest == date(1938, 2, 16)


YEARS = {"earliest": "1938-07-01", "latest": "1939-12-31"}
IN_1939 = {"earliest": "1939-01-01", "latest": "1939-12-31"}


def test_of_a_row_that_one_dates_more_narrowly_the_narrow_days_count():
    """Paragraphs 32 and 80: the warning reached Trotsky in 1939, and after July 1938."""
    narrator, kern = claim("narrator", **IN_1939), claim("kern", **YEARS)
    assert shown(narrator, kern) == shown(kern, narrator) == (["1939-01-01 to 1939-12-31"], False)
    later = claim("later", earliest="1939-06-01", latest="1940-06-30")
    assert shown(kern, narrator, later) == (["1939-01-01 to 1940-06-30"], False), "what overlaps is not narrower"


@pytest.mark.parametrize(
    "weak",
    [
        {"certainty": "probable"},
        {"stance": "speculates"},
        {"grade": "C4"},
        {"grade": "E2"},
        {"alternatives": (choice("he", "Who?", "narrow", "another"),)},
        {"sides": (against("was-it", 1),)},
        {"sides": (against("was-it", 1, favours=2),)},
        {"possible_latest": "1940-01-31", "approximate": True},
    ],
    ids=[
        "hedged",
        "guess",
        "doubtful",
        "worthless",
        "alternative",
        "contradicted",
        "decided against",
        "about that time",
    ],
)
def test_a_doubtful_day_narrows_no_row(weak):
    assert shown(claim("narrow", **IN_1939, **weak), claim("kern", **YEARS))[0][0].endswith("1938-07-01 to 1939-12-31")


def test_what_lasted_is_not_narrowed_to_a_part_of_it_nor_what_is_at_issue():
    narrow = claim("narrow", **IN_1939)
    assert shown(narrow, claim("held", **YEARS, date="1938-07/1939-12")) == (["1938-07-01 to 1939-12-31"], False)
    rival = claim("rival", **YEARS, sides=(against("day", 1, "of another row", kind="date"),))
    assert shown(narrow, rival) == (["1938-07-01 to 1939-12-31"], False)


bounds_of = st.tuples(st.integers(1, 6), st.integers(0, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(bounds_of, st.booleans()), min_size=1, max_size=5))
def test_narrowed_as_if_each_pair_were_compared(rows):
    claims = [
        claim(f"c{n}", earliest=date(1938, 1, a), latest=date(1938, 1, b), grade="B2" if sure else "B4")
        for n, ((a, b), sure) in enumerate(rows)
    ]
    left = [
        one
        for one, ((a, b), _) in zip(claims, rows, strict=True)
        if not any(sure and a <= c and d <= b and (a, b) != (c, d) for (c, d), sure in rows)
    ]
    assert dating(claims) == left
