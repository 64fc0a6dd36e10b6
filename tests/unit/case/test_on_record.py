"""What was done had been done by the day on which somebody said so: on small cases, and in the reference case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.case import read
from molehunt.case.checks.presupposed import bounded_by_order
from molehunt.model.records import Case, Claim, Source, When
from tests.cases import shipped_case

BOOK, REPORT = Source("book", "book", "A book", date="2004"), Source("report", "report", "A report", date="1938-02")
WORKS = (BOOK, REPORT, Source("notes", "papers", "Notes"))
EMPTY = Case("made", "Made", (), (), WORKS, (), (), (), (), ())


def claim(predicate: str, *by: str, first: date | None = None, last: date | None = None, **changed: object) -> Claim:
    when = When("x", first, last, first, last) if first or last else When("")
    return replace(Claim("it", predicate, "", "p1", by, {"subject": ("ann",)}, grade="B3", when=when), **changed)


def found(it: Claim, *others: Claim) -> When:
    return next(one.when for one in bounded_by_order(replace(EMPTY, claims=(it, *others)), {}).claims if one.id == "it")


def test_what_was_said_to_be_done_was_done_before() -> None:
    assert found(claim("told", "book")) == When("", None, None, None, date(2004, 12, 31)), "as written it stays open"


def test_of_several_who_say_so_the_first_counts() -> None:
    assert found(claim("told", "book", "report")).possible_latest == date(1938, 2, 28)
    assert found(claim("told", "notes")).possible_latest is None


def test_a_first_day_is_kept() -> None:
    day = date(1937, 9, 14)
    assert found(claim("travelled", "report", first=day)) == When("x", day, None, day, date(1938, 2, 28))


def test_what_a_letter_says_had_been_done_when_it_was_written() -> None:
    wrote = claim("wrote", "book", first=date(1937, 10, 6), last=date(1937, 10, 31))
    wrote = replace(wrote, id="wrote", roles={"subject": ("ann",), "object": ("letter",)})
    assert found(claim("broke_with", "book", "letter"), wrote).possible_latest == date(1937, 10, 31)


def test_the_day_of_a_letter_can_follow_from_who_received_it() -> None:
    """No source dates the writing on both sides, but one has the letter received by the middle of October."""
    letter = {"subject": ("ann",), "object": ("letter",)}
    after = replace(claim("wrote", "book", first=date(1937, 10, 6)), id="after", roles=letter)
    before = replace(claim("wrote", "notes", last=date(1938, 1, 1)), id="before", roles=letter)
    had = replace(claim("received", "book", last=date(1937, 10, 15)), id="had", roles=letter)
    assert found(claim("broke_with", "book", "letter"), after, before, had).possible_latest == date(1937, 10, 15)


@pytest.mark.parametrize("predicate", ["member_of", "lived_at", "friend_of", "located_in"])
def test_what_lasts_can_have_lasted_beyond(predicate: str) -> None:
    assert found(claim(predicate, "book")).possible_latest is None


@pytest.mark.parametrize("changed", [{"polarity": "negated"}, {"stance": "denies"}, {"mode": "planned"}])
def test_a_denial_and_a_plan_are_not_bounded(changed: dict[str, object]) -> None:
    assert found(claim("told", "book", **changed)).possible_latest is None


def test_what_is_dated_after_it_was_said_keeps_its_days() -> None:
    later = claim("told", "report", first=date(1939, 1, 1), last=date(1939, 12, 31))
    assert found(later) == later.when


days = st.dates(date(1930, 1, 1), date(2010, 12, 31))
bounds = st.tuples(st.none() | days, st.none() | days).filter(lambda pair: None in pair or pair[0] <= pair[1])


@settings(deadline=None)
@given(bounds, st.lists(st.sampled_from(("book", "report", "notes")), min_size=1))
def test_no_day_before_it_was_said_is_lost(pair: tuple[date | None, date | None], by: list[str]) -> None:
    """Every day that the claim allows stays, up to the first day on which somebody had certainly said so."""
    it = claim("told", *by, first=pair[0], last=pair[1])
    said = min({"book": date(2004, 12, 31), "report": date(1938, 2, 28), "notes": date.max}[one] for one in by)
    first, last = pair[0] or date.min, pair[1] or date.max
    when = found(it)
    left = (when.possible_earliest or date.min, when.possible_latest or date.max)
    assert left == ((first, min(last, said)) if first <= said else (first, last))
    assert (when.earliest, when.latest) == pair


@pytest.fixture(scope="module")
def zborowski() -> dict[str, When]:
    return {one.id: one.when for one in read(shipped_case()).claims}


@pytest.mark.parametrize(
    ("name", "last"),
    [
        # Paragraph 50: as Krivitsky told it in his book of 1939.
        ("brusse-went-to-amsterdam", date(1939, 12, 31)),
        # Paragraph 79: Kern, 2004.
        ("other-letters-warned-kern", date(2004, 12, 31)),
    ],
)
def test_what_the_books_tell_was_done_before_they_came_out(zborowski: dict[str, When], name: str, last: date) -> None:
    assert (zborowski[name].latest, zborowski[name].possible_latest) == (None, last)


def test_where_a_man_lived_can_have_stayed_so(zborowski: dict[str, When]) -> None:
    assert zborowski["sneevliet-lived-overtoom"].possible_latest is None
