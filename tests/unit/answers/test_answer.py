from datetime import date

from molehunt.answers.answer import Answer, proofs
from molehunt.answers.who_saw import who_saw
from molehunt.graph.lens import Lens
from tests.unit.graph.made import claim

CLAIMS = (
    claim("c1", "gave", subject="ann", object="paper", recipient="bob", earliest="1937-10-06"),
    claim("c2", "held", subject="unknown-hand", object="paper"),
)
ANSWER = who_saw(CLAIMS, "paper", name="Paper", case="made", lens=Lens(until=date(1937, 12, 31)))


def test_the_parts_of_an_answer():
    whole = ANSWER.to_dict()
    assert list(whole) == ["question", "asked", "case", "lens", "rows", "open", "hinges", "claims"]
    assert whole["lens"] == {"until": date(1937, 12, 31)}
    for row in whole["rows"]:
        assert {"id", "name", "role", "status", "earliest", "latest", "claims"} <= set(row)
    named = {id_ for part in ("rows", "open") for item in whole[part] for id_ in item["claims"]}
    named |= {hinge["claim"] for hinge in whole["hinges"]}
    assert named == set(whole["claims"]) == {"c1", "c2"}
    for proof in whole["claims"].values():
        assert {
            "statement",
            "asserted_by",
            "source",
            "passage",
            "stance",
            "polarity",
            "certainty",
            "grade",
            "date",
        } <= set(proof)


def test_a_frame_has_a_line_for_each_row():
    frame = ANSWER.to_frame()
    assert list(frame.columns) == list(ANSWER.rows[0])
    assert [dict(zip(frame.columns, line, strict=True)) for line in frame.itertuples(index=False)] == [
        dict(row) for row in ANSWER.rows
    ]
    assert frame.attrs["open"] == [dict(item) for item in ANSWER.open]
    assert "claims" not in frame.attrs


def test_a_frame_of_nothing():
    frame = Answer("who-saw", {}, "made", {}, ()).to_frame()
    assert len(frame) == 0
    assert frame.attrs["question"] == "who-saw"


def test_proofs_of_those_named_in_the_order_of_the_evidence():
    assert list(proofs(CLAIMS, ["c2", "c1", "gone"])) == ["c1", "c2"]
    assert proofs(CLAIMS, []) == {}
