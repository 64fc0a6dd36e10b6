from datetime import date

import pytest

from molehunt.graph.evidence import Origin, Part, Side, evidence
from molehunt.model.errors import EngineError
from tests.unit.graph.made import against, choice, claim


def row(**given):
    """A row as an ask query returns it."""
    return {
        "state": "complete",
        "graph": "digest",
        "claim": {
            "id": "c1",
            "predicate": "gave",
            "family": "custody",
            "statement": "Ann gave Bob the letter.",
            "mode": "done",
            "stance": "asserts",
            "polarity": "affirmed",
            "certainty": "plain",
            "basis": "told",
            "reliability": "B",
            "credibility": 2,
            "date": "1937-10",
            "earliest": date(1937, 10, 1),
            "latest": date(1937, 10, 31),
            "authors": ["kern"],
            "sources": ["kern-2004"],
        },
        "roles": [
            {
                "role": "SUBJECT",
                "id": "ann",
                "name": "Ann",
                "kind": None,
                "label": "Person",
                "custody": "gave",
            },
            {
                "role": "OBJECT",
                "id": "paper",
                "name": "Paper",
                "kind": "letter",
                "label": "Document",
                "custody": None,
            },
        ],
        "asserted_by": [{"depth": 1, "id": "ann", "name": "Ann"}, {"depth": 0, "id": "book", "name": "The Book"}],
        "passages": [
            {
                "id": "p1",
                "paragraph": 7,
                "start": 3,
                "end": 9,
                "sha256": "ab",
                "source": "book",
                "title": "The Book",
                "repeats": None,
            }
        ],
        "alternatives": [],
        "sides": [],
    } | given


def test_a_case_that_is_not_there_is_refused():
    with pytest.raises(EngineError, match="there is no case 'gone' in the graph; molehunt load"):
        evidence([], "gone")


@pytest.mark.parametrize("state", ["loading", "", None])
def test_a_half_loaded_case_is_refused(state):
    with pytest.raises(EngineError, match="only partly loaded: run molehunt load again to finish, or molehunt unload"):
        evidence([row(state=state)], "c")
    with pytest.raises(EngineError, match="only partly loaded"):
        evidence([row(state=state, claim=None)], "c")


def test_a_whole_case_without_a_fitting_claim_gives_none():
    assert evidence([row(claim=None, roles=[], asserted_by=[], passages=[])], "c") == ()


def test_a_row_becomes_a_record():
    (found,) = evidence([row()], "c")
    assert found.parts == (
        Part("object", "paper", "Paper", "letter", "Document", None),
        Part("subject", "ann", "Ann", None, "Person", "gave"),
    )
    assert found.asserted_by == (("book", "The Book"), ("ann", "Ann"))
    assert found.grade == "B2"
    assert found.filling("subject") == (found.parts[1],)
    assert found.filling("recipient", "via") == ()
    assert found.proof() == {
        "statement": "Ann gave Bob the letter.",
        "asserted_by": ["book", "ann"],
        "source": "book",
        "work": "The Book",
        "passage": {"id": "p1", "paragraph": 7, "start": 3, "end": 9, "sha256": "ab", "repeats": None},
        "stance": "asserts",
        "polarity": "affirmed",
        "mode": "done",
        "certainty": "plain",
        "hedge": None,
        "basis": "told",
        "grade": "B2",
        "date": "1937-10",
        "earliest": date(1937, 10, 1),
        "latest": date(1937, 10, 31),
    }


def test_a_claim_without_a_grade():
    ungraded = row()
    ungraded["claim"] = ungraded["claim"] | {"reliability": None, "credibility": None}
    assert evidence([ungraded], "c")[0].grade == ""


def test_sides_and_their_decision():
    opposed = {"id": "c9", "authors": ["ann"], "sources": None, "reliability": "C", "credibility": 3,
               "earliest": None, "recorded": date(1939, 12, 31)}  # fmt: skip
    sides = [
        {"id": "d2", "kind": "tension", "position": 1, "favours": [], "against": []},
        {"id": "d1", "kind": "contradiction", "position": 2, "favours": [1], "against": [opposed]},
        {"id": "d3", "kind": "contradiction", "position": 1, "favours": [1], "against": []},
    ]
    other = Origin("c9", frozenset({"ann"}), frozenset(), "C3", None, date(1939, 12, 31))
    assert evidence([row(sides=sides)], "c")[0].sides == (
        Side("d1", "contradiction", 2, False, (other,)),
        Side("d2", "tension", 1, None, ()),
        Side("d3", "contradiction", 1, True, ()),
    )


def test_weight_takes_only_a_contradiction_for_one():
    assert claim("c", sides=(against("d", 1, "x"),)).weight({"c"}).contested
    assert not claim("c", sides=(against("d", 1, "x"),)).weight({"c"}, "x").contested
    assert not claim("c", sides=(against("d", 1, "x", kind="tension"),)).weight({"c"}).contested


def test_weight_of_an_alternative_hangs_on_the_row():
    he = (choice("a", "Who?", "c", "d"),)
    assert claim("c", alternatives=he).weight({"c"}).open_choice
    assert not claim("c", alternatives=he).weight({"c", "d", "e"}).open_choice


def test_weight_counts_asserters():
    assert claim("c", by="book > ann > bob").weight({"c"}).depth == 3


def test_only_the_unnamed_are_unknown():
    kinds = {"unknown": True, "unnamed": False, "letter": False, None: False}
    assert {kind: Part("subject", "x", "X", kind, "Person", None).unknown for kind in kinds} == kinds
