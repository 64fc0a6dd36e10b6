"""Disputes that are listed and that are found, with the roots of each side."""

from __future__ import annotations

import pytest

from molehunt.answers.open_case import OpenCase
from tests.support.recorder import Recorder
from tests.unit.graph.made import against
from tests.unit.graph.made import row as claim


def record(id_, *sides, kind="tension"):
    claims = [{"id": one, "position": n} for n, side in enumerate(sides, 1) for one in side]
    return {"id": id_, "kind": kind, "question": "Was it so?", "would_decide": "", "claims": claims, "decisions": []}


def ask(*claims, records=(), **asked):
    return OpenCase(Recorder(*claims, tables={"ask/disagreements": list(records)}), "made").disputes(**asked)


def died(id_, day, **given):
    return claim(id_, "died", subject="bob", earliest=day, latest=day, **given)


def test_one_whole_row_that_is_found():
    (row,) = ask(died("c1", "1937-01-03", by="x > ann", basis="witnessed"), died("c2", "1937-01-09", grade="C3")).rows
    assert row == {
        "id": "days-death-bob",
        "name": "When? Statement of c1.",
        "role": "date",
        "listed": False,
        "sides": ["Statement of c1.", "Statement of c2."],
        "side_of": [1, 2],
        "sources": ["Ann", "Book"],
        "independent_roots": [1, 0],
        "not_established": [0, 1],
        "grades": ["B2", "C3"],
        "would_decide": None,
        "status": "disputed",
        "decided": None,
        "earliest": None,
        "latest": None,
        "when": "",
        "identified_by": [],
        "disagreements": [],
        "claims": ["c1", "c2"],
    }


def test_what_is_listed_is_not_found_again():
    sides = {n: [against("d", n, f"c{3 - n}", kind="date")] for n in (1, 2)}
    claims = died("c1", "1937-01-03", sides=sides[1]), died("c2", "1937-01-09", sides=sides[2])
    listed = [record("d", ["c1"], ["c2"], kind="date")]
    assert [(row["id"], row["listed"]) for row in ask(*claims, records=listed).rows] == [("d", True)]
    assert [row["id"] for row in ask(*claims, records=listed, which="found").rows] == []
    elsewhere = [record("d", ["c1"], ["c9"])]
    assert [row["id"] for row in ask(*claims, records=elsewhere, which="found").rows] == ["days-death-bob"]


@pytest.mark.parametrize(("which", "ids"), [("all", ["d", "days-death-bob"]), ("listed", ["d"]),
                                            ("found", ["days-death-bob"])])  # fmt: skip
def test_which(which, ids):
    sides = {n: [against("d", n, f"c{7 - n}")] for n in (1, 2)}
    claims = (died("c1", "1937-01-03"), died("c2", "1937-01-09"), claim("c5", sides=sides[2]),
              claim("c6", sides=sides[1]))  # fmt: skip
    assert [row["id"] for row in ask(*claims, records=[record("d", ["c6"], ["c5"])], which=which).rows] == ids


def test_a_side_copied_from_one_witness_has_one_root():
    answer = ask(
        died("c1", "1937-01-03", by="x > ann", basis="witnessed"),
        died("c2", "1937-01-03", by="copyist", repeats="passage-c1"),
        died("c3", "1937-01-09"),
    )
    (row,) = answer.rows
    assert (row["side_of"], row["independent_roots"], row["not_established"]) == ([1, 1, 2], [1, 0], [0, 1])
