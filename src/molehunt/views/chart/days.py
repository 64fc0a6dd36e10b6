"""Below the rows: how many days each date leaves open, and the months in which the columns begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import log
from typing import NamedTuple

from molehunt.model.dates.bounds import Bounds
from molehunt.views.chart.content import Column
from molehunt.views.chart.layout import DAYS, GLYPH, Layout
from molehunt.views.chart.svg import element, text, width
from molehunt.views.marks import DAYS as SIGN
from molehunt.views.marks import LIGHT

# Times, in days, at which the scale has a line; it is logarithmic, since a week says much more than ten years do.
SCALE = ((1, "open: 1 day"), (7, "a week"), (30, "a month"), (365, "a year"), (3650, "10 years"))
MOST = 3650.0
FIRST, ROOM = 12.0, 62.0
"""From the rows to the first line of the scale, and to the last one from there."""
SIZE = 8.6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_days(layout: Layout, prefix: str) -> Iterator[str]:
    """Yield the scale, and a bar for each dated column; ``prefix`` keeps ids apart where a page has several charts."""
    if not layout.dated:
        return
    yield element("defs", _fading(f"{prefix}-fade"))
    end = layout.x(layout.dated - 1) + layout.pitch / 2
    for days, name in SCALE:
        y = _y(layout, days)
        yield element("line", x1=layout.left, x2=end, y1=y, y2=y, stroke=LIGHT.rule, stroke_width=0.8)
        yield text(name, layout.left - GLYPH / 2, y + 3, SIZE, text_anchor="end", fill=LIGHT.quiet)
    for number, column in enumerate(layout.content.columns[: layout.dated]):
        yield element("g", _bar(column, layout, layout.x(number), prefix), data_days=column.id)


def _y(layout: Layout, days: float) -> float:
    return layout.bottom + FIRST + ROOM * min(log(max(days, 1)) / log(MOST), 1.08)


def _bar(column: Column, layout: Layout, x: float, prefix: str) -> Iterator[str]:
    days = column.days
    span = days.possible
    yield element("title", column.days.shown() or "the source gives no day; others bound it")
    if days.possible_earliest is None or days.possible_latest is None:
        yield from _open(layout, x)
        return
    count = span.last - span.first + 1
    thick = min(SIGN["thick"], layout.pitch * 0.55)
    if count == 1:
        yield element("circle", cx=x, cy=_y(layout, 1), r=thick * 0.55, fill=LIGHT.days)
        return
    top, bottom = _y(layout, 1) - 1.5, max(_y(layout, count), _y(layout, 1) + 2)
    fill = f"url(#{prefix}-fade)" if days.approximate else LIGHT.days
    yield element("rect", x=x - thick / 2, y=top, width=thick, height=bottom - top, fill=fill)


def _open(layout: Layout, x: float) -> Iterator[str]:
    """Yield a bar that ends in an arrow: no first, or no last day."""
    thick = min(SIGN["thick"], layout.pitch * 0.55)
    top, bottom = _y(layout, 1) - 1.5, layout.bottom + FIRST + ROOM * 1.08
    yield element("rect", x=x - thick / 2, y=top, width=thick, height=bottom - top - 4, fill=LIGHT.days)
    yield element(
        "path", d=f"M{x - thick:.2f} {bottom - 5:.2f}h{2 * thick:.2f}L{x:.2f} {bottom + 1:.2f}z", fill=LIGHT.days
    )


def _fading(id_: str) -> str:
    solid = f"{1 - SIGN['fade']:.2f}"
    stops = [
        element("stop", offset=at, stop_color=LIGHT.days, stop_opacity=o) for at, o in ((0, 1), (solid, 1), (1, 0.12))
    ]
    return element("linearGradient", stops, id=id_, x1=0, x2=0, y1=0, y2=1)


class _Month(NamedTuple):
    """Columns that begin in one month, by their numbers; ``across`` says whether its name has room to stand so."""

    year: int
    name: str
    numbers: list[int]
    across: bool


def _months(layout: Layout) -> Iterator[_Month]:
    columns = enumerate(layout.content.columns[: layout.dated])
    for (year, _), found in groupby(columns, key=lambda one: _month(one[1].days)):
        numbers, days = zip(*((number, column.days) for number, column in found), strict=True)
        name = _named(days)
        yield _Month(year, name, list(numbers), layout.pitch * len(numbers) >= width(name, SIZE) + 6)


def below(layout: Layout) -> float:
    """Return the height of what stands between the rows and the legend."""
    return DAYS + (36 if all(month.across for month in _months(layout)) else 64) if layout.dated else 42


def draw_months(layout: Layout) -> Iterator[str]:
    """Yield a line where a month begins, a heavier one for a year, and their names below."""
    year = None
    for month in _months(layout):
        first = layout.x(month.numbers[0])
        left, begins = first - layout.pitch / 2, month.year != year
        year = month.year
        yield element(
            "line", x1=left, x2=left, y1=layout.top, y2=layout.bottom + (DAYS + 6 if begins else DAYS),
            stroke=LIGHT.quiet if begins else LIGHT.rule, stroke_width=0.9 if begins else 0.7, stroke_opacity=0.55,
        )  # fmt: skip
        if month.across:
            yield text(month.name, left + 4, layout.bottom + DAYS + 12, SIZE, fill=LIGHT.ink)
        else:
            y, size = layout.bottom + DAYS + 5, min(SIZE, layout.pitch)
            turned = {"text_anchor": "end", "transform": f"rotate(-90 {first:.2f} {y:.2f})"}
            yield text(month.name, first, y + size * 0.36, size, fill=LIGHT.ink, **turned)
    yield from _undated(layout)


def _named(group: Sequence[Bounds]) -> str:
    """Return the name of the month in which some days begin; of the year, where none of them says more."""
    first = group[0].possible_earliest
    if first is None:
        return "no first day"
    of_years = all(
        days.possible_earliest == date(first.year, 1, 1)
        and (days.possible_latest is None or days.possible_latest >= date(first.year, 12, 31))
        for days in group
    )
    return str(first.year) if of_years else f"{_MONTHS[first.month - 1]} {first.year}"


def _undated(layout: Layout) -> Iterator[str]:
    count = len(layout.content.columns) - layout.dated
    if count:
        left = layout.x(layout.dated) - layout.pitch / 2
        yield element("rect", x=left, y=layout.bottom + 3, width=count * layout.pitch, height=2.5, fill=LIGHT.quiet)
        yield text("no date", left + 2, layout.bottom + 18, SIZE, fill=LIGHT.ink)


def _month(days: Bounds) -> tuple[int, int]:
    first: date | None = days.possible_earliest
    return (first.year, first.month) if first else (0, 0)
