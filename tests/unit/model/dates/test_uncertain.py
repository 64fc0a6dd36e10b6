"""Comparisons of uncertain dates against brute force over every reading of small dates."""

from __future__ import annotations

import operator
from dataclasses import FrozenInstanceError
from datetime import date
from itertools import combinations, product

import pytest

from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.errors import DateError

MONTH = "1937-10-"


def extents_of(*parts: set[int], ordered: bool = False) -> frozenset[tuple[int, int]]:
    """Every (first day, last day) that the readings of the parts give."""
    readings = (r for r in product(*parts) if not ordered or r[0] <= r[1])
    return frozenset((min(reading), max(reading)) for reading in readings)


def around(number: int, mark: str) -> set[int]:
    return {number - 1, number, number + 1} if mark else {number}


def small_dates() -> dict[str, frozenset[tuple[int, int]]]:
    """Texts of days 2 to 5 of a month, each with its readings worked out without the package."""
    numbers, found = range(2, 6), {}
    for size in (1, 2, 3):
        for chosen in combinations(numbers, size):
            found["[" + ",".join(f"{MONTH}0{n}" for n in chosen) + "]"] = extents_of(set(chosen))
    for a, b in combinations(numbers, 2):
        found[f"[{MONTH}0{a}..{MONTH}0{b}]"] = extents_of(set(range(a, b + 1)))
        found[f"{{{MONTH}0{a}..{MONTH}0{b}}}"] = extents_of({a}, {b})
        found[f"{{{MONTH}03~,{MONTH}0{a},{MONTH}0{b}~}}"] = extents_of({2, 3, 4}, {a}, around(b, "~"))
    for a, b, left, right in product((2, 3, 5), (2, 3, 5), ("", "~"), ("", "?")):
        texts = f"{MONTH}0{a}{left}", f"{MONTH}0{b}{right}"
        parts = around(a, left), around(b, right)
        found["{" + ",".join(texts) + "}"] = extents_of(*parts)
        found["[" + ",".join(texts) + "]"] = extents_of(parts[0] | parts[1])
        if a <= b:
            found["/".join(texts)] = extents_of(*parts, ordered=True)
    return found


SMALL = small_dates()
PAIRS = {
    "before": lambda a, b: a[1] < b[0],
    "after": lambda a, b: b[1] < a[0],
    "same": lambda a, b: a[0] <= b[1] and b[0] <= a[1],
}


@pytest.mark.parametrize("word", PAIRS)
def test_two_dates_compare_as_all_their_readings_do(word):
    holds = PAIRS[word]
    read = {text: parse_edtf(text) for text in SMALL}
    for one, other in product(SMALL, SMALL):
        outcomes = {holds(a, b) for a in SMALL[one] for b in SMALL[other]}
        asked = [getattr(read[one], f"{how}_{word}")(read[other]) for how in ("certainly", "possibly")]
        assert asked == [outcomes == {True}, True in outcomes], (one, other)


@pytest.mark.parametrize("text", SMALL)
def test_a_date_compares_with_days_as_all_its_readings_do(text):
    found, extents = parse_edtf(text), SMALL[text]
    for number in range(1, 8):
        one = date(1937, 10, number)
        assert found.certainly_by(one) == all(last <= number for _, last in extents)
        assert found.possibly_by(one) == any(last <= number for _, last in extents)
        assert found.certainly_begun_by(one) == all(first <= number for first, _ in extents)
        assert found.possibly_begun_by(one) == any(first <= number for first, _ in extents)
    for low, high in product(range(1, 8), repeat=2):
        window = date(1937, 10, low), date(1937, 10, high)
        if low <= high:
            inside = [low <= first and last <= high for first, last in extents]
            assert found.certainly_within(*window) == all(inside), window
            assert found.possibly_within(*window) == any(inside), window


def test_bounds_are_those_of_all_readings():
    for text, extents in SMALL.items():
        found = parse_edtf(text)
        assert found.possible_earliest == date(1937, 10, min(first for first, _ in extents)), text
        assert found.possible_latest == date(1937, 10, max(last for _, last in extents)), text


def test_the_same_days_are_the_same_parts_however_they_are_written():
    texts = [
        "[1937-10..1937-12]",
        "[1937-10,1937-11,1937-12]",
        "[1937-12,1937-11..1937-12,1937-10]",
        "1937-1X",
    ]
    assert len({parse_edtf(text).parts for text in texts}) == 1


def test_one_of_a_set_is_not_in_the_gap_between_its_members():
    found = parse_edtf("[1936,1938]")
    assert not found.possibly_within(date(1937, 1, 1), date(1937, 12, 31))
    assert not found.possibly_same(parse_edtf("1937"))
    assert found.possibly_before(parse_edtf("1937"))
    assert found.possibly_after(parse_edtf("1937"))


def test_what_lasts_goes_on_in_the_gap_between_its_ends():
    for text in ("1936/1938", "{1936,1938}"):
        found = parse_edtf(text)
        assert found.certainly_same(parse_edtf("1937"))
        assert not found.possibly_within(date(1937, 1, 1), date(1937, 12, 31))
        assert found.certainly_begun_by(date(1937, 1, 1))
        assert not found.possibly_by(date(1937, 12, 31))


@pytest.mark.parametrize("mark", "~?%")
def test_nothing_within_one_unit_is_certain_of_a_marked_date(mark):
    plain, marked = parse_edtf("1937-10"), parse_edtf(f"1937-10{mark}")
    next_month, month_after = parse_edtf("1937-11"), parse_edtf("1937-12")
    assert plain.certainly_before(next_month)
    assert not marked.certainly_before(next_month)
    assert marked.possibly_after(next_month)
    assert marked.certainly_before(month_after)
    assert plain.certainly_by(date(1937, 10, 31))
    assert not marked.certainly_by(date(1937, 10, 31))


@pytest.mark.parametrize("text", ["1937/..", "1937/", "[1937..]", "{1937..}"])
def test_an_open_end_leaves_the_end_possible_but_never_certain(text):
    found, far, year_before = parse_edtf(text), parse_edtf("9999-12-31"), parse_edtf("1936")
    assert found.possibly_before(far)
    assert not found.certainly_before(far)
    assert not found.certainly_by(date.max)
    assert found.certainly_after(year_before)
    assert found.certainly_within(date(1937, 1, 1), None)
    assert not found.possibly_within(None, date(1936, 12, 31))


@pytest.mark.parametrize("text", ["../1937", "/1937", "[..1937]", "{..1937}"])
def test_an_open_start_leaves_the_start_possible_but_never_certain(text):
    found, far = parse_edtf(text), parse_edtf("0001-01-01")
    assert found.possibly_same(far)
    assert not found.certainly_after(far)
    assert not found.certainly_within(date.min, None)
    assert found.certainly_by(date(1937, 12, 31))
    assert found.certainly_before(parse_edtf("1938"))
    assert found.possibly_begun_by(date.min)


def test_a_period_that_ends_before_it_starts_is_refused():
    found, window = parse_edtf("1937"), (date(1938, 1, 1), date(1937, 1, 1))
    for ask in (found.certainly_within, found.possibly_within):
        with pytest.raises(DateError, match="from 1938-01-01 to 1937-01-01 ends before it starts"):
            ask(*window)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_dates_have_no_order_that_hides_the_doubt(compare):
    with pytest.raises(TypeError):
        compare(parse_edtf("1937"), parse_edtf("1938"))


def test_a_date_is_a_frozen_value():
    found = parse_edtf("1937")
    assert found == parse_edtf("1937")
    assert found != parse_edtf("1937-XX"), "the same days, written with another precision"
    assert len({found, parse_edtf("1937")}) == 1
    with pytest.raises(FrozenInstanceError):
        found.text = "1938"
