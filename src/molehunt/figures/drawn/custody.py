"""Who had a document when: a lane for each person, and arrows where it went from hand to hand.

Lanes stand in order of custody, the document before its copies; each line in a lane is one thing that the person did
with it, told at the right. A bar runs from the first to the last day on which it can have been done; it does not say
that it was in hand all that time. The dash is the status. Grey is whoever was only asked to handle it.

Each arrow is one claim that it went from one to the other, with the status of the row at which it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, Row, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, BLUE, GREEN, QUIET, stroke
from molehunt.figures.times import Days, days_of, marks_of_time, on_axis, span, time_axis
from molehunt.figures.words import short
from molehunt.model.counted import counted

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 12.5
GIVING = ("gave", "sent", "carried", "passed on", "showed")
TAKING = ("received", "was shown")


class _Held(NamedTuple):
    """A row in its place: lane and line, counted from the top."""

    row: Row
    days: Days
    lane: str
    at: float


def custody(data: Answer | pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who had a document when: a lane for each person, a bar for each thing that was done with it.

    Parameters
    ----------
    data
        An answer to ``who_saw``, or its frame.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the rows do not tell of custody, or matplotlib is not installed.

    """
    told = given(data, "custody", "id", "name", "role", "document", "earliest", "latest")
    with page(ax) as drawing:
        axes = drawing.axes
        held = list(_held(told))
        height = max((one.at for one in held), default=1.0) + 1
        axes.set_ylim(max(height, 3) - 0.4, -0.6)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        time_axis(axes, [one.days for one in held])
        _lanes(drawing, held)
        for one in held:
            _row(drawing, one)
        passed = _passed(drawing, held)
        return drawing.finish(
            title=f"Who had it when: {short(told.subject.get('name') or 'the document', 50)}",
            caption=_caption(told, held, passed),
            height=max(height, 3) * _ROW,
            legend=_legend(held, passed) if held else (),
        )


def _held(told: Given) -> Iterator[_Held]:
    """Yield the rows by person, and those of a person by document, in the order in which the answer has them."""
    lanes: dict[tuple[Any, Any], list[Row]] = {}
    for row in told.rows:
        lanes.setdefault((row["document"], row["id"]), []).append(row)
    several = len({document for document, _ in lanes}) > 1
    at, before = 0.0, None
    for (document, id_), rows in lanes.items():
        if several and document != before:
            at += 1.5 if before else 1.0
        before = document
        for row in rows:
            yield _Held(row, days_of(row, told), f"{document} {id_}", at)
            at += 1


def _lanes(drawing: Page, held: Sequence[_Held]) -> None:
    """Name each lane, tint every second one, and write what was done into each line."""
    lanes: dict[str, list[_Held]] = {}
    for one in held:
        lanes.setdefault(one.lane, []).append(one)
    headed: dict[Any, tuple[float, str]] = {}
    for number, rows in enumerate(lanes.values()):
        row, first, last = rows[0].row, rows[0].at, rows[-1].at
        headed.setdefault(row["document"], (first, str(row.get("document_name") or row["document"])))
        if number % 2 == 0:
            drawing.axes.axhspan(first - 0.5, last + 0.5, color=BAND, lw=0, zorder=0)
        under = f" (as {row['under']})" if row.get("under") else ""
        drawing.name_row((first + last) / 2, short(f"{row['name']}{under}"))
    for first, name in headed.values() if len(headed) > 1 else ():
        drawing.name_row(first - 1, short(name), weight="bold", ha="left")


def _row(drawing: Page, one: _Held) -> None:
    asked = one.row.get("group") == "asked"
    status = str(one.row.get("status") or "")
    if one.days.dated:
        span(drawing.axes, one.days, one.at, status, gid=f"row {' '.join(one.row.get('claims') or ())}",
             colour=QUIET if asked else BLUE)  # fmt: skip
    when = "" if one.days.dated else ", no date"
    doubt = "" if status == "stated" or not status else f" ({status})"
    drawing.note_row(one.at, f"{'only ' if asked else ''}{one.row['role']}{doubt}{when}", size=7, color=QUIET)


def _passed(drawing: Page, held: Sequence[_Held]) -> list[str]:
    """Draw an arrow for each claim by which it went from one lane to another; return their ids."""
    from matplotlib.patches import FancyArrowPatch

    takers: dict[str, list[_Held]] = {}
    for one in held:
        for id_ in (one.row.get("claims") or ()) if one.row["role"] in TAKING else ():
            takers.setdefault(id_, []).append(one)
    drawn = []
    pairs = [
        (id_, giver, taker)
        for giver in held
        if giver.row["role"] in GIVING and giver.days.dated
        for id_ in giver.row.get("claims") or ()
        for taker in takers.get(id_, ())
        if giver.lane != taker.lane and giver.row["document"] == taker.row["document"]
    ]
    for number, (id_, giver, taker) in enumerate(pairs):
        x = _middle(drawing.axes, giver.days, number, len(pairs))
        arrow = FancyArrowPatch((x, giver.at), (x, taker.at), arrowstyle="-|>", mutation_scale=6, lw=0.9, color=GREEN,
                                shrinkA=2, shrinkB=2, zorder=4, gid=f"passed {id_}",
                                **stroke(str(taker.row.get("status") or "")))  # fmt: skip
        drawing.axes.add_patch(arrow)
        drawn.append(id_)
    return drawn


def _middle(axes: Axes, days: Days, number: int, of: int) -> float:
    """Return where an arrow stands in the bar of its days; arrows of one bar stand side by side."""
    low, high = axes.get_xlim()
    first = low if days.first is None else on_axis(days.first)
    last = high if days.last is None else on_axis(days.last + 1)
    return first + (last - first) * (number + 1) / (of + 1)


def _legend(held: Sequence[_Held], passed: Sequence[str]) -> list[Any]:
    from matplotlib.lines import Line2D

    there = [str(one.row.get("status") or "") for one in held if one.days.dated]
    arrow = [Line2D([], [], marker=">", ms=4, lw=0.9, color=GREEN, label="went from one to the other")]
    return [*marks_of_time(there), *(arrow if passed else [])]


def _caption(told: Given, held: Sequence[_Held], passed: Sequence[str]) -> str:
    first = source_of(told.case, told.lens, len(told.claims))
    if not held:
        return f"{first} No claim says who had it."
    undated = sum(not one.days.dated for one in held)
    rest = f" {counted(undated, 'line')} without a date." if undated else ""
    arrows = f" {counted(len(passed), 'arrow')}, one for each claim that it was handed on." if passed else ""
    return (
        f"{first} Lanes in order of custody; a bar runs from the first to the last day on which it can have been done, "
        f"as written.{arrows}{rest}"
    )


FIGURE = Figure(
    name="custody",
    summary="Who had a document when, and through whose hands it went.",
    explanation="""Draw who had DOCUMENT or a copy of it: a lane for each person, a bar for each thing done with it.

    Arrows show where it went from one to the other; those only asked to handle it are grey.""",
    example='custody "Krivitsky letter" -o custody.png',
    draw=custody,
    question="who-saw",
)
