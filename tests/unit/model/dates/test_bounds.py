"""Bounds against brute force over every day of a small calendar, and the rows of answers that went wrong."""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.model.dates.bounds import Bounds, hull, meet, spans, specific
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.uncertain import Span

CALENDAR = range(0, 12)
"""Days of which the outer ones lie beyond every bound and stand for all that an open side allows."""


def day(number: int | None) -> date | None:
    return None if number is None else date(1937, 10, 1 + number)


def some(first: int | None, last: int | None) -> Bounds:
    return Bounds(day(first), day(last), day(first), day(last))


def of(text: str) -> Bounds:
    found = parse_edtf(text)
    return Bounds(
        found.earliest,
        found.latest,
        found.possible_earliest,
        found.possible_latest,
        found.approximate or found.uncertain,
    )


def days(found: Bounds) -> frozenset[int]:
    """The possible days, by trying each of the calendar."""
    first, last = found.possible_earliest, found.possible_latest
    return frozenset(n for n in CALENDAR if (not first or day(n) >= first) and (not last or day(n) <= last))


SMALL = [
    some(first, last)
    for first, last in product([None, *range(2, 10)], repeat=2)
    if first is None or last is None or first <= last
]


@pytest.mark.parametrize("found", SMALL, ids=str)
def test_a_comparison_with_a_day_is_that_of_all_possible_days(found):
    for number in range(1, 11):
        at = day(number)
        assert found.possibly_by(at) == any(n <= number for n in days(found))
        assert found.certainly_by(at) == all(n <= number for n in days(found))
        assert found.possibly_since(at) == any(n >= number for n in days(found))
        assert found.certainly_since(at) == all(n >= number for n in days(found))


def test_two_are_possibly_the_same_where_they_share_a_day_and_then_meet_in_those():
    for one, other in product(SMALL, SMALL):
        shared = days(one) & days(other)
        assert one.possibly_same(other) == bool(shared), (one, other)
        if shared:
            assert days(meet(one, other)) == shared


def test_a_hull_is_the_least_run_of_days_around_all():
    for one, other in combinations_with_replacement(SMALL, 2):
        found = days(one) | days(other)
        assert days(hull([one, other])) == frozenset(range(min(found), max(found) + 1))


def half_open(found: Bounds) -> bool:
    return (found.possible_earliest is None) != (found.possible_latest is None)


def left_open(found: frozenset[int]) -> bool:
    return CALENDAR[0] in found


def twin(dates: list[Bounds]) -> set[frozenset[int]]:
    """The spans by sets of days: half-open dates narrow what they can be, what then touches is one."""
    dated = [days(found) for found in dates if days(found) != frozenset(CALENDAR)]
    halves = [days(found) for found in dates if half_open(found)]
    sides = [[h for h in halves if left_open(h)], [h for h in halves if not left_open(h)]]
    windows = [frozenset.intersection(*side) for side in sides if side]
    if len(windows) == 2 and windows[0] & windows[1]:
        windows = [windows[0] & windows[1]]
    closed = [found for found in dated if found not in halves]
    pieces = [part for found in closed for part in [found & w for w in windows if found & w] or [found]]
    pieces += [w for w in windows if not any(w & found for found in closed)]
    groups: list[set[int]] = []
    for piece in pieces:
        touching = [group for group in groups if group & piece]
        groups = [group for group in groups if not group & piece] + [set(piece).union(*touching)]
    return {frozenset(group) for group in groups}


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SMALL), max_size=5))
def test_spans_are_those_of_sets_of_days(dates):
    found = spans(dates)
    assert {days(span) for span in found} == twin(dates)
    assert len(found) == len(twin(dates)), "disjoint"
    assert spans(reversed(dates)) == found, "whatever the order of the claims"
    assert [min(days(span)) for span in found] == sorted(min(days(span)) for span in found)


@given(st.lists(st.sampled_from(SMALL), min_size=1, max_size=5))
def test_spans_lose_no_day_on_which_every_claim_can_hold(dates):
    common = frozenset.intersection(*map(days, dates))
    if common and common != frozenset(CALENDAR):
        assert common <= frozenset().union(*map(days, spans(dates)))


def test_specific_spans_are_those_that_contain_no_other():
    small = [Span(first, last) for first in range(4) for last in range(first, 4)]
    for chosen in combinations_with_replacement(small, 3):
        kept = {a for a in chosen if not any(a != b and a.first <= b.first and b.last <= a.last for b in chosen)}
        assert specific(chosen) == kept, chosen


def test_an_approximate_year_is_possible_in_the_year_before_and_certain_only_after_the_next():
    found = of("1937~")
    assert found.possibly_by(date(1937, 12, 31))
    assert not found.certainly_by(date(1937, 12, 31))
    assert found.possibly_by(date(1936, 12, 31))
    assert not found.possibly_by(date(1935, 12, 31))
    assert found.certainly_by(date(1938, 12, 31))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1945-09-19", "1945-09-19"),
        ("1945-09-19~", "about 1945-09-19"),
        ("1945-09-19?", "about 1945-09-19"),
        ("1937-10", "1937-10-01 to 1937-10-31"),
        ("1935~/1939", "about 1935-01-01 to 1939-12-31"),
        ("../1939", "by 1939-12-31"),
        ("1938-07~/..", "from about 1938-07-01"),
    ],
)
def test_a_day_shows_that_it_is_approximate(text, shown):
    assert of(text).shown() == shown


def test_only_what_is_written_is_shown():
    assert Bounds(possible_earliest=date(1937, 10, 6)).shown() == ""


def test_two_gifts_are_two_spans():
    assert spans([of("1947"), of("1938")]) == (of("1938"), of("1947"))


def test_a_claim_without_a_date_does_not_unbind_those_that_have_one():
    found = spans([Bounds(), of("../1939"), of("1938-07/..")])
    assert [span.shown() for span in found] == ["1938-07-01 to 1939-12-31"]


def test_half_open_dates_that_cannot_be_the_same_stay_apart():
    assert spans([of("1947/.."), of("../1938")]) == (of("../1938"), of("1947/.."))


def test_a_span_of_claims_is_approximate_where_one_of_them_is():
    (found,) = spans([of("1937-10-05~"), of("1937-10-06")])
    assert found.shown() == "about 1937-10-05 to 1937-10-06"


def test_what_only_widening_joins_is_shown_by_the_days_in_both():
    found = meet(of("1937-10-05~"), of("1937-10-06/.."))
    assert (found.earliest, found.latest) == (date(1937, 10, 6), date(1937, 10, 6))


def test_what_no_source_dates_does_not_unbind_the_written_days():
    unwritten = Bounds(possible_earliest=date(1937, 10, 6), possible_latest=date(1938, 12, 31))
    (found,) = spans([unwritten, of("1937-11")])
    assert found.shown() == "1937-11-01 to 1937-11-30"
