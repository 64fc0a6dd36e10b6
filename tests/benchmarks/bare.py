"""What somebody who knows the driver writes by hand: the measure that molehunt's own loading is held against.

The rows are made beforehand and are the same as molehunt writes, nulls left out. There are two ways to write them,
and which is the faster depends on the engine: SET copies a whole map, CREATE names every property.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from neo4j import Driver

from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary
from molehunt.store.load.nodes import Node, nodes
from molehunt.store.reading import SCHEMA

BATCH = 5_000
# What a node's row says for the sake of an edge, or not at all.
_NO_PROPERTY = {"Claim": ("passage",), "Passage": ("source",)}
_OWN_EDGE = {"Claim": ("FROM", "Passage", "passage"), "Passage": ("IN", "Source", "source")}
_DIRECT = (
    "what", "channel", "status", "date", "earliest", "latest", "possible_earliest", "possible_latest", "approximate",
)  # fmt: skip
Row = dict[str, Any]
Statements = list[tuple[str, list[Row]]]


def prepared(case: Case, *, by_set: bool) -> Statements:
    """Return the statements that write a case, with their rows: nodes first, then edges, a type at a time."""
    written: dict[str, list[Row]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for node in nodes(case, vocabulary()):
        written[f"{node.kind}:{node.label}" if node.label else node.kind].append(_node(node, case.id))
        for start_label, type_, end_label, row in _edges(node):
            edges[start_label, type_, end_label].append(row)
    written["Load"].append(
        {"case": case.id, "title": case.title, "state": "complete", "digest": "0" * 24, "schema": SCHEMA}
    )
    return [
        *((_create(labels, rows, by_set), rows) for labels, rows in written.items()),
        *((_draw(*ends, rows, by_set), rows) for ends, rows in edges.items()),
    ]


def _create(labels: str, rows: list[Row], by_set: bool) -> str:
    if by_set:
        return f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"
    return f"UNWIND $rows AS row CREATE (:{labels} {{{_named(rows, 'row')}}})"


def _draw(start: str, type_: str, end: str, rows: list[Row], by_set: bool) -> str:
    ends = (
        f"UNWIND $rows AS row MATCH (a:{start} {{case: $case, id: row.start}}) "
        f"MATCH (b:{end} {{case: $case, id: row.end}}) "
    )
    if by_set:
        return f"{ends}CREATE (a)-[r:{type_}]->(b) SET r = row.properties"
    return f"{ends}CREATE (a)-[:{type_} {{{_named([row['properties'] for row in rows], 'row.properties')}}}]->(b)"


def _named(rows: list[Row], map_: str) -> str:
    return ", ".join(f"{name}: {map_}.{name}" for name in dict.fromkeys(name for row in rows for name in row))


def write(driver: Driver, database: str, case: str, statements: Statements) -> None:
    """Write prepared rows in one transaction."""
    with driver.session(database=database) as session, session.begin_transaction() as transaction:
        for text, rows in statements:
            for start in range(0, len(rows), BATCH):
                transaction.run(text, rows=rows[start : start + BATCH], case=case).consume()
        transaction.commit()


def _node(node: Node, case: str) -> Row:
    left_out = _NO_PROPERTY.get(node.kind, ())
    properties = {name: value for name, value in node.properties.items() if name not in left_out}
    return _known({"case": case, "id": node.id, "digest": node.digest, **properties})


def _edges(node: Node) -> Iterator[tuple[str, str, str, Row]]:
    if node.kind in _OWN_EDGE:
        type_, label, key = _OWN_EDGE[node.kind]
        yield node.kind, type_, label, _edge(node.id, node.properties[key])
    for type_, label, end, position in node.links:
        yield node.kind, type_, label, _edge(node.id, end, position=position)
    for role, entity, custody, stage in node.roles:
        yield "Claim", role.upper(), "Entity", _edge(node.id, entity, custody=custody, stage=stage)
    for label, asserter, depth in node.asserters:
        yield "Claim", "ASSERTED_BY", label, _edge(node.id, asserter, depth=depth)
    for hypothesis, bearing, why in node.bearings:
        yield "Claim", "BEARS_ON", "Hypothesis", _edge(node.id, hypothesis, bearing=bearing, why=why)
    p = node.properties
    for edge in node.edges:
        kept = {name: p[name] for name in _DIRECT}
        own = {name: getattr(edge, name) for name in ("status", "start_as", "end_as")}
        own["identified_by"] = list(edge.identified_by) or None
        grade = f"{p['reliability']}{p['credibility']}" if p["reliability"] else None
        shared = {"claim": node.id, "act": p["predicate"], "grade": grade, **kept}
        yield "Entity", edge.type, "Entity", _edge(edge.start, edge.end, **shared | own)


def _edge(start: str, end: str, **properties: Any) -> Row:
    return {"start": start, "end": end, "properties": _known(properties)}


def _known(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
