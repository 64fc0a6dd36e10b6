"""A server that has stopped answering does not keep its client waiting for ever."""

import os
import signal

import psutil
import pytest

from molehunt.engine import ensure_running
from molehunt.model.errors import EngineError
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from tests.support.start_up import wait_until


@pytest.fixture
def frozen(folder):
    """A store, connected to a server that is then suspended, and what lets the server go on."""
    running = ensure_running(folder)
    with GraphStore(embedded_address(running), timeout=0.5) as store:
        assert store.cypher("RETURN 1 AS one")[1] == [{"one": 1}]
        assert store.cypher("RETURN 1 AS one", write=True)[1] == [{"one": 1}]
        os.kill(running.pid, signal.SIGSTOP)
        wait_until(lambda: psutil.Process(running.pid).status() == psutil.STATUS_STOPPED)
        try:
            yield store, lambda: os.kill(running.pid, signal.SIGCONT)
        finally:
            os.kill(running.pid, signal.SIGCONT)


@pytest.mark.slow
@pytest.mark.parametrize("write", [False, True])
def test_a_query_is_given_up_some_seconds_after_its_limit_and_the_next_may_work(frozen, write):
    store, thaw = frozen
    with pytest.raises(EngineError, match=r"has not answered for 5\.5 s.*molehunt down") as error:
        store.cypher("RETURN 1 AS one", write=write)
    assert "\n" not in str(error.value)
    thaw()
    assert store.cypher("RETURN 1 AS one", write=write)[1] == [{"one": 1}]


@pytest.mark.slow
def test_a_command_that_finds_a_frozen_server_says_so(frozen):
    store, _ = frozen
    with pytest.raises(EngineError, match=r"has not answered for 10 s.*molehunt down"):
        ensure_running(store.address.folder)
