"""Dates told by other dates: what is accepted, what each form allows, and in which order it puts events."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.uncertain import Days
from molehunt.model.errors import DateError

ACCEPTED = [
    # text, anchors, order stated of "me"
    ("1937-10", (), ()),
    ("[1937-10,1937-11]", (), ()),
    ("after x", ("x",), (("x", "me"),)),
    ("before x", ("x",), (("me", "x"),)),
    ("between x and y", ("x", "y"), (("x", "me"), ("me", "y"))),
    ("between and and or", ("and", "or"), (("and", "me"), ("me", "or"))),
    ("on x", ("x",), ()),
    ("during x", ("x",), ()),
    ("1 day after x", ("x",), (("x", "me"),)),
    ("14 days before x", ("x",), (("me", "x"),)),
    ("2 weeks after x", ("x",), (("x", "me"),)),
    ("1 month before x", ("x",), (("me", "x"),)),
    ("3 years after x", ("x",), (("x", "me"),)),
    ("within 7 days after x", ("x",), (("x", "me"),)),
    ("within 7 days before x", ("x",), (("me", "x"),)),
    ("about 14 days after x", ("x",), (("x", "me"),)),
    ("about 2 weeks before x", ("x",), (("me", "x"),)),
    ("after 2nd-letter-1937", ("2nd-letter-1937",), (("2nd-letter-1937", "me"),)),
    (
        "1937-10 & after krivitsky-wrote-letter",
        ("krivitsky-wrote-letter",),
        (("krivitsky-wrote-letter", "me"),),
    ),
    ("after x & before y", ("x", "y"), (("x", "me"), ("me", "y"))),
    ("after x & 1937~ & within 3 days after x", ("x",), (("x", "me"),)),
]

REFUSED = [
    ("", "an unknown date is an empty cell"),
    ("after", "found 'after' at character 1: neither EDTF nor a relation"),
    ("after ", "found ' ' at character 6: one blank stands between words"),
    ("after  x", "found ' ' at character 6"),
    (" after x", "found ' ' at character 1"),
    ("after x ", "found ' ' at character 8"),
    ("1937 ", "found ' ' at character 5"),
    ("after\tx", r"found 'after\tx' at character 1"),
    ("after\u00a0x", r"found 'after\xa0x' at character 1"),
    ("after x\n", r"found 'x\n' at character 7"),
    ("After x", "found 'After' at character 1"),
    ("after X", "found 'X' at character 7"),
    ("after \u00e9tienne", "found '\u00e9tienne' at character 7"),
    ("after -x", "neither EDTF nor a relation"),
    ("after x_y", "found 'x_y' at character 7"),
    ("after x y", "found 'after x y' at character 1"),
    ("afterwards x", "found 'afterwards x' at character 1"),
    ("circa 1937", "found 'circa 1937' at character 1"),
    ("between x", "neither EDTF nor a relation"),
    ("between x and", "neither EDTF nor a relation"),
    ("between x and x", "between x and itself; name two ids"),
    ("days after x", "found 'days after x' at character 1"),
    ("0 days after x", "found '0 days after x' at character 1"),
    ("07 days after x", "found '07 days after x' at character 1"),
    ("100000 days after x", "found '100000 days after x' at character 1"),
    ("-3 days after x", "found '-3 days after x' at character 1"),
    ("\u0663 days after x", "found '\u0663' at character 1"),
    ("seven days after x", "found 'seven days after x' at character 1"),
    ("7 fortnights after x", "found '7 fortnights after x' at character 1"),
    ("about after x", "found 'about after x' at character 1"),
    ("within x", "found 'within x' at character 1"),
    ("within 7 days of x", "found 'within 7 days of x' at character 1"),
    ("after 1937", "'1937' at character 7 is a date where an id belongs"),
    ("after 1937-10-05", "'1937-10-05' at character 7 is a date where an id belongs"),
    ("between x and 1937-10", "'1937-10' at character 15 is a date where an id belongs"),
    ("after x & 7 days before 1937", "'1937' at character 25 is a date where an id belongs"),
    ("1937 & 1938", "'1938' at character 8 is a second EDTF date"),
    ("1937 & ", "found ' ' at character 7"),
    (" & after x", "found ' ' at character 1"),
    ("1937&after x", "found '1937&after' at character 1"),
    ("1937 & & after x", "found '&' at character 8"),
    ("1937 &  after x", "found ' ' at character 7"),
    ("1937 & later than x", "found 'later than x' at character 8"),
    ("after x & 1937-13", "date '1937-13': found '1' at character 6: there is no month 13"),
    ("1937-13 & after x", "date '1937-13': found '1' at character 6: there is no month 13"),
    ("Y19370", "years run from 0001 to 9999, in four digits and without a letter"),
    ("193x", "write a capital X"),
]

DAYS = [date(1937, 9, 15) + timedelta(days=n) for n in range(90)]
# Anchors and their readings (first day, last day), in days of October 1937.
ANCHORS = {
    "1937-10-05": [(5, 5)],
    "1937-10-05~": [(4, 4), (5, 5), (6, 6)],
    "[1937-10-03,1937-10-09]": [(3, 3), (9, 9)],
    "1937-10-03/1937-10-09": [(3, 9)],
    "1937-10-03~/1937-10-04~": [(a, b) for a in (2, 3, 4) for b in (3, 4, 5) if a <= b],
    "{1937-10-03,1937-10-09?}": [(3, b) for b in (8, 9, 10)],
}
# Each form as a rule on a day, given first and last day of a reading of the anchor, as counted by hand.
FORMS = {
    "after x": lambda d, _first, last: d >= last,
    "before x": lambda d, first, _last: d <= first,
    "on x": lambda d, first, last: first <= d <= last,
    "during x": lambda d, first, last: first <= d <= last,
    "3 days after x": lambda d, _first, last: d == last + 3,
    "3 days before x": lambda d, first, _last: d == first - 3,
    "1 week after x": lambda d, _first, last: d == last + 7,
    "within 3 days after x": lambda d, _first, last: last <= d <= last + 3,
    "within 2 weeks before x": lambda d, first, _last: first - 14 <= d <= first,
    "about 3 days after x": lambda d, _first, last: last + 2 <= d <= last + 4,
    "about 3 days before x": lambda d, first, _last: first - 4 <= d <= first - 2,
    "about 1 week after x": lambda d, _first, last: last <= d <= last + 14,
    "after x & within 2 days after x": lambda d, _first, last: last <= d <= last + 2,
}


def allows(days: Days, one: date) -> bool:
    return any(span.first <= one.toordinal() <= span.last for span in days)


def possible_days(found) -> list[date]:
    """The days on which the whole of it can have been."""
    return [one for one in DAYS if all(allows(part, one) for part in found.possible)]


@pytest.mark.parametrize(("text", "anchors", "order"), ACCEPTED)
def test_an_accepted_form_names_its_anchors_and_its_order(text, anchors, order):
    found = parse_date(text)
    assert (found.anchors, found.order("me")) == (anchors, order)
    assert found.text == str(found) == text


@pytest.mark.parametrize(("text", "fragment"), REFUSED)
def test_a_refused_form_is_named_with_what_was_found(text, fragment):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert fragment in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unreadable_cell_is_told_all_accepted_forms():
    with pytest.raises(DateError) as caught:
        parse_date("in the summer")
    for form in (
        "after ID",
        "between ID and ID",
        "within 2 weeks before ID",
        "1937-21 (spring)",
        "[1936,1938]",
    ):
        assert form in str(caught.value)


@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_allows_the_days_that_some_reading_of_its_anchor_allows(form, anchor):
    found = parse_date(form).resolve({"x": parse_edtf(anchor)})
    allowed = [
        one
        for one in DAYS
        if any(FORMS[form]((one - date(1937, 9, 30)).days, first, last) for first, last in ANCHORS[anchor])
    ]
    assert possible_days(found) == allowed
    assert (found.text, found.kind) == (form, "relative")
    ends_open = (found.possible_earliest is None, found.possible_latest is None)
    assert ends_open == (form == "before x", form == "after x")


@pytest.mark.parametrize("low", ANCHORS)
@pytest.mark.parametrize("high", ANCHORS)
def test_between_allows_the_days_after_the_one_and_before_the_other(low, high):
    numbers = {one: (one - date(1937, 9, 30)).days for one in DAYS}
    pairs = [(last, first) for _, last in ANCHORS[low] for first, _ in ANCHORS[high]]
    allowed = [one for one in DAYS if any(last <= numbers[one] <= first for last, first in pairs)]
    expression, known = parse_date("between x and y"), {"x": parse_edtf(low), "y": parse_edtf(high)}
    if allowed:
        assert possible_days(expression.resolve(known)) == allowed
    else:
        with pytest.raises(DateError, match="no day satisfies it: between x and y allows none"):
            expression.resolve(known)


def resolved(text: str, **anchors: str | None):
    return parse_date(text).resolve({name: written and parse_edtf(written) for name, written in anchors.items()})


@pytest.mark.parametrize(
    ("text", "anchor", "earliest", "latest"),
    [
        ("1 month after x", "1937-01-31", date(1937, 2, 28), date(1937, 2, 28)),
        ("1 month before x", "1936-03-31", date(1936, 2, 29), date(1936, 2, 29)),
        ("1 year after x", "1936-02-29", date(1937, 2, 28), date(1937, 2, 28)),
        ("13 months before x", "1937-01", date(1935, 12, 1), date(1935, 12, 31)),
        ("within 2 months after x", "1937-11-15", date(1937, 11, 15), date(1938, 1, 15)),
        ("2 years before x", "0001-06-01", date.min, date.min),
        ("2 weeks after x", "9999-12-30", date.max, date.max),
        ("5 months after x", "9999-12", date.max, date.max),
        ("3 days after x", "1937/..", date(1937, 1, 4), None),
        ("3 months before x", "../1937", None, date(1937, 9, 30)),
    ],
)
def test_units_follow_the_calendar_and_end_with_it(text, anchor, earliest, latest):
    found = resolved(text, x=anchor)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_absolute_date_alone_resolves_to_itself():
    assert resolved("1937~/1938") == parse_edtf("1937~/1938")


def test_all_joined_forms_hold():
    found = resolved("1937-10 & after x & before y", x="1937-10-05", y="1937-10-20")
    assert (found.earliest, found.latest) == (date(1937, 10, 5), date(1937, 10, 20))


def test_the_gap_of_a_set_stays_a_gap():
    found = resolved("on x & after y", x="[1935,1937,1939]", y="1936")
    assert (found.earliest, found.latest) == (date(1937, 1, 1), date(1939, 12, 31))
    (days,) = found.possible
    assert [year for year in range(1936, 1941) if allows(days, date(year, 6, 1))] == [1937, 1939]


def test_what_lasts_is_bound_as_a_whole():
    found = resolved("1936/1938 & after x & before y", x="1936-05-01", y="1938-03-01")
    assert (found.earliest, found.latest) == (date(1936, 5, 1), date(1938, 3, 1))
    assert len(found.possible) == 2, "it still lasts from a day of 1936 to one of 1938"


def test_what_lasts_is_bound_by_the_outermost_days_of_a_set():
    found = resolved("193X/193X & on x", x="[1931,1938]")
    assert (found.earliest, found.latest) == (date(1931, 1, 1), date(1938, 12, 31))
    assert all(allows(part, date(1935, 6, 1)) for part in found.possible), "a gap does not interrupt what lasts"


def test_an_anchor_of_unknown_date_bounds_nothing():
    found = resolved("1937 & after x", x=None)
    assert (found.earliest, found.latest) == (date(1937, 1, 1), date(1937, 12, 31))
    assert (resolved("7 days after x", x=None).earliest, resolved("before x", x=None).latest) == (None, None)


def test_marks_are_passed_on_from_anchors():
    assert resolved("after x", x="1937~").approximate
    assert resolved("after x", x="1937?").uncertain
    assert resolved("1937? & after x", x="1936").uncertain
    assert not resolved("1937 & after x", x="1936").approximate


def test_about_is_approximate_and_keeps_the_count_as_its_strict_day():
    found = resolved("about 14 days after x", x="1937-10-05")
    assert found.approximate
    assert (found.earliest, found.latest) == (date(1937, 10, 19), date(1937, 10, 19))
    assert (found.possible_earliest, found.possible_latest) == (date(1937, 10, 18), date(1937, 10, 20))


def test_strict_and_possible_bounds_are_both_taken_from_the_anchor():
    found = resolved("within 7 days after x", x="1937-10-05~")
    assert (found.earliest, found.latest) == (date(1937, 10, 5), date(1937, 10, 12))
    assert (found.possible_earliest, found.possible_latest) == (date(1937, 10, 4), date(1937, 10, 13))


def test_where_only_the_widening_leaves_days_they_are_the_strict_ones():
    found = resolved("1937-10~ & after x", x="1937-11-05")
    assert (found.earliest, found.latest) == (date(1937, 11, 5), date(1937, 11, 30))
    assert found.approximate


def test_an_impossible_date_is_refused_with_what_each_form_allows():
    with pytest.raises(DateError) as caught:
        resolved("1936 & after x & on y", x="1937", y="[1930,1937]")
    message = str(caught.value)
    assert message.startswith("date '1936 & after x & on y': no day satisfies it: ")
    assert "1936 allows 1936-01-01 to 1936-12-31" in message
    assert "after x allows 1937-01-01 to .." in message
    assert "on y allows 1930-01-01 to 1930-12-31 or 1937-01-01 to 1937-12-31" in message


def test_a_missing_anchor_is_named():
    with pytest.raises(DateError, match="date 'between x and y' refers to y: no such id"):
        resolved("between x and y", x="1937")
