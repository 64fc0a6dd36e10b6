"""Who stands where, and how far the rank moves with what is counted.

The dot is the rank by firm claims alone (stated or reported, on no side of a contradiction), the ring the rank by all
claims; the line runs from the best to the worst rank over all views: all claims, the firm ones, and all but those of
each author and work in turn. A line that leaves the picture is of somebody who is gone in one
of them. The stroke, and the name at the right, is the source whose loss moves the person most.

Dot and ring apart: the place hangs on claims that are doubted. A long line: it hangs on one source. The scale is
logarithmic, for the first places matter most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, Row, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, BLUE, INK, QUIET, RED
from molehunt.figures.words import short

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 17.0
_FEW, _MANY = (1, 2, 3, 5, 10, 20, 50, 100), (1, 10, 100, 1000, 10_000, 100_000)


def ranks(data: Answer | pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw ranks with their ranges: the dot is the rank by firm claims, the ring that by all, the line the range.

    Parameters
    ----------
    data
        An answer to ``centrality``, its frame, or what ``measures.ranking`` returns.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the rows are no ranks, or matplotlib is not installed.

    """
    told = given(data, "ranks", "rank", "rank_low", "rank_high", "firm_rank", "without", "without_rank")
    with page(ax) as drawing:
        rows, worst = _headed(told.rows), _worst(told.rows)
        _frame(drawing.axes, len(rows), worst)
        for place, row in enumerate(rows):
            if isinstance(row, str):
                drawing.name_row(place, row, weight="bold", color=QUIET)
            else:
                _rank(drawing, place, row, worst)
        what = " and ".join(dict.fromkeys(str(row["role"]) for row in told.rows if row.get("role"))) or "rank"
        return drawing.finish(
            title=f"Who is central, and on whose word: {what}",
            caption=_caption(told),
            height=max(len(rows), 2) * _ROW,
            legend=_legend(
                over="nine tenths of the worlds" if told.rows and told.rows[0].get("worlds") else "all views"
            ),
        )


def _headed(rows: Sequence[Row]) -> list[Row | str]:
    """Return the rows, under the name of the measure where there are several."""
    roles = list(dict.fromkeys(row.get("role") for row in rows))
    if len(roles) < 2:
        return list(rows)
    headed: list[Row | str] = []
    for role in roles:
        headed += [str(role), *(row for row in rows if row.get("role") == role)]
    return headed


def _worst(ranked: Sequence[Row]) -> int:
    every = ("rank", "rank_low", "rank_high", "firm_rank", "without_rank")
    return max((int(row[name]) for row in ranked for name in every if row[name] is not None), default=1)


def _frame(axes: Axes, rows: int, worst: int) -> None:
    axes.set_ylim(max(rows, 2) - 0.5, -0.5)
    axes.set_xscale("log")
    axes.set_xlim(0.88, max(worst, 4) * 1.12)
    ticks = [tick for tick in (_FEW if worst <= 100 else _MANY) if tick <= max(worst, 4)]
    axes.set_xticks(ticks, [str(tick) for tick in ticks], minor=False)
    axes.set_xticks([], minor=True)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.set_xlabel("rank, 1 is the first (logarithmic)")
    for place in range(0, rows, 2):
        axes.axhspan(place - 0.5, place + 0.5, color=BAND, lw=0, zorder=0)


def _rank(drawing: Page, place: int, row: Row, worst: int) -> None:
    axes, id_ = drawing.axes, str(row.get("id", place))
    drawing.name_row(place, short(row.get("name") or row.get("id") or place))
    # Whoever is not there in some view stands behind all ranks: the range leaves the picture.
    ends = [worst * 2 if row[name] is None else row[name] for name in ("rank_low", "rank_high")]
    axes.plot(ends, [place, place], color=BLUE, lw=2.2, alpha=0.45, zorder=2, solid_capstyle="round",
              gid=f"range {id_}")  # fmt: skip
    axes.plot([row["rank"]], [place], "o", ms=8, mfc="none", mec=BLUE, mew=1.2, zorder=3, gid=f"all {id_}")
    if row["firm_rank"] is not None:
        axes.plot([row["firm_rank"]], [place], "o", ms=4.5, color=INK, zorder=4, gid=f"firm {id_}")
    if row["without"]:
        gone = row["without_rank"] is None
        if not gone:
            axes.plot([row["without_rank"]], [place], "|", ms=9, mew=1.8, color=RED, zorder=4, gid=f"without {id_}")
        name, _, _ = str(row["without"]).rpartition(" (")
        said = "gone" if gone else f"{row['without_rank']:g}"
        drawing.note_row(place, f"{short(name or row['without'], 30)}: {said}", color=RED)


def _legend(over: str) -> list[Any]:
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], marker="o", ls="", ms=4.5, color=INK, label="by firm claims alone"),
        Line2D([], [], marker="o", ls="", ms=8, mfc="none", mec=BLUE, mew=1.2, label="by all claims"),
        Line2D([], [], lw=2.2, color=BLUE, alpha=0.45, label=f"range over {over}"),
        Line2D([], [], marker="|", ls="", ms=9, mew=1.8, color=RED, label="without the source named at the right"),
    ]


def _caption(told: Given) -> str:
    if not told.rows:
        return f"{source_of(told.case, told.lens, 0)} There is nobody to rank."
    claims = len(told.claims) or None
    gone = any(row["rank_high"] is None for row in told.rows)
    leaves = " A line that leaves the picture: without any tie in some view." if gone else ""
    return f"{source_of(told.case, told.lens, claims)} {told.remarks}{leaves}"


FIGURE = Figure(
    name="ranks",
    summary="Ranks with their ranges, and the source that moves each most.",
    explanation="""Draw who is central: the rank by firm claims, by all claims, and the range over all views.

    At the right stands the author or work whose loss moves the person most, with the rank that is left without it.""",
    example="ranks --ties flow -o ranks.png",
    draw=ranks,
    question="centrality",
)
