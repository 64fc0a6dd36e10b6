"""An engine that nobody uses stops by itself; one in use does not."""

import shutil
import time

import psutil
from neo4j import GraphDatabase

from molehunt.engine import ensure_running
from tests.engine.conftest import gone
from tests.support.start_up import wait_until

SECONDS = 0.8


def test_an_open_connection_keeps_it_and_the_last_one_to_go_lets_it_stop(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_IDLE", str(SECONDS / 60))
    running = ensure_running(folder)
    with GraphDatabase.driver(running.uri, auth=running.reader.auth) as driver:
        driver.verify_connectivity()
        time.sleep(3 * SECONDS)
        assert psutil.pid_exists(running.pid)
    wait_until(lambda: gone(running.pid))
    wait_until(lambda: not (folder / "server.json").exists())
    assert "ArcadeDB Server is down" in (folder / "log" / "console.log").read_text()


def test_commands_that_come_and_go_keep_it(folder, monkeypatch):
    monkeypatch.setenv("MOLEHUNT_IDLE", str(SECONDS / 60))
    running = ensure_running(folder)
    until = time.monotonic() + 3 * SECONDS
    while time.monotonic() < until:
        assert ensure_running(folder).pid == running.pid
        time.sleep(SECONDS / 4)


def test_it_goes_when_its_folder_is_removed(folder):
    running = ensure_running(folder)
    shutil.rmtree(folder, ignore_errors=True)
    wait_until(lambda: gone(running.pid))
