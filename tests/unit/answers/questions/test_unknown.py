"""What is not known, the three kinds apart, on small evidence made by hand."""

from __future__ import annotations

from molehunt.views.answer_report import report
from tests.support import recorder
from tests.unit.graph.made import choice
from tests.unit.graph.made import row as claim

CLAIMS = (
    claim("c1", "not_known", about="ann", what="how she died", certainty="unknown"),
    claim("c2", "not_known", about="ann", what="how she died", certainty="unknown", by="other"),
    claim("c3", "not_confirmed", subject="bob", about="ann", what="that she was killed"),
    claim("c4", "treated", subject="unknown-doctor", object="ann"),
    claim("c5", "told", subject="unknown-caller", recipient="cy"),
    claim("c6", "not_known", about="cy", what="where he lived", certainty="unknown"),
)


def ask(*claims, about="ann"):
    return recorder.ask(*claims, question="unknown", about=about)


def told(answer):
    return [(row["group"], row["id"], row["what"], row["claims"], row["by"]) for row in answer.rows]


def test_left_open_not_found_and_not_said_are_apart():
    assert told(ask(*CLAIMS)) == [
        ("left open", "ann", "how she died", ["c1", "c2"], ["book", "other"]),
        ("not found", "ann", "that she was killed", ["c3"], ["bob"]),
        ("not said", "unknown-doctor", "who or what it was", ["c4"], ["book"]),
    ]


def test_of_somebody_unnamed_it_tells_what_is_said():
    (row,) = [row for row in ask(*CLAIMS).rows if row["group"] == "not said"]
    assert (row["role"], row["said"], row["about"]) == ("subject of treated", ["Statement of c4."], ["ann"])


def test_it_is_told_once():
    assert ask(*CLAIMS).open == ()


def test_the_ignorance_is_stated_and_not_possible():
    """That a source says that something is not known is firm."""
    assert [row["status"] for row in ask(*CLAIMS).rows] == ["stated"] * 3


def test_the_whole_case():
    groups = [row["group"] for row in ask(*CLAIMS, about=None).rows]
    assert groups == ["left open", "left open", "not found", "not said", "not said"]


def test_of_somebody_of_whom_all_is_known():
    answer = ask(*CLAIMS, claim("c7", "told", subject="dan", recipient="eve"), about="dan")
    assert answer.rows == ()
    assert answer.open[0]["what"].startswith("no claim says")


def test_one_of_several_is_open():
    who = choice("who", "who called", "c1", "c2")
    answer = ask(
        claim("c1", "told", subject="bob", recipient="ann", alternatives=[who]),
        claim("c2", "told", subject="cy", recipient="ann", alternatives=[who]),
    )
    assert [(one["what"], one["claims"]) for one in answer.open] == [("who called", ["c1", "c2"])]


def test_the_table_shows_who_says_so_by_name_and_the_rows_by_id():
    """The stand-in for the database calls the work with the id book Book."""
    answer = ask(*CLAIMS)
    (left_open,) = [one for one in report(answer).sections if one.title == "Left open by the sources"]
    assert [row[left_open.columns.index("by")] for row in left_open.rows] == ["Book; Other"]
    assert next(row["by"] for row in answer.rows) == ["book", "other"]
