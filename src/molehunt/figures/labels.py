"""Names beside marks: none covers another or a mark, and few cover lines.

adjustText, the usual library, needs scipy (113 MB), and moves names until they overlap less; here none may overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.figures.pen import QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

_ANGLES = (0, 180, 90, 270, 45, 135, 315, 225, 20, 160, 340, 200, 70, 110, 250, 290)
_FAR = 26
"""How many rings of places are tried around a mark."""
_NEAR, _NEARLY, _STEP, _APART = 2, 6, 3.0, 4.0
"""In how many rings a better place is sought, in how many if none is good, how many points of lines a ring farther out
is worth, and from how many points of distance on a line leads to the name."""
_NEIGHBOUR, _MISTAKEN = 8.0, 30.0
"""How many points of lines it is worth to keep off another mark, and to stand nearer to one's own than to any other."""
Place = tuple[float, float]


class Mark(NamedTuple):
    """A mark with its name: place in the data, radius in points."""

    id: str
    name: str
    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    low: float
    right: float
    high: float

    def within(self, other: Box) -> bool:
        """Return whether it lies in another."""
        return (
            other.left <= self.left and self.right <= other.right and other.low <= self.low and self.high <= other.high
        )

    def gap(self, other: Box) -> float:
        """Return how far another is from it; 0 where they meet."""
        across = max(other.left - self.right, self.left - other.right, 0.0)
        return hypot(across, max(other.low - self.high, self.low - other.high, 0.0))

    def meets(self, other: Box) -> bool:
        """Return whether the two have a point in common."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


class _Room(NamedTuple):
    """What is in the way of names: the room that there is, boxes taken, and points of lines, better left free.

    ``marks`` are the boxes of the marks alone.
    """

    page: Box
    marks: tuple[Box, ...]
    taken: list[Box]
    lines: npt.NDArray[np.float64]

    def takes(self, box: Box) -> bool:
        """Return whether a box is on the page and free."""
        return box.within(self.page) and not any(map(box.meets, self.taken))

    def covered(self, box: Box, own: Box, near: float) -> float:
        """Return how many points of lines are in a box, and more for marks whose name it may seem to be."""
        x, y = self.lines.T
        points = int(((x > box.left) & (x < box.right) & (y > box.low) & (y < box.high)).sum())
        gaps = [box.gap(mark) for mark in self.marks if mark != own]
        beside = sum(gap < near for gap in gaps)
        return points + _NEIGHBOUR * beside + _MISTAKEN * self.mistaken(box, own)

    def mistaken(self, box: Box, own: Box) -> bool:
        """Return whether another mark is as near to a box as its own, so that the name may seem to be that one's."""
        near = 1.5 * box.gap(own) + 1
        return any(box.gap(mark) < near for mark in self.marks if mark != own)


def place_names(axes: Axes, marks: Sequence[Mark], lines: npt.NDArray[np.float64], **style: Any) -> list[Annotation]:
    """Write the name of each mark, the greatest marks first, off the points of ``lines`` where that can be.

    A mark without a name is only in the way. What is drawn has to have its final size.
    """
    pixels = axes.figure.dpi / 72
    at = {mark.id: _pixel(axes, mark) for mark in marks}
    around = [_around(at[mark.id], (mark.radius * pixels, mark.radius * pixels)) for mark in marks]
    whole, own = axes.figure.bbox, axes.get_window_extent()
    room = _Room(
        Box(whole.x0, own.y0, whole.x1, own.y1), tuple(around), around, axes.transData.transform(lines.reshape(-1, 2))
    )
    written = []
    for mark in sorted((one for one in marks if one.name), key=lambda one: (-one.radius, one.id)):
        text = axes.annotate(mark.name, (mark.x, mark.y), xytext=(0, 0), textcoords="offset points", ha="center",
                             va="center", annotation_clip=False, gid=f"name {mark.id}", zorder=6, **style)  # fmt: skip
        box = text.get_window_extent()
        half = box.width / 2 + pixels, box.height / 2 + pixels / 2
        place = _best(at[mark.id], mark.radius * pixels, half, room)
        x, y = at[mark.id]
        text.set_position(((place[0] - x) / pixels, (place[1] - y) / pixels))
        room.taken.append(_around(place, half))
        mine = _around((x, y), (mark.radius * pixels, mark.radius * pixels))
        _lead(axes, mark, (x, y), room.taken[-1], always=room.mistaken(room.taken[-1], mine))
        written.append(text)
    return written


def _pixel(axes: Axes, mark: Mark) -> Place:
    x, y = axes.transData.transform((mark.x, mark.y))
    return float(x), float(y)


def _lead(axes: Axes, mark: Mark, at: Place, box: Box, *, always: bool) -> None:
    """Draw a thin line from a mark to its name, if that stands apart from it, or near to another mark."""
    near = min(max(at[0], box.left), box.right), min(max(at[1], box.low), box.high)
    apart = hypot(near[0] - at[0], near[1] - at[1]) * 72 / axes.figure.dpi - mark.radius
    if apart > _APART or always:
        x, y = axes.transData.inverted().transform(near)
        axes.plot([mark.x, x], [mark.y, y], lw=0.6, color=QUIET, zorder=2, gid=f"lead {mark.id}")


def _best(at: Place, radius: float, half: Place, room: _Room) -> Place:
    """Return the free place that covers the fewest points of lines, near ones first; the last one, if none is free."""
    found: list[tuple[float, Place]] = []
    place, own = at, _around(at, (radius, radius))
    for ring, place in _places(at, radius, half):
        if found and ring > _NEAR and (ring > _NEARLY or min(found)[0] < _MISTAKEN):
            break
        box = _around(place, half)
        if room.takes(box):
            found.append((room.covered(box, own, 1.8 * half[1]) + _STEP * ring, place))
    return min(found, key=lambda one: one[0])[1] if found else place


def _places(at: Place, radius: float, half: Place) -> Iterator[tuple[int, Place]]:
    """Yield places around a mark, ring by ring: the box touches the ring from outside."""
    for ring in range(_FAR):
        far = radius + 2 + ring * half[1]
        for angle in _ANGLES:
            x, y = cos(angle * pi / 180), sin(angle * pi / 180)
            yield ring, (at[0] + x * (far + half[0]), at[1] + y * (far + half[1]))


def _around(at: Place, half: Place) -> Box:
    return Box(at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1])
