"""What only reads cannot write, on any engine; and what takes too long is ended."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from molehunt.engine import end_queries
from molehunt.model.errors import EngineError, QueryError
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.engines import Engine
from tests.support.graphs import Dump, address, dump, emptied, schema, tiny_case, wipe

WRITING = {
    "CREATE a node": "CREATE (n:Person {case: 'tiny', id: 'new'})",
    "CREATE a label": "CREATE (n:NeverSeenBefore)",
    "CREATE an edge": "MATCH (a:Person), (b:Person) CREATE (a)-[:KNOWS]->(b)",
    "CREATE an edge of a new type": "MATCH (a:Person) WITH a LIMIT 1 CREATE (a)-[:NEVER_SEEN_BEFORE]->(a)",
    "CREATE and return": "CREATE (n:Person) RETURN n",
    "CREATE after reading": "MATCH (n:Person) WITH count(n) AS many CREATE (:Person {many: many}) RETURN many",
    "MERGE a new one": "MERGE (n:Person {case: 'tiny', id: 'new'})",
    "MERGE one that is there": "MERGE (n:Person {case: 'tiny', id: 'ann'}) ON MATCH SET n.name = 'x'",
    "MERGE an edge": "MATCH (a:Person), (b:Place) MERGE (a)-[:LIVES_IN]->(b)",
    "SET a property": "MATCH (n:Person) SET n.name = 'x'",
    "SET many": "MATCH (n:Person) SET n += {name: 'x'}",
    "SET all": "MATCH (n:Person) SET n = {}",
    "SET a label": "MATCH (n:Person) SET n:Spy",
    "SET on an edge": "MATCH ()-[r:GAVE]->() SET r.claim = 'x'",
    "REMOVE a property": "MATCH (n:Person) REMOVE n.name",
    "REMOVE a label": "MATCH (n:Person) REMOVE n:Person",
    "DELETE edges": "MATCH ()-[r]->() DELETE r",
    "DELETE nodes with edges": "MATCH (n)--() DELETE n",
    "DETACH DELETE": "MATCH (n) DETACH DELETE n",
    "FOREACH": "FOREACH (i IN [1, 2] | CREATE (:Person {id: i}))",
    "CALL with a writing subquery": "MATCH (n:Person) CALL { WITH n SET n.name = 'x' } RETURN n.id",
    "CALL IN TRANSACTIONS": "MATCH (n:Person) CALL { WITH n SET n.name = 'x' } IN TRANSACTIONS OF 1 ROWS",
    "UNION of reading and writing": "MATCH (n) RETURN n.id AS id UNION CREATE (m:Person) RETURN m.id AS id",
    "after a comment": "/* read only */ // really\nCREATE (n:Person)",
    "after EXPLAIN in a comment": "/* EXPLAIN */ MATCH (n) DETACH DELETE n",
    "PROFILE": "PROFILE CREATE (n:Person)",
    "LOAD CSV of a file": "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Line {text: line})",
    "CREATE INDEX": "CREATE INDEX sneaky FOR (n:Person) ON (n.name)",
    "CREATE CONSTRAINT": "CREATE CONSTRAINT sneaky FOR (n:Person) REQUIRE n.note IS UNIQUE",
    "DROP CONSTRAINT": "DROP CONSTRAINT entity_key",
    "DROP INDEX": "DROP INDEX claim_family",
    "CREATE USER": "CREATE USER sneaky SET PASSWORD 'abcdefgh12'",
    "ALTER USER": "ALTER USER neo4j SET PASSWORD 'abcdefgh12'",
    "ALTER CURRENT USER": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'abcdefgh12'",
    "DROP USER": "DROP USER neo4j",
    "CREATE DATABASE": "CREATE DATABASE sneaky",
    "DROP DATABASE": "DROP DATABASE neo4j",
    "STOP DATABASE": "STOP DATABASE neo4j",
    "a procedure that makes labels": "CALL db.createLabel('Sneaky')",
    "a procedure that makes types": "CALL db.createRelationshipType('SNEAKY')",
    "a procedure that makes properties": "CALL db.createProperty('sneaky')",
    "a procedure that sets a vector": "MATCH (n:Person) CALL db.create.setNodeVectorProperty(n, 'v', [1.0]) RETURN n",
    "a procedure that sets settings": "CALL dbms.setConfigValue('db.transaction.timeout', '1s')",
    "another engine's language": "INSERT INTO Person SET id = 'sneaky'",
    "another engine's language in braces": "{sql} DELETE FROM Person",
}
# ArcadeDB plans it and says nothing: it neither runs it nor refuses it.
SILENT = {("embedded", "PROFILE")}
READING = {
    "EXPLAIN of what would write": "EXPLAIN CREATE (n:Person)",
    "MATCH": "MATCH (n:Person) RETURN n.name",
    "words in a string": "RETURN 'CREATE (n) SET n.x = 1 DELETE n' AS text",
    "a subquery": "MATCH (n:Person) WHERE EXISTS { (n)-[:GAVE]->() } RETURN n.id",
    "SHOW INDEXES": "SHOW INDEXES",
    "CALL db.labels": "CALL db.labels()",
}
ENDLESS = """
UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c
WITH a, b, c WHERE a + b + c = 0 RETURN count(*) AS none
"""
SECONDS = 0.5


@pytest.fixture(scope="module")
def own_store(engine_server: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        load(store, tiny_case(tmp_path_factory.mktemp("case")))
        yield store


@pytest.fixture(scope="module")
def before(own_store: GraphStore) -> tuple[Dump, tuple[str, ...]]:
    return dump(own_store), schema(own_store)


@pytest.fixture
def own_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A query file of the test's own, asked by the name ask/own, for as long as the test lasts."""
    from molehunt.store import queries

    (tmp_path / "ask").mkdir()
    monkeypatch.setattr(queries, "shipped", lambda *_: tmp_path)
    queries.find_query.cache_clear()
    yield tmp_path / "ask" / "own.cypher"
    queries.find_query.cache_clear()


@pytest.mark.parametrize("name", WRITING)
def test_what_would_write_is_refused_and_changes_nothing(
    engine_server: Engine, own_store: GraphStore, before: tuple[Dump, tuple[str, ...]], name: str
) -> None:
    if (engine_server.name, name) in SILENT:
        assert own_store.cypher(WRITING[name])[1] == []
    else:
        with pytest.raises(QueryError) as refused:
            own_store.cypher(WRITING[name])
        assert "\n" not in str(refused.value)
        assert str(refused.value).startswith("the query")
        assert "/*" not in str(refused.value).replace("/* EXPLAIN */", "")
    assert dump(own_store) == before[0]
    assert schema(own_store) == before[1]


def test_a_query_file_that_would_write_is_refused(
    own_store: GraphStore, before: tuple[Dump, tuple[str, ...]], own_query: Path
) -> None:
    own_query.write_text(
        "// summary: It would write.\n// param: id string an id\nMATCH (n {id: $id}) DETACH DELETE n\n"
    )
    with pytest.raises(QueryError, match=r"ask/own would change the graph, and this is read-only"):
        own_store.query("ask/own", id="ann")
    assert dump(own_store) == before[0]


@pytest.mark.parametrize("name", READING)
def test_what_only_reads_is_answered(own_store: GraphStore, before: tuple[Dump, tuple[str, ...]], name: str) -> None:
    own_store.cypher(READING[name])
    assert dump(own_store) == before[0]


def test_with_write_it_is_done(engine_server: Engine, own_store: GraphStore, tmp_path: Path) -> None:
    before = dump(own_store)
    own_store.cypher("CREATE (:Note {text: $text})", {"text": "mine"}, write=True)
    assert set(dump(own_store).nodes) - set(before.nodes) == {'{"labels": ["Note"], "properties": {"text": "mine"}}'}
    with GraphStore(address(engine_server)) as other:
        other.cypher("MATCH (n:Note) DELETE n", write=True)
    assert dump(own_store) == before
    with pytest.raises(QueryError):
        own_store.cypher("MATCH (n) DETACH DELETE n RETURN 1 / 0", write=True)
    assert dump(own_store) == before
    wipe(own_store)
    load(own_store, tiny_case(tmp_path))
    assert dump(own_store) == before


@pytest.mark.parametrize("write", [False, True], ids=["read-only", "write"])
def test_a_query_that_takes_too_long_is_ended(engine_server: Engine, write: bool) -> None:
    with GraphStore(address(engine_server), timeout=SECONDS) as store:
        with pytest.raises(EngineError, match=r"the query took longer than allowed and was ended; narrow it"):
            store.cypher(ENDLESS, write=write)
        assert store.cypher("RETURN 1 AS one")[1] == [{"one": 1}]
        with pytest.raises(EngineError, match="took longer"):
            store.cypher(ENDLESS, write=write)


def test_a_query_that_is_ended_writes_nothing(engine_server: Engine, own_store: GraphStore) -> None:
    before = dump(own_store)
    with GraphStore(address(engine_server), timeout=SECONDS) as store, pytest.raises(EngineError):
        store.cypher(f"CREATE (:Note) WITH 1 AS x {ENDLESS}", write=True)
    assert dump(own_store) == before


def test_a_query_file_that_takes_too_long_is_ended(engine_server: Engine, own_query: Path) -> None:
    own_query.write_text(f"// summary: It would take an hour.\n// returns: none\n{ENDLESS}")
    with (
        GraphStore(address(engine_server), timeout=SECONDS) as store,
        pytest.raises(EngineError, match="ask/own took longer"),
    ):
        store.query("ask/own")


def test_a_query_in_time_is_answered_whatever_it_holds(engine_server: Engine) -> None:
    with GraphStore(address(engine_server), timeout=30) as store:
        for text in (
            "RETURN 1 AS one",
            "RETURN 1 AS one; ",
            "RETURN 1 AS one // the end;",
            "/* one */ RETURN 1 AS one",
        ):
            assert store.cypher(text)[1] == [{"one": 1}]
            assert store.cypher(text, write=True)[1] == [{"one": 1}]
        with pytest.raises(QueryError):
            store.cypher("RETURN 'one")


def test_only_the_query_that_took_too_long_is_ended(engine_server: Engine) -> None:
    ended: list[Exception] = []

    def ask(store: GraphStore) -> None:
        try:
            store.cypher(f"{ENDLESS} // patient")
        except EngineError as error:
            ended.append(error)

    with (
        GraphStore(address(engine_server), timeout=600) as patient,
        GraphStore(patient.address, timeout=SECONDS) as store,
    ):
        asking = threading.Thread(target=ask, args=(patient,))
        asking.start()
        with pytest.raises(EngineError):
            store.cypher(ENDLESS)
        # Begun before, and with more time, it goes on until it is told to end.
        assert asking.is_alive()
        while asking.is_alive():
            end("// patient", store)
            asking.join(0.05)
    assert len(ended) == 1


def end(text: str, store: GraphStore) -> None:
    """End the queries that hold this text, as whoever runs the server would."""
    if store.address.embedded:
        end_queries(text)
        return
    with GraphStore(store.address) as own:
        shown = "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query RETURN id, query"
        ids = [row["id"] for row in own.cypher(shown)[1] if text in row["query"] and row["query"] != shown]
        if ids:
            own.cypher("TERMINATE TRANSACTIONS $ids", {"ids": ids})
