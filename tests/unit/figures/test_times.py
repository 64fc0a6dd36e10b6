"""Timeline and custody: uncertain days as bars, known ones as dots, and what each row rests on."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from matplotlib.dates import date2num

from molehunt import Lens, figures
from molehunt.model.errors import MolehuntError
from tests.support.figures import all_texts, caption, count, covering, cut_off, marks, title, words
from tests.support.recorder import ask
from tests.unit.graph.made import against, member, row

SIDES = (member("early", 1), member("late", 2))
RELAYS = (
    row("day", "told", subject="ann", recipient="bob", what="one", earliest="1937-10-06", latest="1937-10-06"),
    row("span", "told", subject="ann", recipient="bob", what="two", earliest="1937-10-01", latest="1937-10-31"),
    row("about", "told", subject="ann", recipient="bob", what="three", earliest="1937-10-10", latest="1937-10-20",
        approximate=True),
    row("since", "told", subject="ann", recipient="bob", what="four", earliest="1937-10-15"),
    row("until", "told", subject="ann", recipient="bob", what="five", latest="1937-10-25"),
    row("never", "told", subject="ann", recipient="bob", what="six"),
    row("early", "told", subject="cy", recipient="bob", what="it", earliest="1937-10-02", latest="1937-10-03",
        sides=(against("when", 1, *SIDES, kind="date"),)),
    row("late", "warned", subject="cy", recipient="bob", what="that", earliest="1937-10-28", latest="1937-10-30",
        sides=(against("when", 2, *SIDES, kind="date"),)),
)  # fmt: skip
LETTER = (
    row("wrote", "wrote", subject="ann", object="paper", earliest="1937-10-01", latest="1937-10-31"),
    row("gave", "gave", subject="ann", object="paper", recipient="bob", earliest="1937-10-05", latest="1937-10-09"),
    row("told", "gave", subject="ann", object="paper", recipient="bob", by="book > bob"),
    row("showed", "showed", subject="bob", object="paper", recipient="cy", earliest="1937-11-01",
        latest="1937-11-01", certainty="hedged", hedge="perhaps"),
    row("asked", "requested", subject="bob", object="paper", recipient="dan", what="post it"),
)  # fmt: skip


def test_a_row_for_each_that_is_dated() -> None:
    axes = figures.timeline(ask(*RELAYS, question="relays"))
    assert set(marks(axes, "row")) == {"day", "span", "about", "since", "until", "early", "late"}
    assert "1 row without any date left out." in caption(axes)
    assert caption(axes).startswith("Case made; lens: none, all claims count; 7 claims.")


def test_a_bar_reaches_from_the_first_to_the_last_day_and_a_known_day_is_a_dot() -> None:
    rows = marks(figures.timeline(ask(*RELAYS, question="relays")), "row")
    first, last = rows["span"].get_xdata()
    assert (first, last) == (date2num(date(1937, 10, 1)), date2num(date(1937, 11, 1)))
    assert (rows["span"].get_marker(), rows["span"].get_linestyle()) == ("None", "-")
    assert (rows["day"].get_marker(), len(rows["day"].get_xdata())) == ("o", 1)


def test_an_approximate_end_fades() -> None:
    axes = figures.timeline(ask(*RELAYS, question="relays"))
    at = marks(axes, "row")["about"].get_ydata()[0]
    faded = [one for one in axes.lines if one.get_alpha() and one.get_ydata()[0] == at]
    # The farther out, the fewer lie on one another: all reach the bar, and each begins further in.
    first = [one.get_xdata()[0] for one in faded if one.get_xdata()[0] < one.get_xdata()[1]]
    assert first == sorted(set(first))
    assert len({one.get_xdata()[1] for one in faded}) == 2
    reach = [x for one in faded for x in one.get_xdata()]
    assert (min(reach), max(reach)) == (date2num(date(1937, 10, 10)), date2num(date(1937, 10, 21)))


def test_an_open_end_reaches_the_edge_with_an_arrow() -> None:
    axes = figures.timeline(ask(*RELAYS, question="relays"))
    rows, (left, right) = marks(axes, "row"), axes.get_xlim()
    assert rows["since"].get_xdata()[1] == right
    assert rows["until"].get_xdata()[0] == left
    arrows = {(one.get_marker(), one.get_ydata()[0]) for one in axes.lines if one.get_marker() in "<>"}
    assert arrows == {(">", rows["since"].get_ydata()[0]), ("<", rows["until"].get_ydata()[0])}


def test_the_sides_of_a_disagreement_are_joined_and_its_question_told() -> None:
    axes = figures.timeline(ask(*RELAYS, question="relays"))
    rows = marks(axes, "row")
    sides = {id_: one.get_ydata()[0] for id_, one in marks(axes, "side").items()}
    assert sides == {"1 1": rows["early"].get_ydata()[0], "1 2": rows["late"].get_ydata()[0]}
    assert caption(axes).endswith("At issue: 1 Is it when?")


def test_rows_beyond_the_most_are_counted() -> None:
    axes = figures.timeline(ask(*RELAYS, question="relays"), most=3)
    assert count(axes, "row") == 3
    assert "The first 3 of 7 dated rows" in caption(axes)


def test_a_frame_gives_the_same_rows_and_the_lens() -> None:
    answer = ask(*RELAYS, question="relays", lens=Lens(grade="B2"))
    axes = figures.timeline(answer.to_frame())
    assert set(marks(axes, "row")) == set(marks(figures.timeline(answer), "row"))
    assert "B2" in caption(axes).split(";")[1]


def test_custody_has_a_bar_for_each_row_and_an_arrow_for_each_claim_of_passing() -> None:
    answer = ask(*LETTER, question="who-saw", document="paper")
    axes = figures.custody(answer)
    assert count(axes, "row") == sum(row["earliest"] is not None or row["latest"] is not None for row in answer.rows)
    assert set(marks(axes, "passed")) == {"gave", "told", "showed"}
    assert {"Ann", "Bob", "Cy"} <= words(axes)
    assert title(axes) == "Who had it when: Paper"
    assert "was shown (possible)" in words(axes)


def test_those_only_asked_are_told_apart() -> None:
    told = words(figures.custody(ask(*LETTER, question="who-saw", document="paper")))
    assert any(text.startswith("only asked") and "no date" in text for text in told)


@pytest.mark.parametrize(
    ("draw", "question", "asked"),
    [(figures.timeline, "relays", {}), (figures.custody, "who-saw", {"document": "paper"})],
)
def test_an_answer_without_rows(draw, question, asked) -> None:
    axes = draw(ask(*LETTER, question=question, lens=Lens(grade="A1"), **asked))
    assert "0 claims." in caption(axes)
    assert cut_off(axes) == []


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(MolehuntError, match="'soon' is no day; give dates, or text as YYYY-MM-DD"):
        figures.timeline(pd.DataFrame({"name": ["a"], "earliest": ["soon"], "latest": [None]}))


def test_rows_of_something_else_are_refused() -> None:
    with pytest.raises(MolehuntError, match="figure custody: the rows have no column 'document'"):
        figures.custody(ask(*RELAYS, question="relays"))
    with pytest.raises(MolehuntError, match="expected an answer of molehunt or a pandas DataFrame, not list"):
        figures.timeline([1, 2])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draw", "question", "asked"),
    [(figures.timeline, "relays", {}), (figures.custody, "who-saw", {"document": "paper"})],
)
def test_no_text_covers_another_or_is_cut_off(draw, question, asked) -> None:
    axes = draw(ask(*(RELAYS if question == "relays" else LETTER), question=question, **asked))
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []
