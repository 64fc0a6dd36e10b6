"""A lens on the day of record says what it leaves out for want of such a day, whatever is asked."""

from __future__ import annotations

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
ASKED = {
    "who-saw": {"document": "paper"},
    "show": {"id": "ann"},
    "reach": {"holder": "ann"},
    "family": {"person": "ann"},
    "handlers": {"person": "ann"},
    "memberships": {"id": "ann"},
    "met": {"id": "ann"},
}
# Those that select claims by their predicates have one of their own.
OWN = {
    "family": ("kin_of", {}),
    "handlers": ("handled_by", {}),
    "memberships": ("member_of", {"object": "org-body"}),
    "met": ("met", {}),
    "orders": ("ordered", {"recipient": "bob"}),
    "suspects": ("suspected", {}),
}
# Only what was relayed is a relay. Where a question about somebody finds nothing, it looks for what is near.
LEFT_OUT = {"relays": "1 claim", "orders": "1 claim", "suspects": "1 claim"} | dict.fromkeys(
    ("family", "handlers", "memberships", "met"), "3 claims"
)


@pytest.mark.parametrize("name", question_names())
def test_every_question_says_what_is_left_out_and_why(name: str) -> None:
    own = [row("own", OWN[name][0], subject="ann", **{"object": "bob"} | OWN[name][1])] if name in OWN else []
    case = OpenCase(Recorder(*CLAIMS, *own, tables=TABLES), "made")  # type: ignore[arg-type]
    answer = case.ask(name, lens=Lens(known_by="2100"), **ASKED.get(name, {}))
    assert [row for row in answer.rows if row["claims"]] == []
    assert answer.notes[-1] == (
        f"left out: {LEFT_OUT.get(name, '2 claims')} whose source has no date in the case (sources.csv): "
        "on no day, not even today, is it sure that they were on record"
    )
