"""Claims that cannot all hold are found, and no others; days are held to every choice of them, one by one."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations

from molehunt.graph.identities import parties
from molehunt.graph.rivals import days_apart, rivals
from tests.unit.graph.made import choice, claim

FIRST = date(1937, 1, 1)


def found(*claims):
    return {one.id: [[c.id for c in side] for side in one.sides] for one in rivals(claims, parties)}


def died(id_, first, last=None, who="bob", **given):
    return claim(id_, "died", subject=who, earliest=first, latest=last or first, **given)


def test_rival_days_give_exactly_those_whose_days_differ():
    assert found(
        died("c1", "1937-07-01", "1937-07-31"),
        died("c2", "1937-10-06"),
        died("c3", "1937-07-15"),
        # A year says less, and goes with both.
        died("c4", "1937-01-01", "1937-12-31"),
        died("c5", "1938-02-16", who="eve"),
        died("c6", "1938-02-15", "1938-02-16", who="eve"),
        claim("c7", "met", subject="bob", object="eve", earliest="1930-01-01", latest="1930-01-01"),
        claim("c8", "met", subject="bob", object="eve", earliest="1931-01-01", latest="1931-01-01"),
    ) == {"days-death-bob": [["c1", "c3"], ["c2"]]}


def test_the_day_of_a_killing_is_that_of_the_death():
    killing = claim("c2", "killed", subject="ann", object="bob", earliest="1938-01-01", latest="1938-01-01")
    assert found(died("c1", "1937-07-01"), killing) == {"days-death-bob": [["c1"], ["c2"]]}


def test_days_that_may_be_wider_than_written_are_no_rivals():
    about = {"possible_earliest": "1937-06-01", "possible_latest": "1937-08-31", "approximate": True}
    assert not found(died("c1", "1937-07-10", **about), died("c2", "1937-08-02"))


def test_what_is_denied_and_affirmed():
    wrote = {"predicate": "wrote", "object": "letter"}
    assert found(
        claim("c1", subject="ann", recipient="bob", **wrote),
        claim("c2", subject="ann", polarity="negated", stance="denies", **wrote),
    ) == {"denied-wrote-ann-letter": [["c1"], ["c2"]]}


def test_makers_of_one_document():
    assert found(
        claim("c1", "wrote", subject="ann", object="letter"),
        claim("c2", "forged", subject="eve", object="letter"),
        claim("c3", "wrote", subject=("ann", "cy"), object="book"),
        claim("c4", "wrote", subject="cy", object="book"),
        claim("c5", "wrote", subject="unknown-hand", object="note"),
        claim("c6", "wrote", subject="ann", object="note"),
    ) == {"maker-letter": [["c1"], ["c2"]]}


def test_an_author_is_no_forger_even_if_the_forger_is_unnamed():
    rival = claim("c2", "forged", subject="unknown-rival", object="x")
    assert found(claim("c1", "wrote", subject="ann", object="x"), rival) == {"maker-x": [["c1"], ["c2"]]}
    assert not found(claim("c1", "forged", subject="ann", object="x"), rival)
    assert not found(claim("c1", "wrote", subject="unknown-hand", object="x"), rival)


def test_of_alternatives_the_text_says_itself_that_one_holds():
    either = choice("who", "who wrote it", "c1", "c2")
    assert not found(
        claim("c1", "wrote", subject="ann", object="letter", alternatives=[either]),
        claim("c2", "wrote", subject="bob", object="letter", alternatives=[either]),
    )


def test_days_by_brute_force():
    """There are sides if and only if two claims have no day in common, and no two of different sides have one."""
    rng = random.Random(7)  # noqa: S311  # no secret
    for _ in range(400):
        spans = [sorted(rng.sample(range(12), 2)) for _ in range(rng.randint(1, 5))]
        days = [[FIRST + timedelta(days=day) for day in span] for span in spans]
        claims = [died(f"c{n}", *map(str, span)) for n, span in enumerate(days)]
        apart = [(a, b) for a, b in combinations(spans, 2) if a[1] < b[0] or b[1] < a[0]]
        sides = days_apart(claims)
        assert (len(sides) > 1) == bool(apart), spans
        assert all(sides)
        for side in sides:
            assert all(a.days.possibly_same(b.days) for a, b in combinations(side, 2)), spans
        for one, other in combinations(sides, 2):
            assert not any(a.days.possibly_same(b.days) for a in one for b in other), spans
