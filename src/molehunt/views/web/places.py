"""Where the nodes of a large web stand: worked out here, since a browser would stand still over it for minutes.

After ForceAtlas2 (M. Jacomy and others, 2014, https://doi.org/10.1371/journal.pone.0098679): ties pull, all nodes push
each other away, the more the more ties they have. What pushes is summed up on a grid by a Fourier transform, so that a
round takes as long for 10,000 nodes as for 1,000. Our own, since rustworkx and networkx look at every pair of nodes:
minutes for 10,000. No chance is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

FEWEST = 500
"""Up to so many nodes the page finds better places by itself."""
ROUNDS = 150
_GRIDS = ((4_000, 128), (0, 256))
"""Cells on each side of the grid: few for up to so many nodes, else many."""
_PUSH, _GRAVITY = 2.0, 0.06

_APART, _PARTINGS = 34.0, 30
"""How far two marks should stand apart, in pixels, and how often those that do not are parted."""

Points = npt.NDArray[np.floating[Any]]
Numbers = npt.NDArray[np.int64]
Kernels = tuple[Any, Any]


def placed(nodes: Sequence[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the nodes of a page, each with its place ``x`` and ``y`` where there are too many for the browser."""
    if len(nodes) <= FEWEST:
        return [dict(node) for node in nodes]
    number = {node["id"]: at for at, node in enumerate(nodes)}
    pairs = {tuple(sorted((number[edge["start"]["id"]], number[edge["end"]["id"]]))) for edge in edges}
    at = places(len(nodes), np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2))
    return [{**node, "x": round(x), "y": round(y)} for node, (x, y) in zip(nodes, at.tolist(), strict=True)]


def places(count: int, pairs: Numbers) -> Points:
    """Return a place for each node, so that a node has about as much room as its mark needs on a screen."""
    ring = np.arange(count) * 2.399963  # the golden angle: no two begin at one place
    degree = np.bincount(pairs.ravel(), minlength=count)
    # Those with the most ties begin in the middle.
    far = np.empty(count)
    far[np.argsort(-degree, kind="stable")] = np.sqrt(np.arange(count) + 1.0)
    at = 3 * far[:, None] * np.column_stack((np.cos(ring), np.sin(ring)))
    mass = degree + 1.0
    size = next(size for most, size in _GRIDS if count <= most or not most)
    kernels = _kernels(size)
    before, speed = np.zeros_like(at), 1.0
    for _ in range(ROUNDS):
        force = _pull(at, pairs) + _push(at, mass, kernels) - _GRAVITY * mass[:, None] * at
        at, speed = _moved(at, force, before, mass, speed)
        before = force
    return _on_screen(at)


def _pull(at: Points, pairs: Numbers) -> Points:
    start, end = pairs.T
    way = at[end] - at[start]
    way *= np.sqrt(_long(way))[:, None]
    return np.column_stack(
        [np.bincount(start, way[:, axis], len(at)) - np.bincount(end, way[:, axis], len(at)) for axis in (0, 1)]
    )


def _push(at: Points, mass: Points, kernels: Kernels) -> Points:
    """Return what pushes each node away from all others: mass by mass, by the distance."""
    size = len(kernels[0]) // 2
    low = at.min(axis=0)
    step = float((at - low).max()) / (size - 2) or 1.0
    place = (at - low) / step
    corner = place.astype(np.int64)
    part = place - corner
    cells, shares = [], []
    for x, y in ((0, 0), (0, 1), (1, 0), (1, 1)):
        cells.append((corner[:, 0] + x) * size + corner[:, 1] + y)
        shares.append(np.abs(1 - x - part[:, 0]) * np.abs(1 - y - part[:, 1]))
    laid = sum(np.bincount(c, mass * s, size * size) for c, s in zip(cells, shares, strict=True))
    spread = np.fft.rfft2(np.reshape(laid, (size, size)), (2 * size, 2 * size))
    found = []
    for kernel in kernels:
        field = np.fft.irfft2(spread * kernel, (2 * size, 2 * size))[:size, :size].ravel()
        found.append(sum(field[c] * s for c, s in zip(cells, shares, strict=True)))
    pushed: Points = _PUSH * mass[:, None] * np.column_stack(found) / step
    return pushed


@cache
def _kernels(size: int) -> Kernels:
    """Return the push of a cell on every other one, along each axis, as a Fourier transform."""
    near = np.fft.fftfreq(2 * size, 1 / (2 * size))
    x, y = near[:, None], near[None, :]
    square = x**2 + y**2
    square[0, 0] = 1
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)


def _moved(at: Points, force: Points, before: Points, mass: Points, speed: float) -> tuple[Points, float]:
    """Return the places after a round, and the speed of the next: slower for nodes, and for all, that swing."""
    swing, drawn = mass * _long(force - before), mass * _long(force + before) / 2
    speed = float(min(drawn.sum() / max(swing.sum(), 1e-9), 1.5 * speed))
    own = speed / (1 + speed * np.sqrt(swing))
    return at + force * own[:, None], speed


def _on_screen(at: Points) -> Points:
    """Return places in pixels, the middle at the origin, with so much room that most nodes stand apart."""
    centred = at - np.median(at, axis=0)
    room = float(np.prod(np.percentile(centred, 95, axis=0) - np.percentile(centred, 5, axis=0)))
    ring = np.arange(len(at)) * 2.399963
    # Those who stand in one place, as leaves of one branch may, part in different directions.
    scaled: Points = centred * np.sqrt(len(at) * 60.0**2 / max(room, 1e-9)) + np.column_stack(
        (np.cos(ring), np.sin(ring))
    )
    for number in range(_PARTINGS):
        scaled = _parted(scaled, number % 2)
    return scaled


def _parted(at: Points, axis: int) -> Points:
    """Return places where those that stand too near to one another have moved apart, among neighbours of one strip."""
    order = np.lexsort((at[:, 1 - axis], np.floor(at[:, axis] / _APART)))
    moved = at.copy()
    for step in range(1, 5):
        one, other = order[:-step], order[step:]
        way = at[other] - at[one]
        far = np.maximum(_long(way), 1e-9)
        by = way / far[:, None] * (np.maximum(_APART - far, 0) / 4)[:, None]
        moved[one] -= by
        moved[other] += by
    return moved


def _long(of: Points) -> Points:
    lengths: Points = np.sqrt((of**2).sum(axis=1))
    return lengths
