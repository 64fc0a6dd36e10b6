"""The rows of a batch of nodes, grouped into few statements of many rows each.

To write a new kind of record: give it a file under ``cypher/write`` and its name in ``_FILES``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from molehunt.store.load.nodes import Node

CHUNK = 5_000
"""Rows sent in one statement."""
_FILES = {
    "Source": "sources",
    "Passage": "passages",
    "AlternativeSet": "alternative_sets",
    "Disagreement": "disagreements",
    "Decision": "decisions",
    "Hypothesis": "hypotheses",
    "Claim": "claims",
}
# The properties of a direct edge itself, and those that it takes from its claim.
_OWN = ("start", "end", "status", "start_as", "end_as")
_EDGE = (
    "what",
    "channel",
    "date",
    "earliest",
    "latest",
    "possible_earliest",
    "possible_latest",
    "approximate",
)
_Key = tuple[str, tuple[tuple[str, str], ...]]
_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A query file with its slots and its rows; ``edges`` is how many edges it must create, None for any number."""

    name: str
    slots: Mapping[str, str]
    rows: Sequence[dict[str, Any]]
    edges: int | None


@dataclass(frozen=True, slots=True)
class Batch:
    """The statements that write some nodes and the edges that start at them, and how many nodes these are."""

    nodes: int
    statements: Sequence[Statement]


def prepared(nodes: Sequence[Node], stored: Container[str]) -> Batch:
    """Return the statements that write these nodes: first the nodes, then the edges that start at them.

    ``stored`` are the ids of the entities that the graph has already.
    """
    statements = [
        Statement(name, dict(slots), [_without_nulls(row) for row in chunk], len(chunk) if edges else None)
        for edges, grouped in ((False, _node_rows(nodes, stored)), (True, _edge_rows(nodes)))
        for (name, slots), rows in grouped.items()
        for chunk in chunks(rows, CHUNK)
    ]
    return Batch(len(nodes), statements)


def _without_nulls(row: dict[str, Any]) -> dict[str, Any]:
    # The driver takes as long to send a null as to send a word.
    return {key: value for key, value in row.items() if value is not None} if None in row.values() else row


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Cut a sequence into pieces of at most ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _node_rows(batch: Sequence[Node], stored: Container[str]) -> dict[_Key, _Rows]:
    grouped: dict[_Key, _Rows] = defaultdict(list)
    for node in batch:
        row = {"id": node.id, "digest": node.digest, **node.properties}
        if not node.label:
            key: _Key = (f"write/{_FILES[node.kind]}", ())
        elif node.id in stored:
            key = ("write/changed_entities", ())
        else:
            key = ("write/entities", (("LABEL", node.label),))
        grouped[key].append(row)
    return grouped


def _edge_rows(batch: Sequence[Node]) -> dict[_Key, _Rows]:
    grouped: dict[_Key, _Rows] = defaultdict(list)
    for node in batch:
        for type_, label, end, position in node.links:
            slots = (("START_LABEL", node.kind), ("LINK_TYPE", type_), ("END_LABEL", label))
            grouped["write/links", slots].append({"start": node.id, "end": end, "position": position})
        for role, entity, custody, stage in node.roles:
            grouped["write/roles", (("ROLE", role.upper()),)].append(
                {"claim": node.id, "entity": entity, "custody": custody, "stage": stage}
            )
        for label, asserter, depth in node.asserters:
            grouped["write/asserters", (("ASSERTER", label),)].append(
                {"claim": node.id, "asserter": asserter, "depth": depth}
            )
        for hypothesis, bearing, why in node.bearings:
            grouped["write/bearings", ()].append(
                {"claim": node.id, "hypothesis": hypothesis, "bearing": bearing, "why": why}
            )
        shared = _edge_properties(node) if node.edges else {}
        for edge in node.edges:
            own = {name: getattr(edge, name) for name in _OWN}
            own["identified_by"] = list(edge.identified_by) or None
            grouped["write/direct_edges", (("EDGE_TYPE", edge.type),)].append({**shared, **own})
    return grouped


def _edge_properties(node: Node) -> dict[str, Any]:
    p = node.properties
    grade = f"{p['reliability']}{p['credibility']}" if p["reliability"] else None
    kept = {name: p[name] for name in _EDGE}
    return {"claim": node.id, "act": p["predicate"], "grade": grade, **kept}
