"""Cypher with known answers: on each engine the rows are right, or a warning says beforehand that they may not be."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from molehunt.model.errors import QueryError
from molehunt.store.graph_store import GraphStore
from tests.engines import Engine
from tests.support.graphs import emptied

_FOLDER = Path(__file__).parent / "cypher_corpus"
# p saw d1 and d2, q saw d2, nobody forged a D; and a ring of S with one step that is not ok.
_GRAPH = """
CREATE (p:P {id: 'p'}), (q:P {id: 'q'}), (:Q)
CREATE (d1:D {id: 'd1', day: date('1937-10-06'), said: '1937-10-06'}), (d2:D {id: 'd2'}), (doc:Doc {id: 'doc'})
CREATE (p)-[:SAW {n: 1}]->(d1), (p)-[:SAW {n: 2}]->(d2), (q)-[:SAW {n: 3}]->(d2)
CREATE (d1)-[:NEXT]->(d2), (q)-[:FORGED]->(doc)
CREATE (s1:S {id: 's1', tags: ['a', 'b']}), (s2:S {id: 's2'}), (s3:S {id: 's3'}), (s4:S {id: 's4'})
CREATE (s1)-[:R {st: 'no'}]->(s4), (s1)-[:R {st: 'ok'}]->(s2), (s2)-[:R {st: 'ok'}]->(s3), (s3)-[:R {st: 'ok'}]->(s4)
"""
_PARAMETERS = {"text": "1937-10-06"}
CORPUS = [
    pytest.param(one, id=f"{path.stem}-{number}")
    for path in sorted(_FOLDER.glob("*.yaml"))
    for number, one in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
]
WRITING = {
    "CREATE an edge": "MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d) CREATE (p)-[:READ]->(d)",
    "CREATE from it": "MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d) CREATE (d)-[:READ]->(p)",
    "MERGE an edge": "MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d) MERGE (p)-[:READ]->(d)",
    "MERGE by a null": "MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d) MERGE (:Q {id: d.id})",
    "MERGE by a null parameter": "MERGE (:Q {id: $nothing})",
}
UNREAD = "MATCH (:P)-[r:SAW]->() MATCH (d:D {id: 'd' + toString(r.n)}) "
HARMLESS = {
    "dropped before": "OPTIONAL MATCH (d:Nope) WITH d WHERE d IS NOT NULL CREATE (d)-[:READ]->(d)",
    "left out by FOREACH": """MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d)
        FOREACH (_ IN CASE WHEN d IS NULL THEN [] ELSE [1] END | CREATE (p)-[:READ]->(d))""",
    "a relationship that CREATE makes the engine read": UNREAD + "CREATE (d)-[:READ]->(d)",
    "a property of it": "MATCH (p:P {id: 'p'}) OPTIONAL MATCH (p)-[:FORGED]->(d) SET d.n = 1",
}


@pytest.fixture(scope="module")
def store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        store.cypher(_GRAPH, write=True)
        yield store


def answered(store: GraphStore, one: dict[str, Any]) -> tuple[list[Any], bool]:
    """The rows of a query, and whether they are right in whatever order."""
    rows = [list(row.values()) for row in store.cypher(one["query"], _PARAMETERS)[1]]
    wanted, given = (
        sorted(json.dumps(row, sort_keys=True, default=str) for row in some) for some in (one["rows"], rows)
    )
    return rows, wanted == given


@pytest.mark.parametrize("one", CORPUS)
def test_rows_are_right_or_a_warning_is_drawn(store: GraphStore, one: dict[str, Any]) -> None:
    found = [str(one) for one in store.warnings(one["query"], _PARAMETERS)]
    if "refused" in one and not store.address.embedded:
        with pytest.raises(QueryError):
            store.cypher(one["query"], _PARAMETERS)
        return
    rows, right = answered(store, one)
    due = "warns" in one and (store.address.embedded or one.get("everywhere", False))
    assert bool(found) == due, found
    assert not due or any(one["warns"] in text for text in found), found
    assert right or (store.address.embedded and due), rows


def test_the_corpus_is_large_enough_and_every_warning_is_needed(store: GraphStore) -> None:
    assert len(CORPUS) >= 60
    if store.address.embedded:
        wrong = []
        for one in (param.values[0] for param in CORPUS):
            if not answered(store, one)[1]:
                wrong.append(one)
        # An engine that is mended needs fewer warnings: this tells which.
        assert [one for one in wrong if "warns" not in one] == []
        due = [one for one in (param.values[0] for param in CORPUS) if "warns" in one and not one.get("everywhere")]
        assert [one["query"] for one in due if one not in wrong] == []


@pytest.mark.parametrize("name", WRITING)
def test_a_null_is_never_written(store: GraphStore, name: str) -> None:
    fatal = [one for one in store.warnings(WRITING[name], {"nothing": None}) if one.fatal]
    if store.address.embedded:
        assert fatal
        return
    assert not fatal
    with pytest.raises(QueryError):
        store.cypher(WRITING[name], {"nothing": None}, write=True)


@pytest.mark.parametrize("change", ["SET d.n = 1", "REMOVE d.n", "DETACH DELETE d", "FOREACH (i IN [1] | SET d.n = 1)"])
def test_a_change_that_would_reach_nothing_is_refused(store: GraphStore, change: str) -> None:
    assert any(one.fatal for one in store.warnings(UNREAD + change)) == store.address.embedded


@pytest.mark.parametrize("name", HARMLESS)
def test_what_leaves_null_out_is_not_refused(store: GraphStore, name: str) -> None:
    assert not any(one.fatal for one in store.warnings(HARMLESS[name]))
