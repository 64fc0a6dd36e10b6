"""Brokerage with what it hangs on, against the definition of each role, triple by triple."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

import molehunt.graph.ties
from molehunt.answers.answer import Answer
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.model.vocabulary import vocabulary
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, row

HE = (choice("he", "Who was it?", "t1", "t2"),)
TOLD = [
    ("ann", "bob"), ("bob", "cy"), ("cy", "dan"), ("dan", "eve"), ("eve", "bob"), ("ann", "cy"),
    ("fay", "bob"), ("bob", "eve"), ("dan", "ann"), ("gus", "bob"),
]  # fmt: skip
OF = {"ann": "org-a", "bob": "org-a", "fay": "org-a", "cy": "org-b", "dan": "org-b", "eve": "org-c"}
TIES = [row(f"c{n}", subject=one, recipient=other, authors=["lee"]) for n, (one, other) in enumerate(TOLD)]
MEMBERS = [
    row(f"m-{who}", "member_of", subject=who, object=org, authors=["max" if who == "eve" else "lee"])
    for who, org in OF.items()
]
MIST = [
    row("t1", subject="eve", recipient="fay", alternatives=HE),
    row("t2", subject="cy", recipient="fay", alternatives=HE),
    row("u1", subject="unknown-man", recipient="bob"),
    # Neither what is worthless nor what is only possible puts anybody into a group.
    row("w1", "worked_for", subject="dan", object="org-c", grade="E5"),
    row("w2", "worked_for", subject="gus", object="org-c", certainty="possible"),
]
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokers(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or (*TIES, *MEMBERS, *MIST)), question="brokers", **asked)


def by_id(answer: Answer) -> dict[str, Any]:
    return {one["id"]: one for one in answer.rows}


def counted(ties: list[tuple[str, str]], of: dict[str, str]) -> dict[str, Counter[str]]:
    """How often each one has each role, by the words of Gould and Fernandez."""
    among = {(a, b) for a, b in ties if a in of and b in of}
    found: dict[str, Counter[str]] = {one: Counter() for pair in among for one in pair}
    for a, b, c in permutations(found, 3):
        if (a, b) in among and (b, c) in among and (a, c) not in among:
            found[b][role(of[a], of[b], of[c])] += 1
    return found


def role(first: str, own: str, last: str) -> str:
    if first == own == last:
        return "coordinator"
    if first == last:
        return "itinerant"
    if first == own:
        return "representative"
    return "gatekeeper" if own == last else "liaison"


def test_every_role_is_counted_by_its_definition() -> None:
    rows = by_id(brokers())
    expected = counted(TOLD, OF)
    assert set(rows) == set(OF)
    for id_, one in rows.items():
        assert {name: one[name] for name in ROLES if one[name]} == dict(expected[id_]), id_
        assert one["value"] == sum(expected[id_].values())
    assert sum(len(roles) for roles in expected.values()) > 4


def test_expected_by_chance_is_that_of_a_random_network() -> None:
    """With n nodes and density d, each of (n-1)(n-2) pairs is brokered with the chance d * d * (1 - d)."""
    among = {(a, b) for a, b in TOLD if a in OF and b in OF}
    n = len(OF)
    density = len(among) / (n * (n - 1))
    for one in brokers().rows:
        assert one["expected"] == pytest.approx((n - 1) * (n - 2) * density**2 * (1 - density))
        assert one["expected"] == pytest.approx(sum(one[f"{name}_expected"] for name in ROLES))


def test_whoever_has_no_firm_group_is_left_out_and_named() -> None:
    answer = brokers()
    assert [item["what"] for item in answer.open] == ["to what group these belonged: Gus"]
    assert "Org A: Ann, Bob, Fay; Org B: Cy, Dan; Org C: Eve" in answer.notes[2]


def test_without_a_source_its_word_on_groups_is_gone_too() -> None:
    """Without Max nobody says to what group Eve belonged, without Lee nothing of anybody but her."""
    rows = by_id(brokers())
    told = counted(TOLD, OF)
    without_max = counted(TOLD, {who: org for who, org in OF.items() if who != "eve"})
    assert without_max["bob"].total() != told["bob"].total()
    for id_ in set(OF) - {"eve"}:
        found = told[id_].total(), without_max[id_].total()
        assert (rows[id_]["low"], rows[id_]["high"]) == (min(found), max(found))
        assert rows[id_]["rank_high"] is None


def test_a_claim_on_the_group_can_be_the_hinge() -> None:
    ties = [row("c1", subject="ann", recipient="bob"), row("c2", subject="bob", recipient="cy")]
    doubled = [row("c3", subject="ann", recipient="bob"), row("c4", subject="bob", recipient="cy")]
    members = [row(f"m-{who}", "member_of", subject=who, object="org-a") for who in ("ann", "bob", "cy")]
    bob = by_id(brokers(*ties, *doubled, *members))["bob"]
    assert (bob["coordinator"], bob["hinge"], bob["hinge_value"]) == (1, ["m-bob"], None)
    assert "m-bob" in bob["claims"]


def test_of_two_groups_at_once_is_a_group_of_its_own() -> None:
    ties = [row("c1", subject="ann", recipient="mole"), row("c2", subject="mole", recipient="cy")]
    members = [
        row("m1", "member_of", subject="ann", object="org-a"),
        row("m2", "member_of", subject="mole", object="org-a"),
        row("m3", "recruited", subject="org-b", object="mole"),
        row("m4", "led", subject="cy", object="org-b"),
    ]
    answer = brokers(*ties, *members)
    mole = by_id(answer)["mole"]
    assert (mole["group"], mole["liaison"], mole["value"]) == ("Org A + Org B", 1, 1)
    assert "makes a group with those of the same ones" in answer.notes[2]
    # As a member of the one alone he leads into it.
    assert by_id(brokers(*ties, *members[:2], members[3]))["mole"]["representative"] == 1


@pytest.mark.parametrize(("favours", "groups"), [(1, {"ann", "bob"}), (2, {"ann"}), (None, {"ann"})])
def test_what_is_denied_counts_if_it_was_decided_for(favours: int | None, groups: set[str]) -> None:
    sides = [against("agent-or-not", 1, favours=favours)]
    members = [
        row("m1", "member_of", subject="ann", object="org-a"),
        row("m2", "worked_for", subject="bob", object="org-b", sides=sides),
    ]
    assert set(by_id(brokers(row("c1", subject="ann", recipient="bob"), *members))) == groups


def test_sides_are_those_who_are_named_and_those_who_served_them() -> None:
    ties = [row("c1", subject="ann", recipient="bob"), row("c2", subject="bob", recipient="chief")]
    serving = [
        row("s1", "served_under", subject="ann", object="leader"),
        row("s2", "worked_for", subject="bob", object="org-b"),
    ]
    bob = by_id(brokers(*ties, *serving, by="Leader, Org B / chief"))["bob"]
    assert (bob["group"], bob["representative"]) == ("side of Leader", 1)
    assert by_id(brokers(*ties, *serving, by="Leader, Org B / chief"))["chief"]["group"] == "Chief"


def test_a_name_belongs_with_its_bearer() -> None:
    ties = [row("c1", subject="ann", recipient="bob"), row("c2", subject="bob", recipient="cy")]
    members = [row(f"m-{who}", "member_of", subject=who, object="org-a") for who in ("ann", "cy")]
    named = row("m3", "member_of", subject="tulip", object="org-a", bearers={"tulip": {"bob": ["n1"]}})
    bob = by_id(brokers(*ties, *members, named, row("n1", "denotes", subject="tulip", object="bob")))["bob"]
    assert (bob["group"], bob["coordinator"]) == ("Org A", 1)


def test_a_lens_narrows_ties_and_groups() -> None:
    sure = [
        row("g1", subject="ann", recipient="bob", grade="A1"),
        row("g2", "member_of", subject="ann", object="org-a", grade="A1"),
    ]
    assert set(by_id(brokers(*TIES, *MEMBERS, *sure, lens=Lens(grade="A1")))) == {"ann"}
    assert brokers(lens=Lens(grade="A1")).rows == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"by": "side"}, "by: 'side' is no grouping; expected organization, or sides apart by"),
        ({"by": "org-a /"}, "by: 'org-a /' is no grouping"),
        ({"by": "org-a / org-a"}, "by: Org A stands on two sides; name everybody once"),
        ({"by": "org-a / nobody-known"}, "nobody-known"),
        ({"by": 3}, "by: expected text, not int"),
        ({"ties": "flows"}, "'flows' is not a group of ties"),
        ({"top": 0}, "top: expected a whole number from 1 on, not 0"),
    ],
)
def test_what_is_not_taken_is_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        brokers(**asked)


def test_what_puts_somebody_into_a_group_stands_in_the_data_model(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = [row("c1", subject="ann", recipient="bob"), row("c2", subject="bob", recipient="cy")]
    members = [row(f"m-{who}", "supported", subject=who, object="org-a") for who in ("ann", "bob", "cy")]
    assert not brokers(*ties, *members).rows
    groups = vocabulary().ties
    wider = {**groups, "belonging": replace(groups["belonging"], edges=("SUPPORTED",))}
    words = replace(vocabulary(), ties=wider)
    monkeypatch.setattr(molehunt.graph.ties, "vocabulary", lambda: words)
    assert {one["id"]: one["group"] for one in brokers(*ties, *members).rows} == dict.fromkeys(
        ("ann", "bob", "cy"), "Org A"
    )
