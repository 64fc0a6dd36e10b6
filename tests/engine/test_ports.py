"""A Bolt port asked for once is the same at every later start."""

import socket

import pytest
from neo4j import GraphDatabase

from molehunt.engine import ensure_running, ports, stop
from molehunt.model.errors import EngineError
from tests.engine.conftest import cypher


def test_a_port_asked_for_once_stays_until_another_or_any_is_asked_for(folder, monkeypatch):
    first, second = ports.free_ports()
    monkeypatch.setenv("MOLEHUNT_BOLT_PORT", str(first))
    running = ensure_running(folder)
    assert running.port == first
    stop(folder)
    monkeypatch.delenv("MOLEHUNT_BOLT_PORT")
    assert ensure_running(folder).port == first
    # Nobody is connected, so it may move.
    monkeypatch.setenv("MOLEHUNT_BOLT_PORT", str(second))
    moved = ensure_running(folder)
    assert moved.port == second
    assert cypher(moved, "RETURN 1") == [[1]]
    monkeypatch.setenv("MOLEHUNT_BOLT_PORT", str(first))
    with GraphDatabase.driver(moved.uri, auth=moved.reader.auth) as driver:
        driver.verify_connectivity()
        with pytest.raises(EngineError, match=f"in use at port {second}.*{first}.*molehunt down"):
            ensure_running(folder)


def test_a_port_that_somebody_else_has_is_an_error_and_nothing_is_started(folder, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setenv("MOLEHUNT_BOLT_PORT", str(taken))
        with pytest.raises(EngineError, match=f"port {taken} cannot be used.*MOLEHUNT_BOLT_PORT"):
            ensure_running(folder)
    assert not (folder / "server.json").exists()
    assert ensure_running(folder).port == taken
