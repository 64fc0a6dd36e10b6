"""Who stands under a name, and what is a copy of what."""

from dataclasses import replace

import pytest

from molehunt.graph.identities import copies, naming_claims, parties
from tests.unit.graph.made import claim


def stands(bearers, counting=None):
    """The parties under the name the-fox."""
    (one,) = claim("c1", "told", subject="the-fox", bearers={"the-fox": bearers}).filling("subject")
    return parties(one, counting)


def test_somebody_under_his_own_name_rests_on_nothing() -> None:
    (one,) = claim("c1", "told", subject="ann").filling("subject")
    (party,) = parties(one)
    assert (party.id, party.form, party.links, party.shown) == ("ann", None, (), "Ann")


def test_a_name_is_whoever_it_is_said_to_denote() -> None:
    (party,) = stands({"dan": ["n2", "n1"]})
    assert (party.id, party.form, party.form_name, party.shown) == ("dan", "the-fox", "The Fox", "Dan (as The Fox)")
    (link,) = party.links
    assert (link.said, link.claims) == ("The Fox is Dan", ("n1", "n2"))


def test_a_name_of_two_is_both() -> None:
    found = stands({"dan": ["n1"], "eve": ["n2"]})
    assert [(party.id, party.links[0].claims) for party in found] == [("dan", ("n1",)), ("eve", ("n2",))]


def test_a_name_of_nobody_is_itself() -> None:
    (party,) = stands({})
    assert (party.id, party.label, party.form, party.links) == ("the-fox", "Name", None, ())


@pytest.mark.parametrize(
    ("counting", "found"),
    [
        (frozenset({"n1"}), [("dan", ("n1",))]),
        (frozenset({"n2", "n3"}), [("dan", ("n2",)), ("eve", ("n3",))]),
        (frozenset(), [("the-fox", ())]),
    ],
)
def test_only_identifications_that_count(counting: frozenset[str], found: list[tuple[str, tuple[str, ...]]]) -> None:
    named = stands({"dan": ["n1", "n2"], "eve": ["n3"]}, counting)
    assert [(party.id, party.links[0].claims if party.links else ()) for party in named] == found


def test_whoever_is_left_unnamed_is_unknown() -> None:
    (one,) = claim("c1", "told", subject="unknown-hand").filling("subject")
    assert parties(one)[0].unknown


def test_naming_claims_are_those_of_every_role() -> None:
    bearers = {"the-fox": {"dan": ["n1"]}, "the-paper": {"paper": ["n2", "n3"]}}
    said = [claim("c1", "gave", subject="the-fox", object="the-paper", bearers=bearers), claim("c2", subject="ann")]
    assert naming_claims(said) == {"n1", "n2", "n3"}


def copy(id_, of, by="k", **given):
    return claim(f"{by}-{id_}", "copy_of", subject=id_, object=of, **given)


def reached(*claims, document="a"):
    return {id_: [link.claims for link in links] for id_, links in copies(document, claims).items()}


def test_a_document_without_copies_is_itself() -> None:
    assert reached() == {"a": []}


def test_a_copy_of_a_copy_rests_on_both() -> None:
    assert reached(copy("b", "a"), copy("c", "b")) == {"a": [], "b": [("k-b",)], "c": [("k-b",), ("k-c",)]}


def test_a_copy_is_no_original() -> None:
    assert reached(copy("b", "a"), document="b") == {"b": []}


def test_any_claim_that_says_so_is_enough() -> None:
    assert reached(copy("b", "a"), copy("b", "a", by="l")) == {"a": [], "b": [("k-b", "l-b")]}


def test_the_shortest_way_counts() -> None:
    chain = (copy("b", "a"), copy("c", "b"), copy("d", "c"), copy("d", "a", by="short"))
    assert reached(*chain)["d"] == [("short-d",)]


@pytest.mark.parametrize("length", [2, 3, 50])
def test_a_circle_ends(length: int) -> None:
    ring = [copy(f"d{number}", f"d{(number + 1) % length}") for number in range(length)]
    found = reached(*ring, document="d0")
    assert len(found) == length
    assert [len(found[f"d{(-steps) % length}"]) for steps in range(length)] == list(range(length))


@pytest.mark.parametrize("given", [{"polarity": "negated"}, {"mode": "planned"}])
def test_what_is_denied_or_only_planned_is_no_copy(given: dict[str, str]) -> None:
    assert reached(copy("b", "a", **given)) == {"a": []}


@pytest.mark.parametrize(
    ("counting", "found"),
    [
        (None, [("eve", [("n1",), ("s1", "s2")])]),
        (frozenset({"n1", "s2"}), [("eve", [("n1",), ("s2",)])]),
        # That the Fox is Dan alone does not make him Eve.
        (frozenset({"n1"}), [("the-fox", [])]),
        (frozenset({"s1", "s2"}), [("the-fox", [])]),
    ],
)
def test_a_name_of_somebody_who_is_another_rests_on_both(counting, found) -> None:
    """The Fox is Dan by n1, and Dan is Eve by s1 and s2."""
    told = claim("c1", "told", subject="the-fox", bearers={"the-fox": {"eve": ["n1"]}})
    (one,) = told.filling("subject")
    one = one._replace(bearers=tuple(bearer._replace(through=("s1", "s2")) for bearer in one.bearers))
    named = parties(one, counting)
    assert [(party.id, [link.claims for link in party.links]) for party in named] == found
    assert naming_claims([replace(told, participants=(one,))]) == {"n1", "s1", "s2"}
