"""What happened when, as far as the sources tell, and where they disagree.

Each row is a claim (of ``show``), or whatever the rows of the answer are. A bar runs from the first to the last day
that is written; a dot is a day that is known. Ends that are approximate fade, an arrow is an end that no source gives.
The dash of a bar is the status. A long bar is no long event: it says how little is known of the day.

At the right, rows on different sides of a disagreement are joined: a full mark is side 1, a hollow one another side.
Rows without any date are counted in the caption.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import Parameter
from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, Row, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, RED
from molehunt.figures.times import Days, days_of, marks_of_time, span, time_axis
from molehunt.figures.words import folded, short
from molehunt.model.counted import counted

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 13.0
_MOST = 40
_SIDES = "osD^v"
_COLUMNS = 8
_WIDE = 58


def timeline(data: Answer | pd.DataFrame, *, most: int = _MOST, ax: Axes | None = None) -> Axes:
    """Draw rows in order of time: a bar from the first to the last possible day, a dot where the day is known.

    Parameters
    ----------
    data
        Any answer whose rows have days, such as those to ``timeline``, ``show`` and ``relays``, or its frame.
    most
        How many rows are drawn; the caption says how many there are, and how many have no date.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the rows have no days, or matplotlib is not installed.

    """
    told = given(data, "timeline", "earliest", "latest")
    dated = [(days, row) for row in told.rows if (days := days_of(row, told)).dated]
    dated.sort(key=lambda one: one[0].order)
    shown = dated[:most]
    with page(ax) as drawing:
        places, height = _rows(drawing, shown)
        disputed = _disputes(drawing, places, [row for _, row in shown], told.at_issue)
        statuses = [str(row.get("status") or "") for days, row in shown if days.first != days.last or days.approximate]
        return drawing.finish(
            title=_title(told),
            caption=_caption(told, len(dated), shown, disputed),
            height=height * _ROW,
            legend=[*marks_of_time(statuses), *_legend(disputed)] if shown else (),
        )


def _rows(drawing: Page, shown: Sequence[tuple[Days, Row]]) -> tuple[list[float], float]:
    """Draw the rows; return where each stands, and how high all are."""
    axes, names = drawing.axes, [folded(_told(row), _WIDE) for _, row in shown]
    places = _heights(names)
    height = max(places[-1] + 1 if places else 0.0, 2.0)
    axes.set_ylim(height - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    time_axis(axes, [days for days, _ in shown])
    for number, (at, name, (days, row)) in enumerate(zip(places, names, shown, strict=True)):
        half = 0.5 if "\n" not in name else 0.85
        if number % 2 == 0:
            axes.axhspan(at - half, at + half, color=BAND, lw=0, zorder=0)
        drawing.name_row(at, name, ha="left", size=7.5, linespacing=1.1)
        gid = f"row {' '.join(row.get('claims') or ())}".strip()
        span(axes, days, at, str(row.get("status") or ""), gid=gid)
    return places, height


def _heights(names: Sequence[str]) -> list[float]:
    """Return where each row stands: one of two lines is higher."""
    places: list[float] = []
    end = -0.5
    for name in names:
        high = 1.7 if "\n" in name else 1.0
        places.append(end + high / 2)
        end += high
    return places


def _title(told: Given) -> str:
    return f"When, as far as the sources tell: {short(told.subject.get('name') or told.case or 'all rows', 50)}"


def _told(row: Row) -> str:
    if row.get("statement"):
        return str(row["statement"])
    if "place" in row:
        return str(row["name"])  # a row of ``timeline`` has a sentence for its name
    parts = [row.get("name"), row.get("role"), row.get("to_name")]
    return " ".join(str(one) for one in parts if one) + (f": {row['what']}" if row.get("what") else "")


def _disputes(
    drawing: Page, heights: Sequence[float], rows: Sequence[Row], at_issue: Sequence[Row]
) -> list[tuple[str, bool]]:
    """Draw at the right a column for each disagreement of which two sides are in sight.

    Returns their questions, and whether each is drawn: there is room for the first eight.
    """
    found = []
    for item in at_issue:
        sides = _sides(item["sides"], heights, rows)
        if len(set(sides.values())) > 1:
            found.append((item["question"], sides))
    found.sort(key=lambda one: (min(one[1]), max(one[1])))
    for number, (_, sides) in enumerate(found[:_COLUMNS], 1):
        _column(drawing, sides, number)
    return [(question, number < _COLUMNS) for number, (question, _) in enumerate(found)]


def _sides(sides: Sequence[Sequence[str]], heights: Sequence[float], rows: Sequence[Row]) -> Mapping[float, int]:
    """Return the side on which each row stands that stands on one, by its height."""
    side_of = {id_: number for number, side in enumerate(sides) for id_ in side}
    return {
        at: side_of[id_]
        for at, row in zip(heights, rows, strict=True)
        for id_ in row.get("claims") or ()
        if id_ in side_of
    }


def _column(drawing: Page, sides: Mapping[float, int], number: int) -> None:
    from matplotlib.transforms import offset_copy

    axes, x = drawing.axes, 11.0 * number
    over = offset_copy(axes.get_yaxis_transform(), drawing.figure, x=x, units="points")
    style: dict[str, Any] = {"transform": over, "clip_on": False, "color": RED}
    axes.plot([1, 1], [min(sides), max(sides)], lw=0.9, zorder=3, **style)
    for at, side in sides.items():
        axes.plot([1], [at], _SIDES[side % len(_SIDES)], ms=4.6, mew=1, mfc=RED if side == 0 else "white", zorder=4,
                  gid=f"side {number} {side + 1}", **style)  # fmt: skip
    drawing.note_row(min(sides) - 0.8, str(number), gap=x, ha="center", color=RED, size=6.5)


def _legend(disputed: Sequence[tuple[str, bool]]) -> list[Any]:
    from matplotlib.lines import Line2D

    if not disputed:
        return []
    return [
        Line2D([], [], marker=_SIDES[0], ls="-", lw=0.9, ms=4.6, color=RED, label="side 1 of a disagreement"),
        Line2D([], [], marker=_SIDES[1], ls="-", lw=0.9, ms=4.6, color=RED, mfc="white", label="side 2"),
    ]


def _caption(told: Given, dated: int, shown: Sequence[tuple[Days, Row]], disputed: Sequence[tuple[str, bool]]) -> str:
    claims = {id_ for _, row in shown for id_ in row.get("claims") or ()}
    first = source_of(told.case, told.lens, len(claims))
    undated = len(told.rows) - dated
    parts = [] if dated == len(shown) else [f"the first {len(shown)} of {counted(dated, 'dated row')}"]
    parts += [f"{counted(undated, 'row')} without any date left out"] if undated else []
    said = "; ".join(parts)
    sides = "; ".join(f"{number} {question}" for number, (question, drawn) in enumerate(disputed, 1) if drawn)
    sides += f"; and {len(disputed) - _COLUMNS} more" if len(disputed) > _COLUMNS else ""
    read = "Bars run from the first to the last day that is written; approximate ends fade, arrows are open ends."
    return " ".join(
        filter(None, (first, said and f"{said[0].upper()}{said[1:]}.", read, sides and f"At issue: {sides}"))
    )


FIGURE = Figure(
    name="timeline",
    summary="What happened when, with uncertain dates as bars, and where the sources disagree.",
    explanation="""Draw everything about ABOUT in order of time: a bar as long as the date is uncertain.

    Claims on different sides of a disagreement are joined at the right. Narrow it with --since and --until.""",
    example="timeline Krivitsky --since 1937-10 --until 1937-11 -o timeline.png",
    draw=timeline,
    question="timeline",
    parameters=(Parameter("most", "How many rows are drawn.", takes="number", option="--most", default=_MOST),),
    passed=("most",),
)
