"""Order and contradictions of claims made by hand, and against every choice of days on small random cases."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from random import Random
from typing import NamedTuple

import pytest

from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from tests.support import recorder
from tests.unit.graph.made import against, choice
from tests.unit.graph.made import row as claim

FIRST = date(1937, 1, 1)
DAYS = range(5)


def ask(*claims, lens=None, **asked):
    return recorder.ask(*claims, question="timeline", lens=lens or Lens(), entities=["zoe"], **asked)


def told(id_, first=None, last=None, text=None, **given):
    """Something that Bob told on a day, between two days, or as the text says."""
    days = {"earliest": first, "latest": last or first} if first else {}
    written = text or (first if last is None else f"[{first}..{last}]")
    return claim(id_, **{"subject": "bob", "what": id_, "date": written, **days, **given})


def rows(answer):
    """The rows by their ids, with those certainly before each by their ids, too."""
    there = [row for row in answer.rows if row["role"] != "contradiction"]
    assert [row["place"] for row in there] == [number for number, _ in enumerate(there, 1)]
    return {row["id"]: {**row, "after": [there[place - 1]["id"] for place in row["after"]]} for row in there}


def wrong(answer):
    return {frozenset(row["claims"]) for row in answer.rows if row["role"] == "contradiction"}


def test_one_whole_row():
    first, second = ask(told("c1", "1937-01-03"), told("c2", "1937-01-04", "1937-01-09")).rows
    assert (first["place"], first["after"]) == (1, [])
    assert second == {
        "id": "c2",
        "name": "Statement of c2.",
        "role": "told",
        "first_day": date(1937, 1, 4),
        "last_day": date(1937, 1, 9),
        "place": 2,
        "after": [1],
        "status": "stated",
        "decided": None,
        "earliest": date(1937, 1, 4),
        "latest": date(1937, 1, 9),
        "when": "1937-01-04 to 1937-01-09",
        "identified_by": [],
        "disagreements": [],
        "claims": ["c2"],
    }


def test_days_that_overlap_are_in_no_certain_order_unless_it_is_stated():
    overlapping = told("c1", "1937-01-01", "1937-01-09"), told("c2", "1937-01-05", "1937-01-20")
    assert rows(ask(*overlapping))["c2"]["after"] == []
    stated = told("c2", "1937-01-05", "1937-01-20", "[1937-01-05..1937-01-20] & after c1")
    assert rows(ask(overlapping[0], stated))["c2"]["after"] == ["c1"]


def test_what_bounds_a_thing_bounds_what_came_before_and_after_it():
    found = rows(ask(told("c1", text="before c2"), told("c2", text="before c3"), told("c3", "1937-01-05")))
    assert [(one["first_day"], one["last_day"]) for one in found.values()] == [
        (None, date(1937, 1, 5)),
        (None, date(1937, 1, 5)),
        (date(1937, 1, 5), date(1937, 1, 5)),
    ]
    assert {id_: one["after"] for id_, one in found.items()} == {"c1": [], "c2": ["c1"], "c3": ["c2"]}


def test_claims_that_say_the_same_are_one_row_if_their_days_can_be_the_same():
    same = {"what": "that"}
    found = rows(ask(told("c1", "1937-01-03", **same), told("c2", "1937-01-01", "1937-01-31", **same),
                     told("c3", "1938-01-01", **same)))  # fmt: skip
    assert {id_: one["claims"] for id_, one in found.items()} == {"c2": ["c1", "c2"], "c3": ["c3"]}


def test_a_death_has_one_day_and_the_smallest_sets_are_told():
    answer = ask(
        told("c1", "1937-01-03", predicate="died"),
        told("c2", "1937-01-09", predicate="killed", subject="ann", object="bob"),
        told("c3", "1937-01-01", "1937-01-31", predicate="died"),
        told("c4", "1936-01-01", subject="ann"),
    )
    assert wrong(answer) == {frozenset({"c1", "c2"})}
    (row,) = (row for row in answer.rows if row["role"] == "contradiction")
    assert row["name"] == "Statement of c1. [1937-01-03] / Statement of c2. [1937-01-09]"
    assert (row["status"], row["place"], row["when"]) == ("disputed", None, "")


def test_three_that_contradict_one_another_only_together():
    circle = told("c1", text="after c2"), told("c2", text="after c3"), told("c3", text="after c1")
    assert wrong(ask(*circle)) == {frozenset({"c1", "c2", "c3"})}
    apart = (
        told("c1", "1937-01-03"),
        told("c2", text="3 days after c1"),
        told("c3", "1937-01-04", text="1937-01-04 & after c2"),
    )
    assert wrong(ask(*apart)) == {frozenset({"c1", "c2", "c3"})}


def test_what_lasted_on_is_before_whatever_began_later():
    lasted = told("c1", "1937-01-01", "1939-12-31", "1937-01-01/1939-12-31")
    assert rows(ask(lasted, told("c2", "1938-01-01")))["c2"]["after"] == ["c1"]


def test_a_copy_contradicts_nothing_beside_its_original():
    first, other = told("c1", "1937-01-03", predicate="died"), told("c2", "1937-01-09", predicate="died")
    copy = told("c3", "1937-01-03", predicate="died", repeats="passage-c1", what="c1")
    assert wrong(ask(first, other, copy)) == {frozenset({"c1", "c2"})}
    assert wrong(ask(other, copy)) == {frozenset({"c2", "c3"})}


def test_nobody_speaks_when_dead_and_no_letter_is_read_before_it_is_written():
    dead = ask(told("c1", "1937-01-03", predicate="died"), told("c2", "1937-01-05"))
    assert wrong(dead) == {frozenset({"c1", "c2"})}
    letter = {"object": "letter"}
    read = ask(told("c1", "1937-01-03", predicate="wrote", **letter),
               told("c2", "1937-01-02", predicate="read", subject="ann", **letter))  # fmt: skip
    assert wrong(read) == {frozenset({"c1", "c2"})}


@pytest.mark.parametrize(
    "weak",
    [
        {"certainty": "possible"},
        {"stance": "speculates"},
        {"alternatives": [choice("x", "which", "c1", "other")]},
        {"polarity": "negated", "stance": "denies"},
        {"mode": "planned"},
    ],
)
def test_a_hedge_a_guess_an_alternative_a_plan_and_a_denial_contradict_nothing(weak):
    answer = ask(told("c1", "1937-01-03", predicate="died", **weak), told("c2", "1937-01-09", predicate="died"))
    assert not wrong(answer)


def test_what_is_doubtful_or_contradicted_bounds_nothing_else():
    doubtful = ask(told("c1", "1937-01-05", grade="C4"), told("c2", text="after c1"), told("c3", text="before c1"))
    assert [rows(doubtful)[id_]["first_day"] for id_ in ("c2", "c3")] == [None, None]
    assert rows(doubtful)["c2"]["after"] == ["c1"]
    rivals = told("c1", "1937-01-03", predicate="died"), told("c2", "1937-01-09", predicate="died")
    found = rows(ask(*rivals, told("c3", text="after c1", subject="ann")))
    assert found["c3"]["first_day"] is None
    assert found["c1"]["last_day"] == date(1937, 1, 3)


def test_a_side_that_is_not_decided_for_bounds_nothing():
    open_ = ask(told("c1", "1937-01-05", sides=[against("d", 1)]), told("c2", text="after c1"))
    assert rows(open_)["c2"]["first_day"] is None
    settled = ask(told("c1", "1937-01-05", sides=[against("d", 1, favours=1)]), told("c2", text="after c1"))
    assert rows(settled)["c2"]["first_day"] == date(1937, 1, 5)


def test_a_period_keeps_what_can_have_been_in_it():
    claims = told("c1", "1937-01-01"), told("c2", "1937-01-05", "1937-02-05"), told("c3", "1937-03-01")
    assert list(rows(ask(*claims, after="1937-02", before="1937-02"))) == ["c2"]
    with pytest.raises(MolehuntError, match="swap them"):
        ask(*claims, after="1938", before="1937")


def test_what_is_planned_or_not_dated_is_counted():
    answer = ask(told("c1", "1937-01-01"), told("c2"), told("c3", "1937-01-05", mode="planned"))
    assert list(rows(answer)) == ["c1"]
    assert "left out: 1 claim without day or order" in answer.notes
    assert "left out: 1 claim of what was only planned, ordered, asked for or attempted" in answer.notes


def test_nothing_dated_says_where_to_look():
    answer = ask(told("c1"), about="bob")
    assert not answer.rows
    assert answer.open[0]["what"] == 'no claim says; what is not dated stands under "molehunt show bob"'


# What each form demands of the first and last days of two things, and of the order of their moments: 1 is earlier, 0 is
# no later. The moments of the own thing are "b" and "e", those of the other one "B" and "E".
FORMS = {
    "after": (lambda own, one: own[0] >= one[1], [("E", "b", 1)]),
    "before": (lambda own, one: own[1] <= one[0], [("e", "B", 1)]),
    "during": (lambda own, one: one[0] <= own[0] and own[1] <= one[1], [("B", "b", 0), ("e", "E", 0)]),
    "2 days after": (lambda own, one: own[0] >= one[1] + 2 >= own[1], [("E", "b", 1)]),
    "within 1 day before": (lambda own, one: own[1] <= one[0] <= own[0] + 1, [("e", "B", 1)]),
}


class Said(NamedTuple):
    """A claim with what it says: between which days, and in what form related to which other one."""

    row: dict
    low: int | None
    high: int | None
    form: str
    other: str


def on(day):
    return (FIRST + timedelta(days=day)).isoformat()


def random_claims(random):
    ids = [f"c{number}" for number in range(random.randint(2, 3))]
    found = {}
    for own in ids:
        other, form = random.choice(ids), random.choice(("", *FORMS))
        form = "" if own == other else form
        low, high = sorted(random.sample(DAYS, 2)) if random.random() < 0.6 else (None, None)
        days = () if low is None else (on(low), on(high))
        text = [*([f"[{days[0]}..{days[1]}]"] if days else []), *([f"{form} {other}"] if form else [])]
        row = told(own, *(days or (None, None)), text=" & ".join(text) or None)
        found[own] = Said(row, low, high, form, other)
    return found


def solutions(claims, who):
    """Every choice of first and last days, of all things, that is as some of the claims say."""
    if circular({own: claims[own] for own in who}):
        return []
    spans = [
        [span for span in SPANS if own not in who or one.low is None or (one.low <= span[0] and span[1] <= one.high)]
        for own, one in claims.items()
    ]
    chosen = (dict(zip(claims, days, strict=True)) for days in product(*spans))
    related = [(own, claims[own]) for own in who if claims[own].form]
    return [at for at in chosen if all(FORMS[one.form][0](at[own], at[one.other]) for own, one in related)]


def circular(claims):
    """Whether something would have to be earlier than itself within one day."""
    return any(earlier(claims, moment, moment) for moment in product(claims, "be"))


def earlier(claims, moment, goal):
    """Whether claims state that one moment is earlier than another, in one step or several."""
    steps = [((own, "b"), (own, "e"), 0) for own in {*claims, *(one.other for one in claims.values())}]
    for own, one in claims.items():
        for a, b, strictly in FORMS[one.form][1] if one.form else ():
            ends = [(own if end.islower() else one.other, end.lower()) for end in (a, b)]
            steps.append((*ends, strictly))
    reached, todo = set(), [(moment, 0)]
    while todo:
        at, strictly = todo.pop()
        for start, end, step in steps:
            if start == at and (end, strictly | step) not in reached:
                reached.add((end, strictly | step))
                todo.append((end, strictly | step))
    return (goal, 1) in reached


SPANS = [(first, last) for first in range(-3, 8) for last in range(first, 8)]


@pytest.mark.parametrize("seed", range(150))
def test_against_every_choice_of_days(seed):
    claims = random_claims(Random(seed))  # noqa: S311 (chooses cases, no secrets)
    answer = ask(*(one.row for one in claims.values()))
    right, sets = solutions(claims, set(claims)), wrong(answer)
    assert bool(sets) == (not right)
    for one in sets:
        assert not solutions(claims, one)
        assert all(solutions(claims, one - {other}) for other in one)
    if not right:
        return
    before = {}
    for id_, row in rows(answer).items():
        before[id_] = {one for near in row["after"] for one in (near, *before[near])}
    for one, other in product(rows(answer), repeat=2):
        by_days = one != other and all(at[one][0] < at[other][0] for at in right)
        stated = one != other and earlier(claims, (one, "b"), (other, "b"))
        assert (one in before[other]) == (by_days or stated), (one, other)
