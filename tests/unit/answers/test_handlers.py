"""Chains of command on small evidence made by hand."""

from __future__ import annotations

from tests.support import recorder
from tests.unit.graph.made import row as claim

CHAIN = (
    claim("c1", "handled_by", subject="ann", object="bob"),
    claim("c2", "served_under", subject="bob", object="cy"),
    claim("c3", "led", subject="dan", object="org-service"),
    claim("c4", "worked_for", subject="cy", object="org-service"),
    claim("c5", "worked_for", subject="ann", object="eve", what="secretary"),
    claim("c6", "worked_for", subject="eve", object="fay"),
)


def ask(*claims, person="ann", **asked):
    return recorder.ask(*claims, question="handlers", person=person, **asked)


def rows(answer):
    return [(row["step"], row["tie"], row["id"], row["role"], row["to"]) for row in answer.rows]


def gaps(answer):
    return [one["what"] for one in answer.open if one["what"].startswith("gap")]


def test_upward_work_for_a_person_leads_no_further():
    answer = ask(*CHAIN)
    assert rows(answer) == [
        (1, "command", "ann", "handled by", "bob"),
        (1, "work", "ann", "worked for", "eve"),
        (2, "command", "bob", "served under", "cy"),
        (3, "work", "cy", "worked for", "org-service"),
        (4, "command", "org-service", "led by", "dan"),
    ]


def test_downward():
    assert rows(ask(*CHAIN, person="cy", way="down")) == [
        (1, "command", "bob", "served under", "cy"),
        (2, "command", "ann", "handled by", "bob"),
    ]


def test_a_gap_is_a_gap():
    assert gaps(ask(*CHAIN[:2])) == ["gap: no claim says who was above Cy"]
    assert gaps(ask(*CHAIN[:2], steps=1)) == []
    assert (
        "followed over 1 step, and it goes on; --steps (steps= in Python) takes more" in ask(*CHAIN[:2], steps=1).notes
    )


def test_a_handler_left_unnamed_is_open():
    answer = ask(claim("c1", "handled_by", subject="ann", object="unknown-handler"))
    assert "who this was: Unknown Handler" in [one["what"] for one in answer.open]


def test_a_recruiter_stands_above():
    assert rows(ask(claim("c1", "recruited", subject="org-service", object="ann"))) == [
        (1, "command", "ann", "recruited by", "org-service")
    ]


def test_a_denied_handler_leads_no_further():
    denied = claim("c1", "handled_by", subject="ann", object="bob", polarity="negated")
    answer = ask(denied, CHAIN[1])
    assert [(row["to"], row["status"]) for row in answer.rows] == [("bob", "denied")]
