"""Nodes in batches that can be written one after the other, made ready while the database still writes the one before.

Only a few batches are in memory at a time, however large the case is.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from molehunt.store.load.nodes import Node
from molehunt.store.load.statements import Batch, prepared

BATCH = 20_000
"""Nodes and edges of one batch."""
Item = TypeVar("Item")


def ready(nodes: Iterable[Node]) -> Generator[Batch]:
    """Yield the batches of these nodes, each with its rows; the next one is made by a thread meanwhile."""
    return ahead(map(prepared, batches(nodes)))


def ahead(items: Iterator[Item]) -> Generator[Item]:
    """Yield the same items, of which the next one is made by a thread while the caller works on the one before."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item


def batches(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Cut into batches in which the end of every edge is there before the edge.

    The nodes come kind by kind, ends of edges first. Those that point to others of their own kind (a passage that
    repeats another) wait for all the others of it.
    """
    for kind, of_kind in groupby(nodes, key=attrgetter("kind")):
        inward: list[Node] = []
        batch: list[Node] = []
        size = 0
        for node in of_kind:
            if any(label == kind for _, label, _, _ in node.links):
                inward.append(node)
                continue
            batch.append(node)
            size += node.size
            if size >= BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch
        if inward:
            yield inward
