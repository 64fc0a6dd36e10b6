"""Kin, and kin of kin, on small evidence made by hand."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import UnknownNameError
from tests.support import recorder
from tests.unit.graph.made import row as claim


def kin(id_, one, other, what="son of", **given):
    return claim(id_, "kin_of", subject=one, object=other, what=what, **given)


LINE = (
    kin("c1", "ann", "bob"),
    kin("c2", "bob", "cy"),
    kin("c3", "dan", "cy"),
    claim("c4", "guardian_of", subject="eve", object="dan"),
)


def ask(*claims, **asked):
    return recorder.ask(*claims, question="family", person="ann", **asked)


def steps(answer):
    return [(row["step"], row["claims"][0]) for row in answer.rows]


def test_step_by_step_and_no_further_than_asked():
    assert steps(ask(*LINE)) == [(1, "c1"), (2, "c2")]
    assert steps(ask(*LINE, steps=3)) == [(1, "c1"), (2, "c2"), (3, "c3")]
    assert steps(ask(*LINE, steps=9)) == [(1, "c1"), (2, "c2"), (3, "c3"), (4, "c4")]


def test_a_bound_that_is_met_is_told():
    assert "followed over 2 steps, and it goes on; --steps (steps= in Python) takes more" in ask(*LINE).notes
    assert not any("goes on" in note for note in ask(*LINE, steps=9).notes)


def test_nothing_follows_from_two_ties():
    """That Bob and Dan are children of Cy does not make them brothers in any row."""
    assert not any({row["id"], row["to"]} == {"bob", "dan"} for row in ask(*LINE, steps=9).rows)


def test_a_denied_tie_is_told_and_leads_no_further():
    denied = kin("c1", "ann", "bob", polarity="negated")
    answer = ask(denied, *LINE[1:])
    assert [(row["claims"], row["status"]) for row in answer.rows] == [(["c1"], "denied")]


def test_whoever_is_unnamed_leads_no_further_and_is_open():
    answer = ask(kin("c1", "ann", "unknown-father"), kin("c2", "unknown-father", "cy"))
    assert steps(answer) == [(1, "c1")]
    assert "who this was: Unknown Father" in [one["what"] for one in answer.open]


def test_a_ring_ends():
    assert steps(ask(kin("c1", "ann", "bob"), kin("c2", "bob", "cy"), kin("c3", "cy", "ann"), steps=9)) == [
        (1, "c1"),
        (1, "c3"),
        (2, "c2"),
    ]


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8), st.integers(1, 5))
@settings(deadline=None, max_examples=100)
def test_each_tie_comes_at_the_step_at_which_it_is_first_reached(ties, most):
    ties = sorted((one, other) for one, other in ties if one != other)
    graph = nx.Graph([("a", "a"), *ties])
    away = nx.single_source_shortest_path_length(graph, "a")
    steps = {f"c{number}": min(away[one], away[other]) + 1 for number, (one, other) in enumerate(ties) if one in away}
    claims = [kin(f"c{number}", one, other) for number, (one, other) in enumerate(ties)]
    answer = recorder.ask(*claims, question="family", person="a", steps=most, entities=["a"])
    found = {id_: row["step"] for row in answer.rows for id_ in row["claims"]}
    assert found == {id_: step for id_, step in steps.items() if step <= most}


def test_a_body_has_no_family():
    """As other questions refuse a wrong kind; a family, which is a body too, has its members."""
    belongs = claim("c1", "member_of", subject="ann", object="org-police")
    with pytest.raises(UnknownNameError, match=r'^"Org Police" is an Organization \(org-police\); expected a Person'):
        recorder.ask(belongs, question="family", person="Org Police")
    for part in belongs["participants"]:
        part["kind"] = "family" if part["id"] == "org-police" else None
    assert steps(recorder.ask(belongs, question="family", person="Org Police")) == [(1, "c1")]


def test_a_dossier_of_a_body_goes_without_its_family():
    told = {"id": "org-police", "name": "Org Police", "labels": ["Entity", "Organization"], "kind": None, "note": None,
            "names": [], "denotes": [], "works": [], "sources": []}  # fmt: skip
    store = recorder.Recorder(
        claim("c1", "member_of", subject="ann", object="org-police"), tables={"ask/entity": [told]}
    )
    answer = OpenCase(store, "made").ask("dossier", entity="org-police")
    assert {row["question"] for row in answer.rows} == {"memberships"}


def test_what_hangs_on_a_name_of_a_body_is_told_without_a_family():
    borne = {"name-firm": {"org-police": ["n1"]}}
    claims = (
        claim("n1", "denotes", subject="name-firm", object="org-police", bearers=borne),
        claim("c1", subject="name-firm", recipient="bob", bearers=borne),
    )
    for row in claims:
        for part in row["participants"]:
            part["bearers"] = [one | {"label": "Organization"} for one in part["bearers"]]
    answer = recorder.ask(*claims, question="otherwise", one="Name Firm", other="org-police")
    assert ("gone", "relays", "org-police") in {(row["role"], row["question"], row["id"]) for row in answer.rows}
