"""Where the nodes of a network stand: as far from each other as steps lie between them, the parts side by side.

Stress majorization (E. R. Gansner, Y. Koren, S. North, Graph Drawing by Stress Majorization, 2004,
https://doi.org/10.1007/978-3-540-31843-9_25). Our own, since the Kamada-Kawai layout of networkx needs scipy, which has
113 MB, and its spring layout puts nodes with one tie on top of one another. No chance is in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import networkx as nx

Points = npt.NDArray[np.float64]
_ROUNDS = 300


def positions(graph: nx.Graph[Any]) -> Mapping[Hashable, tuple[float, float]]:
    """Return a place for each node; the length of a tie is about 1. Parts stand in rows, the largest first."""
    import networkx as nx

    parts = sorted((sorted(part, key=str) for part in nx.connected_components(graph)), key=lambda p: (-len(p), str(p)))
    laid = [(part, _wide(_stress(_steps(graph, part)))) for part in parts]
    return _packed(laid)


def _steps(graph: nx.Graph[Any], nodes: Sequence[Hashable]) -> Points:
    import networkx as nx

    place = {node: number for number, node in enumerate(nodes)}
    steps = np.zeros((len(nodes), len(nodes)))
    for node in nodes:
        for other, far in nx.single_source_shortest_path_length(graph, node).items():
            steps[place[node], place[other]] = far
    return steps


def _stress(steps: Points) -> Points:
    """Return places whose distances are near to the steps, near ones counting most."""
    n = len(steps)
    if n == 1:
        return np.zeros((1, 2))
    ring = np.arange(n) * 2.399963  # the golden angle: no two nodes begin at one place, whatever their number
    at: Points = np.sqrt(np.arange(n) + 1)[:, None] * np.column_stack((np.cos(ring), np.sin(ring)))
    wanted = np.where(steps > 0, steps, 1)
    weight = np.where(steps > 0, wanted**-2.0, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    for _ in range(_ROUNDS):
        apart = np.sqrt(((at[:, None] - at[None, :]) ** 2).sum(axis=-1))
        pull = np.where(apart > 1e-9, -weight * steps / np.maximum(apart, 1e-9), 0.0)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        at = np.asarray(inverse @ (pull @ at), dtype=np.float64)
    return at


def _wide(at: Points) -> Points:
    """Turn places so that they are wider than high, with the first corner at the origin."""
    if len(at) > 1:
        centred = at - at.mean(axis=0)
        _, _, axes = np.linalg.svd(centred, full_matrices=False)
        # The sign of an axis is arbitrary: let its largest part be positive.
        axes = axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
        at = centred @ axes.T if len(axes) == 2 else centred
    # Rounded, so that the last digits of another machine make no other picture.
    return np.asarray((at - at.min(axis=0)).round(3), dtype=np.float64)


def _packed(laid: Sequence[tuple[Sequence[Hashable], Points]]) -> dict[Hashable, tuple[float, float]]:
    """Put the parts in rows that are as wide as the first."""
    found: dict[Hashable, tuple[float, float]] = {}
    if not laid:
        return found
    wide = max(float(laid[0][1][:, 0].max()), 6.0)
    x = y = high = 0.0
    for part, at in laid:
        width, height = (float(one) for one in at.max(axis=0))
        if x and x + width > wide:
            x, y, high = 0.0, y - high - 1.2, 0.0
        for node, (left, down) in zip(part, at.tolist(), strict=True):
            found[node] = (x + left, y - down)
        x, high = x + width + 1.6, max(high, height)
    return found
