"""Nodes in batches. The next batches are prepared while the database still writes the one before.

Only a few batches are in memory at a time, however large the case is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from molehunt.store.load.nodes import Node
from molehunt.store.load.statements import Batch, prepared

BATCH = 20_000
"""Nodes and edges of a batch that is a transaction of its own."""
PART = 8_000
"""Nodes and edges of a batch within one transaction: the smaller it is, the sooner the database has work to do."""
AHEAD = 3
"""How many batches are prepared ahead of the one that is written: the first are small, those of claims are not."""
Item = TypeVar("Item")


def ready(nodes: Iterable[Node], size: int, stored: Container[str]) -> Generator[Batch]:
    """Yield the batches of these nodes, with their rows; a thread prepares the next ones meanwhile.

    ``stored`` are the ids of the entities that the graph has already.
    """
    return ahead(prepared(batch, stored) for batch in batches(nodes, size))


def ahead(items: Iterator[Item]) -> Generator[Item]:
    """Yield the same items; while the caller works on one, a thread fetches the next few."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        following = deque(pool.submit(next, items, None) for _ in range(AHEAD))
        while (item := following.popleft().result()) is not None:
            following.append(pool.submit(next, items, None))
            yield item


def batches(nodes: Iterable[Node], size: int) -> Iterator[list[Node]]:
    """Cut nodes into batches of about this size in nodes and edges, so that each edge comes after the nodes at its end.

    The nodes come kind by kind, in the order of ``nodes``. A node with an edge to another of its own kind (a passage
    that repeats another) is put into a last batch of its kind.
    """
    for kind, of_kind in groupby(nodes, key=attrgetter("kind")):
        to_own_kind: list[Node] = []
        batch: list[Node] = []
        held = 0
        for node in of_kind:
            if any(label == kind for _, label, _, _ in node.links):
                to_own_kind.append(node)
                continue
            batch.append(node)
            held += node.size
            if held >= size:
                yield batch
                batch, held = [], 0
        if batch:
            yield batch
        if to_own_kind:
            yield to_own_kind
