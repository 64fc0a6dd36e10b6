"""A name is found by its id, its words and itself, by a search or by a dictionary, and both find the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.naming import NameTable, fold
from molehunt.answers.naming.index import SEARCHES, Index
from molehunt.answers.naming.romanisation import neutral

NAMES = ["Ann Lee", "Lee", "O'Lee  Ann", "Ann's Lee", "Étienne", "Ann\tLee", "Ann-Lee", "Troickij Ann", "…"]


def index(names):
    ids, labels, kinds = [f"id-{at}" for at in range(len(names))], ["Person"] * len(names), [""] * len(names)
    return Index(NameTable(ids, names, labels, kinds, {}))


def twice(look_up):
    """What the first search finds, and a search after a dictionary was made."""
    found = [look_up() for _ in range(SEARCHES + 2)]
    return found[0], found[-1]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), max_size=8))
def test_every_name_is_found_by_all_its_words_and_by_each(names):
    keys = [neutral(fold(name)) for name in names]
    known = index(names)
    assert [known.key(at) for at in range(len(names))] == keys
    for key in keys:
        words = key.split()
        expected = [at for at, other in enumerate(keys) if words and set(words) <= set(other.split())]
        assert [*known.holding([word] for word in words)] == expected
    for word in {word for key in keys for word in key.split()}:
        expected = [at for at, key in enumerate(keys) if word in key.split()]
        assert twice(lambda word=word: [*known.holding([[word, "no such word"]])]) == (expected, expected)


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), max_size=8))
def test_every_name_is_found_as_it_stands_and_folded(names):
    known = index(names)
    for name in names:
        expected = [at for at, other in enumerate(names) if other == name]
        assert twice(lambda name=name: [*known.by_name.at(name)]) == (expected, expected)
        expected = [at for at, other in enumerate(names) if fold(name) and fold(other) == fold(name)]
        assert twice(lambda name=name: [*known.folded(fold(name))]) == (expected, expected)


def test_an_id_is_found_by_a_search_and_by_a_dictionary():
    known = index(NAMES)
    assert twice(lambda: [*known.by_id.at("id-3")]) == ([3], [3])
    assert twice(lambda: known.by_id.first("id-99")) == (None, None)
