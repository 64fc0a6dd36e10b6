"""What the vocabulary comes to when read: predicates with their roles, closed lists, weights."""

from pathlib import Path

import pytest

from molehunt.model.errors import ModelError
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import Edge, vocabulary

AGENT = {"Person", "Organization", "Codename", "Name"}


def test_a_predicate_is_read_with_its_roles_edges_and_custody() -> None:
    gave = vocabulary().predicates["gave"]
    assert gave.family == "custody"
    assert {role: set(labels) for role, labels in gave.roles.items()} == {
        "subject": AGENT,
        "object": {"Document"},
        "recipient": AGENT,
    }
    assert dict(gave.optional) == {}
    assert gave.edges == (Edge("GAVE", "subject", "recipient"), Edge("RECEIVED", "recipient", "object"))
    assert dict(gave.custody) == {"subject": "gave", "recipient": "received"}


def test_a_role_of_several_groups_takes_the_labels_of_all() -> None:
    assert set(vocabulary().predicates["attended"].roles["at"]) == {"Event", "Place"}


def test_every_role_is_one_of_the_records() -> None:
    for predicate in vocabulary().predicates.values():
        assert {*predicate.roles, *predicate.optional} <= set(ROLES)


def test_types_of_edges_are_listed_once_in_order() -> None:
    types = vocabulary().edge_types
    assert list(types) == sorted(set(types))
    assert {"RELAYED", "SAW", "DENOTES"} <= set(types)


def test_what_was_asked_is_not_what_was_done() -> None:
    """Two predicates share a type only where a query may take them for the same thing."""
    predicates = vocabulary().predicates
    assert {edge.type for edge in predicates["requested"].edges} == {"RELAYED"}
    assert predicates["requested"].custody == {"recipient": "asked"}


@pytest.mark.parametrize(("grade", "letter", "digit"), [("A1", "A", "1"), ("C3", "C", "3"), ("F6", "F", "6")])
def test_the_weight_of_a_grade_is_the_product_of_its_parts(grade: str, letter: str, digit: str) -> None:
    words = vocabulary()
    assert words.weight(grade) == words.reliability[letter] * words.credibility[digit]


def test_what_cannot_be_judged_weighs_as_a_coin_does() -> None:
    assert vocabulary().reliability["F"] == vocabulary().credibility["6"] == 0.5


@pytest.mark.parametrize("grade", ["", "A", "3", "G3", "A7", "A33", "a3"])
def test_what_is_no_grade_has_no_weight(grade: str) -> None:
    with pytest.raises(ModelError, match="as in B3"):
        vocabulary().weight(grade)


def test_it_is_read_once() -> None:
    assert vocabulary() is vocabulary()


def test_a_folder_without_a_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"labels\.yaml"):
        vocabulary(tmp_path)
