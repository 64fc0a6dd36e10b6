"""How the contacts of each node are tied to one another: what Burt's measures of structural holes rest on.

Burt asks which contacts are redundant. Ties count without their direction, those of a pair added; a tie to oneself is
no contact and is left out. What matters are the triangles; they are found by pairs of ties from the end with fewer
ties, so that no hub makes many, and by looking the third tie up in a sorted array.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from molehunt.measures.network.ties import Floats, Places, Ties, reckoned_once

_AT_ONCE = 1_000_000
"""Pairs of ties that are looked at in one piece; it bounds the memory."""


class Holes(NamedTuple):
    """For each pair of a node and a contact, in both directions.

    ``node`` is the place of the node, in order; ``part`` the part of its ties that it spends on the contact, p;
    ``indirect`` what others of its contacts spend on this one in its name; ``shared`` how much of the node's ties go to
    others who are close to the contact.
    """

    node: Places
    part: Floats
    indirect: Floats
    shared: Floats

    @property
    def bound(self) -> Floats:
        """How far each contact binds the node: the parts of constraint."""
        return (self.part + self.indirect) ** 2

    def each(self, n: int, values: Floats | None = None) -> Floats:
        """Return the sum over the contacts of each of n nodes; without values, the number of contacts."""
        return np.bincount(self.node, weights=values, minlength=n).astype(float)


@reckoned_once
def holes_of(ties: Ties) -> Holes:
    """Return how the contacts of each node are tied to one another."""
    tied, first, contact, weight = ties.undirected().without_loops().incoming
    node = np.repeat(tied, np.diff(first, append=len(contact)))
    part = weight / np.bincount(node, weights=weight, minlength=ties.n)[node]
    most = np.zeros(ties.n)
    np.maximum.at(most, node, weight)
    closeness = weight / most[node]
    indirect, shared = np.zeros(len(node)), np.zeros(len(node))
    back = np.argsort(contact, kind="stable")
    for one, two, three in _triangles(node, contact, ties.n):
        # Of the triangle a, b, c: the ties a-b, a-c, b-c. Each of six pairs has a way round by the third node.
        for to, way, on in ((one, two, back[three]), (two, one, three), (three, back[one], two)):
            for pair, first, second in ((to, way, on), (back[to], back[on], back[way])):
                indirect += np.bincount(pair, part[first] * part[second], len(node))
                shared += np.bincount(pair, part[first] * closeness[back[second]], len(node))
    return Holes(node, part, indirect, shared)


def _triangles(node: Places, contact: Places, n: int) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the places of the ties a-b, a-c and b-c of each triangle, once, many at a time."""
    keys = node * n + contact
    number = np.bincount(node, minlength=n)
    rank = np.argsort(np.argsort(number, kind="stable"))
    kept = np.flatnonzero(rank[node] < rank[contact])
    last = np.cumsum(np.bincount(node[kept], minlength=n))[node[kept]]
    pairs = last - np.arange(len(kept)) - 1
    pieces = np.searchsorted(np.cumsum(pairs), np.arange(_AT_ONCE, pairs.sum() + _AT_ONCE, _AT_ONCE)) + 1
    begin = 0
    for end in pieces.tolist():
        first = np.repeat(np.arange(begin, min(end, len(kept))), pairs[begin:end])
        second = first + 1 + _counted(pairs[begin:end])
        one, two = kept[first], kept[second]
        wanted = contact[one] * n + contact[two]
        found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there = keys[found] == wanted
        yield one[there], two[there], found[there]
        begin = end


def _counted(numbers: Places) -> Places:
    """Return 0, 1, ... up to each number, one run after the other."""
    return np.arange(numbers.sum()) - np.repeat(np.cumsum(numbers) - numbers, numbers)


def by_contacts(nx: Any, graph: Any) -> Any:
    """Return the network of those who have contacts, for networkx: no loops and directions, strengths added."""
    kept = nx.Graph()
    for start, end, weight in graph.edges(data="weight"):
        if start != end:
            before = kept.get_edge_data(start, end, {"weight": 0})["weight"]
            kept.add_edge(start, end, weight=before + weight)
    return kept
