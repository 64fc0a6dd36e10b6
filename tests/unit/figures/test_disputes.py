"""Who says what: a dot for each claim, in the line of its side and the column of its author."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from molehunt import figures
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import MolehuntError
from tests.support.figures import all_texts, caption, covering, cut_off, marks, words
from tests.support.recorder import Recorder, ask
from tests.unit.graph.made import against, member, row

DAYS = {"first": "1937-01-03", "last": "1937-01-09"}
SIDES = {"yes": 1, "too": 1, "no": 2}


def side(own: str) -> Any:
    """The side of a claim, decided for the first."""
    others = [member(id_, position) for id_, position in SIDES.items() if id_ != own]
    return against("d", SIDES[own], *others, favours=1)


CLAIMS = (
    row("yes", "wrote", subject="ann", object="paper", by="kern", sides=(side("yes"),)),
    row("too", "wrote", subject="ann", object="paper", by="kern > orlov", sides=(side("too"),)),
    row("no", "wrote", subject="ann", object="paper", by="kern > ann", polarity="negated", stance="denies",
        sides=(side("no"),)),
)  # fmt: skip


def test_a_dot_for_each_claim_on_either_side() -> None:
    axes = figures.disputes(ask(*CLAIMS, question="who-saw", document="paper"))
    dots = marks(axes, "claim")
    assert set(dots) == {"yes", "too", "no"}
    at = {id_: (dot.get_xdata()[0], dot.get_ydata()[0]) for id_, dot in dots.items()}
    columns = [label.get_text() for label in axes.get_xticklabels()]
    assert {id_: columns[round(x)] for id_, (x, _) in at.items()} == {"yes": "kern", "too": "orlov", "no": "ann"}
    assert at["yes"][1] == at["too"][1] != at["no"][1]


def test_what_is_known_through_others_is_hollow_and_what_is_decided_for_has_a_shape_of_its_own() -> None:
    dots = marks(figures.disputes(ask(*CLAIMS, question="who-saw", document="paper")), "claim")
    assert {id_ for id_, dot in dots.items() if dot.get_markerfacecolor() == "white"} == {"too", "no"}
    assert {id_ for id_, dot in dots.items() if dot.get_marker() == "D"} == {"yes", "too"}


def test_lines_and_caption_tell_question_sides_and_counts() -> None:
    axes = figures.disputes(ask(*CLAIMS, question="who-saw", document="paper"))
    assert {"Is it d? (contradiction)", "1. Statement of too.", "2. Statement of no."} <= words(axes)
    assert caption(axes).startswith("Case made; lens: none, all claims count; 3 claims. 1 disagreement.")


def test_what_is_found_is_drawn_as_well() -> None:
    died = [row(id_, "died", subject="bob", earliest=day, latest=day) for id_, day in DAYS.items()]
    axes = figures.disputes(ask(*died, question="disputes"))
    assert set(marks(axes, "claim")) == set(DAYS)
    assert {"When? Statement of first. (date)", "1. Statement of first.", "2. Statement of last."} <= words(axes)


def test_a_frame_of_claims() -> None:
    frame = pd.DataFrame({"question": ["Who?"] * 3, "side": [1, 2, 2], "author": ["a", "b", "a"], "claim": list("xyz")})
    axes = figures.disputes(frame)
    assert set(marks(axes, "claim")) == {"x", "y", "z"}
    assert {"Who?", "1. side 1", "2. side 2"} <= words(axes)
    with pytest.raises(MolehuntError, match="no column 'author'"):
        figures.disputes(frame.drop(columns="author"))


def test_none_in_sight() -> None:
    axes = figures.disputes(ask(row("a", "told", subject="ann", recipient="bob"), question="relays"))
    assert caption(axes).endswith("0 claims. No disagreement is in sight.")
    assert cut_off(axes) == []


def test_at_most_so_many_with_none_covered_or_cut_off() -> None:
    many = []
    for number in range(20):
        for name, other, position in (("a", "b", 1), ("b", "a", 2)):
            id_ = f"{name}{number}"
            by = f"somebody-who-says-so-{number}-{name}"
            opposed = against(f"d{number}", position, member(f"{other}{number}", 3 - position))
            said = {"statement": "A very long statement " * 12, "by": by, "sides": (opposed,)}
            many.append(row(id_, "wrote", subject="ann", object="paper", **said))
    case = OpenCase(Recorder(*many), "made")  # type: ignore[arg-type]
    axes = figures.disputes(case.ask("who-saw", document="paper"), most=7)
    assert len(marks(axes, "claim")) == 14
    assert "7 disagreements of 20" in caption(axes)
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []
