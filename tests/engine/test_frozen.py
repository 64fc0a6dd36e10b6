"""A server that has stopped answering does not keep its client waiting for ever."""

import os
import signal

import psutil
import pytest

from molehunt.engine import admin, ensure_running, running
from molehunt.model.errors import EngineError
from molehunt.store import watchdog
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from tests.support.start_up import wait_until


@pytest.fixture
def frozen(folder, monkeypatch):
    """A store, connected to a server that is then suspended, and what lets the server go on."""
    server = ensure_running(folder)

    def thaw():
        monkeypatch.undo()
        os.kill(server.pid, signal.SIGCONT)

    with GraphStore(embedded_address(server), timeout=0.5) as store:
        assert store.cypher("RETURN 1 AS one")[1] == [{"one": 1}]
        assert store.cypher("RETURN 1 AS one", write=True)[1] == [{"one": 1}]
        os.kill(server.pid, signal.SIGSTOP)
        wait_until(lambda: psutil.Process(server.pid).status() == psutil.STATUS_STOPPED)
        # That they give up is tried here; users are given ten times as long.
        monkeypatch.setattr(watchdog, "GRACE", 0.5)
        monkeypatch.setattr(running, "ANSWER_TIMEOUT", 1.0)
        monkeypatch.setattr(admin, "QUERIES_TIMEOUT", 0.5)
        try:
            yield store, thaw
        finally:
            thaw()


@pytest.mark.slow
@pytest.mark.parametrize("write", [False, True])
def test_a_query_is_given_up_some_seconds_after_its_limit_and_the_next_may_work(frozen, write):
    store, thaw = frozen
    with pytest.raises(EngineError, match=r"has not answered for 1 s.*molehunt down") as error:
        store.cypher("RETURN 1 AS one", write=write)
    assert "\n" not in str(error.value)
    thaw()
    assert store.cypher("RETURN 1 AS one", write=write)[1] == [{"one": 1}]


@pytest.mark.slow
def test_a_command_that_finds_a_frozen_server_says_so(frozen):
    store, _ = frozen
    with pytest.raises(EngineError, match=r"has not answered for 1 s.*molehunt down"):
        ensure_running(store.address.folder)
