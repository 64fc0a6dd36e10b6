"""Rows stand so that lines are short, whatever order they come in."""

import random
from itertools import pairwise, permutations

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


def changes(order, kinds):
    return sum(kinds[one] != kinds[other] for one, other in pairwise(order))


def test_that_rows_of_one_kind_stand_together_and_lines_are_hardly_longer():
    chance = random.Random(7)  # noqa: S311
    rows = [f"r{number:02}" for number in range(60)]
    kinds = {row: chance.choice(["Person", "Person", "Document", "Event"]) for row in rows}
    near = [sorted(rows, key=lambda row: abs(int(row[1:]) - place))[:12] for place in range(60)]
    made = [frozenset(chance.sample(near[number * 60 // 150], chance.choice([2, 2, 3]))) for number in range(150)]
    plain, banded = ordered(rows, made), ordered(rows, made, kinds)
    assert sorted(banded) == sorted(rows)
    assert changes(banded, kinds) < 0.75 * changes(plain, kinds)
    assert length(banded, made) < 1.1 * length(plain, made)


def test_that_kinds_decide_where_lines_do_not():
    """All four orders in which each pair stands together are as short; two of them change the kind once only."""
    pairs = columns("a b", "c d")
    kinds = {"a": "Person", "b": "Document", "c": "Person", "d": "Document"}
    assert changes(ordered("abcd", pairs, kinds), kinds) == 2
    assert length(ordered("abcd", pairs, kinds), pairs) == 2


def test_that_rows_without_a_line_are_there_too():
    assert sorted(ordered("abc", columns("a", "a b"))) == list("abc")
    assert ordered([], []) == []


def test_that_the_order_of_what_is_given_does_not_count():
    chance = random.Random(3)  # noqa: S311
    rows = [f"r{number}" for number in range(30)]
    made = [frozenset(chance.sample(rows, 3)) for _ in range(60)]
    once = ordered(rows, made)
    chance.shuffle(rows)
    assert ordered(rows, made) == once
    assert sorted(once) == sorted(rows)
