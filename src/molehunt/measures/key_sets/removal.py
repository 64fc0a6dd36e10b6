"""How far a network falls apart without a set of nodes, for very many sets at once.

The sets are the bits of long integers: bit s of ``alive[v]`` says that v is not in set s. One breadth-first search by
such integers then is a search in all the networks that the sets leave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from molehunt.measures.network.ties import Floats, Places, Ties

# Sets taken together: integers of 8 KB stay in the cache of the processor.
_AT_ONCE = 65_536


def fragmentation(ties: Ties, sets: Places, *, distance: bool) -> Floats:
    """Return the fragmentation of the network without each of ``sets``, an array of a row a set of k places."""
    left = ties.n - sets.shape[1]
    parts = [sets[at : at + _AT_ONCE] for at in range(0, len(sets), _AT_ONCE)]
    linked = np.concatenate([_links(ties, part, distance=distance) for part in parts])
    fragmented: Floats = 1 - linked / max(left * (left - 1), 1)
    return fragmented


def _links(ties: Ties, sets: Places, *, distance: bool) -> Floats:
    """Return the sum, over ordered pairs of nodes not in the set, of 1 / distance, or of 1 where there is a path."""
    successors, alive = _successors(ties), _alive(ties.n, sets)
    if distance or ties.directed:
        steps: defaultdict[int, _Tally] = defaultdict(_Tally)
        for source in range(ties.n):
            for far, rows in enumerate(_levels(successors, list(alive), source), start=1):
                steps[far if distance else 1].add(rows)
        return sum((tally.counts(len(sets)) / far for far, tally in steps.items()), np.zeros(len(sets)))
    # Without directions a search claims a whole component: its source and the others that it finds.
    linked = np.zeros(len(sets))
    for source in range(ties.n):
        others = _Tally()
        for rows in _levels(successors, alive, source):
            others.add(rows)
        found = others.counts(len(sets))
        linked += found * (found + 1)
    return linked


def _successors(ties: Ties) -> list[list[int]]:
    start, end, _ = ties.both_ways()
    found: list[list[int]] = [[] for _ in range(ties.n)]
    for a, b in zip(start.tolist(), end.tolist(), strict=True):
        found[a].append(b)
    return found


def _alive(n: int, sets: Places) -> list[int]:
    removed = np.zeros((n, len(sets)), dtype=bool)
    removed[sets.T, np.arange(len(sets))] = True
    bits = np.packbits(~removed, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in bits]


def _levels(successors: list[list[int]], unseen: list[int], source: int) -> Iterator[list[int]]:
    """Yield, for each distance from the source, in which sets each newly found node is; ``unseen`` loses them."""
    frontier, unseen[source] = {source: unseen[source]}, 0
    while frontier:
        found: dict[int, int] = {}
        for node, bits in frontier.items():
            for other in successors[node]:
                if unseen[other]:
                    found[other] = found.get(other, 0) | bits
        frontier = {}
        for node, bits in found.items():
            new = bits & unseen[node]
            if new:
                frontier[node] = new
                unseen[node] ^= new
        if frontier:
            yield list(frontier.values())


class _Tally:
    """Counts, for each bit, in how many integers it is set."""

    def __init__(self) -> None:
        self._planes: list[list[int]] = []

    def add(self, rows: list[int]) -> None:
        """Count the bits of ``rows``; a full adder makes of three integers one of the same worth and one of double."""
        plane = 0
        while rows:
            if plane == len(self._planes):
                self._planes.append([])
            held = self._planes[plane]
            held += rows
            rows = []
            while len(held) > 2:
                a, b, c = held.pop(), held.pop(), held.pop()
                either = a ^ b
                held.append(either ^ c)
                rows.append((a & b) | (either & c))
            plane += 1

    def counts(self, n: int) -> Floats:
        """Return the counts of the first n bits."""
        total = np.zeros(n)
        for plane, held in enumerate(self._planes):
            for row in held:
                bits = np.frombuffer(row.to_bytes((n + 7) // 8, "little"), dtype=np.uint8)
                total += 2.0**plane * np.unpackbits(bits, count=n, bitorder="little")
        return total
