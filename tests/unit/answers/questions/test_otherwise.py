"""What changes if it were otherwise who stands under a name: held to the answers of claims that say otherwise."""

import re

import pytest

from molehunt.graph.lens import Lens
from molehunt.model.errors import UnknownNameError
from tests.support.recorder import ask
from tests.unit.graph.made import row as claim

BORNE = {"tulip": {"cy": ["n1", "n2"]}}
PEOPLE = ("ann", "bob", "cy", "dan")


def claims(borne):
    said = [(id_, bearer) for bearer, ids in borne.get("tulip", {}).items() for id_ in ids]
    return (
        *(claim(id_, "denotes", subject="tulip", object=bearer, bearers=borne) for id_, bearer in said),
        claim("c1", subject="tulip", recipient="bob", what="one", bearers=borne),
        claim("c2", subject="cy", recipient="bob", what="two"),
        claim("c3", subject="dan", recipient="bob", what="three"),
        claim("c4", "showed", subject="ann", object="letter", recipient="tulip", bearers=borne),
        claim("c5", subject="bob", recipient="ann", about="tulip", what="four", bearers=borne),
    )


def changes(one, other, **asked):
    answer = ask(*claims(BORNE), question="otherwise", entities=PEOPLE, one=one, other=other, **asked)
    return {(row["role"], row["question"], row["id"], row["claims"][0]) for row in answer.rows}, answer


def relayed(borne):
    answer = ask(*claims(borne), question="relays", entities=PEOPLE)
    return {(row["id"], row["claims"][0]) for row in answer.rows}


def seen(borne):
    answer = ask(*claims(borne), question="who-saw", document="letter")
    return {(row["id"], row["claims"][0]) for row in answer.rows}


@pytest.mark.parametrize(
    ("other", "then"),
    [("cy", {}), ("dan", {"tulip": {"cy": ["n1", "n2"], "dan": ["n3"]}})],
)
def test_it_tells_what_the_questions_would_answer_of_other_claims(other, then):
    found, _ = changes("tulip", other)
    # A claim on the name is counted by no question, and so the made-up one that is supposed is left out here, too.
    for question, rows in (("relays", relayed), ("who-saw letter", seen)):
        now, new = rows(BORNE), rows(then)
        expected = {("gone", question, *one) for one in now - new} | {("new", question, *one) for one in new - now}
        assert {one for one in found if one[1] == question} == expected
        assert expected


def test_two_who_are_listed_as_themselves_can_be_supposed_to_be_one():
    found, answer = changes("cy", "dan")
    assert ("gone", "relays", "cy", "c2") in found
    assert {("new", "relays", "dan", "c2"), ("new", "relays", "dan", "c1")} <= found
    assert answer.notes[-1] == "supposed, other than the claims have it: Cy (cy) is Dan (dan)"


def test_rows_tell_their_status_now_and_then_and_no_supposed_claim_is_cited():
    _, answer = changes("tulip", "dan")
    assert {(row["now"], row["then"]) for row in answer.rows} == {(None, "stated")}
    assert not [id_ for id_ in answer.claims if "supposed" in id_]
    assert not [id_ for row in answer.rows for id_ in row["identified_by"]]
    _, answer = changes("tulip", "cy")
    gone = [row for row in answer.rows if row["role"] == "gone"]
    assert all(row["identified_by"] == ["n1", "n2"] for row in gone)


def test_it_goes_with_a_lens_that_holds_identifications_to_it():
    found, _ = changes("tulip", "dan", lens=Lens(grade="B2", identities=True))
    assert ("new", "relays", "dan", "c1") in found


def test_where_nothing_changes_it_says_so():
    answer = ask(
        claim("c1", subject="ann", recipient="bob"), question="otherwise", entities=PEOPLE, one="cy", other="dan"
    )
    assert not answer.rows
    assert "no row of the questions that are asked here would change" in answer.open[0]["what"]


def test_an_unknown_name_is_refused():
    with pytest.raises(UnknownNameError, match="is no name in this case"):
        changes("tulip", "nobody")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("cy", "cy", "Cy (cy)"),
        ("cy", "Cy", "Cy (cy)"),
        # Not whether Tulip is Cy, who bears it: he was not named.
        ("Tulip", "Tulip", "Tulip (tulip)"),
        ("tulip", "TULIP", "Tulip (tulip)"),
        ("Tulip", "Тулип", "Tulip (tulip)"),
    ],
)
def test_twice_the_same_is_refused(one, other, same):
    for first, second in ((one, other), (other, one)):
        with pytest.raises(UnknownNameError, match=re.escape(f"are both {same}; give two")):
            changes(first, second)
