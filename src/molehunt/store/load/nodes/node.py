"""A node of the graph with the edges that start at it, and a digest of both."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, NamedTuple

Row = dict[str, Any]


class DirectEdge(NamedTuple):
    """A direct edge of a claim, between the entities that its names denote.

    ``start_as`` and ``end_as`` are the names (forms of words) that the claim uses for them, ``identified_by`` the
    claims that say whom these names denote. ``status`` is that of the claim, or of these if they are weaker.
    """

    type: str
    start: str
    end: str
    status: str
    start_as: str | None = None
    end_as: str | None = None
    identified_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node and the edges it owns.

    ``kind`` is its first label, ``label`` an entity's second; ``links`` holds (type, label of the end, id, position).
    """

    kind: str
    id: str
    label: str
    properties: Row
    links: tuple[tuple[str, str, str, int | None], ...] = ()
    roles: tuple[tuple[str, str, str | None, int | None], ...] = ()
    asserters: tuple[tuple[str, str, int], ...] = ()
    edges: tuple[DirectEdge, ...] = ()
    bearings: tuple[tuple[str, str, str], ...] = ()
    digest: str = field(default="")

    @property
    def size(self) -> int:
        """The number of nodes and edges: the node itself and its edges."""
        return 1 + sum(map(len, (self.links, self.roles, self.asserters, self.edges, self.bearings)))


# Made once, since to make them for every node takes longer than the digest itself.
_FIELDS = attrgetter(*(part.name for part in fields(Node)))
_ENCODER = json.JSONEncoder(default=str, ensure_ascii=False, separators=(",", ":"))


def _sorted(part: tuple[Any, ...]) -> list[Any]:
    """Return edges in an order of their own; as text where one has nothing and the next a value: that takes longer."""
    try:
        return sorted(part)
    except TypeError:
        return sorted(part, key=repr)


def digested(node: Node) -> Node:
    """Return the node with its digest, which does not depend on the order of its edges: the graph keeps none."""
    # The digest must not fail on a lone surrogate (half of a character): the driver refuses it later, with its place.
    parts = _FIELDS(node)
    sorted_parts = [_sorted(part) if type(part) is tuple and len(part) > 1 else part for part in parts]
    packed = _ENCODER.encode(sorted_parts).encode(errors="surrogatepass")
    return Node(*(*parts[:-1], hashlib.blake2b(packed, digest_size=12).hexdigest()))
