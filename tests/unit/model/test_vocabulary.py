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
def test_the_probability_of_a_grade_is_the_product_of_its_parts(grade: str, letter: str, digit: str) -> None:
    words = vocabulary()
    assert words.probability(grade) == words.reliability[letter] * words.credibility[digit]


def test_what_cannot_be_judged_counts_as_a_coin_does() -> None:
    assert vocabulary().reliability["F"] == vocabulary().credibility["6"] == 0.5


@pytest.mark.parametrize("grade", ["", "A", "3", "G3", "A7", "A33", "a3"])
def test_what_is_no_grade_has_no_probability(grade: str) -> None:
    with pytest.raises(ModelError, match="as in B3"):
        vocabulary().probability(grade)


def test_it_is_read_once() -> None:
    assert vocabulary() is vocabulary()


def test_a_folder_without_a_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"labels\.yaml"):
        vocabulary(tmp_path)


def test_predicates_say_which_part_they_play() -> None:
    words = vocabulary()
    assert words.playing("naming") == ("denotes",)
    assert words.playing("authorship") == ("wrote",)
    assert words.playing("copying") == ("copy_of",)
    assert words.playing("dating") == ("happened",)
    assert words.playing("request") == ("requested",)
    assert words.playing("ignorance") == ("not_known",)
    assert {"learned", "believed"} <= set(words.playing("knowledge"))
    # A single errand is no lasting tie.
    assert "handled_by" in words.playing("state")
    assert not {"acted_for", "told", "gave"} & set(words.playing("state"))
    assert set(words.playing("relay")) == {name for name, p in words.predicates.items() if p.family == "relays"}
    assert set(words.playing("naming", "dating")) == {"denotes", "happened"}


def test_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(ModelError, match="'nmaing' is no part of a predicate; expected one of naming"):
        vocabulary().playing("nmaing")


def test_every_word_of_custody_has_its_stage() -> None:
    """Who acts stands before who is acted upon, and whoever was only asked comes last."""
    words = vocabulary()
    used = {word for predicate in words.predicates.values() for word in predicate.custody.values()}
    assert used <= set(words.custody)
    stage = words.custody_stage
    assert stage("wrote") == 0
    assert stage("gave") < stage("received")
    assert stage("showed") < stage("was shown") < stage("read") < stage("asked") == len(words.custody) - 1
    with pytest.raises(ModelError, match=r"'nicked' is no word of custody\.yaml"):
        stage("nicked")


def test_who_handled_a_document_is_said_by_predicates_with_custody() -> None:
    assert {"wrote", "showed", "stole", "requested"} <= set(vocabulary().custodial)
    assert not {"copy_of", "told"} & set(vocabulary().custodial)


def test_the_label_of_a_name_follows_from_its_kind() -> None:
    assert [vocabulary().name_label(kind) for kind in ("alias", "codename", "misprint")] == ["Codename"] * 2 + ["Name"]


def test_via_about_and_at_are_open_to_every_predicate() -> None:
    words = vocabulary()
    assert dict(words.open_roles) == {
        "via": words.groups["any"],
        "about": words.groups["any"],
        "at": {"Event", "Place"},
    }


def test_a_letter_ties_its_writer_to_its_addressee() -> None:
    assert Edge("WROTE_TO", "subject", "recipient") in vocabulary().predicates["wrote"].edges
    assert Edge("SENT_TO", "subject", "recipient") in vocabulary().predicates["sent"].edges
