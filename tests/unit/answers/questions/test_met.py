"""Who was at an event, and whom somebody met, on small evidence made by hand."""

from __future__ import annotations

from tests.support import recorder
from tests.unit.graph.made import row as claim

TALK = "event-talk"
MEETING = (
    claim("c1", "attended", subject=("ann", "bob"), at=TALK, earliest="1937-11-11", latest="1937-11-11"),
    claim("c2", "told", subject="ann", recipient="bob", about=("cy", "bob"), at=TALK, what="that Cy has left"),
    claim("c3", "attended", subject="dan", at=TALK, polarity="negated"),
    claim("c4", "told", subject="eve", recipient="dan", about="fay", what="of the talk"),
    claim("c5", "killed", subject="gus", object="hal", at=TALK),
)


def ask(*claims, id="ann", **asked):  # the name of the parameter
    return recorder.ask(*claims, question="met", entities=["zed"], person=id, **asked)


def told(answer):
    return {(row["group"], row["id"], row["role"], row["to"]): row["status"] for row in answer.rows}


def test_who_was_there_who_was_not_who_was_talked_of_and_what_was_said():
    assert told(ask(*MEETING, id=TALK)) == {
        ("there", "ann", "was at", TALK): "stated",
        ("there", "bob", "was at", TALK): "stated",
        ("there", "dan", "was at", TALK): "denied",
        ("said", "ann", "told", "bob"): "stated",
        ("talked of", "cy", "was talked of at", TALK): "stated",
    }


def test_whom_somebody_met():
    answer = ask(*MEETING, claim("c6", "visited", subject="fay", object="ann", at="paris"), id="ann")
    assert told(answer) == {
        ("met", "ann", "was there with", "bob"): "stated",
        ("met", "ann", "was there with", "dan"): "denied",
        ("met", "fay", "visited", "ann"): "stated",
    }
    assert {row["to"]: row["where"] for row in answer.rows} == {
        "bob": ["Event Talk"],
        "dan": ["Event Talk"],
        "ann": ["Paris"],
    }


def test_at_one_event_by_two_claims_it_rests_on_both():
    """Whoever hides that the first was there finds nobody whom he met."""
    apart = (
        claim("c1", "attended", subject="ann", at=TALK, certainty="possible"),
        claim("c2", "attended", subject="bob", at=TALK),
    )
    answer = ask(*apart, id="ann", other="bob")
    (row,) = answer.rows
    assert (row["status"], row["claims"], row["identified_by"]) == ("possible", ["c2"], ["c1"])
    gone = {hinge["claim"]: hinge["without"] for hinge in answer.hinges}
    assert gone == {"c1": "gone", "c2": "gone"}


def test_in_one_town_nobody_has_met():
    answer = ask(
        claim("c1", "attended", subject="ann", at="paris"), claim("c2", "attended", subject="bob", at="paris"), id="ann"
    )
    assert answer.rows == ()


def test_who_was_not_at_an_event():
    answer = ask(*MEETING, id="dan")
    assert told(answer) == {("there", "dan", "was at", TALK): "denied"}


def test_a_meeting_that_was_only_asked_for_is_none():
    answer = ask(claim("c1", "met", subject="ann", object="bob", mode="requested"), id="ann")
    assert answer.rows == ()
    assert "near it, but no answer: Statement of c1." in [one["what"] for one in answer.open]


def test_two_of_whom_nothing_is_said_are_unknown():
    answer = ask(*MEETING, id="ann", other="zed")
    assert answer.rows == ()
    assert answer.open[0]["what"].startswith("no claim says")


def test_a_denied_meeting_is_denied():
    answer = ask(claim("c1", "met", subject="ann", object="bob", polarity="negated"), id="bob")
    assert told(answer) == {("met", "ann", "met", "bob"): "denied"}
