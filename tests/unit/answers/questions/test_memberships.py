"""Who was of which body, and whether two could have been of one, on small evidence made by hand."""

from __future__ import annotations

import pytest

from tests.support import recorder
from tests.unit.graph.made import row as claim

BODY = "org-party"


def ask(*claims, id="ann", **asked):  # the name of the parameter
    return recorder.ask(*claims, question="memberships", person=id, **asked)


def found(answer):
    return {id_ for row in answer.rows for id_ in row["claims"]}


CLAIMS = (
    claim("c1", "member_of", subject="ann", object=BODY),
    claim("c2", "recruited", subject="org-service", object="ann"),
    claim("c3", "worked_for", subject="ann", object="bob"),
    claim("c4", "broke_with", subject="cy", object=BODY),
    claim("c5", "member_of", subject="cy", object="org-club", polarity="negated"),
)


def test_the_bodies_of_somebody_and_no_person():
    assert found(ask(*CLAIMS)) == {"c1", "c2"}
    assert {row["claims"][0]: row["status"] for row in ask(*CLAIMS, id="cy").rows} == {"c4": "stated", "c5": "denied"}


def test_the_members_of_a_body():
    assert found(ask(*CLAIMS, id=BODY)) == {"c1", "c4"}
    assert found(ask(*CLAIMS, id="org-service")) == {"c2"}


def test_only_the_bodies_of_both_and_that_it_is_no_acquaintance():
    answer = ask(*CLAIMS, other="cy")
    assert found(answer) == {"c1", "c4"}
    assert any("does not say that they knew each other" in note for note in answer.notes)
    assert not any("knew each other" in note for note in ask(*CLAIMS).notes)


@pytest.mark.parametrize(
    ("left", "came", "overlap"),
    [
        ("1930-12-31", "1931-01-01", "excluded"),
        ("1931-01-01", "1931-01-01", "possible"),
        ("1935-12-31", "1931-01-01", "possible"),
        (None, "1931-01-01", "possible"),
        ("1930-12-31", None, "possible"),
    ],
)
@pytest.mark.parametrize("asked", [("ann", "cy"), ("cy", "ann")])
def test_whether_both_could_have_been_of_it_at_one_time(left, came, overlap, asked):
    first = claim("c1", "broke_with", subject="ann", object=BODY, earliest="1930-01-01", latest=left)
    second = claim("c2", "joined", subject="cy", object=BODY, earliest=came)
    answer = ask(first, second, id=asked[0], other=asked[1])
    assert {row["overlap"] for row in answer.rows} == {overlap}
    assert {tuple(row["overlap_claims"]) for row in answer.rows} == {("c1", "c2") if overlap == "excluded" else ()}


def test_a_denied_break_excludes_nothing():
    first = claim("c1", "broke_with", subject="ann", object=BODY, latest="1930-12-31", polarity="negated")
    second = claim("c2", "joined", subject="cy", object=BODY, earliest="1935-01-01")
    assert {row["overlap"] for row in ask(first, second, other="cy").rows} == {"possible"}
