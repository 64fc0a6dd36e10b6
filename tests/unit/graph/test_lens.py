from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from tests.unit.graph.made import claim

LETTERS, NUMBERS = "ABCDEF", "123456"
CLAIM = claim(
    "c1",
    authors=frozenset({"kern", "krivitsky"}),
    sources=frozenset({"kern-2004", "extract-2"}),
    grade="B3",
    earliest="1937-10-06",
    latest="1937-10-31",
    recorded=date(2004, 12, 31),
)


def test_an_empty_lens_keeps_everything():
    assert Lens().keeps(CLAIM)
    assert Lens().keeps(claim("c2", grade=""))
    assert Lens().to_dict() == {}


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
    assert Lens(**lens).keeps(CLAIM) is kept
    assert Lens(**lens).to_dict() == lens


@pytest.mark.parametrize(
    ("until", "kept"), [("1937-10-05", False), ("1937-10-06", True), ("1937-10-07", True), ("1936-12-31", False)]
)
def test_until_leaves_out_what_can_only_have_been_later(until, kept):
    assert Lens(until=date.fromisoformat(until)).keeps(CLAIM) is kept


def test_until_keeps_what_has_no_first_day():
    assert Lens(until=date(1900, 1, 1)).keeps(replace(CLAIM, earliest=None))


@pytest.mark.parametrize(("known_by", "kept"), [("2004-12-30", False), ("2004-12-31", True), ("2005-01-01", True)])
def test_known_by_asks_for_the_record_not_for_the_event(known_by, kept):
    assert Lens(known_by=date.fromisoformat(known_by)).keeps(CLAIM) is kept


def test_what_has_no_day_of_record_was_never_surely_known():
    assert not Lens(known_by=date(9999, 12, 31)).keeps(replace(CLAIM, recorded=None))


def test_every_grade_against_every_bound():
    """Both scales run from good to bad; a bound on one of them leaves the other free."""
    for letter, number in product(LETTERS, NUMBERS):
        graded = replace(CLAIM, grade=letter + number)
        for at_least in LETTERS:
            assert Lens(grade=at_least).keeps(graded) is (LETTERS.index(letter) <= LETTERS.index(at_least))
        for at_least in NUMBERS:
            assert Lens(grade=at_least).keeps(graded) is (int(number) <= int(at_least))
        for one, two in product(LETTERS, NUMBERS):
            kept = LETTERS.index(letter) <= LETTERS.index(one) and int(number) <= int(two)
            assert Lens(grade=one + two).keeps(graded) is kept


def test_what_cannot_be_judged_passes_only_when_asked_for():
    for wanted in "ABCDE":
        assert not Lens(grade=wanted).keeps(replace(CLAIM, grade="F1"))
    assert Lens(grade="F").keeps(replace(CLAIM, grade="F1"))
    for wanted in "12345":
        assert not Lens(grade=wanted).keeps(replace(CLAIM, grade="A6"))
    assert Lens(grade="6").keeps(replace(CLAIM, grade="A6"))
    assert Lens(grade="F6").keeps(replace(CLAIM, grade="F6"))


@pytest.mark.parametrize("wanted", ["A", "F", "6", "F6", "E5"])
def test_a_claim_without_a_grade_passes_no_bound(wanted):
    assert not Lens(grade=wanted).keeps(replace(CLAIM, grade=""))


@pytest.mark.parametrize("grade", ["", "G", "7", "0", "C7", "3C", "c3", "C33", "CC", "C3\n", " C3", "C-3", "Ç3"])
def test_what_is_no_grade_is_refused(grade):
    with pytest.raises(MolehuntError, match="expected a letter A to F"):
        Lens(grade=grade)
