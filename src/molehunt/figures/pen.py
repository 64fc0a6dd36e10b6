"""The grammar of marks (``views.marks``) as matplotlib takes it. Its pixels become points of a page of eight inches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from molehunt.views.marks import HUES, KINDS, LIGHT, STATUSES, Line

_COLOURS = {hue.name: hue.light for hue in HUES}
BLUE, RED, GREEN = _COLOURS["custody"], _COLOURS["talk"], _COLOURS["deeds"]
INK, QUIET, GRID, BAND = LIGHT.ink, LIGHT.quiet, LIGHT.rule, LIGHT.tints[0]
POINTS = 0.5
"""Points to a pixel of the grammar."""


def line_of(status: str) -> Line:
    """Return how a status is drawn; what has none is drawn solid."""
    return STATUSES.get(status, STATUSES["stated"])


def stroke(status: str, *, scale: float = POINTS) -> dict[str, Any]:
    """Return the style of a line of a status, without its colour and width."""
    from matplotlib.patheffects import Normal, TickedStroke

    line = line_of(status)
    style: dict[str, Any] = {"linestyle": (0, tuple(scale * one for one in line.dash)) if line.dash else "solid"}
    if line.struck:
        ticks = [TickedStroke(spacing=6, angle=angle, length=0.7) for angle in (90, -90)]
        style["path_effects"] = [Normal(), *ticks]
    return style


def statuses(there: Iterable[str], *, scale: float = POINTS, **style: Any) -> list[Any]:
    """Return the legend of the statuses that occur, from the firmest on."""
    from matplotlib.lines import Line2D

    found = set(there)
    style = {"color": INK, "lw": 1.4, "dash_capstyle": "butt", **style}
    return [Line2D([], [], label=name, **stroke(name, scale=scale), **style) for name in STATUSES if name in found]


def shape(label: str) -> str:
    """Return the marker of an entity by its label."""
    return KINDS[label].matplotlib if label in KINDS else "o"
