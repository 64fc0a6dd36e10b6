"""What becomes of a network without its key players, one by one and together.

The solid line at the left is the network with everybody, the dashed one without the whole set. For each of them, the
blue bar is the network without this one alone, the red one begins at the set but for this one: its length is what he
adds. At the right stands in how many views he is in the best set, and without which sources he is not.

With ``--goal reach`` the same is told of those who are won: how many they reach alone, and together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, Row, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, BLUE, INK, QUIET, RED
from molehunt.figures.words import short
from molehunt.model.counted import percent

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 24.0
MEANS = {
    "fragmentation": "share of all pairs that no path joins",
    "distance_fragmentation": "share of all nearness that is lost",
    "reach": "share of all within reach",
    "distance_reach": "mean nearness of all to the set",
}


def key_players(data: Answer | pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw what the network is without its key players: with everybody, without each alone, without all of them.

    Parameters
    ----------
    data
        An answer to ``key_players``, or its frame.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the rows do not tell of key players, or matplotlib is not installed.

    """
    told = given(data, "key-players", "name", "value", "nobody", "alone", "others", "firm", "share")
    with page(ax) as drawing:
        rows = told.rows
        goal = str(rows[0]["role"]) if rows else "fragmentation"
        _frame(drawing.axes, goal, len(rows))
        for place, row in enumerate(rows):
            _player(drawing, place, row)
        for row in rows[:1]:
            if "frag" in goal:
                drawing.axes.axvline(row["nobody"], color=INK, lw=1, zorder=1)
            drawing.axes.axvline(row["value"], color=INK, lw=1, ls=(0, (4, 2)), zorder=1)
        return drawing.finish(
            title=f"{'Without' if 'frag' in goal else 'Through'} the key players: "
            f"{short(', '.join(str(row['name']) for row in rows) or 'nobody', 70)}",
            caption=_caption(told),
            height=max(len(rows), 2) * _ROW,
            legend=_legend(goal) if rows else (),
        )


def _frame(axes: Axes, goal: str, rows: int) -> None:
    axes.set_ylim(max(rows, 2) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.set_xlabel(MEANS.get(goal, goal))
    for place in range(0, rows, 2):
        axes.axhspan(place - 0.5, place + 0.5, color=BAND, lw=0, zorder=0)


def _player(drawing: Page, place: int, row: Row) -> None:
    axes, id_ = drawing.axes, str(row.get("id", place))
    drawing.name_row(place, short(row["name"]))
    axes.plot([row["nobody"], row["alone"]], [place - 0.16] * 2, color=BLUE, lw=2.2, gid=f"line {id_}")
    axes.plot([row["alone"]], [place - 0.16], "o", ms=6, color=BLUE, gid=f"alone {id_}")
    axes.plot([row["others"], row["value"]], [place + 0.2] * 2, color=RED, lw=2.2, ls=(0, (3, 1.4)), gid=f"adds {id_}")
    axes.plot([row["others"]], [place + 0.2], "D", ms=5, mfc="white", mec=RED, mew=1.2, gid=f"others {id_}")
    drawing.note_row(place, _standing(row), color=INK if row["firm"] else QUIET, size=7.5, linespacing=1.2)


def _standing(row: Row) -> str:
    lost = [short(one, 22) for one in row.get("lost_without") or ()]
    hangs = f"\nnot without {', '.join(lost)}" if lost else ""
    return f"in the best set in {percent(row['share'])} of views{'' if row['firm'] else ', not by firm claims'}{hangs}"


def _legend(goal: str) -> list[Any]:
    from matplotlib.lines import Line2D

    by = "without" if "frag" in goal else "through"
    before = [Line2D([], [], color=INK, lw=1, label="with everybody")] if "frag" in goal else []
    return [
        *before,
        Line2D([], [], marker="o", color=BLUE, lw=2.2, ms=6, label=f"{by} this one alone"),
        Line2D([], [], marker="D", color=RED, lw=2.2, ms=5, mfc="white", ls=(0, (3, 1.4)),
               label="the set but for this one, and what this one adds"),
        Line2D([], [], color=INK, lw=1, ls=(0, (4, 2)), label=f"{by} all of them"),
    ]  # fmt: skip


def _caption(told: Given) -> str:
    first = source_of(told.case, told.lens, len(told.claims) or None)
    if not told.rows:
        return f"{first} There is no network to take anybody out of."
    return f"{first} {told.remarks}"


FIGURE = Figure(
    name="key-players",
    summary="What becomes of the network without its key players.",
    explanation="""Draw what the network is without each key player, and without all of them together.

    At the right stands how often each is in the best set if claims or sources are left out.""",
    example="key-players -k 3 --ties contact -o key-players.png",
    draw=key_players,
    question="key-players",
)
