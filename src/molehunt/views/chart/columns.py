"""The rows and the columns of a claim chart, drawn: stripes with names, and for each claim a line with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import quote

from molehunt.views.anchors import anchor
from molehunt.views.chart.content import Column, Mark, Row
from molehunt.views.chart.layout import GLYPH, Layout
from molehunt.views.chart.svg import element, mixed, shortened, symbol, text, titled
from molehunt.views.marks import DENIAL, KINDS, LIGHT, NOT_DONE, ROLES, STATUSES, Line, Point, tint_of

OUTLINE = 0.6
"""Half the width of the outline of a mark, and a little."""
STROKE = 3.0
"""Half the width of a stroke across the line of a denial."""
APART = 6.0
"""Between two such strokes."""
FINER = 0.7
"""Dashes are finer than on a page, since between two marks there is little room."""


def draw_rows(layout: Layout) -> Iterator[str]:
    """Yield a stripe for each row, with the kind and the name of whoever it is for."""
    for place, row in enumerate(layout.content.rows):
        y, height = layout.y(place), layout.row_height
        tint = tint_of(row.label)
        stripe = element(
            "rect",
            x=layout.left,
            y=y - height / 2 + 0.75,
            width=layout.right - layout.left,
            height=height - 1.5,
            fill=tint,
        )
        yield element(
            "g",
            [titled(f"{row.name} ({row.label.lower()}; {row.id})"), stripe, *_label(row, y, layout)],
            data_of=row.id,
        )


def _label(row: Row, y: float, layout: Layout) -> Iterator[str]:
    size = layout.type_size
    room = layout.left - GLYPH - 8
    yield text(
        shortened(row.name, size, room), layout.left - GLYPH, y + size * 0.36, size, text_anchor="end", fill=LIGHT.ink
    )
    yield symbol(KINDS[row.label], (layout.left - GLYPH / 2, y), size * 0.32, LIGHT.quiet, LIGHT.ground)


def draw_columns(layout: Layout, numbers: Mapping[str, int], *, anchors: bool, pointed: bool) -> Iterator[str]:
    """Yield a group for each claim; with ``anchors`` it is a link to the proof that follows on the same page.

    What is ``pointed`` at has a place to rest on over the whole column, which is not seen.
    """
    rows = {row.id: (place, row.name) for place, row in enumerate(layout.content.rows)}
    for at, column in enumerate(layout.content.columns):
        number = numbers[column.id]
        rest = [_rest(layout, layout.x(at))] if pointed else []
        parts = [titled(f"{number}. {column.said}"), *rest, *_column(column, layout, layout.x(at), rows)]
        parts.append(_number(number, layout.x(at), layout))
        group = element("g", parts, data_claim=column.id, data_status=column.status, data_grade=column.step.name)
        yield element("a", group, href=f"#{quote(anchor(column.id))}") if anchors else group


def _number(number: int, x: float, layout: Layout) -> str:
    y = layout.top - 5
    if layout.pitch >= 17:
        return text(str(number), x, y, 8.5, text_anchor="middle", fill=LIGHT.quiet)
    size = min(8.0, layout.pitch - 0.6)
    turned = f"rotate(-90 {x:.2f} {y:.2f})"
    return text(str(number), x, y + size * 0.36, size, transform=turned, fill=LIGHT.quiet)


def _rest(layout: Layout, x: float) -> str:
    return element(
        "rect", x=x - layout.pitch / 2, y=layout.top, width=layout.pitch, height=layout.bottom - layout.top,
        fill=LIGHT.ground, fill_opacity=0,
    )  # fmt: skip


def _column(column: Column, layout: Layout, x: float, rows: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    ys = sorted(layout.y(rows[mark.row][0]) for mark in column.marks)
    if ys:
        # Between marks that stand close there is no room to see a dash.
        stub = layout.row_height * 0.9 if ys[-1] - ys[0] < layout.row_height * 1.5 else 0.0
        ends = max(ys[0] - stub, layout.top + 1), min(ys[-1] + stub, layout.bottom - 1)
        free = [y for y in _strokes(*ends) if all(abs(y - mark) > layout.room + 1 for mark in ys)]
        yield from line(column, x, ends, free)
    by_row = groupby(sorted(column.marks, key=lambda mark: rows[mark.row]), key=lambda mark: mark.row)
    for row, found in by_row:
        marks = list(found)
        # Several parts of one and the same stand above one another, in one row.
        room = min(layout.room, layout.row_height * 0.48 / len(marks))
        for at, mark in enumerate(marks):
            shift = 2 * room * (at - (len(marks) - 1) / 2)
            yield _mark(mark, column, rows[row][1], (x, layout.y(rows[row][0]) + shift), room)


def _mark(mark: Mark, column: Column, name: str, at: Point, room: float) -> str:
    """Return a mark that takes no more than some room on each side."""
    colour = mixed(column.hue.light, LIGHT.ground, column.step.opacity)
    under = f", under the name {mark.under}" if mark.under else ""
    parts = [titled(f"{name}: {ROLES[mark.role].means} ({mark.role}){under}. {column.said}")]
    if mark.under:
        ring = {"fill": LIGHT.ground, "stroke": colour, "stroke_width": 0.8}
        parts.append(element("circle", cx=at[0], cy=at[1], r=room - OUTLINE, **ring))
    parts.append(symbol(ROLES[mark.role], at, room * 0.6 if mark.under else room - OUTLINE, colour, LIGHT.ground))
    return element("g", parts, data_row=mark.row, data_role=mark.role)


def line(column: Column, x: float, ends: tuple[float, float], struck: Iterable[float]) -> Iterator[str]:
    """Yield the line of a claim: its dash says how firmly it is said, its width how good the grade is.

    ``struck`` are the heights at which a denial is struck.
    """
    colour = mixed(column.hue.light, LIGHT.ground, column.step.opacity)
    at = {"x1": x, "x2": x, "y1": ends[0], "y2": ends[1]}
    hollow = NOT_DONE.hollow and not column.done
    wide = column.step.width + (2.2 if hollow else 0)
    yield element("line", **at, stroke=colour, stroke_width=wide, stroke_dasharray=dashes(STATUSES[column.status]))
    if hollow:
        yield element("line", **at, stroke=LIGHT.ground, stroke_width=column.step.width + 0.4)
    if DENIAL.struck and column.denied:
        yield strokes(x, struck, colour)


def dashes(sign: Line) -> str | None:
    """Return the dash of a line as SVG takes it."""
    return " ".join(f"{length * FINER:.2f}" for length in sign.dash) or None


def strokes(x: float, heights: Iterable[float], colour: str) -> str:
    """Return short strokes across a line."""
    path = " ".join(f"M{x - STROKE:.2f} {y + 2:.2f}L{x + STROKE:.2f} {y - 2:.2f}" for y in heights)
    return element("path", d=path, stroke=colour, stroke_width=1.2, fill="none")


def _strokes(top: float, bottom: float) -> Iterator[float]:
    count = max(int((bottom - top) // APART), 2)
    return (top + (bottom - top) * (number + 0.5) / count for number in range(count))
