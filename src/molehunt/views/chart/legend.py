"""The legend of a claim chart: the signs that occur in it, each with its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from molehunt.views.chart.columns import dashes, strokes
from molehunt.views.chart.content import Content
from molehunt.views.chart.layout import EDGE
from molehunt.views.chart.svg import element, symbol, text, width
from molehunt.views.marks import DAYS, DENIAL, HUES, KINDS, LIGHT, NOT_DONE, ROLES, STATUSES, STEPS, Hue, Line, Step

SIZE = 9.2
ROW = 16.0
SAMPLE = 26.0
HEADING = 74.0
Drawn = Callable[[float, float], str]


class Entry(NamedTuple):
    """A sign of the legend: a function that draws it at a place, how wide it is, and what it means."""

    draw: Drawn
    room: float
    means: str


def draw_legend(content: Content, top: float, room: float) -> tuple[list[str], float]:
    """Return the legend from some height on, and the height at which it ends."""
    drawn: list[str] = []
    y = top
    for heading, entries in _sections(content):
        drawn.append(text(heading, EDGE, y + SIZE * 0.36, SIZE, fill=LIGHT.ink, font_weight="bold"))
        x = EDGE + HEADING
        for entry in entries:
            wide = entry.room + 5 + width(entry.means, SIZE) + 14
            if x + wide > room and x > EDGE + HEADING:
                x, y = EDGE + HEADING, y + ROW
            drawn.append(entry.draw(x, y))
            drawn.append(text(entry.means, x + entry.room + 5, y + SIZE * 0.36, SIZE, fill=LIGHT.ink))
            x += wide
        y += ROW + 2
    return drawn, y


def _sections(content: Content) -> Iterator[tuple[str, list[Entry]]]:
    columns = content.columns
    roles = {mark.role for column in columns for mark in column.marks}
    parts = [Entry(_symbol(name), 10, ROLES[name].means) for name in ROLES if name in roles]
    if any(mark.under for column in columns for mark in column.marks):
        parts.append(Entry(_ring, 12, "in a ring: under another name"))
    yield (
        "Row",
        [Entry(_kind(name), 10, KINDS[name].means) for name in KINDS if any(r.label == name for r in content.rows)],
    )
    yield "Mark", parts
    lines = [_line(line) for name, line in STATUSES.items() if any(c.status == name for c in columns)]
    lines += [_line(DENIAL)] if any(column.denied for column in columns) else []
    lines += [_line(NOT_DONE)] if any(not column.done for column in columns) else []
    yield "Line", lines
    yield "Width", [Entry(_step(step), SAMPLE, step.means) for step in STEPS if any(c.step == step for c in columns)]
    yield "Colour", [Entry(_hue(hue), SAMPLE, hue.means) for hue in HUES if any(c.hue == hue for c in columns)]
    if any(column.dated for column in columns):
        yield "Bar below", list(_days(content))


def _days(content: Content) -> Iterator[Entry]:
    spans = [column.days.possible for column in content.columns if column.dated]
    if any(span.first == span.last for span in spans):
        yield Entry(lambda x, y: element("circle", cx=x + 4, cy=y, r=2.4, fill=LIGHT.days), 8, DAYS["point"])
    yield Entry(lambda x, y: element("rect", x=x + 2, y=y - 5, width=4, height=10, fill=LIGHT.days), 8, DAYS["bar"])
    if any(column.days.approximate for column in content.columns):
        yield Entry(_fades, 8, DAYS["fades"])
    if any(float("inf") in (span.last, -span.first) for span in spans):
        yield Entry(
            lambda x, y: element("path", d=f"M{x + 2} {y - 5}h4v5h2l-4 5l-4 -5h2z", fill=LIGHT.days), 8, DAYS["open"]
        )


def _fades(x: float, y: float) -> str:
    opacities = ((-5, 1), (-2.5, 0.8), (0, 0.5), (2.5, 0.25))
    return "".join(
        element("rect", x=x + 2, y=y + at, width=4, height=2.5, fill=LIGHT.days, fill_opacity=o) for at, o in opacities
    )


def _symbol(role: str) -> Drawn:
    return lambda x, y: symbol(ROLES[role], (x + 5, y), 4.4, LIGHT.ink, LIGHT.ground)


def _kind(label: str) -> Drawn:
    return lambda x, y: symbol(KINDS[label], (x + 5, y), 4.4, LIGHT.quiet, LIGHT.ground)


def _ring(x: float, y: float) -> str:
    ring = element("circle", cx=x + 6, cy=y, r=5.4, fill=LIGHT.ground, stroke=LIGHT.ink, stroke_width=0.8)
    return ring + symbol(ROLES["subject"], (x + 6, y), 3.2, LIGHT.ink, LIGHT.ground)


def _line(sign: Line) -> Entry:
    def draw(x: float, y: float) -> str:
        ends = {"x1": x, "x2": x + SAMPLE, "y1": y, "y2": y}
        wide = STEPS[1].width + (2.2 if sign.hollow else 0)
        drawn = element("line", **ends, stroke=LIGHT.ink, stroke_width=wide, stroke_dasharray=dashes(sign))
        if sign.hollow:
            drawn += element("line", **ends, stroke=LIGHT.ground, stroke_width=STEPS[1].width + 0.4)
        if sign.struck:
            crossing = strokes(0, (5, 13, 21), LIGHT.ink)
            drawn += element("g", crossing, transform=f"translate({x:.2f} {y:.2f}) rotate(-90)")
        return drawn

    return Entry(draw, SAMPLE, sign.means)


def _step(step: Step) -> Drawn:
    return lambda x, y: element(
        "line", x1=x, x2=x + SAMPLE, y1=y, y2=y, stroke=LIGHT.ink, stroke_width=step.width, stroke_opacity=step.opacity
    )


def _hue(hue: Hue) -> Drawn:
    return lambda x, y: element("line", x1=x, x2=x + SAMPLE, y1=y, y2=y, stroke=hue.light, stroke_width=STEPS[0].width)
