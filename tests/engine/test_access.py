"""Who may do what, and what is shown to whom."""

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, ClientError, DatabaseError

from molehunt.engine.credentials import known_logins
from molehunt.engine.home import home
from tests.engine.conftest import cypher

WRITING = [
    "CREATE (:Person {id: 3})",
    "CREATE (:Newcomer)",
    "MATCH (a:Person), (b:Person) CREATE (a)-[:KNOWS]->(b)",
    "MATCH (n:Person) SET n.seen = true",
    "MATCH (n:Person) SET n += {seen: true}",
    "MATCH (n:Person) SET n:Suspect",
    "MATCH (n:Person) REMOVE n.id",
    "MATCH (n:Person) DETACH DELETE n",
    "MATCH ()-[r:KNOWS]->() DELETE r",
    "MERGE (n:Person {id: 9})",
    "MERGE (n:Person {id: 1}) ON MATCH SET n.seen = true",
    "FOREACH (i IN [1] | CREATE (:Person))",
    "MATCH (n:Person) CALL { WITH n SET n.seen = true } RETURN n",
    "CREATE INDEX FOR (n:Person) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:Person) REQUIRE n.name IS UNIQUE",
    "DROP INDEX by_id",
    "CREATE USER other SET PASSWORD 'abcdefgh12'",
    "SHOW USERS",
]
FILES = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:9/x' AS line RETURN line",
    "CALL apoc.load.json('file:///etc/passwd')",
]


@pytest.fixture(scope="module")
def graph(shared):
    cypher(shared, "CREATE INDEX by_id FOR (n:Person) ON (n.id)")
    cypher(shared, "CREATE (:Person {id: 1})-[:KNOWS]->(:Person {id: 2})")
    return shared


def content(running):
    query = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), m.id"
    return cypher(running, query)


@pytest.mark.parametrize("query", WRITING)
def test_the_reader_is_refused_every_kind_of_writing(graph, query):
    before = content(graph), cypher(graph, "SHOW INDEXES")
    with pytest.raises(ClientError) as refused:
        cypher(graph, query, login=graph.reader)
    assert refused.value.code == "Neo.ClientError.Security.Forbidden"
    assert (content(graph), cypher(graph, "SHOW INDEXES")) == before


@pytest.mark.parametrize("query", FILES)
@pytest.mark.parametrize("who", ["reader", "writer", "root"])
def test_nobody_reads_files_or_addresses(graph, query, who):
    login = known_logins(home(graph.folder))[who]
    with pytest.raises((ClientError, DatabaseError), match=r"not allowed|disabled|Unknown procedure"):
        cypher(graph, query, login=login)


def test_the_reader_reads(graph):
    found = cypher(graph, "MATCH (a:Person)-[:KNOWS]->(b) RETURN a.id, b.id", login=graph.reader)
    assert found == [[1, 2]]
    assert ["Person"] in cypher(graph, "CALL db.labels()", login=graph.reader)
    assert cypher(graph, "SHOW INDEXES", login=graph.reader)


def test_the_writer_may_not_make_users(graph):
    with pytest.raises(ClientError, match="not allowed to update security"):
        cypher(graph, "CREATE USER other SET PASSWORD 'abcdefgh12'")


@pytest.mark.parametrize("auth", [("root", "root"), ("reader", ""), None])
def test_without_the_password_nobody_comes_in(graph, auth):
    with GraphDatabase.driver(graph.uri, auth=auth) as driver, pytest.raises((AuthError, ClientError)):
        driver.execute_query("RETURN 1", database_=graph.database)


def test_it_listens_on_this_machine_alone_at_two_ports(graph):
    listening = [
        each.laddr for each in psutil.Process(graph.pid).net_connections("inet") if each.status == psutil.CONN_LISTEN
    ]
    assert {address.ip.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}
    assert len(listening) == 2
    assert graph.port in {address.port for address in listening}


def test_secrets_are_in_one_file_and_nowhere_else(graph):
    secrets = [login.password for login in known_logins(home(graph.folder)).values()]
    server = psutil.Process(graph.pid)
    places = [
        text for process in (server, server.parent()) for text in (*process.cmdline(), *process.environ().values())
    ]
    files = [file for file in graph.folder.rglob("*") if file.is_file() and file.name != "credentials.json"]
    places += [file.read_bytes().decode("latin-1") for file in files if file.suffix != ".aot"]
    assert (graph.folder / "log" / "server.log") in files
    assert not [secret for secret in secrets if any(secret in text for text in places)]


def test_the_folder_and_the_secrets_are_closed_to_others(graph):
    assert graph.folder.stat().st_mode & 0o777 == 0o700
    for name in ("credentials.json", "config/server-users.jsonl", "config/server-groups.json"):
        assert (graph.folder / name).stat().st_mode & 0o777 == 0o600
