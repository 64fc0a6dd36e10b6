"""Time limits, loss of power to the process, full disks and other misfortunes."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError

from molehunt.case import read
from molehunt.engine import end_queries, ensure_running, stop
from molehunt.model.errors import EngineError
from molehunt.model.shipped import shipped
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.engine.conftest import cypher
from tests.support.start_up import wait_until

ENDLESS = """
UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c
WITH a, b, c WHERE a + b + c = 0 RETURN count(*)
"""
BATCH = 50
LOAD = f"""
import sys
from neo4j import GraphDatabase
with GraphDatabase.driver(sys.argv[1], auth=("writer", sys.stdin.readline().strip())) as driver:
    with driver.session(database="molehunt") as session:
        for batch in range(100_000):
            query = "UNWIND range(1, {BATCH}) AS i CREATE (:Row {{batch: $batch, i: i}})"
            session.run(query, batch=batch).consume()
            print(batch, flush=True)
"""


def fault(folder):
    """The one line an engine that cannot start is refused with."""
    with pytest.raises(EngineError) as error:
        ensure_running(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_query_beyond_the_time_limit_is_ended(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_TIMEOUT", "0.5")
    running = ensure_running(folder)
    with pytest.raises(ClientError) as ended:
        cypher(running, ENDLESS, login=running.reader)
    assert ended.value.code == "Neo.ClientError.Transaction.TransactionTimedOut"
    # The limit is one statement's: a transaction of several short ones may take longer.
    with (
        GraphDatabase.driver(running.uri, auth=running.writer.auth) as driver,
        driver.session(database=running.database) as session,
        session.begin_transaction() as transaction,
    ):
        for part in range(3):
            transaction.run("CREATE (:Part {part: $part})", part=part).consume()
            time.sleep(0.3)
        transaction.commit()
    assert cypher(running, "MATCH (n:Part) RETURN count(*)") == [[3]]


def test_a_running_query_can_be_ended_and_others_go_on(shared):
    outcome = []

    def ask():
        with pytest.raises(ClientError) as ended:
            cypher(shared, f"/* one */ {ENDLESS}", login=shared.reader)
        outcome.append(ended.value.code)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        wait_until(lambda: end_queries("/* one */", shared.folder) == 1)
    finally:
        asking.join()
    assert outcome == ["Neo.ClientError.Transaction.Terminated"]
    assert end_queries("/* one */", shared.folder) == 0


def test_what_was_committed_before_a_kill_is_there_whole(folder):
    running = ensure_running(folder)
    loader = subprocess.Popen(
        [sys.executable, "-c", LOAD, running.uri],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    loader.stdin.write(running.writer.password + "\n")
    loader.stdin.flush()
    for _ in range(20):
        loader.stdout.readline()
    os.kill(running.pid, signal.SIGKILL)
    acknowledged = 20 + len(loader.communicate()[0].split())
    again = ensure_running(folder)
    rows = cypher(again, "MATCH (n:Row) RETURN n.batch, count(*) ORDER BY n.batch")
    # The last one may be committed and not yet acknowledged.
    assert len(rows) in (acknowledged, acknowledged + 1)
    assert rows == [[batch, BATCH] for batch in range(len(rows))]


def test_a_query_too_large_for_the_memory_is_told_and_the_engine_starts_again(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_HEAP", "256m")
    doubled = "RETURN reduce(a = '0123456789', i IN range(1, 40) | a + a) AS a"
    with GraphStore(embedded_address(ensure_running(folder))) as store:
        store.cypher("RETURN 1 AS n")
        # A later question must not be told that it was the one that was too large.
        for query in (doubled, "RETURN 1 AS n"):
            with pytest.raises(
                EngineError, match=r"engine has ended; perhaps the query, or one before it, .*MOLEHUNT_HEAP"
            ):
                store.cypher(query)
    assert cypher(ensure_running(folder), "RETURN 1") == [[1]]


def test_a_machine_that_cannot_begin_is_told_with_its_own_words(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_HEAP", "1m")
    said = fault(folder)
    assert "Too small" in said
    assert str(folder / "log") in said


def test_a_spoilt_database_is_told_with_the_reason(folder):
    spoilt = folder / "databases" / "molehunt"
    spoilt.write_text("a file where a database should be")
    assert str(folder / "log") in fault(folder)


def test_a_start_that_takes_too_long_is_given_up(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_START_TIMEOUT", "0.05")
    assert "MOLEHUNT_START_TIMEOUT" in fault(folder)
    monkeypatch.delenv("MOLEHUNT_START_TIMEOUT")
    assert cypher(ensure_running(folder), "RETURN 1") == [[1]]


@pytest.fixture
def small_disk(tmp_path, request):
    """A disk of 64 KB, or of the size given."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs the right to mount a file system (run as root)")
    disk = tmp_path / "disk"
    disk.mkdir()
    order = [
        shutil.which("mount") or "mount",
        "-t",
        "tmpfs",
        "-o",
        f"size={getattr(request, 'param', '64k')}",
        "tmpfs",
        disk,
    ]
    mounted = subprocess.run(order, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"cannot mount a file system: {mounted.stderr.decode().strip()}")
    yield disk
    for _ in range(50):
        if subprocess.run([shutil.which("umount"), disk], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)


def test_a_full_disk_is_told_with_the_place(small_disk, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_AOT_CACHE", "0")
    said = fault(small_disk / "home")
    assert "No space left" in said
    assert str(small_disk) in said


def test_a_disk_without_a_byte_is_told_with_the_place(small_disk):
    with pytest.raises(OSError, match="No space"), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))
    said = fault(small_disk / "home")
    assert "No space left" in said
    assert str(small_disk) in said
    assert "MOLEHUNT_HOME" in said


@pytest.mark.slow
@pytest.mark.parametrize("small_disk", ["6m"], indirect=True)
def test_a_disk_that_a_load_fills_is_told_with_the_place(small_disk, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_AOT_CACHE", "0")
    running = ensure_running(small_disk / "home")
    try:
        case = read(shipped("data", "cases", "zborowski"))
        with GraphStore(embedded_address(running)) as store, pytest.raises(EngineError) as error:
            load(store, case)
        assert "No space left" in str(error.value)
        assert str(small_disk) in str(error.value)
        assert "\n" not in str(error.value)
    finally:
        stop(small_disk / "home")
