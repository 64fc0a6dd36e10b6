"""Who saw each document, as a page has it: the answer of the question, and the one under each choice of sources."""

from __future__ import annotations

from typing import Any

import pytest

from molehunt import Lens
from molehunt.answers.open_case import OpenCase

pytestmark = pytest.mark.one_engine
Rows = set[tuple[str, str, str, str, str]]


@pytest.fixture(scope="module")
def data(whole: OpenCase) -> dict[str, Any]:
    return whole.web_data()


def told(rows: Any, status: str = "status") -> Rows:
    return {(one["document"], one["id"], one["role"], one["under"] or "", one[status]) for one in rows}


def test_rows_are_those_of_the_question(whole: OpenCase, data: dict[str, Any]) -> None:
    documents = {
        one["id"]
        for one in whole.cypher("MATCH (d:Document) RETURN d.id AS id")
        if len(whole.who_saw(one["id"])) or whole.who_saw(one["id"]).open
    }
    assert len(data["seen"]) > 10
    assert set(data["seen"]) <= documents
    for document, seen in data["seen"].items():
        answer = whole.who_saw(document)
        assert told(seen["rows"]) == told(answer.rows)
        assert [one["id"] for one in seen["rows"]] == [row["id"] for row in answer], "in order of custody"
        for one, row in zip(seen["rows"], answer, strict=True):
            assert (one["when"], one["claims"], one["with"]) == (row["when"], row["claims"], row["with"])
        assert {one["what"] for one in seen["open"]} <= {one["what"] for one in answer.open}


def test_every_claim_behind_a_row_is_in_the_page_with_its_proof(data: dict[str, Any]) -> None:
    for seen in data["seen"].values():
        for row in seen["rows"]:
            for id_ in row["claims"]:
                assert data["claims"][id_]["passage"]["paragraph"]


@pytest.mark.parametrize("place", range(3))
def test_without_any_source_rows_are_those_of_that_lens(whole: OpenCase, data: dict[str, Any], place: int) -> None:
    """Of the documents with the most rows."""
    document = sorted(data["seen"], key=lambda id_: (-len(data["seen"][id_]["rows"]), id_))[place]
    changed = 0
    for source in data["sources"]:
        left = [
            {**row, "status": row["without"].get(source["id"], row["status"])} for row in data["seen"][document]["rows"]
        ]
        answer = whole.who_saw(document, lens=Lens(without=source["id"]))
        assert told(one for one in left if one["status"]) == told(answer.rows), source["id"]
        changed += told(answer.rows) != told(data["seen"][document]["rows"])
    assert changed


def test_of_a_source_alone_rows_are_those_of_that_lens(whole: OpenCase, data: dict[str, Any]) -> None:
    document, some = "krivitsky-letter", 0
    for source in data["sources"]:
        left = [{**row, "status": row["alone"].get(source["id"], "")} for row in data["seen"][document]["rows"]]
        field = {"author": "author", "work": "source"}[source["is"]]
        answer = whole.who_saw(document, lens=Lens(**{field: source["id"]}))
        assert told(one for one in left if one["status"]) == told(answer.rows), source["id"]
        some += bool(answer.rows)
    assert some > 3


def test_a_lens_narrows_them(whole: OpenCase) -> None:
    lens = Lens(grade="C3")
    data = whole.web_data(lens=lens)
    answer = whole.who_saw("krivitsky-letter", lens=lens)
    assert told(data["seen"]["krivitsky-letter"]["rows"]) == told(answer.rows)


def test_denied_ties_are_the_negated_claims_and_marked(whole: OpenCase, data: dict[str, Any]) -> None:
    denied = {edge["claim"] for edge in data["edges"] if edge.get("denied")}
    negated = {id_ for id_, claim in data["claims"].items() if claim["polarity"] == "negated"}
    assert len(denied) > 3
    assert denied <= negated
    assert not {edge["claim"] for edge in data["edges"] if not edge.get("denied")} & negated
    for id_ in denied:
        assert data["claims"][id_]["alone"] == "denied"
        assert data["claims"][id_]["mode"] == "done"
    network = {claim for *_, claim in whole.network().edges(data="claim")}
    assert not denied & network, "what is denied is in no network"
