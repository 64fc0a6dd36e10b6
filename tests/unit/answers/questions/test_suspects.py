"""Who suspected whom, on small evidence made by hand."""

from __future__ import annotations

import pytest

from molehunt.model.errors import MolehuntError
from tests.support import recorder
from tests.unit.graph.made import row as claim


def ask(*claims, **asked):
    return recorder.ask(*claims, question="suspects", entities=["eve"], **asked)


def suspicion(id_, who="ann", whom="bob", what="lying", **given):
    return claim(id_, "suspected", subject=who, object=whom, what=what, **given)


def told(answer):
    return {(row["id"], row["role"], row["to"], row["what"]): row["status"] for row in answer.rows}


def test_one_whole_row():
    (row,) = ask(suspicion("c1", about="paper", at="event-talk", by="book > cy", earliest="1937-10-06")).rows
    assert {**row, "earliest": None, "when": ""} == {
        "id": "ann",
        "name": "Ann",
        "role": "suspected",
        "under": None,
        "to": "bob",
        "to_name": "Bob",
        "to_under": None,
        "what": "lying",
        "group": "suspicion",
        "at": ["event-talk"],
        "about": ["paper"],
        "others_identified_by": [],
        "status": "reported",
        "decided": None,
        "earliest": None,
        "latest": None,
        "when": "",
        "identified_by": [],
        "disagreements": [],
        "claims": ["c1"],
    }


CLAIMS = (
    suspicion("c1"),
    suspicion("c2", what="theft"),
    suspicion("c3", "bob", "ann"),
    suspicion("c4", "bob", "cy"),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"person": "ann"}, {"c1", "c2", "c3"}),
        ({"by": "bob"}, {"c3", "c4"}),
        ({"of": "bob"}, {"c1", "c2"}),
        ({"by": "bob", "of": "cy"}, {"c4"}),
        ({}, {"c1", "c2", "c3", "c4"}),
    ],
)
def test_by_whom_and_of_whom(asked, found):
    assert {id_ for row in ask(*CLAIMS, **asked).rows for id_ in row["claims"]} == found


def test_whoever_mistrusts_is_told_apart_and_denied_to_trust():
    trust = claim("c2", "trusted", subject="ann", object="bob", polarity="negated", what="any confidence")
    answer = ask(trust, suspicion("c1"))
    assert [row["group"] for row in answer.rows] == ["suspicion", "trust"]
    assert told(answer)["ann", "trusted", "bob", "any confidence"] == "denied"


def test_an_accusation_is_no_suspicion_and_stands_near_it():
    answer = ask(
        claim("c1", "told", subject="ann", recipient="cy", about="bob", what="that he lies"), by="ann", of="bob"
    )
    assert answer.rows == ()
    first, near = answer.open
    assert first["what"].startswith("no claim says")
    assert (near["what"], near["claims"]) == ("near it, but no answer: Statement of c1.", ["c1"])


def test_a_suspicion_that_is_only_proposed_is_no_row():
    answer = ask(suspicion("c1", mode="proposed"))
    assert answer.rows == ()
    assert "only proposed, not said to have happened: Statement of c1." in [one["what"] for one in answer.open]


def test_under_a_name_it_rests_on_whose_name_it_is():
    answer = ask(
        suspicion("c1", whom="fox", bearers={"fox": {"bob": ["n1"]}}),
        claim("n1", "denotes", certainty="probable"),
        of="bob",
    )
    (row,) = answer.rows
    assert (row["to"], row["to_under"], row["status"], row["identified_by"]) == ("bob", "Fox", "possible", ["n1"])


def test_somebody_unnamed_is_open():
    answer = ask(suspicion("c1", who="unknown-many"))
    assert "who this was: Unknown Many" in [one["what"] for one in answer.open]


def test_of_nobody_that_there_is():
    with pytest.raises(MolehuntError, match="Zed"):
        ask(*CLAIMS, of="Zed")


def opinion(id_, predicate="believed", who="ann", **given):
    return claim(id_, predicate, subject=who, what="that he served them", **given)


def test_an_opinion_of_how_somebody_stands_to_something_is_told_apart():
    answer = ask(
        suspicion("c1", whom="org-ring"),
        opinion("c2", object="org-ring", about="org-service"),
        opinion("c3", "concluded", "cy", about=["org-ring", "org-service"]),
        opinion("c4", "believed", "dan", object="org-ring", polarity="negated", stance="denies", about="org-service"),
        of="org-ring",
    )
    assert [(row["id"], row["role"], row["group"], row["status"], row["about"]) for row in answer.rows] == [
        ("ann", "suspected", "suspicion", "stated", []),
        ("ann", "believed", "opinion", "stated", ["org-service"]),
        ("cy", "concluded", "opinion", "stated", ["org-service"]),
        ("dan", "believed", "opinion", "denied", ["org-service"]),
    ]
    # A conclusion is about all whom it names.
    both = ask(opinion("c3", "concluded", "cy", about=["org-ring", "org-service"]), by="cy")
    assert {(row["to"], *row["about"]) for row in both.rows} == {
        ("org-ring", "org-service"),
        ("org-service", "org-ring"),
    }


@pytest.mark.parametrize(
    "held",
    [
        {"object": "org-ring"},
        {"predicate": "concluded", "about": "org-ring"},
        {"object": "org-ring", "about": "ann"},
        {"object": "doc-paper", "about": "org-ring"},
    ],
)
def test_what_is_thought_of_somebody_alone_is_no_opinion_of_a_part_in_something(held):
    """Nor what concerns only whoever holds it besides, or is thought of a paper."""
    assert ask(opinion("c1", **held), of="org-ring").rows == ()
    assert [row["to"] for row in ask(opinion("c1", object="org-ring", about="doc-paper"), of="org-ring").rows]
