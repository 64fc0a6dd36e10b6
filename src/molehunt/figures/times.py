"""Uncertain dates on an axis of time: a bar from the first to the last day, a dot only where the day is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from molehunt.figures.given import Given, Row
from molehunt.figures.pen import BLUE, statuses, stroke
from molehunt.figures.words import shown
from molehunt.model.errors import MolehuntError
from molehunt.views.marks import DAYS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FADES, _FAINT = 12, 0.2
_THICK, _DASH = 3.4, 0.9


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day as written, as numbers; None where a source leaves that end open."""

    first: int | None
    last: int | None
    approximate: bool = False

    @property
    def dated(self) -> bool:
        """Whether a day is written at all."""
        return self.first is not None or self.last is not None

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among others: by its first day, or the last where that is all there is."""
        first = self.first if self.first is not None else self.last if self.last is not None else date.max.toordinal()
        return first, self.last if self.last is not None else date.max.toordinal()


def days_of(row: Row, told: Given) -> Days:
    """Return the days of a row; approximate ones are so by a claim of it, or by its words."""
    about = str(row.get("when") or "").startswith(("about", "by about", "from about"))
    about |= any(told.proof[id_]["approximate"] for id_ in row.get("claims") or () if id_ in told.proof)
    return Days(_ordinal(row.get("earliest")), _ordinal(row.get("latest")), about)


def on_axis(day: float) -> float:
    """Return a day, given as its number in the calendar, as matplotlib has it on an axis."""
    from matplotlib import dates

    first: float = dates.date2num(date(1, 1, 1))  # type: ignore[no-untyped-call]
    return first - 1 + day


def _ordinal(day: Any) -> int | None:
    if not day:
        return None
    try:
        return (day if isinstance(day, date) else date.fromisoformat(str(day)[:10])).toordinal()
    except ValueError:
        raise MolehuntError(f"{shown(day)!r} is no day; give dates, or text as YYYY-MM-DD") from None


def time_axis(axes: Axes, days: Iterable[Days]) -> None:
    """Give an axis the span of some days, with room for ends that are open."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    ends = [end for one in days for end in (one.first, one.last) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (date(1937, 1, 1).toordinal(), date(1937, 12, 31).toordinal())
    room = max((high - low) * 0.05, 3)
    axes.set_xlim(on_axis(low - room), on_axis(high + room))
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    written = ConciseDateFormatter(  # type: ignore[no-untyped-call]
        locator, show_offset=False, formats=_TICKS, zero_formats=_TICKS
    )
    axes.xaxis.set_major_formatter(written)
    axes.grid(axis="x")


_TICKS = ["%Y", "%b\n%Y", *["%d %b\n%Y"] * 4]
"""How years, months and days are written under the axis; every tick has its year."""


def span(axes: Axes, days: Days, at: float, status: str, *, gid: str, colour: str = BLUE) -> None:
    """Draw days at a height: a dot for one day, a bar for several; approximate ends fade, open ones are arrows."""
    left, right = axes.get_xlim()
    first = left if days.first is None else on_axis(days.first)
    last = right if days.last is None else on_axis(days.last + 1)
    if days.first == days.last and not days.approximate:
        axes.plot([first + 0.5], [at], "o", ms=5, color=colour, mfc=colour if status != "possible" else "white",
                  mew=1.1, zorder=3, gid=gid)  # fmt: skip
        return
    # A bar of a single day would be too thin to see on an axis of years.
    least = (right - left) / 90
    if last - first < least:
        middle = (first + last) / 2
        first, last = middle - least / 2, middle + least / 2
    fade = (last - first) * DAYS["fade"] if days.approximate else 0.0
    _bar(axes, (first + fade, last - fade), at, status, colour, gid)
    if fade:
        _faded(axes, (first, first + fade), at, colour)
        _faded(axes, (last, last - fade), at, colour)
    for open_, end, marker in ((days.first is None, first, "<"), (days.last is None, last, ">")):
        if open_:
            axes.plot([end], [at], marker, ms=5, color=colour, zorder=3, clip_on=False)


def _bar(axes: Axes, ends: tuple[float, float], at: float, status: str, colour: str, gid: str) -> None:
    axes.plot(ends, [at, at], lw=_THICK, color=colour, dash_capstyle="butt", zorder=2, gid=gid,
              **stroke(status, scale=_DASH))  # fmt: skip


def _faded(axes: Axes, ends: tuple[float, float], at: float, colour: str) -> None:
    """Draw an end that is not known to the day, from nearly nothing at the first of the ends to full at the last.

    Faint lines of several lengths lie on one another: side by side, they would show seams.
    """
    outer, inner = ends
    for number in range(_FADES):
        begin = outer + number * (inner - outer) / _FADES
        axes.plot([begin, inner], [at, at], lw=_THICK, color=colour, alpha=_FAINT, zorder=2, solid_capstyle="butt")


def marks_of_time(there: Sequence[str]) -> list[Any]:
    """Return the legend of what is drawn here."""
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], marker="o", ls="", ms=5, color=BLUE, label="the day is known"),
        *statuses(there, lw=_THICK, color=BLUE, scale=_DASH),
    ]
