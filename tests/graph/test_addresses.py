"""A database that is not there, or does not let us in, is told in a line that says what to look at."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from molehunt.cli.main import _run
from molehunt.model.errors import EngineError
from molehunt.store.address import Address, find_address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.engines import Engine
from tests.support.graphs import address, emptied, tiny_case

READ = "RETURN 1 AS one"
WRONG = "wrong-word"


def refusal(where: Address, *, write: bool = False) -> str:
    """The one line with which a query there is refused."""
    with pytest.raises(EngineError) as refused, GraphStore(where) as store:
        store.cypher(READ, write=write)
    line = str(refused.value)
    assert line.isprintable()
    assert len(line) < 700
    assert where.password not in line
    assert where.uri in line
    return line


@pytest.fixture
def nobody() -> Iterator[int]:
    """A port at which nobody listens, held so that nobody can begin to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        yield int(one.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_nobody_there(nobody: int, scheme: str) -> None:
    line = refusal(Address(f"{scheme}://127.0.0.1:{nobody}", "neo4j", "secret-word"))
    assert "does not answer" in line
    assert "check NEO4J_URI and that the server is up" in line


def test_no_such_host() -> None:
    assert "does not answer" in refusal(Address("neo4j://no-such-host.invalid:7687", "neo4j", "secret-word"))


def test_a_server_that_speaks_something_else() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(64)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        line = refusal(Address(f"bolt://127.0.0.1:{server.getsockname()[1]}", "neo4j", "secret-word"))
        server.shutdown(socket.SHUT_RDWR)
    assert "does not answer" in line


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_a_wrong_password(engine_server: Engine, write: bool) -> None:
    right = address(engine_server)
    wrong = replace(right, password=WRONG, reader_password=right.reader and WRONG)
    line = refusal(wrong, write=write)
    assert "refused the user" in line
    assert ("molehunt down" if right.embedded else "check NEO4J_USERNAME and NEO4J_PASSWORD") in line


def test_a_wrong_user(engine_server: Engine) -> None:
    right = address(engine_server)
    assert "refused the user nobody" in refusal(replace(right, user="nobody", reader=right.reader and "nobody"))


@pytest.mark.parametrize("name", ["nosuch", "../x", "x'}) DETACH DELETE n //", "No Such"])
def test_a_wrong_database(engine_server: Engine, name: str) -> None:
    line = refusal(replace(address(engine_server), database=name))
    assert f"has no database {name!r}" in line
    assert "NEO4J_DATABASE" in line


@pytest.fixture
def neo4j(engine_server: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    if engine_server.name == "embedded":
        pytest.skip("the embedded engine is found without the environment")
    monkeypatch.setenv("NEO4J_URI", engine_server.uri.replace("bolt://", "neo4j://"))
    monkeypatch.setenv("NEO4J_PASSWORD", engine_server.password)
    return engine_server


def test_with_routing_everything_goes_the_same_way(neo4j: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = find_address()
    assert found.uri.startswith("neo4j://")
    with emptied(neo4j), GraphStore(found) as store:
        assert load(store, tiny_case(tmp_path_factory.mktemp("case"))).written > 0
        assert [row["state"] for row in store.query("ask/cases")] == ["complete"]


@pytest.mark.usefixtures("neo4j")
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("NEO4J_PASSWORD", "wrong-word", "refused the user neo4j"),
        ("NEO4J_DATABASE", "nosuch", "has no database 'nosuch'"),
        ("NEO4J_URI", "localhost:7687", "is not an address"),
        ("NEO4J_URI", "neo4j://localhost:1", "does not answer"),
    ],
)
def test_a_command_says_it_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    code = _run(["cypher", READ])
    out, err = capfd.readouterr()
    assert (code, out) == (1, "")
    assert words in err
    assert len(err.splitlines()) == 1
