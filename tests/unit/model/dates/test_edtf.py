"""Every accepted and every refused way of writing a date, by hand and against the edtf package."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.errors import DateError

ACCEPTED = [
    # text, earliest, latest, kind
    ("1937", "1937-01-01", "1937-12-31", "date"),
    ("0001", "0001-01-01", "0001-12-31", "date"),
    ("9999", "9999-01-01", "9999-12-31", "date"),
    ("1937-02", "1937-02-01", "1937-02-28", "date"),
    ("1936-02", "1936-02-01", "1936-02-29", "date"),
    ("1900-02", "1900-02-01", "1900-02-28", "date"),
    ("9999-12", "9999-12-01", "9999-12-31", "date"),
    ("1936-02-29", "1936-02-29", "1936-02-29", "date"),
    ("193X", "1930-01-01", "1939-12-31", "date"),
    ("19XX", "1900-01-01", "1999-12-31", "date"),
    ("1XXX", "1000-01-01", "1999-12-31", "date"),
    ("000X", "0001-01-01", "0009-12-31", "date"),
    ("193X-XX", "1930-01-01", "1939-12-31", "date"),
    ("1937-XX", "1937-01-01", "1937-12-31", "date"),
    ("1937-XX-XX", "1937-01-01", "1937-12-31", "date"),
    ("1937-0X", "1937-01-01", "1937-09-30", "date"),
    ("1937-1X", "1937-10-01", "1937-12-31", "date"),
    ("1937-1X-XX", "1937-10-01", "1937-12-31", "date"),
    ("1937-11-XX", "1937-11-01", "1937-11-30", "date"),
    ("1937-11-0X", "1937-11-01", "1937-11-09", "date"),
    ("1937-11-1X", "1937-11-10", "1937-11-19", "date"),
    ("1937-11-2X", "1937-11-20", "1937-11-29", "date"),
    ("1937-02-2X", "1937-02-20", "1937-02-28", "date"),
    ("1937-11-3X", "1937-11-30", "1937-11-30", "date"),
    ("1937-10-3X", "1937-10-30", "1937-10-31", "date"),
    ("1937-21", "1937-03-01", "1937-05-31", "date"),
    ("1937-22", "1937-06-01", "1937-08-31", "date"),
    ("1937-23", "1937-09-01", "1937-11-30", "date"),
    ("1937-24", "1937-12-01", "1938-02-28", "date"),
    ("1935-24", "1935-12-01", "1936-02-29", "date"),
    ("9999-24", "9999-12-01", "9999-12-31", "date"),
    ("1937/1938", "1937-01-01", "1938-12-31", "interval"),
    ("1937-11/1937", "1937-11-01", "1937-12-31", "interval"),
    ("1937-10-05/1937-10-05", "1937-10-05", "1937-10-05", "interval"),
    ("193X/1941-06-22", "1930-01-01", "1941-06-22", "interval"),
    ("1937/..", "1937-01-01", None, "interval"),
    ("1937/", "1937-01-01", None, "interval"),
    ("../1937", None, "1937-12-31", "interval"),
    ("/1937", None, "1937-12-31", "interval"),
    ("[1937]", "1937-01-01", "1937-12-31", "one-of"),
    ("[1937-10,1937-11]", "1937-10-01", "1937-11-30", "one-of"),
    ("[1938,1936]", "1936-01-01", "1938-12-31", "one-of"),
    ("[1937-10..1937-12]", "1937-10-01", "1937-12-31", "one-of"),
    ("[..1936]", None, "1936-12-31", "one-of"),
    ("[1936..]", "1936-01-01", None, "one-of"),
    ("[1930,1936..]", "1930-01-01", None, "one-of"),
    ("[..1930,1936-05-01]", None, "1936-05-01", "one-of"),
    ("{1937,1939}", "1937-01-01", "1939-12-31", "all-of"),
    ("{1939,1937-05}", "1937-05-01", "1939-12-31", "all-of"),
    ("{1937..1939}", "1937-01-01", "1939-12-31", "all-of"),
    ("{..1936}", None, "1936-12-31", "all-of"),
    ("{1936..}", "1936-01-01", None, "all-of"),
]

WIDENED = [
    # text, possible earliest, possible latest: one unit of the last digit written
    ("1937-10-05~", "1937-10-04", "1937-10-06"),
    ("1937-01-01~", "1936-12-31", "1937-01-02"),
    ("1937-11-0X~", "1937-10-22", "1937-11-19"),
    ("1937-10~", "1937-09-01", "1937-11-30"),
    ("1937-01~", "1936-12-01", "1937-02-28"),
    ("1937-11-XX~", "1937-10-01", "1937-12-31"),
    ("1937-1X~", "1936-12-01", "1938-10-31"),
    ("1937-21~", "1936-12-01", "1937-08-31"),
    ("1937~", "1936-01-01", "1938-12-31"),
    ("1937-XX~", "1936-01-01", "1938-12-31"),
    ("193X~", "1920-01-01", "1949-12-31"),
    ("19XX~", "1800-01-01", "2099-12-31"),
    ("0001~", "0001-01-01", "0002-12-31"),
    ("9999-12-31~", "9999-12-30", "9999-12-31"),
    ("9999~", "9998-01-01", "9999-12-31"),
    ("1937~/1938", "1936-01-01", "1938-12-31"),
    ("1937/1938-06~", "1937-01-01", "1938-07-31"),
    ("1937~/..", "1936-01-01", None),
    ("[1937-10~,1938]", "1937-09-01", "1938-12-31"),
    ("[1937-10..1938~]", "1937-10-01", "1939-12-31"),
    ("[..1936~]", None, "1937-12-31"),
    ("{1937~,1939}", "1936-01-01", "1939-12-31"),
    ("{..1936~}", None, "1937-12-31"),
]

REFUSED = [
    # text, what the message must say
    ("", "the text ends at character 1: an unknown date is an empty cell"),
    (" ", "found ' ' at character 1: a date has no blanks"),
    (" 1937", "found ' ' at character 1: a date has no blanks"),
    ("1937 ", "found ' ' at character 5: a date has no blanks"),
    ("1937\n", r"found '\n' at character 5"),
    ("1937-1 0", "found ' ' at character 7"),
    ("1937, 1938", "found ',' at character 5"),
    ("[1937, 1938]", "found ' ' at character 7"),
    ("193", "the text ends at character 4: years run from 0001 to 9999, in four digits"),
    ("476", "the text ends at character 4: years run from 0001 to 9999, in four digits"),
    ("19377", "found '7' at character 5"),
    ("1937-", "the text ends at character 6: the date is incomplete"),
    ("1937-1", "the text ends at character 7: the date is incomplete"),
    ("1937-10-", "the date is incomplete"),
    ("1937-10-5", "the date is incomplete"),
    ("1937-10-051", "found '1' at character 11"),
    ("19371005", "found '1' at character 5"),
    ("1937/10/05", "found '/' at character 8: an interval has one /"),
    ("05.10.1937", "found '.' at character 3"),
    ("1937-00", "found '0' at character 6: there is no month 00"),
    ("1937-13", "found '1' at character 6: there is no month 13"),
    ("1937-20", "there is no month 20"),
    ("1937-25", "there is no month 25"),
    ("1937-2X", "there is no month 2X"),
    ("1937-10-00", "found '0' at character 9: 1937-10 has no day 00"),
    ("1937-10-32", "1937-10 has no day 32"),
    ("1937-02-29", "1937-02 has no day 29, its last is 28"),
    ("1900-02-29", "1900-02 has no day 29"),
    ("1937-11-31", "1937-11 has no day 31, its last is 30"),
    ("1937-13-01", "there is no month 13"),
    ("1937-02-3X", "1937-02 has no day 3X"),
    ("1937-10-4X", "1937-10 has no day 4X"),
    ("1937-21-05", "found '-' at character 8: a season has no days"),
    ("1937-21-XX", "a season has no days"),
    ("0000", "years run from 0001 to 9999"),
    ("0000-XX", "years run from 0001 to 9999"),
    ("-0044", "found '-' at character 1: years run from 0001 to 9999"),
    ("Y19370", "found 'Y' at character 1: years run from 0001 to 9999, in four digits and without a letter"),
    ("y1937", "found 'y' at character 1"),
    ("1937-10-05T10:00:00", "found 'T' at character 11: times of day are not kept"),
    ("XXXX", "found 'X' at character 1: the first digit of the year must be known"),
    ("XXXX-12", "the first digit of the year must be known"),
    ("1X37", "found '3' at character 3: only last digits can be unknown"),
    ("193X-12", "found '1' at character 6: only last digits can be unknown"),
    ("1937-XX-05", "found '0' at character 9: only last digits can be unknown"),
    ("1937-1X-05", "only last digits can be unknown"),
    ("1937-X1", "found '1' at character 7: only last digits can be unknown"),
    ("193x", "found 'x' at character 4: write a capital X"),
    ("193u", "found 'u' at character 4"),
    ("~1937", "found '~' at character 1: one of ?, ~, % may stand at the end"),
    ("1937?-10", "found '?' at character 5: one of ?, ~, % may stand at the end"),
    ("1937?~", "found '?' at character 5: one of ?, ~, % may stand at the end"),
    ("?", "the date is incomplete"),
    ("\u0661\u0669\u0663\u0667", "at character 1"),
    ("193\uff17", "at character 4"),
    ("193\u00b2", "at character 4"),
    ("1937\u201310", "at character 5"),
    ("/", "an interval has a date on one side at least"),
    ("../..", "an interval has a date on one side at least"),
    ("/..", "an interval has a date on one side at least"),
    ("1938/1937", "found '1' at character 6: the end is before the start"),
    ("1937-11/1937-10", "the end is before the start"),
    ("1937-10-05/1937-10-04", "the end is before the start"),
    ("1937/1938/1939", "found '/' at character 10: an interval has one /"),
    ("1937/1938-13", "found '1' at character 11: there is no month 13"),
    ("1937..1938", "found '.' at character 5"),
    ("..", "found '.' at character 1"),
    ("[]", "the date is incomplete"),
    ("[", "a set ends with its one ]"),
    ("[1937", "the text ends at character 6: a set ends with its one ]"),
    ("1937]", "found ']' at character 5"),
    ("[1937}", "a set ends with its one ]"),
    ("{1937]", "a set ends with its one }"),
    ("[1937]~", "found '~' at character 7: a set ends with its one ]"),
    ("[1937],[1938]", "found ',' at character 7: a set ends with its one ]"),
    ("[1937,]", "the date is incomplete"),
    ("[1937,1938-13]", "found '1' at character 12: there is no month 13"),
    ("[1937/1938]", "an interval has one / and stands outside of sets"),
    ("[[1937],1938]", "a set ends with its one ]"),
    ("[..]", "found '.' at character 2: a range has one .. and a date on one side"),
    ("[1937,..,1939]", "found '.' at character 7: a range has"),
    ("[1936..1937..1938]", "a range has one .."),
    ("[1938..1937]", "found '1' at character 8: the end is before the start"),
    ("{1938..1937}", "the end is before the start"),
    ("circa 1937", "found 'c' at character 1"),
    ("unknown", "found 'u' at character 1"),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "earliest", "latest", "kind"), ACCEPTED)
def test_an_accepted_form_has_its_bounds_and_keeps_its_text(text, earliest, latest, kind):
    found = parse_edtf(text)
    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    assert (found.possible_earliest, found.possible_latest) == (day(earliest), day(latest))
    assert (found.kind, found.approximate, found.uncertain) == (kind, False, False)
    assert found.text == str(found) == text


@pytest.mark.parametrize(("text", "earliest", "latest"), WIDENED)
@pytest.mark.parametrize(("mark", "approximate", "uncertain"), [("~", 1, 0), ("?", 0, 1), ("%", 1, 1)])
def test_a_mark_is_kept_and_widens_the_possible_days_only(text, earliest, latest, mark, approximate, uncertain):
    plain, found = parse_edtf(text.replace("~", "")), parse_edtf(text.replace("~", mark))
    assert (found.approximate, found.uncertain) == (bool(approximate), bool(uncertain))
    assert (found.earliest, found.latest) == (plain.earliest, plain.latest)
    assert (found.possible_earliest, found.possible_latest) == (day(earliest), day(latest))


def test_marks_on_different_sides_are_all_kept():
    found = parse_edtf("1937~/1938?")
    assert found.approximate
    assert found.uncertain


@pytest.mark.parametrize(("text", "fragment"), REFUSED)
def test_a_refused_form_is_named_with_what_was_found_and_what_is_accepted(text, fragment):
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    message = str(caught.value)
    assert fragment in message
    assert message.startswith(f"date {text!r}: ")
    assert "; accepted: 1937, 1937-10, 1937-10-05" in message
    assert "\n" not in message


# The oracle takes tens of milliseconds a date; how long it takes is not what is tested.
against_oracle = settings(max_examples=40, deadline=None)
days = st.dates(min_value=date(10, 1, 1), max_value=date(9989, 12, 31))


@st.composite
def written_dates(draw: st.DrawFn) -> str:
    whole = draw(days).isoformat()
    year, month = whole[:4], whole[:7]
    season = f"{year}-{draw(st.sampled_from(['21', '22', '23']))}"
    forms = [whole, month, year, f"{year}-XX", f"{year}-XX-XX", f"{month}-XX", season]
    forms += [f"{year[:3]}X", f"{year[:2]}XX"] if year >= "1000" else []
    return draw(st.sampled_from(forms))


def oracle(text: str) -> tuple[date | None, date | None]:
    found = edtf.parse_edtf(text)
    bounds = (found.lower_strict(), found.upper_strict())
    return tuple(date(*bound[:3]) if hasattr(bound, "tm_year") else None for bound in bounds)


@against_oracle
@given(text=written_dates(), mark=st.sampled_from(["", "?", "~", "%"]))
def test_the_edtf_package_agrees_on_dates(text, mark):
    # The package reads no mark behind a season; a mark leaves strict bounds alone, so it is not needed.
    plain = text if text[5:6] == "2" else text + mark
    found = parse_edtf(text + mark)
    assert (found.earliest, found.latest) == oracle(plain)


@against_oracle
@given(first=written_dates(), last=written_dates(), form=st.sampled_from(["{}/{}", "[{}..{}]"]))
def test_the_edtf_package_agrees_on_intervals_and_ranges(first, last, form):
    (earliest, _), (_, latest) = oracle(first), oracle(last)
    text = form.format(first, last)
    if latest < earliest:
        with pytest.raises(DateError, match="the end is before the start"):
            parse_edtf(text)
    else:
        found = parse_edtf(text)
        assert (found.earliest, found.latest) == (earliest, latest)


@against_oracle
@given(member=written_dates(), form=st.sampled_from(["../{}", "{}/..", "[..{}]", "[{}..]"]))
def test_the_edtf_package_agrees_on_open_sides(member, form):
    earliest, latest = oracle(member)
    found = parse_edtf(form.format(member))
    lower_open = form.index("..") < form.index("{}")
    assert (found.earliest, found.latest) == ((None, latest) if lower_open else (earliest, None))


@pytest.mark.slow
@against_oracle
@given(members=st.lists(days, min_size=2, max_size=5), brackets=st.sampled_from(["[]", "{}"]))
def test_the_edtf_package_agrees_on_sets_of_days(members, brackets):
    text = brackets[0] + ",".join(sorted(member.isoformat() for member in members)) + brackets[1]
    found = parse_edtf(text)
    assert (found.earliest, found.latest) == oracle(text) == (min(members), max(members))


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/.,[]{}?~% Ta\u0661", max_size=14))
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        found = parse_edtf(text)
    except DateError:
        return
    assert found.text == text
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@settings(deadline=None)
@given(days)
def test_every_day_is_read_as_itself(one):
    found = parse_edtf(one.isoformat())
    assert (found.earliest, found.latest) == (one, one)
    marked = parse_edtf(f"{one}?")
    assert (marked.possible_earliest, marked.possible_latest) == (
        one - timedelta(days=1),
        one + timedelta(days=1),
    )
