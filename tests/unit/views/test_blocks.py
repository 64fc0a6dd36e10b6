"""Rows that hold several sentences are lines under a heading, in every format, and no side is mixed with another."""

from __future__ import annotations

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.views.answer_report import report
from molehunt.views.formats import find_format
from molehunt.views.report import Report
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, choice, member, row

LONG = "that it was so, and that everybody who had been at the meeting in the rue des Gobelins knew it was so"
PLACES = {"c1": 1, "c2": 1, "c3": 2}
SIDES = {
    id_: (against("d", PLACES[id_], *(member(one, PLACES[one]) for one in PLACES if one != id_), favours=2),)
    for id_ in PLACES
}
RECORD = {
    "id": "d", "kind": "tension", "question": "Was it so?", "would_decide": "the minutes",
    "claims": [{"id": "c3", "position": 2}, {"id": "c2", "position": 1}, {"id": "c1", "position": 1}],
    "decisions": [{"id": "dec", "favours": 2, "reason": "Because.", "decided_by": "book"}],
}  # fmt: skip
HE = (choice("he", "who said it", "c1", "c2"),)
SET = {
    "id": "he", "kind": "pronoun", "question": "who said it", "choice": "he",
    "claims": [{"id": "c2", "position": 1}, {"id": "c1", "position": 2}],
}  # fmt: skip
TIED = {"id": "she", "kind": "pronoun", "question": "who heard it", "choice": "he", "claims": []}


def asked(question: str) -> Report:
    claims = [
        row(id_, statement=f"{id_}: {LONG}.", sides=SIDES[id_], alternatives=HE if id_ != "c3" else ()) for id_ in SIDES
    ]
    tables = {"ask/disagreements": [RECORD], "ask/alternatives": [SET, TIED]}
    return report(OpenCase(Recorder(*claims, tables=tables), "made").ask(question))  # type: ignore[arg-type]


def test_a_disagreement_is_a_question_with_each_side_in_lines_of_its_own() -> None:
    shown = asked("disputes")
    assert shown.sections == ()
    block = shown.notes[0]
    assert block.heading == "Was it so? (tension) [d]"
    assert [(line.mark, *line.parts, line.cites) for line in block.lines] == [
        ("side 1", f"c1: {LONG}.", (1,)),
        ("side 1", f"c2: {LONG}.", (2,)),
        ("", "from Book; 0 independent roots; 1 more of which independence is not established; graded B2", ()),
        ("side 2", f"c3: {LONG}.", (3,)),
        ("", "from Book; 0 independent roots; 1 more of which independence is not established; graded B2", ()),
        ("decided", "for side 2 by book: Because.", ()),
        ("", "what would settle it: the minutes", ()),
    ]
    assert "At issue" not in [notes.heading for notes in shown.notes]


def test_alternatives_stand_in_the_order_of_the_case() -> None:
    block = asked("alternatives").notes[0]
    assert block.heading == "who said it (pronoun) [he]"
    assert [(line.mark, *line.parts, line.cites) for line in block.lines] == [
        ("either", f"c2: {LONG}.", (1,)),
        ("or", f"c1: {LONG}.", (2,)),
        ("", "varies with she", ()),
    ]


@pytest.mark.parametrize("width", [80, 200])
def test_a_terminal_gets_lines_of_its_width(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = find_format("table").draw(asked("disputes")).splitlines()
    assert max(map(len, lines)) <= width
    # The heading, seven lines of which five are folded at 80, and an empty one.
    start = lines.index("Was it so? (tension) [d]")
    assert lines.index("", start) - start == 1 + (12 if width == 80 else 7)


def test_every_format_says_whose_line_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = asked("disputes")
    assert f" side 2 c3: {LONG}.  [3]" in find_format("table").draw(shown)
    assert f"- side 2: c3: {LONG}.[^3]" in find_format("markdown").draw(shown)
    assert "<b>side 2</b> c3: " in find_format("html").draw(shown)
