"""How many steps everybody is from everybody: what closeness and harmonic centrality rest on.

A small network has a whole matrix of distances, by rustworkx. That of a large one does not fit into memory: there the
ways from several hundred nodes are followed at once, a bit for each of them, and a step is one pass over the ties. This
is many times faster than node by node, except in very long chains: there closeness leaves it to rustworkx. The parts
run on all cores.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.measures.network.ties import Floats, Ties, reckoned_once

Bits = npt.NDArray[np.uint64]
_LONG = 100
"""Steps from which on ways are better followed node by node."""
_SMALL = 1000
"""The most nodes of a network whose whole matrix is made."""
_WORDS = 8
"""Numbers of 64 bits that are followed at once; more do not fit into the fast memory of a core."""


class Steps(NamedTuple):
    """For each node: how many others reach it, the sum of their steps to it, and of the reciprocals of these."""

    others: Floats
    steps: Floats
    reciprocals: Floats


@reckoned_once
def steps_of(ties: Ties) -> Steps:
    """Return how far everybody is from each node; a tie is a step, however strong."""
    if len(ties.start) == 0:
        return Steps(*np.zeros((3, ties.n)))
    return _by_matrix(ties) if ties.n <= _SMALL else _by_bits(ties)


def has_long_ways(ties: Ties) -> bool:
    """Return whether some are so many steps from the one with most ties that it is faster to go node by node."""
    start, end = ties.start, ties.end
    if ties.n <= _SMALL or len(end) == 0:
        return False
    here = np.arange(ties.n) == np.bincount(np.concatenate((start, end))).argmax()
    seen = here.copy()
    for _ in range(_LONG):
        after = np.zeros_like(seen)
        after[start[here[end]]] = after[end[here[start]]] = True
        here = after & ~seen
        seen |= here
    return bool(here.any())


def _by_matrix(ties: Ties) -> Steps:
    import rustworkx as rx

    steps = rx.distance_matrix(ties.rustworkx, null_value=np.inf)
    np.fill_diagonal(steps, np.inf)
    reached = np.isfinite(steps)
    return Steps(reached.sum(axis=0, dtype=float), np.sum(steps, axis=0, where=reached), np.sum(1 / steps, axis=0))


def _by_bits(ties: Ties) -> Steps:
    totals = np.zeros((3, ties.n))
    _ = ties.incoming  # made before the threads share it
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for part in threads.map(lambda begin: _from(ties, begin), range(0, ties.n, 64 * _WORDS)):
            totals += part
    return Steps(*totals)


def _from(ties: Ties, begin: int) -> npt.NDArray[np.float64]:
    sums = np.zeros((3, ties.n))
    for steps, places, found in _waves(ties, begin):
        sums[0, places] += found
        sums[1, places] += steps * found
        sums[2, places] += found / steps
    return sums


def _waves(ties: Ties, begin: int) -> Iterator[tuple[int, Any, Any]]:
    """Yield for each number of steps how many of the sources first reach which places."""
    sources = np.arange(min(64 * _WORDS, ties.n - begin))
    seen = np.zeros((ties.n, _WORDS), np.uint64)
    seen[begin + sources, sources // 64] = np.uint64(1) << (sources % 64).astype(np.uint64)
    new = seen.copy()
    for steps in count(1):
        places, bits = _one_step(ties, new)
        bits &= ~seen[places]
        found = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
        if not found.any():
            return
        yield steps, places, found
        new = np.zeros_like(seen)
        new[places] = bits
        seen |= new


def _one_step(ties: Ties, new: Bits) -> tuple[Any, Bits]:
    node, first, source, _ = ties.incoming
    moving = np.bitwise_or.reduce(new, axis=1)[source]
    if 4 * np.count_nonzero(moving) > len(source):
        return node, np.bitwise_or.reduceat(new[source], first, axis=0)
    # Few ties carry anything, as in a long chain: the others are left out.
    kept = np.flatnonzero(moving)
    if len(kept) == 0:
        return node[:0], new[:0]
    owner = np.searchsorted(first, kept, side="right") - 1
    heads = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    return node[owner[heads]], np.bitwise_or.reduceat(new[source[kept]], heads, axis=0)
