"""How many claims go with a hypothesis, and from how many witnesses they come."""

from molehunt.answers.open_case import OpenCase
from tests.support.recorder import Recorder
from tests.unit.graph.made import row as claim

BEARINGS = {"c1": "consistent", "c2": "consistent", "c3": "consistent", "c4": "inconsistent"}
RECORD = {
    "id": "h1",
    "question": "How did he die?",
    "statement": "He was ill.",
    "claims": [{"id": id_, "bearing": bearing, "why": "So."} for id_, bearing in BEARINGS.items()],
}


def test_two_claims_of_one_witness_in_two_books_are_two_claims_and_one_voice():
    claims = [claim("c1", by="book > eve"), claim("c2", by="other > eve"), claim("c3", by="book"), claim("c4")]
    (row,) = OpenCase(Recorder(*claims, tables={"ask/hypotheses": [RECORD]}), "made").ask("hypotheses").rows
    counts = {name: value for name, value in row.items() if name.startswith(("cons", "incons", "neut"))}
    assert counts == {
        "consistent": 3,
        "consistent_asserters": 2,
        "inconsistent": 1,
        "inconsistent_asserters": 1,
        "neutral": 0,
        "neutral_asserters": 0,
    }
