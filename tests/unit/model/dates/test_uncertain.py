"""Uncertain dates against brute force over every reading of small dates."""

from __future__ import annotations

import operator
from dataclasses import FrozenInstanceError
from datetime import date
from itertools import combinations, product

import pytest

from molehunt.model.dates.bounds import Bounds
from molehunt.model.dates.edtf import parse_edtf

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


def bounds(text: str) -> Bounds:
    found = parse_edtf(text)
    return Bounds(found.earliest, found.latest, found.possible_earliest, found.possible_latest)


@pytest.mark.parametrize("text", SMALL)
def test_the_bounds_of_a_date_compare_with_days_as_all_its_readings_do(text):
    found, extents = bounds(text), SMALL[text]
    for number in range(1, 8):
        one = date(1937, 10, number)
        assert found.certainly_by(one) == all(last <= number for _, last in extents)
        assert found.possibly_by(one) == any(first <= number for first, _ in extents), "begun by then"
        assert found.certainly_since(one) == all(first >= number for first, _ in extents)
        assert found.possibly_since(one) == any(last >= number for _, last in extents)


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


def test_one_of_a_set_is_one_part_and_what_lasts_has_two_ends():
    (days,) = parse_edtf("[1936,1938]").possible
    assert len(days) == 2, "1937 is a gap"
    for text in ("1936/1938", "{1936,1938}"):
        first, last = parse_edtf(text).possible
        assert (first, last) == ((days[0],), (days[1],))


@pytest.mark.parametrize("mark", "~?%")
def test_a_marked_date_is_possible_one_unit_either_side(mark):
    found = parse_edtf(f"1937-10{mark}")
    assert (found.earliest, found.latest) == (date(1937, 10, 1), date(1937, 10, 31))
    assert (found.possible_earliest, found.possible_latest) == (date(1937, 9, 1), date(1937, 11, 30))


@pytest.mark.parametrize("text", ["1937/..", "1937/", "[1937..]", "{1937..}"])
def test_an_open_end_is_no_day(text):
    found = bounds(text)
    assert (found.earliest, found.latest) == (date(1937, 1, 1), None)
    assert not found.certainly_by(date.max)


@pytest.mark.parametrize("text", ["../1937", "/1937", "[..1937]", "{..1937}"])
def test_an_open_start_is_no_day(text):
    found = bounds(text)
    assert (found.earliest, found.latest) == (None, date(1937, 12, 31))
    assert found.possibly_by(date.min)


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
