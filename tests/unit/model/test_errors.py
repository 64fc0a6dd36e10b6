"""A value that was typed stands in an error, but not all of a very long one."""

import copy

import pytest

from molehunt.model.errors import CaseError, DateTextError, MolehuntError, UnknownNameError

LONG = "x" * 100_000


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (LONG, "x" * 60 + "..."),
        ("ann " * 30_000, "ann " * 15 + "..."),
        ("it's " * 30_000, "it's " * 12 + "..."),
        ("/tmp/" + "folder/" * 20, "/tmp/" + "folder/" * 20),
        ("Ann O'Neill", "Ann O'Neill"),
    ],
    ids=["a word", "words", "apostrophes", "a path", "a name"],
)
@pytest.mark.parametrize("kind", [MolehuntError, UnknownNameError, CaseError])
def test_of_a_quoted_value_the_first_60_characters_are_shown(kind: type[MolehuntError], value: str, shown: str) -> None:
    error = kind(f"there is no case {value!r} in the graph; molehunt load loads one")
    assert str(error) == f"there is no case {shown!r} in the graph; molehunt load loads one"
    assert str(copy.copy(error)) == str(error)


def test_a_word_that_is_not_quoted_is_cut_as_well() -> None:
    assert str(MolehuntError(f"parameter {LONG} is missing")) == f"parameter {'x' * 60}... is missing"
    assert CaseError("wrong", (f"claims.csv:2:1: {LONG}",)).faults == (f"claims.csv:2:1: {'x' * 60}...",)
    assert len(str(DateTextError(repr(LONG)))) < 100


def test_a_long_sentence_without_a_long_value_stays_whole() -> None:
    sentence = f"the agents' names and the officers' names, {'which are told, ' * 30}and 'Lvov'; it's all"
    assert str(MolehuntError(sentence)) == sentence
