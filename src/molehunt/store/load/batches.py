"""Nodes in batches. The next batch is prepared while the database still writes the one before.

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
    """Yield the batches of these nodes, with their rows; a thread prepares the next one meanwhile."""
    return ahead(map(prepared, batches(nodes)))


def ahead(items: Iterator[Item]) -> Generator[Item]:
    """Yield the same items; while the caller works on one, a thread fetches the next."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        following = pool.submit(next, items, None)
        while (item := following.result()) is not None:
            following = pool.submit(next, items, None)
            yield item


def batches(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Cut nodes into batches, so that every edge is written after the nodes at which it ends.

    The nodes come kind by kind, in the order of ``nodes``. A node with an edge to another of its own kind (a passage
    that repeats another) is put into a last batch of its kind.
    """
    for kind, of_kind in groupby(nodes, key=attrgetter("kind")):
        to_own_kind: list[Node] = []
        batch: list[Node] = []
        size = 0
        for node in of_kind:
            if any(label == kind for _, label, _, _ in node.links):
                to_own_kind.append(node)
                continue
            batch.append(node)
            size += node.size
            if size >= BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch
        if to_own_kind:
            yield to_own_kind
