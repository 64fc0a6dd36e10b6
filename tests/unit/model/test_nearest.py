"""Whoever mistyped a word is shown the one that was meant, and no other."""

import pytest

from molehunt.model.nearest import did_you_mean, nearest

WORDS = ["relays", "show", "who-saw", "wrote", "worked_for"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("realys", "relays"),
        ("RELAYS", "relays"),
        (" who_saw ", "who-saw"),
        ("shw", "show"),
        ("worked_fro", "worked_for"),
        # Two letters in eight.
        ("work_for", "worked_for"),
        # The two begin alike.
        ("relay-everything"[:8], "relays"),
    ],
)
def test_the_word_that_was_meant(word, meant):
    assert nearest(word, WORDS) == [meant]


@pytest.mark.parametrize("word", ["", "x", "quisling", "saw", "x" * 1_000_000])
def test_another_word_is_not_offered(word):
    assert nearest(word, WORDS) == []


def test_several_the_nearest_first_and_equals_by_the_alphabet():
    ids = {"claim-13", "claim-11", "claim-12b", "other"}
    # One slip in nine letters is less than one in eight.
    assert nearest("claim-12", ids, most=3) == ["claim-12b", "claim-11", "claim-13"]
    assert nearest("claim-12", ids, most=2) == ["claim-12b", "claim-11"]
    assert nearest("claim-12", set()) == []


def test_one_of_a_hundred_thousand():
    many = [f"claim-{number}" for number in range(100_000)]
    # One letter more, or another one: both are one slip. Of equals, the first in the alphabet.
    assert nearest("claim-5432x", many) == ["claim-5432"]
    assert nearest("qqqq", many) == []


def test_a_word_like_none_gets_all_of_them():
    assert did_you_mean("realys", WORDS) == "did you mean relays?"
    assert did_you_mean("quisling", ["relays", "show"]) == "there are relays, show"
