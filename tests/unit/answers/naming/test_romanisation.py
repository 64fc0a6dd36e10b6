"""One name in the spelling of several countries has one key; two names never have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.romanisation import neutral, neutral_all


def key(text):
    return neutral(fold(text))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Trotsky", "Trotski", "Trotzki", "Trockij", "Trotskii", "Trotskiy", "Троцкий", "Τρότσκι"),
        ("Zborowski", "Zborovskii", "Zborovsky", "Zborowskij", "Зборовский", "Зборовський"),
        ("Sedov", "Sedow", "Sedoff", "Седов"),
        ("Serebryansky", "Serebriansky", "Serebrjanski", "Серебрянский"),
        ("Yezhov", "Ezhov", "Ежов"),
        ("Fyodor", "Fedor", "Фёдор", "Федор"),
        ("Zelyony", "Zeleny", "Зелёный"),
        ("Nikolaevsky", "Nikolayevsky", "Николаевский"),
        ("Alexander", "Aleksander", "Александер"),
        ("Viktor", "Victor", "Виктор"),
        ("Tchernov", "Chernov", "Tschernow", "Чернов"),
        ("Boukharin", "Bukharin", "Бухарин"),
        ("Rudolf", "Rudolph"),
        ("Shpigelglas", "Shpigelglass", "Schpigelglas"),
        ("Łódź", "Lodz"),
    ],
)
def test_one_name(spellings):
    assert {key(spelling) for spelling in spellings} == {key(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivanov", "Ivanova"),
        ("Zborowski", "Zborowska"),
        ("Krivitsky", "Krivitskaya"),
        ("Frances", "Francis"),
        ("Elsa", "Else"),
        ("Jean", "Jeanne"),
        ("Nin", "Nina"),
        ("Bjorn", "Bern"),
        ("Lyon", "Leon"),
        ("Mayor", "Meyer"),
        ("x5", "ks5"),
        ("19371005", "19371006"),
    ],
)
def test_two_names(one, other):
    assert key(one) != key(other)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1)))
def test_every_word_has_a_key_of_one_word(texts):
    words = [word for text in texts for word in fold(text).split()]
    keys = neutral_all(words)
    assert len(keys) == len(words)
    assert all(found and found.split() == [found] for found in keys)
