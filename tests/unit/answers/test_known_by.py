"""A lens on the day of record says what it leaves out for want of such a day, whatever is asked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import question_names
from molehunt.graph.lens import Lens
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

# Neither source has a date, so that no day of record is known.
CLAIMS = (
    row("gave", "gave", subject="ann", object="paper", recipient="bob"),
    row("told", "told", subject="ann", recipient="bob", about="eve", what="that it is so"),
    row("kin", "kin_of", subject="ann", object="bob", what="sister"),
    row("handled", "handled_by", subject="ann", object="bob"),
    row("member", "member_of", subject="ann", object="org"),
    row("met", "met", subject="ann", object="bob"),
    row("ordered", "ordered", subject="ann", recipient="bob", what="to go"),
    row("suspected", "suspected", subject="ann", object="bob"),
)
MEMBERS = [{"id": id_, "position": n, "bearing": "neutral", "why": ""} for n, id_ in enumerate(("gave", "told"), 1)]
RECORD = {"id": "r", "kind": "one-of", "question": "q", "statement": "s", "would_decide": "", "choice": "r"}
TABLES: dict[str, list[Any]] = {
    f"ask/{name}": [RECORD | {"claims": MEMBERS, "decisions": []}]
    for name in ("alternatives", "disagreements", "hypotheses")
}
TABLES["ask/entity"] = [
    {"id": "ann", "name": "Ann", "labels": ["Entity", "Person"], "kind": None, "note": None}
    | dict.fromkeys(("names", "denotes", "works", "sources"), ())
]
ASKED: dict[str, dict[str, Any]] = {
    "corroborate": {"claim": "gave"},
    "dossier": {"entity": "ann"},
    "family": {"person": "ann"},
    "handlers": {"person": "ann"},
    "knew": {"what": "paper"},
    "leak": {"document": "paper", "observed": "bob", "date": "2000"},
    "memberships": {"person": "ann"},
    "met": {"person": "ann"},
    "origin": {"what": "paper"},
    "otherwise": {"one": "ann", "other": "bob"},
    "path": {"start": "ann", "end": "bob"},
    "reach": {"holder": "ann"},
    "resolve": {"of": "ann"},
    "show": {"id": "ann"},
    "who-saw": {"document": "paper"},
}


@pytest.mark.parametrize("name", question_names())
def test_every_question_says_what_is_left_out_and_why(name: str) -> None:
    case = OpenCase(Recorder(*CLAIMS, tables=TABLES), "made")  # type: ignore[arg-type]
    answer = case.ask(name, lens=Lens(known_by="2100"), **ASKED.get(name, {}))
    assert [row for row in answer.rows if row["claims"]] == []
    why = (
        r"left out: \d+ claims? whose source has no date in the case \(sources.csv\): "
        "on no day, not even today, is it sure that they were on record"
    )
    assert [note for note in answer.notes if re.fullmatch(why, note)] == [answer.notes[-1]]
