"""What an answer holds and how it shows itself."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import molehunt
from molehunt.answers.answer import plain
from molehunt.answers.open_case import OpenCase
from molehunt.figures.given import given
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from tests.support.recorder import Recorder, ask
from tests.unit.graph.made import row

CLAIMS = (
    row("c1", "gave", subject="ann", object="paper", recipient="bob", earliest="1937-10-06"),
    row("c2", "held", subject="unknown-hand", object="paper"),
)
ANSWER = ask(*CLAIMS, question="who-saw", document="paper", lens=Lens(until="1937-12-31"))


def test_the_parts_of_an_answer():
    whole = ANSWER.to_dict()
    assert set(whole) == {
        "question", "asked", "subject", "case", "lens", "notes",
        "rows", "open", "at_issue", "hinges", "names", "claims",
    }  # fmt: skip
    assert whole["asked"] == {"document": "paper"}
    assert whole["subject"] == {"id": "paper", "name": "Paper", "label": "Document"}
    assert whole["lens"] == {"until": "1937-12-31"}
    assert whole["notes"] == ["lens: happened by 1937-12-31"]
    for proof in whole["claims"].values():
        assert {"statement", "asserted_by", "source", "passage", "stance", "polarity", "grade"} <= set(proof)
    assert set(whole["claims"]) == {"c1", "c2"}


@pytest.mark.parametrize("lens", ["kern", "", {"author": "ann"}, {}, Lens, 0, False])
@pytest.mark.parametrize("product", ["who_saw", "network"])
def test_a_lens_is_a_lens(product, lens):
    case = OpenCase(Recorder(*CLAIMS), "made")
    with pytest.raises(MolehuntError, match=f"lens: expected a Lens, .*, not {type(lens).__name__}"):
        getattr(case, product)(*["paper"][: product == "who_saw"], lens=lens)


@pytest.mark.parametrize(("what", "method"), [("question", "ask"), ("query", "query"), ("Cypher", "cypher")])
@pytest.mark.parametrize("given", [3, None, ["who-saw"]])
def test_what_is_asked_is_text(what, method, given):
    case = OpenCase(Recorder(*CLAIMS), "made")
    with pytest.raises(MolehuntError, match=f"{what}: expected text, not {type(given).__name__}"):
        getattr(case, method)(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"address": "bolt://127.0.0.1:1"}, "address: expected a molehunt.Address, not str"),
        ({"address": 7687}, "address: expected a molehunt.Address, not int"),
        ({"corpus": 3}, "corpus: expected the path of the source text, not int"),
        ({"corpus": "/nonexistent/text"}, "the file is missing; expected the raw text"),
        ({"corpus": "/"}, "this is a folder, a pipe or a device, no file"),
        ({"timeout": float("inf")}, "timeout: expected a number of seconds"),
    ],
)
def test_what_a_case_is_opened_with_is_checked_before_anything_is_started(given, said):
    with pytest.raises(MolehuntError, match=said):
        molehunt.open(**given)


def test_json_takes_it_whole():
    assert json.loads(ANSWER.to_json()) == json.loads(json.dumps(ANSWER.to_dict()))
    assert json.loads(ANSWER.to_json())["rows"][0]["earliest"] == "1937-10-06"


def test_a_frame_has_a_line_for_each_row():
    frame = ANSWER.to_frame()
    assert list(frame.columns) == list(ANSWER.rows[0])
    assert [dict(zip(frame.columns, line, strict=True)) for line in frame.itertuples(index=False)] == [
        dict(one) for one in ANSWER.rows
    ]
    assert frame.attrs["open"] == ANSWER.to_dict()["open"]
    assert "claims" not in frame.attrs


def test_what_is_missing_in_a_frame_is_never_nan():
    """Without her one claim A is gone, and has no value; B still stands between two."""
    pairs = ("ab", "bc", "bd", "ef", "eg")
    met = [row(f"c{n}", "met", subject=one, object=other) for n, (one, other) in enumerate(pairs)]
    central, drawn = ask(*met, question="centrality"), ask(*met, question="robustness", measure="degree", draws=3)
    frame, of_draws = central.to_frame(), drawn.to_frame()
    without = frame.set_index("id")["hinge_value"]
    assert without["a"] is pd.NA
    assert without["b"] > 0
    assert frame["hinge_value"].dtype == "Float64"
    assert {str(of_draws[name].dtype) for name in ("share", "order", "top")} == {"Float64"}
    assert {str(of_draws[name].dtype) for name in ("added", "needed", "rank_low")} == {"Int64"}
    for answer, held in ((central, frame), (drawn, of_draws)):
        missing = [one for name in held for one in held[name][held[name].isna()].to_list()]
        assert missing
        assert all(one is None or one is pd.NA for one in missing)
        assert list(given(held, "ranks").rows) == [plain(one) for one in answer.rows]


def test_it_is_a_sequence_of_rows_and_true_though_it_has_none():
    assert len(ANSWER) == len(list(ANSWER)) == 2
    nothing = ask(*CLAIMS, question="who-saw", document="paper", lens=Lens(grade="A1"))
    assert len(nothing) == 0
    assert nothing
    assert len(nothing.to_frame()) == 0


def test_it_shows_itself():
    assert molehunt.Answer is type(ANSWER)
    assert "2 rows" in repr(ANSWER)
    assert "Bob" in str(ANSWER)
    assert "c1" in str(ANSWER)
    assert "<table>" in ANSWER._repr_html_()


def test_the_package_lists_what_it_offers():
    assert {"open", "Lens", "Answer", "MolehuntError"} <= set(dir(molehunt))
    with pytest.raises(AttributeError, match="opne"):
        molehunt.opne  # noqa: B018


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "document is missing"),
        ({"document": "paper", "by": "1937"}, "unknown parameter by"),
        ({"document": 7}, "not int"),
        ({"document": {"paper"}}, "not set"),
        ({"document": "nowhere"}, "nowhere"),
    ],
)
def test_a_wrong_question_is_told_in_words(asked, said):
    with pytest.raises(MolehuntError, match=said):
        ask(*CLAIMS, question="who-saw", **asked)


def test_an_unknown_question_names_those_there_are():
    with pytest.raises(MolehuntError, match="who-saw, relays, show"):
        ask(*CLAIMS, question="who-sawn")


def test_a_question_reads_the_state_claims_and_proof_once():
    """Two looks at the state of the load, one for the name, one for the claims, one for their proof.

    The next one that is the same knows all of it, and looks only whether the state is still that of its last look.
    """
    from molehunt.answers.open_case import OpenCase

    store = Recorder(*CLAIMS)
    case = OpenCase(store, "made")
    case.who_saw("paper")
    assert store.asked == ["ask/load_state", "ask/named", "ask/who_saw", "ask/evidence", "ask/load_state"]
    store.asked.clear()
    case.who_saw("paper")
    assert store.asked == ["ask/load_state"]
