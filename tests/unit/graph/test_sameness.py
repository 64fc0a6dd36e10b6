"""What says the same, what denies what, and what can happen once only."""

from __future__ import annotations

import pytest

from molehunt.graph.identities import parties
from molehunt.graph.sameness import alike, denies, happenings, proposition
from tests.unit.graph.made import claim

DENIED = {"polarity": "negated", "stance": "denies"}


def same(one, other):
    said = [proposition(each, parties) for each in (one, other)]
    assert alike(*said) == alike(*reversed(said))
    return alike(*said)


def test_whoever_is_meant_counts_and_not_the_name():
    named = {"mark": {"zborowski": ["naming-mark"]}}
    one = claim("c1", "met", subject="zborowski", object="ann")
    assert same(one, claim("c2", "met", subject="mark", object="ann", bearers=named))
    assert not same(one, claim("c3", "met", subject="eve", object="ann"))


def test_a_name_of_two_people_is_neither():
    either = {"mark": {"zborowski": ["n1"], "bob": ["n2"]}}
    one = claim("c1", "met", subject="mark", object="ann", bearers=either)
    assert not same(one, claim("c2", "met", subject="zborowski", object="ann"))
    assert same(one, claim("c3", "met", subject="mark", object="ann", bearers=either))


def test_what_is_said_is_content_and_how_a_relation_is_qualified_is_not():
    assert not same(claim("c1", subject="ann", what="yes"), claim("c2", subject="ann", what="no"))
    assert same(claim("c1", subject="ann", what="Yes"), claim("c2", subject="ann", what="yes"))
    poisoned = claim("c1", "killed", subject="ann", object="bob", what="with poison")
    assert same(poisoned, claim("c2", "killed", subject="ann", object="bob"))


def test_whoever_says_nothing_on_the_hearer_can_mean_the_same():
    said = {"subject": "ann", "what": "yes"}
    assert same(claim("c1", **said), claim("c2", recipient="bob", **said))
    assert not same(claim("c1", recipient="eve", **said), claim("c2", recipient="bob", **said))


def test_planned_is_not_done():
    one = claim("c1", "met", subject="ann", object="bob")
    assert not same(one, claim("c2", "met", subject="ann", object="bob", mode="planned"))


@pytest.mark.parametrize(
    ("denial", "affirmed", "expected"),
    [
        ({"object": "bob"}, {"object": "bob"}, True),
        ({"object": "bob"}, {"object": "eve"}, False),
        # To nobody is more than not to Bob.
        ({}, {"recipient": "bob"}, True),
        ({"recipient": "bob"}, {}, False),
        # Not in 1937 says nothing on 1939.
        ({"earliest": "1937-01-01", "latest": "1937-12-31"}, {"earliest": "1939-01-01", "latest": "1939-12-31"}, False),
        ({"earliest": "1937-01-01", "latest": "1937-12-31"}, {}, True),
        # Not there says nothing on elsewhere.
        ({"at": "paris"}, {"at": "uman"}, False),
        ({"what": "as a spy"}, {"what": "as a cook"}, False),
    ],
)
def test_denials(denial, affirmed, expected):
    no = claim("no", "met", **{"subject": "ann", **denial, **DENIED})
    yes = claim("yes", "met", **{"subject": "ann", **affirmed})
    assert denies(no, yes, parties) is expected
    assert not denies(yes, no, parties)
    assert not denies(no, no, parties)


def test_a_denial_under_one_name_is_none_of_another_name_or_of_the_bearer():
    mark, tulip = {"mark": {"bob": ["n1"]}}, {"tulip": {"bob": ["n2"]}}
    no = claim("no", "met", subject="mark", bearers=mark, **DENIED)
    assert denies(no, claim("c1", "met", subject="mark", bearers=mark), parties)
    assert not denies(no, claim("c2", "met", subject="bob"), parties)
    of_bob = claim("no", "met", subject="bob", **DENIED)
    assert denies(of_bob, claim("c3", "met", subject="mark", bearers=mark), parties)
    assert not denies(no, claim("c3", "met", subject="tulip", bearers=tulip), parties)


@pytest.mark.parametrize(
    ("predicate", "parts", "expected"),
    [
        ("died", {"subject": "bob"}, {("death", "bob")}),
        ("killed", {"subject": "ann", "object": "bob"}, {("death", "bob")}),
        ("born", {"subject": "bob"}, {("birth", "bob")}),
        ("wrote", {"subject": "ann", "object": "letter"}, {("made", "letter")}),
        ("forged", {"subject": "ann", "object": "letter"}, {("made", "letter")}),
        ("read", {"subject": "ann", "object": "letter"}, set()),
        ("broke_with", {"subject": "ann", "object": "org"}, {("broke_with", "ann", "org")}),
        ("met", {"subject": "ann", "object": "bob"}, set()),
    ],
)
def test_what_happens_once_only(predicate, parts, expected):
    assert set(happenings(claim("c1", predicate, **parts), parties)) == expected
    assert not set(happenings(claim("c1", predicate, mode="planned", **parts), parties))
    assert not set(happenings(claim("c1", predicate, **parts, **DENIED), parties))
