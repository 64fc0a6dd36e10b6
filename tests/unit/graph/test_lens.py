import copy
from datetime import date, datetime
from itertools import product

import pytest

from molehunt.graph.lens import Lens, lens_of, resolved
from molehunt.graph.lens_fields import LensFields
from molehunt.graph.lenses import facets
from molehunt.model.dates.bounds import Bounds
from molehunt.model.errors import MolehuntError
from tests.unit.graph.made import claim

LETTERS, NUMBERS = "ABCDEF", "123456"
GIVEN = {
    "authors": {"kern", "krivitsky"},
    "sources": {"kern-2004", "extract-2"},
    "grade": "B3",
    "earliest": "1937-10-06",
    "latest": "1937-10-31",
    "recorded": date(2004, 12, 31),
}


def through(**lens):
    """A lens in whose case every name is an id."""
    read = dict.fromkeys(("agent", "work", "source"), lambda _, text: ([text], text))
    return resolved(Lens(**lens), read)


def keeps(lens, **changed):
    return through(**lens).keeps(claim("c1", **GIVEN | changed).origin)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"identities": "no"}, "identities: expected True or False, not 'no'"),
        ({"identities": ""}, "identities: expected True or False, not ''"),
        ({"identities": 1}, "identities: expected True or False, not int"),
        ({"author": " "}, "author: expected a name, as text, not ' '"),
        ({"without": [1937]}, "without: expected a name, as text, not int"),
        ({"without": []}, "without: expected a name, or several, and not an empty list"),
        ({"grade": ["C3", "E5"]}, "grade ['C3', 'E5']: expected a letter A to F, a number 1 to 6, or both, as in C3"),
        (
            {"since": "1938", "until": "1937"},
            "since 1938-01-01 is later than until 1937-12-31: no day is between them; swap them",
        ),
        ({"until": 1937}, "until: expected a day, such as '1937-10-31' or a datetime.date, not int"),
    ],
)
def test_a_value_of_another_kind_is_told_as_it_was_given(given, said):
    with pytest.raises(MolehuntError) as refused:
        Lens(**given)
    assert str(refused.value) == said


def test_an_empty_lens_keeps_everything():
    assert keeps({})
    assert keeps({}, grade="")
    assert through().to_dict() == {}


@pytest.mark.parametrize(
    ("lens", "kept"),
    [
        ({"author": "kern"}, True),
        ({"author": "krivitsky"}, True),
        ({"author": "kern-2004"}, False),
        ({"author": "orlov"}, False),
        ({"source": "kern-2004"}, True),
        ({"source": "extract-2"}, True),
        ({"source": "kern"}, False),
        ({"source": "gazur-2001"}, False),
        ({"without": "kern"}, False),
        ({"without": "extract-2"}, False),
        ({"without": "gazur-2001"}, True),
        ({"author": "kern", "without": "krivitsky"}, False),
        ({"author": "kern", "source": "extract-2", "without": "orlov"}, True),
        ({"author": "kern", "source": "gazur-2001"}, False),
    ],
)
def test_by_whom_and_where(lens, kept):
    assert keeps(lens) is kept
    assert through(**lens).to_dict() == lens


@pytest.mark.parametrize(
    ("until", "kept"), [("1937-10-05", False), ("1937-10-06", True), ("1937-10-07", True), ("1936-12-31", False)]
)
def test_until_leaves_out_what_can_only_have_been_later(until, kept):
    assert keeps({"until": until}) is kept


def test_until_keeps_what_has_no_first_day():
    assert keeps({"until": date(1900, 1, 1)}, earliest=None)


def test_until_goes_by_the_possible_days_of_an_approximate_date():
    """1937~ may be 1936."""
    about = {"earliest": "1937-01-01", "latest": "1937-12-31", "possible_earliest": "1936-01-01",
             "possible_latest": "1938-12-31", "approximate": True}  # fmt: skip
    assert keeps({"until": "1936-12-31"}, **about)
    assert not keeps({"until": "1935-12-31"}, **about)


@pytest.mark.parametrize(
    ("since", "kept"), [("1937-10-30", True), ("1937-10-31", True), ("1937-11-01", False), ("1938", False)]
)
def test_since_leaves_out_what_can_only_have_been_earlier(since, kept):
    """The letter of the claim was written from 6 to 31 October 1937."""
    assert keeps({"since": since}, earliest="1937-10-06", latest="1937-10-31") is kept


def test_since_keeps_what_has_no_last_day():
    assert keeps({"since": date(1990, 1, 1)}, latest=None)


def test_since_goes_by_the_possible_days_of_an_approximate_date():
    """1937~ may be 1938."""
    about = {"earliest": "1937-01-01", "latest": "1937-12-31", "possible_earliest": "1936-01-01",
             "possible_latest": "1938-12-31", "approximate": True}  # fmt: skip
    assert keeps({"since": "1938-12-31"}, **about)
    assert not keeps({"since": "1939"}, **about)


def test_of_a_year_since_takes_the_first_day_and_until_the_last():
    assert (Lens(since="1937").since, Lens(until="1937").until) == (date(1937, 1, 1), date(1937, 12, 31))


@pytest.mark.parametrize(
    ("window", "certain"),
    [
        ({"since": "1937-10-06", "until": "1937-10-31"}, True),
        ({"since": "1937-10-07", "until": "1937-10-31"}, False),
        ({"since": "1937-10-06", "until": "1937-10-30"}, False),
        ({"since": "1937-10-06"}, True),
    ],
)
def test_a_day_is_in_a_window_for_certain_only_as_a_whole(window, certain):
    days = Bounds(*[date(1937, 10, 6), date(1937, 10, 31)] * 2)
    assert through(**window).certainly(days) is certain


@pytest.mark.parametrize(("known_by", "kept"), [("2004-12-30", False), ("2004-12-31", True), ("2005-01-01", True)])
def test_known_by_asks_for_the_record_not_for_the_event(known_by, kept):
    assert keeps({"known_by": known_by}) is kept


def test_what_has_no_day_of_record_was_never_surely_known():
    assert not keeps({"known_by": date(9999, 12, 31)}, recorded=None)


def test_it_is_said_how_many_were_left_out_for_want_of_a_day_of_record():
    """Once for each claim, however often it was read, and only if nothing else leaves it out."""
    undated, other = (claim(id_, **GIVEN | {"recorded": None}).origin for id_ in ("c1", "c2"))
    why = (
        "whose source has no date in the case (sources.csv): on no day, not even today, is it sure that they were on "
        "record"
    )
    assert through(known_by="2010").undecidable([undated, undated]) == (f"1 claim {why}",)
    assert through(known_by="2010").undecidable([undated, other]) == (f"2 claims {why}",)
    assert through(until="2010").undecidable([undated]) == ()
    assert through(known_by="2010", grade="A1").undecidable([undated]) == ()


def test_every_grade_against_every_bound():
    """Both scales run from good to bad; a bound on one of them leaves the other free."""
    for letter, number in product(LETTERS, NUMBERS):
        graded = letter + number
        for at_least in LETTERS:
            assert keeps({"grade": at_least}, grade=graded) is (LETTERS.index(letter) <= LETTERS.index(at_least))
        for at_least in NUMBERS:
            assert keeps({"grade": at_least}, grade=graded) is (int(number) <= int(at_least))
        for one, two in product(LETTERS, NUMBERS):
            kept = LETTERS.index(letter) <= LETTERS.index(one) and int(number) <= int(two)
            assert keeps({"grade": one + two}, grade=graded) is kept


def test_what_cannot_be_judged_passes_only_when_asked_for():
    for wanted in "ABCDE":
        assert not keeps({"grade": wanted}, grade="F1")
    assert keeps({"grade": "F"}, grade="F1")
    for wanted in "12345":
        assert not keeps({"grade": wanted}, grade="A6")
    assert keeps({"grade": "6"}, grade="A6")
    assert keeps({"grade": "F6"}, grade="F6")


@pytest.mark.parametrize("wanted", ["A", "F", "6", "F6", "E5"])
def test_a_claim_without_a_grade_passes_no_bound(wanted):
    assert not keeps({"grade": wanted}, grade="")


@pytest.mark.parametrize("grade", ["", "G", "7", "0", "C7", "3C", "C33", "CC", "C3\n", " C3", "C-3", "Ç3"])
def test_what_is_no_grade_is_refused(grade):
    with pytest.raises(MolehuntError, match="expected a letter A to F"):
        Lens(grade=grade)


@pytest.mark.parametrize(
    "value", ["1937-10-31", "1937-10", date(1937, 10, 31), datetime(1937, 10, 31, 12), "1937-10-3X"]
)
def test_days_are_taken_as_on_the_command_line(value):
    assert Lens(until=value).until == date(1937, 10, 31)


@pytest.mark.parametrize(
    "given",
    [
        {"until": 1937},
        {"until": "soon"},
        {"until": "1937/.."},
        {"source": (2004,)},
        {"author": ""},
        {"identities": "yes"},
        {"grade": 3},
        {"autor": "kern"},
    ],
)
def test_what_a_field_does_not_take_is_refused_at_once(given):
    with pytest.raises(MolehuntError, match=next(iter(given))):
        Lens(**given)


def test_a_field_of_names_takes_several_and_counts_each():
    assert keeps({"author": ["orlov", "kern"]})
    assert not keeps({"author": ["orlov", "serge"]})
    assert keeps({"source": ["orlov-1953", "extract-2"]})
    assert keeps({"without": ["orlov", "serge"]})
    assert not keeps({"without": ["orlov", "krivitsky"]})
    lens = through(author=["orlov", "kern"], without=["serge", "rosenthal", "serge"])
    assert lens.words == ("according to orlov or kern", "without serge and rosenthal")
    assert lens.to_dict() == {"author": ["orlov", "kern"], "without": ["serge", "rosenthal"]}


def test_of_several_names_there_is_one_lens_in_python_and_in_words():
    lens = Lens(without=["Rosenthal", "Serge"], grade="C3")
    assert lens == lens_of("against", "without Rosenthal, grade C3, without Serge") == Lens(**lens.to_dict())
    assert hash(lens) == hash(copy.deepcopy(lens))
    assert Lens(author=["Orlov"]) == Lens(author="Orlov")


@pytest.mark.parametrize("window", [("1937", "1937"), ("1937-10-31", "1937-10-31"), ("1937-12", "1937")])
def test_a_window_of_a_day_or_more_is_a_lens(window):
    since, until = window
    assert Lens(since=since, until=until).since <= Lens(until=until).until


def test_a_lens_is_a_value():
    assert Lens(grade="c3") == Lens(grade="C3") != Lens(grade="C4")
    assert len({Lens(grade="C3"), Lens(grade="c3"), Lens()}) == 2
    assert copy.deepcopy(Lens(until="1937")) == Lens(until="1937")
    with pytest.raises(AttributeError, match="make another"):
        Lens().grade = "C3"


def test_every_field_is_said_in_words_and_known_to_editors():
    values = {
        "agent": "kern",
        "work": "kern-2004",
        "source": "kern",
        "grade": "C3",
        "day": "1937",
        "first day": "1937",
        "flag": True,
    }
    for name, facet in facets().items():
        (words,) = through(**{name: values[facet.takes]}).words
        assert "{" not in words
    assert list(LensFields.__annotations__) == list(facets())
