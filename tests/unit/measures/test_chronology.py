"""Chronology against every choice of days, one by one, on small random cases."""

from __future__ import annotations

from itertools import chain, combinations, product
from random import Random

import pytest

from molehunt.measures.in_time.chronology import BEFORE, NO_LATER, ORIGIN, Bound, Order, consistent, contradictions

DAYS = range(6)
MOMENTS = ("p", "q", "r")


def held(bounds, days):
    """Whether the days, and some order within each of them, are as the statements say."""
    at = {ORIGIN: 0, **days}
    if any(at[one.after] - at[one.before] < one.least for one in bounds):
        return False
    # Of moments of one day: before, or no later than, without a circle that holds a before.
    steps = [(one.before, one.after, one.order) for one in bounds if one.order is not None]
    steps = [step for step in steps if at[step[0]] == at[step[1]]]
    return any(
        all(rank[a] < rank[b] if order == BEFORE else rank[a] <= rank[b] for a, b, order in steps)
        for rank in (dict(zip(MOMENTS, ranks, strict=True)) for ranks in product(range(len(MOMENTS)), repeat=3))
    )


def solutions(bounds):
    choices = (dict(zip(MOMENTS, days, strict=True)) for days in product(DAYS, repeat=len(MOMENTS)))
    return [days for days in choices if held(bounds, days)]


def random_bounds(random):
    bounds = []
    for moment in MOMENTS:
        # Whatever is said, it is one of these days.
        bounds += [Bound(ORIGIN, moment, DAYS[0]), Bound(moment, ORIGIN, -DAYS[-1])]
    for number in range(random.randint(1, 6)):
        by = f"c{random.randint(0, number)}"
        before, after = random.sample([*MOMENTS, ORIGIN], 2)
        least = random.randint(0, 4) if before == ORIGIN else random.randint(-4, 0 if after == ORIGIN else 2)
        order = random.choice([None, None, NO_LATER, BEFORE]) if ORIGIN not in (before, after) else None
        bounds.append(Bound(before, after, least if order is None else max(least, 0), by, order))
    return bounds


def said_by(bounds, who):
    return [one for one in bounds if one.because in who or not one.because]


@pytest.mark.parametrize("seed", range(300))
def test_against_every_choice_of_days(seed: int) -> None:
    bounds = random_bounds(Random(seed))  # noqa: S311 (chooses cases, no secrets)
    everybody = {one.because for one in bounds} - {""}
    right = solutions(bounds)
    found = contradictions(bounds)
    assert consistent(bounds) == bool(right)
    assert bool(found) == (not right)
    for wrong in found:
        assert not solutions(said_by(bounds, wrong))
        for one in wrong:
            assert solutions(said_by(bounds, wrong - {one}))
    smaller = chain.from_iterable(combinations(sorted(everybody), n) for n in range(len(everybody) + 1))
    if found:
        # The smallest of all sets that cannot be right is no smaller than the smallest found, or one that overlaps it.
        fewest = next(set(who) for who in smaller if not solutions(said_by(bounds, who)))
        assert any(fewest & wrong for wrong in found)
        return
    order = Order(bounds)
    for moment in MOMENTS:
        assert order.first(moment) == min(days[moment] for days in right)
        assert order.last(moment) == max(days[moment] for days in right)
        later = {other for other in MOMENTS if all(days[moment] < days[other] for days in right)}
        assert later <= order.later(moment) - {ORIGIN}
        for other in order.later(moment) - later - {ORIGIN}:
            # Not by its day: then the order itself is stated.
            assert not solutions([*bounds, Bound(other, moment, 0, "turned", BEFORE)])
