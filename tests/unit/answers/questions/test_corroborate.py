"""Roots of claims made by hand: who is one voice, whose independence is established, and who cites in a circle."""

from __future__ import annotations

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import UnknownNameError
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, choice, entity
from tests.unit.graph.made import row as claim

THERE = {"basis": "witnessed"}


def work(id_, *authors, derives_from=(), document=None):
    return {"id": id_, "title": id_.title(), "kind": "book", "authors": list(authors), "date": None, "part_of": None,
            "derives_from": list(derives_from), "document": document}  # fmt: skip


def ask(*claims, works=(), entities=(), asked="c1"):
    store = Recorder(*claims, tables={"ask/sources": list(works)}, entities=entities)
    return OpenCase(store, "made").corroborate(asked)


def met(id_, by="book", **given):
    return claim(id_, **{"predicate": "met", "subject": "ann", "object": "bob", "by": by, **given})


def roots(answer, role="for"):
    return {tuple(row["claims"]): row["why_not"] for row in answer.rows if row["role"] == role}


def test_one_whole_row_and_the_count():
    answer = ask(met("c1", "book > ann", **THERE), met("c2", "other > bob", grade="C3", **THERE), met("c3", "late"))
    assert answer.rows[0] == {
        "id": "ann",
        "name": "Ann",
        "role": "for",
        "says": ["Statement of c1."],
        "independent": True,
        "why_not": "",
        "circular": False,
        "grades": ["B2"],
        "status": "reported",
        "decided": None,
        "earliest": None,
        "latest": None,
        "when": "",
        "identified_by": [],
        "disagreements": [],
        "claims": ["c1"],
    }
    assert roots(answer) == {("c1",): "", ("c2",): "", ("c3",): "on what it rests is not said"}
    told = {key: value for key, value in answer.subject.items() if key not in ("id", "name", "label", "grade")}
    assert told == {
        "independent_roots_for": 2,
        "not_established_for": 1,
        "independent_roots_against": 0,
        "not_established_against": 0,
        "credibility_1": "yes: 2 independent roots",
    }


def test_ten_that_repeat_one_witness_are_one_root():
    claims = [met(f"c{n}", f"book-{n} > ann", **THERE) for n in range(1, 11)]
    answer = ask(*claims)
    assert len(answer.rows) == 1
    assert answer.subject["credibility_1"] == "no: it needs 2 independent roots, and 1 is established"


def test_a_grade_of_1_without_two_roots_is_told():
    answer = ask(met("c1", grade="D1"))
    assert answer.subject["credibility_1"].endswith("and 0 are established; the case grades it D1 all the same")


def test_a_copied_passage_is_one_root_with_its_original():
    answer = ask(met("c1", "book > ann", **THERE), met("c2", "copyist", repeats="passage-c1", **THERE))
    assert roots(answer) == {("c1", "c2"): ""}


def test_an_author_his_works_and_whoever_bears_his_codename_are_one_voice():
    claims = (
        met("c1", "book > ann", **THERE),
        met("c2", "memoirs", **THERE),
        met("c3", "paper > memoir-document", **THERE),
        met("c4", "file > tulip", **THERE),
    )
    named = entity("tulip", "Codename") | {"bearers": [entity("ann") | {"claim": "naming"}]}
    naming = claim("naming", "denotes", subject="tulip", object="ann")
    answer = ask(*claims, naming, works=[work("memoirs", "ann", document="memoir-document")], entities=[named])
    assert roots(answer) == {("c1", "c2", "c3", "c4"): ""}


def test_authors_of_a_common_work_are_one_voice():
    works = [work("a-book", "dan", "cy"), work("b-book", "eve"), work("c-book", "eve", "dan")]
    claims = (met("c1", "a-book", **THERE), met("c2", "b-book", **THERE), met("c3", "x > cy", **THERE))
    assert roots(ask(*claims, works=works)) == {("c1", "c2", "c3"): ""}


def test_works_that_draw_on_one_are_not_established_as_two():
    draws_on = {"one": ["file"], "two": ["third"], "third": ["file"], "file": []}
    works = [work(id_, derives_from=others) for id_, others in draws_on.items()]
    answer = ask(met("c1", "one", **THERE), met("c2", "two", **THERE), works=works)
    assert roots(answer) == {("c1",): "", ("c2",): "may draw on the same work as One"}


def test_a_dependence_that_is_on_record_makes_two_witnesses_perhaps_one():
    sides = {n: [against("d", n, f"c{3 - n}", kind="dependence")] for n in (1, 2)}
    answer = ask(met("c1", "x > ann", sides=sides[1], **THERE), met("c2", "y > bob", sides=sides[2], **THERE))
    assert roots(answer) == {("c1",): "", ("c2",): "may be one witness with Ann"}


@pytest.mark.parametrize(
    ("by", "basis", "why"),
    [
        ("book > ann", "witnessed", ""),
        ("book > ann", "told", "from whom it was heard is not said"),
        ("book > ann", "deduced", "a conclusion, and on what evidence is not said"),
        ("book > file", "documentary", ""),
        ("file", "documentary", "in what document it was read is not said"),
        ("book > ann", "documentary", "in what document it was read is not said"),
        ("book > unknown-source", "witnessed", "whose word it is is not said"),
    ],
)
def test_on_what_it_rests(by, basis, why):
    answer = ask(met("c1", by, basis=basis), works=[work("file")], entities=[entity("unknown-source")])
    assert roots(answer) == {("c1",): why}


def test_whoever_cites_in_a_circle_establishes_nothing():
    circle = met("c1", "x > y", **THERE), met("c2", "y > z", **THERE), met("c3", "z > x", **THERE)
    answer = ask(*circle, met("c4", "p > q", **THERE))
    assert {row["id"]: (row["circular"], row["independent"]) for row in answer.rows} == {
        "q": (False, True), "x": (True, False), "y": (True, False), "z": (True, False),
    }  # fmt: skip
    assert answer.subject["independent_roots_for"] == 1


def test_a_work_that_draws_on_whoever_cites_it_is_a_circle():
    works = [work("one"), work("two", derives_from=["one"])]
    answer = ask(met("c1", "one > two", **THERE), works=works)
    assert roots(answer) == {("c1",): "cited in a circle"}


def test_what_denies_it_and_what_contradicts_it_is_against():
    answer = ask(
        met("c1", "x > ann", sides=[against("d", 1, "c3")], **THERE),
        met("c2", "y > bob", polarity="negated", stance="denies", **THERE),
        claim("c3", subject="eve", by="z > eve", sides=[against("d", 2, "c1")], **THERE),
        met("c4", "w > cy", mode="planned"),
        met("c5", "w > cy", object="eve"),
    )
    assert roots(answer) == {("c1",): ""}
    assert roots(answer, "against") == {("c2",): "", ("c3",): ""}
    denial = ask(met("c1", "x > ann"), met("c2", polarity="negated", stance="denies"), asked="c2")
    assert {row["role"]: row["claims"] for row in denial.rows} == {"for": ["c2"], "against": ["c1"]}


def test_other_days_of_what_happens_once_are_against_it_and_of_what_recurs_neither():
    days = {"c1": "1937-01-03", "c2": "1937-01-03", "c3": "1937-01-09"}
    died = [claim(id_, "died", subject="bob", earliest=day, latest=day) for id_, day in days.items()]
    answer = ask(*died)
    assert roots(answer).keys() == {("c1", "c2")}
    assert roots(answer, "against").keys() == {("c3",)}
    often = ask(*(met(id_, earliest=day, latest=day) for id_, day in days.items()))
    assert {row["role"]: row["claims"] for row in often.rows} == {"for": ["c1", "c2"]}


def test_others_of_its_side_are_counted_and_not_taken_for_it():
    side = against("d", 1, "c9")
    answer = ask(
        met("c1", sides=[side]),
        claim("c2", "killed", subject="ann", object="bob", sides=[side]),
        met("c9", object="eve"),
    )
    assert roots(answer).keys() == {("c1",)}
    assert "1 further claim on its side of d in other words: not counted here; see molehunt show d" in answer.notes


def test_alternatives_say_the_same_and_stay_possible():
    answer = ask(met("c1", alternatives=[choice("x", "which", "c1", "c2")]))
    assert answer.rows[0]["status"] == "possible"


def test_an_id_that_is_none():
    with pytest.raises(UnknownNameError, match="there is no claim 'c1'; \"molehunt show NAME\" lists"):
        ask(met("other"), asked="c1")
