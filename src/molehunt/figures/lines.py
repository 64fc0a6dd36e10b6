"""The lines of a web: one for each claim and pair, parallel ones bent apart; and which of them count for measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.figures.pen import POINTS, stroke
from molehunt.model.vocabulary import vocabulary
from molehunt.views.marks import hue_of, step_of

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

Place = tuple[float, float]
_APART, _BROAD, _BENT = 3.6, 22.0, 0.5
"""How far apart the middles of parallel lines are, in points; how far from the middle the outer ones of many are at
most, in points and as a share of their length."""


class Line(NamedTuple):
    """A tie by one claim: its ends, its place among the parallel ones, 0 in the middle, and that of the outermost."""

    start: str
    end: str
    data: dict[str, Any]
    bend: float
    widest: float


def counting(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Return the ties that count, as they do in ``centrality``: no alternatives, nobody left unnamed."""
    from molehunt.measures import ranked

    return compress(graph.edges(keys=True, data=True), ranked.counting(graph))


def claim_lines(graph: nx.MultiDiGraph[str]) -> Iterator[Line]:
    """Yield the lines of a network, those of a pair side by side."""
    pairs: dict[tuple[str, str], list[Any]] = {}
    for start, end, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: str(edge[:3])):
        pairs.setdefault((min(start, end), max(start, end)), []).append((start, end, key, data))
    for (first, _), edges in sorted(pairs.items()):
        widest = (len(edges) - 1) / 2
        for number, (start, end, _, data) in enumerate(edges):
            bend = number - widest
            yield Line(start, end, data, bend if start == first else -bend, widest)


def draw_line(axes: Axes, line: Line, places: Mapping[str, Place], radius: Mapping[str, float]) -> list[Place]:
    """Draw a line between marks of these radii, in points; return some points on it."""
    from matplotlib.patches import FancyArrowPatch

    start, end = places[line.start], places[line.end]
    bent = _bent(line, max(hypot(end[0] - start[0], end[1] - start[1]), 1.0))
    family = vocabulary().predicates[line.data["act"]].family
    axes.add_patch(
        FancyArrowPatch(
            start, end, connectionstyle=f"arc3,rad={bent:.4f}", arrowstyle="-|>", mutation_scale=5.5, zorder=3,
            shrinkA=radius[line.start], shrinkB=radius[line.end] + 0.5, clip_on=False,
            lw=POINTS * step_of(line.data["grade"]).width, color=hue_of(family).light,
            gid=f"claim {line.data['claim']}", **stroke(line.data["status"]),
        )
    )  # fmt: skip
    return _on(start, end, bent)


def _bent(line: Line, length: float) -> float:
    """Return how far the middle of a curve is beside that of the straight line, twice, as a share of its length."""
    if not line.widest:
        return 0.0
    return line.bend * min(2 * min(_APART, _BROAD / line.widest) / length, _BENT / line.widest)


def _on(start: Place, end: Place, bent: float) -> list[Place]:
    """Return points on the curve that matplotlib calls arc3: its control point lies beside the middle."""
    (x, y), (to_x, to_y) = start, end
    by_x, by_y = (x + to_x) / 2 + bent * (to_y - y), (y + to_y) / 2 - bent * (to_x - x)
    found = []
    for number in range(1, 12):
        t = number / 12
        before, beside, after = (1 - t) ** 2, 2 * t * (1 - t), t**2
        found.append((before * x + beside * by_x + after * to_x, before * y + beside * by_y + after * to_y))
    return found
