"""The writes of one transaction of a load, grouped into few statements of many rows each.

To write a new kind of record: give it a file under ``cypher/write`` and its name in ``_FILES``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from molehunt.model.errors import EngineError
from molehunt.store.load.nodes import Node
from molehunt.store.queries import find_query
from molehunt.store.reading import SCHEMA

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
# What a direct edge takes from its claim, under the same name.
_EDGE = (
    "what",
    "channel",
    "status",
    "date",
    "earliest",
    "latest",
    "possible_earliest",
    "possible_latest",
    "approximate",
)
_Key = tuple[str, tuple[tuple[str, str], ...]]
_Rows = list[dict[str, Any]]


class Writer:
    """Sends the write queries of one transaction, in chunks.

    ``sent`` counts the rows, and ``report`` is called with the number of each chunk.
    """

    def __init__(self, transaction: Any, case: str, report: Callable[[int], object]) -> None:
        self.transaction, self.case, self.report = transaction, case, report
        self.sent = 0

    def run(self, name: str, slots: dict[str, str] | None = None, **parameters: Any) -> Any:
        """Send a query file and return the driver's result, of which nothing may have been read yet."""
        text = find_query(name).filled(**(slots or {}))
        return self.transaction.run(text, {"case": self.case, **parameters})

    def mark(self, state: str, title: str, digest: str) -> str | None:
        """Mark the case, and return the digest of its mark before; None if it had none."""
        record = self.run("write/mark_load", state=state, title=title, digest=digest, schema=SCHEMA).single(strict=True)
        before: str | None = record["before"]
        return before

    def ids(self, name: str, ids: Sequence[str], **slots: str) -> None:
        """Send a query file that takes ids."""
        for chunk in chunks(ids, CHUNK):
            self.run(name, slots, ids=chunk).consume()
            self.sent += len(chunk)

    def write(self, batch: Sequence[Node]) -> None:
        """Write nodes, then the edges that they own."""
        for (name, slots), rows in _node_rows(batch).items():
            self._rows(name, dict(slots), rows)
        for (name, slots), rows in _edge_rows(batch).items():
            created = sum(self._rows(name, dict(slots), rows))
            if created != len(rows):
                raise EngineError(
                    f"{name} {dict(slots)}: {created} edges of {len(rows)} were written; nothing was kept, load again"
                )

    def _rows(self, name: str, slots: dict[str, str], rows: _Rows) -> list[int]:
        created = []
        for chunk in chunks(rows, CHUNK):
            # What is not known is left out: the driver takes as long over a null as over a word.
            sent = [{key: value for key, value in row.items() if value is not None} for row in chunk]
            created.append(self.run(name, slots, rows=sent).consume().counters.relationships_created)
            self.sent += len(chunk)
            self.report(len(chunk))
        return created


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Cut into pieces of at most that size."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _node_rows(batch: Sequence[Node]) -> dict[_Key, _Rows]:
    grouped: dict[_Key, _Rows] = defaultdict(list)
    for node in batch:
        row = {"id": node.id, "digest": node.digest, **node.properties}
        key = ("write/entities", (("LABEL", node.label),)) if node.label else (f"write/{_FILES[node.kind]}", ())
        grouped[key].append(row)
    return grouped


def _edge_rows(batch: Sequence[Node]) -> dict[_Key, _Rows]:
    grouped: dict[_Key, _Rows] = defaultdict(list)
    for node in batch:
        for type_, label, end, position in node.links:
            slots = (("START_LABEL", node.kind), ("LINK_TYPE", type_), ("END_LABEL", label))
            grouped["write/links", slots].append({"start": node.id, "end": end, "position": position})
        for role, entity, custody in node.roles:
            grouped["write/roles", (("ROLE", role.upper()),)].append(
                {"claim": node.id, "entity": entity, "custody": custody}
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
        for type_, start, end in node.edges:
            grouped["write/direct_edges", (("EDGE_TYPE", type_),)].append({"start": start, "end": end, **shared})
    return grouped


def _edge_properties(node: Node) -> dict[str, Any]:
    p = node.properties
    grade = f"{p['reliability']}{p['credibility']}" if p["reliability"] else None
    kept = {name: p[name] for name in _EDGE}
    return {"claim": node.id, "act": p["predicate"], "grade": grade, **kept}
