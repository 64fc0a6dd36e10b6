"""Who brokers between whom: the five roles of Gould and Fernandez, beside what chance would give.

The area of a disc, and the number beside it, is how often the person stands between two who have no tie, by the groups
of the three; the ring is what a random network of the same size and density would give. Bold numbers are more than two
standard deviations from that: a hint, no test. At the right stands the source whose loss moves the total most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, Row, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, BLUE, INK, QUIET, RED
from molehunt.figures.words import short
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 26.0
_MOST = 20
# The names of the roles in answers, with those of ``measures.brokerage`` and what each stands between.
ROLES: Mapping[str, tuple[str, str]] = {
    "coordinator": ("w_I", "within the\nown group"),
    "itinerant": ("w_O", "within\nanother"),
    "representative": ("b_IO", "out of the\nown group"),
    "gatekeeper": ("b_OI", "into the\nown group"),
    "liaison": ("b_O", "between\ntwo others"),
}


def brokerage(data: Answer | pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how often each one brokers in each role: a disc for the count, a ring for what chance would give.

    Parameters
    ----------
    data
        An answer to ``brokers``, its frame, or what ``measures.brokerage`` returns; of a frame the first 20 who broker.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the rows do not count roles, or matplotlib is not installed.

    """
    told = given(data, "brokerage")
    rows = _counted(told.rows)
    with page(ax) as drawing:
        _frame(drawing.axes, len(rows))
        unit = _unit(rows)
        for place, row in enumerate(rows):
            _person(drawing, place, row, unit)
        return drawing.finish(
            title="Who brokers between whom",
            caption=_caption(told, rows),
            height=max(len(rows), 2) * _ROW,
            legend=_legend() if rows else (),
        )


def _counted(rows: Sequence[Row]) -> list[Row]:
    """Return rows with the counts of an answer, whatever their columns are called."""
    if not rows or "coordinator" in rows[0]:
        return list(rows)
    if missing := [role for role, _ in ROLES.values() if role not in rows[0]]:
        raise MolehuntError(f"figure brokerage: the rows have no column {missing[0]!r}; give an answer to brokers")
    named: list[Row] = [
        {"name": row.get("id", place), "group": row.get("group"), "claims": row.get("claims"), "value": row["t"]}
        | {name: row[role] for name, (role, _) in ROLES.items()}
        | {f"{name}_expected": row.get(f"exp_{role}") for name, (role, _) in ROLES.items()}
        | {f"{name}_z": row.get(f"z_{role}") for name, (role, _) in ROLES.items()}
        for place, row in enumerate(rows)
    ]
    named.sort(key=lambda row: (-row["value"], str(row["name"])))
    return [row for row in named if row["value"]][:_MOST]


def _frame(axes: Axes, rows: int) -> None:
    axes.set_xlim(-0.5, len(ROLES) - 0.5)
    axes.set_ylim(max(rows, 2) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks(range(len(ROLES)), [f"{name}\n{means}" for name, (_, means) in ROLES.items()], size=6.5)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    for place in range(0, rows, 2):
        axes.axhspan(place - 0.5, place + 0.5, color=BAND, lw=0, zorder=0)


def _unit(rows: Sequence[Row]) -> float:
    """Return the diameter in points of a count of 1: areas are counts, and the greatest fills its row."""
    greatest = max((max(row[name], row.get(f"{name}_expected") or 0) for row in rows for name in ROLES), default=1)
    return (_ROW - 5) / sqrt(max(greatest, 1))


def _person(drawing: Page, place: int, row: Row, unit: float) -> None:
    group = f"\n{short(row['group'], 30)}" if row.get("group") else ""
    drawing.name_row(place, f"{short(row['name'], 30)}{group}", linespacing=1.2)
    for number, name in enumerate(ROLES):
        count, expected = row[name], row.get(f"{name}_expected") or 0
        gid = f"{name} {row.get('id', row['name'])}"
        if count:
            drawing.axes.plot([number], [place], "o", ms=unit * sqrt(count), color=BLUE, alpha=0.32, mew=0, gid=gid)
        if expected:
            drawing.axes.plot([number], [place], "o", ms=unit * sqrt(expected), mfc="none", mec=QUIET, mew=0.9,
                              gid=f"chance {gid}")  # fmt: skip
        far = abs(row.get(f"{name}_z") or 0) > 2
        drawing.axes.annotate(f"{count:g}", (number, place), xytext=(_ROW / 2 + 2, 0), textcoords="offset points",
                              va="center", ha="left", color=INK if count else QUIET,
                              weight="bold" if far else "normal")  # fmt: skip
    if row.get("without") and row["value"]:
        name, _, _ = str(row["without"]).rpartition(" (")
        left = "gone" if row["without_value"] is None else f"{row['without_value']:g} of {row['value']:g}"
        drawing.note_row(place, f"{short(name or row['without'], 22)}:\n{left}", color=RED, linespacing=1.2)


def _legend() -> list[Any]:
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], marker="o", ls="", ms=9, color=BLUE, alpha=0.32, mew=0, label="how often (area and number)"),
        Line2D([], [], marker="o", ls="", ms=7, mfc="none", mec=QUIET, mew=0.9, label="what chance would give"),
        Line2D([], [], ls="", label="bold: more than 2 standard deviations from it"),
    ]


def _caption(told: Given, rows: Sequence[Row]) -> str:
    first = source_of(told.case, told.lens, len(told.claims) or None)
    if not rows:
        return f"{first} Nobody brokers."
    moved = " At the right: the source whose loss moves the total most, and what is left of it."
    return f"{first}{moved if rows[0].get('without') else ''} {told.remarks}"


FIGURE = Figure(
    name="brokerage",
    summary="Who brokers between whom, in five roles, beside what chance would give.",
    explanation="""Draw how often each one brokers, within groups and between them, and what chance would give.

    At the right stands the source whose loss moves the total most.""",
    example='brokerage --by "NKVD, Soviet Union as a state / Leon Trotsky, Lev Sedov" -o brokerage.png',
    draw=brokerage,
    question="brokers",
)
