"""Errors of the driver in words: told by class and code, never by words in a message."""

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import BrokenRecordError, Neo4jError, ServiceUnavailable

from molehunt.model.errors import EngineError, QueryError
from molehunt.store.address import Address
from molehunt.store.errors import explained

ADDRESS = Address("bolt://h:1", "ann", "secret")
CASES = [
    ("Neo.ClientError.Statement.SyntaxError", "Invalid input 'timeout'", QueryError, r"^q: Invalid input 'timeout' \["),
    (
        "Neo.ClientError.Statement.SyntaxError",
        "RETURN * is not allowed when",
        QueryError,
        r"^q: RETURN \* is not allow",
    ),
    (
        "Neo.ClientError.Statement.SyntaxError",
        "grant access to database",
        QueryError,
        r"^q: grant access to database \[",
    ),
    ("Neo.ClientError.Statement.SemanticError", "Security, read-only", QueryError, r"^q: Security, read-only \["),
    ("Neo.ClientError.Transaction.TransactionTimedOut", "x", EngineError, "took longer than allowed"),
    ("Neo.ClientError.Transaction.Terminated", "x", EngineError, "took longer than allowed"),
    ("Neo.ClientError.Database.DatabaseNotFound", "x", EngineError, "has no database of its own for ann"),
    ("Neo.ClientError.Statement.AccessMode", "x", QueryError, "would change the graph"),
    ("Neo.ClientError.Security.Forbidden", "x", QueryError, "would change the graph"),
    ("Neo.ClientError.Security.CredentialsExpired", "x", EngineError, "refused the user ann"),
    ("Neo.TransientError.General.DatabaseUnavailable", "timeout", EngineError, r"^q: timeout \["),
]


@pytest.mark.parametrize(("code", "message", "kind", "words"), CASES)
def test_it_is_told_by_its_code(code: str, message: str, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words), explained("q", ADDRESS):
        raise Neo4jError._hydrate_neo4j(code=code, message=message)


def test_a_value_without_a_form_is_no_silent_server() -> None:
    with pytest.raises(QueryError, match=r"day before the year 1; return it as text"), explained("q", ADDRESS):
        raise BrokenRecordError("broken")


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(EngineError, match="does not answer"), explained("q", ADDRESS):
        raise ServiceUnavailable("no")
    no_host = GraphDatabase.driver(f"bolt://{'x' * 300}:1", auth=("a", "b"), connection_timeout=1)
    with no_host, pytest.raises(EngineError, match="does not answer"), explained("q", ADDRESS):
        no_host.verify_connectivity()


@pytest.mark.parametrize("error", [OSError("disk full"), ValueError("a bug"), OverflowError("a bug"), KeyError("a")])
def test_an_error_of_ours_passes_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as passed, explained("a load", ADDRESS):
        raise error
    assert passed.value is error


def test_a_procedure_that_the_embedded_engine_lacks_is_an_error_of_the_query() -> None:
    embedded = Address("bolt://h:1", "ann", "secret", embedded=True)
    said = r"^q: the embedded engine cannot run it: Unknown procedure/function: apoc.x$"
    with pytest.raises(QueryError, match=said), explained("q", embedded):
        code, message = "Neo.DatabaseError.General.UnknownError", "Unknown procedure/function: apoc.x"
        raise Neo4jError._hydrate_neo4j(code=code, message=message)


EMBEDDED = Address("bolt://h:1", "ann", "secret", embedded=True)


@pytest.mark.parametrize("mark", ["/* molehunt interrupts 98 140446248823680 */", "/* molehunt 98 140446248823680 */"])
def test_what_is_sent_with_a_query_does_not_stand_in_its_error(mark: str) -> None:
    with pytest.raises(QueryError) as refused, explained("q", EMBEDDED):
        message = f"Error executing Cypher command: MATCH (a) SET a.y = 1 /* mine */\n{mark}"
        raise Neo4jError._hydrate_neo4j(code="Neo.ClientError.Security.Forbidden", message=message)
    assert str(refused.value).endswith("(Error executing Cypher command: MATCH (a) SET a.y = 1 /* mine */)")


@pytest.mark.parametrize(
    ("reads", "words"), [(True, r"^q would change the graph, and this is read-only"), (False, r"^q: DeleteConnected")]
)
def test_a_node_with_edges_that_a_reader_deletes_is_a_change(reads: bool, words: str) -> None:
    with pytest.raises(QueryError, match=words), explained("q", EMBEDDED, reads=reads):
        code, message = "Neo.DatabaseError.General.UnknownError", "DeleteConnectedNode: Cannot delete node #47:0"
        raise Neo4jError._hydrate_neo4j(code=code, message=message)
