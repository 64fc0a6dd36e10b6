"""Rows stand so that lines are short, whatever order they come in."""

import random
from itertools import permutations

from molehunt.views.chart.ordering import length, ordered


def columns(*joined):
    return [frozenset(one.split()) for one in joined]


def test_that_a_chain_stands_in_its_order():
    chain = columns("a b", "b c", "c d", "d e")
    assert ordered("edcba", chain) == list("abcde")
    assert length(list("abcde"), chain) == 4


def test_that_what_comes_first_in_time_stands_above():
    assert ordered(["late", "early"], columns("early", "late")) == ["early", "late"]


def test_that_lines_are_nearly_as_short_as_can_be():
    chance = random.Random(11)  # noqa: S311
    found = best = 0
    for _ in range(40):
        made = [frozenset(chance.sample("abcdef", chance.choice([1, 2, 2, 3]))) for _ in range(9)]
        rows = sorted(frozenset().union(*made))
        found += length(ordered(rows, made), made)
        best += min(length(order, made) for order in permutations(rows))
    assert best <= found <= 1.1 * best


def test_that_the_order_of_what_is_given_does_not_count():
    chance = random.Random(3)  # noqa: S311
    rows = [f"r{number}" for number in range(30)]
    made = [frozenset(chance.sample(rows, 3)) for _ in range(60)]
    once = ordered(rows, made)
    chance.shuffle(rows)
    assert ordered(rows, made) == once
    assert sorted(once) == sorted(rows)
