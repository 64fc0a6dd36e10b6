"""Folding keeps what tells names apart, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.naming.fold import fold, fold_all


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étienne", "etienne"),
        ("  Côte\td'Azur. ", "cote d azur"),
        ("krivitsky-letter", "krivitsky letter"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁle", "file"),
        ("Öpik—Ott", "opik ott"),
        ("", ""),
        ("…", ""),
        ("Krivitsky's letter", "krivitsky letter"),
        ("Krivitsky’s letter", "krivitsky letter"),
        ("dʼAzur", "d azur"),
        ("G.P.U.", "gpu"),
        ("the G.P.U. and the N.K.V.D", "the gpu and the nkvd"),
        ("J.F. Kennedy", "j f kennedy"),
        ("1.2.3", "1 2 3"),
        ("snake_case", "snake case"),
        ("two\nlines", "two lines"),
        ("Этьен", "этьен"),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded


@settings(deadline=None)
@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.lists(st.text()))
def test_many_at_once_are_folded_as_one_by_one(texts):
    assert fold_all(texts) == [fold(text) for text in texts]


@settings(deadline=None)
@given(st.text())
def test_what_is_folded_holds_letters_and_single_spaces(text):
    assert all(char.isalnum() for word in fold(text).split(" ") for char in word)
    assert fold(text) == " ".join(fold(text).split())
