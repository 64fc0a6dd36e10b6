"""Who says what where claims do not go together.

Under each question stand its sides, told by the first of their claims; the columns are those from whom a claim comes in
the end. Each dot is one claim: full if it stands in one's own words, hollow if it is known through another's. Diamonds
are the claims of a side for which the disagreement is decided, by whoever compiled the case or by a source.

An author with dots on two sides contradicts himself, or reports others. Sides with many dots in one column have one
witness.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.answers.question import Parameter
from molehunt.figures.figure import Figure
from molehunt.figures.given import Given, given, source_of
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BAND, BLUE, GREEN
from molehunt.figures.words import folded, short, shown
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.answer import Answer

_ROW = 15.0
_MOST = 10
_WIDE = 60


class _Mark(NamedTuple):
    """A claim on a side: who says so in the end, and whether through another's words."""

    claim: str
    author: str
    through: bool


class _Side(NamedTuple):
    number: int
    says: str
    marks: tuple[_Mark, ...]
    decided: bool


class _Dispute(NamedTuple):
    question: str
    kind: str
    sides: tuple[_Side, ...]


def disputes(data: Answer | pd.DataFrame, *, most: int = _MOST, ax: Axes | None = None) -> Axes:
    """Draw who says what: a line for each side of a disagreement, a column for each author, a dot for each claim.

    Parameters
    ----------
    data
        An answer: to ``disputes``, or any other, of which the disagreements that it touches are drawn. Or a frame
        with a row for each claim and the columns ``question``, ``side`` (a number), ``author``, and perhaps ``claim``,
        ``says`` (the side in words), ``kind``, ``through`` (whether it is known through another's words).
    most
        How many disagreements are drawn; the caption says how many there are.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the data holds no disagreements, or matplotlib is not installed.

    """
    told = given(data, "disputes")
    found = [*_of_answer(told), *_not_listed(told)] if told.proof or not told.rows else _of_rows(told)
    found.sort(key=lambda one: one.kind != "contradiction")
    few = found[:most]
    with page(ax) as drawing:
        authors = _authors(few)
        height = _drawn(drawing, few, authors)
        return drawing.finish(
            title="Who says what where the sources disagree",
            caption=_caption(told, found, few),
            height=height * _ROW,
            legend=_legend(few),
        )


def _of_answer(told: Given) -> list[_Dispute]:
    return [
        _Dispute(
            item["question"],
            item["kind"],
            tuple(
                _Side(number, told.proof[side[0]]["statement"] if side else "", _marks(side, told.proof),
                      any(one["for"] == side for one in item["decided"]))
                for number, side in enumerate(item["sides"], 1)
            ),
        )
        for item in told.at_issue
    ]  # fmt: skip


def _not_listed(told: Given) -> list[_Dispute]:
    """Return the disputes of an answer to ``disputes`` that were found, and that the case does not list."""
    found = []
    for row in (row for row in told.rows if row.get("listed") is False):
        sides: dict[int, list[str]] = {}
        for id_, number in zip(row["claims"], row["side_of"], strict=True):
            sides.setdefault(number, []).append(id_)
        lines = [
            _Side(number, told.proof[side[0]]["statement"], _marks(side, told.proof), decided=False)
            for number, side in sorted(sides.items())
        ]
        found.append(_Dispute(row["name"], row["role"], tuple(lines)))
    return found


def _marks(side: Sequence[str], proof: Mapping[str, Any]) -> tuple[_Mark, ...]:
    found = []
    for id_ in side:
        asserters = proof[id_]["asserted_by"] or [proof[id_]["source"]]
        found.append(_Mark(id_, asserters[-1], len(asserters) > 1))
    return tuple(found)


def _of_rows(told: Given) -> list[_Dispute]:
    if missing := [name for name in ("question", "side", "author") if name not in told.rows[0]]:
        raise MolehuntError(
            f"figure disputes: the rows have no column {missing[0]!r}; give the answer, or question, side, author"
        )
    disputes: dict[str, dict[int, list[Any]]] = {}
    for row in told.rows:
        disputes.setdefault(row["question"], {}).setdefault(_number(row["side"]), []).append(row)
    return [
        _Dispute(
            question,
            str(next(iter(sides.values()))[0].get("kind") or ""),
            tuple(
                _Side(number, str(rows[0].get("says") or f"side {number}"),
                      tuple(_Mark(str(row.get("claim") or n), str(row["author"]), bool(row.get("through")))
                            for n, row in enumerate(rows)), decided=False)
                for number, rows in sorted(sides.items())
            ),
        )
        for question, sides in disputes.items()
    ]  # fmt: skip


def _number(side: Any) -> int:
    try:
        return int(side)
    except (TypeError, ValueError):
        raise MolehuntError(f"figure disputes: a side is a number, not {shown(side)!r}") from None


def _authors(found: Sequence[_Dispute]) -> list[str]:
    """Return the authors, those with the most claims first."""
    claims: dict[str, set[str]] = {}
    for mark in (mark for one in found for side in one.sides for mark in side.marks):
        claims.setdefault(mark.author, set()).add(mark.claim)
    return sorted(claims, key=lambda author: (-len(claims[author]), author))


def _drawn(drawing: Page, found: Sequence[_Dispute], authors: Sequence[str]) -> float:
    """Draw the lines; return how many rows high that is."""
    axes, at = drawing.axes, 0.0

    def line(text: str, **style: Any) -> float:
        """Write a line or two; return the middle of them."""
        nonlocal at
        high = 1.0 if "\n" not in text else 1.7
        drawing.name_row(at + high / 2, text, ha="left", linespacing=1.1, **style)
        at += high
        return at - high / 2

    for dispute in found:
        line(folded(f"{dispute.question} ({dispute.kind})" if dispute.kind else dispute.question, 54), weight="bold")
        for side in dispute.sides:
            begin = at
            middle = line(folded(f"{side.number}. {side.says}", _WIDE), size=7.5)
            axes.axhspan(begin + 0.04, at - 0.04, color=BAND, lw=0, zorder=0)
            _claims(axes, middle, side, authors)
        at += 0.5
    _frame(axes, max(at, 2.0), authors)
    return max(at, 2.0) - 0.3


def _frame(axes: Axes, height: float, authors: Sequence[str]) -> None:
    axes.set_xlim(-0.5, max(len(authors), 1) - 0.5)
    axes.set_ylim(height - 0.4, -0.1)
    axes.set_yticks([])
    columns = [short(author, 26) for author in authors]
    axes.set_xticks(range(len(columns)), columns, rotation=45, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0)
    axes.grid(axis="x")
    for spine in axes.spines.values():
        spine.set_visible(False)


def _claims(axes: Axes, at: float, side: _Side, authors: Sequence[str]) -> None:
    """Draw a dot for each claim, those of one author side by side."""
    by: dict[str, list[_Mark]] = {}
    for mark in side.marks:
        by.setdefault(mark.author, []).append(mark)
    for author, marks in by.items():
        step = min(0.2, 0.8 / len(marks))
        for number, mark in enumerate(marks):
            x = authors.index(author) + (number - (len(marks) - 1) / 2) * step
            colour, marker, size = (GREEN, "D", 4.4) if side.decided else (BLUE, "o", 5)
            fill = "white" if mark.through else colour
            axes.plot([x], [at], marker, ms=size, mec=colour, mfc=fill, mew=1.1, gid=f"claim {mark.claim}", zorder=3)


def _legend(found: Sequence[_Dispute]) -> list[Any]:
    from matplotlib.lines import Line2D

    sides = [side for one in found for side in one.sides]

    def dot(marker: str, colour: str, label: str, *, full: bool = True) -> Line2D:
        return Line2D([], [], marker=marker, ls="", ms=5, mec=colour, mfc=colour if full else "white", label=label)

    marks = {mark.through for side in sides for mark in side.marks}
    return [
        *([dot("o", BLUE, "a claim, in one's own words")] if False in marks else []),
        *([dot("o", BLUE, "a claim known through another's words", full=False)] if True in marks else []),
        *([dot("D", GREEN, "of a side for which it is decided")] if any(side.decided for side in sides) else []),
    ]


def _caption(told: Given, found: Sequence[_Dispute], few: Sequence[_Dispute]) -> str:
    claims = {mark.claim for one in few for side in one.sides for mark in side.marks}
    first = source_of(told.case, told.lens, len(claims))
    if not found:
        return f"{first} No disagreement is in sight."
    of = "" if len(found) == len(few) else f" of {len(found)}, contradictions first (--most draws more)"
    return (
        f"{first} {counted(len(few), 'disagreement')}{of}. The columns are those from whom a claim comes in the end; "
        "each side is told by its first claim."
    )


FIGURE = Figure(
    name="disputes",
    summary="Who says what where the sources disagree.",
    explanation="""Draw the disagreements: a line for each side, a column for each author, a dot for each claim.

    With ABOUT, only those that touch it.""",
    example="disputes Krivitsky -o disputes.png",
    draw=disputes,
    question="disputes",
    parameters=(
        Parameter("most", "How many disagreements are drawn.", takes="number", option="--most", default=_MOST),
    ),
    passed=("most",),
)
