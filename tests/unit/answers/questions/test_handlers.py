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


def at_one_time(answer):
    return {(row["id"], row["to"]): row["at_one_time"] for row in answer.rows}


def on(id_, one, other, date=None, first=None, last=None):
    return claim(id_, "served_under", subject=one, object=other, date=date, earliest=first, latest=last)


def test_each_tie_tells_whether_it_can_have_held_with_those_that_lead_there():
    """Ann served under Bob from 1936 to the end of 1937; who was above Bob before, in, after and at no time known."""
    answer = ask(
        on("c1", "ann", "bob", "1936-01-01/1937-12-31", "1936-01-01", "1937-12-31"),
        on("c2", "bob", "cy", "1937-05-01", "1937-05-01", "1937-05-01"),
        on("c3", "bob", "dan", "1937", "1937-01-01", "1937-12-31"),
        on("c4", "bob", "eve", "1937-10/1938-03", "1937-10-01", "1938-03-31"),
        on("c5", "bob", "fay", "1938", "1938-01-01", "1938-12-31"),
        on("c6", "bob", "gus"),
        on("c7", "bob", "hal", "after the-war", "1938-02-01"),
        on("c8", "hal", "ida", "1937", "1937-01-01", "1937-12-31"),
    )
    assert at_one_time(answer) == {
        ("ann", "bob"): None,
        ("bob", "cy"): "certain",
        ("bob", "dan"): "certain",
        ("bob", "eve"): "certain",
        ("bob", "fay"): "open",
        ("bob", "gus"): "open",
        ("bob", "hal"): "cannot",
        ("hal", "ida"): "cannot",
    }
    told = [note for note in answer.notes if note.startswith("no chain")]
    assert told == [
        f"no chain: {one} served under {other}, at no time at which the ties that lead there held"
        for one, other in (("Bob", "Hal"), ("Hal", "Ida"))
    ]


def test_days_that_can_be_the_same_make_it_possible():
    ties = (
        on("c1", "ann", "bob", "1937", "1937-01-01", "1937-12-31"),
        on("c2", "bob", "cy", "1937-05-01", "1937-05-01", "1937-05-01"),
    )
    assert at_one_time(ask(*ties)) == {("ann", "bob"): None, ("bob", "cy"): "possible"}
    assert at_one_time(ask(*ties, person="cy", way="down")) == {("bob", "cy"): None, ("ann", "bob"): "possible"}


def test_whoever_was_recruited_did_not_serve_before():
    answer = ask(
        on("c1", "ann", "bob", "before the-war", None, "1936-12-31"),
        claim("c2", "recruited", subject="cy", object="bob", earliest="1937-05-01", latest="1937-05-01",
              plays=["once", "joining", "state"]),
    )  # fmt: skip
    assert at_one_time(answer)["bob", "cy"] == "cannot"
