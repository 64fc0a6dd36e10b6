import os
import sys
import time

import pytest

from molehunt.engine import system
from molehunt.engine.lock import held, is_held
from molehunt.model.errors import EngineError


def wait_until(true, seconds=10):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_lock_is_held_by_one_and_released_when_the_holder_is_killed(tmp_path):
    lock, taken = tmp_path / "lock", tmp_path / "taken"
    code = (
        "import pathlib, sys, time\n"
        "from molehunt.engine.lock import held, is_held\n"
        "with held(pathlib.Path(sys.argv[1]), 1):\n"
        "    pathlib.Path(sys.argv[2]).touch()\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(lock), str(taken)]
    holder = system.spawn(command, dict(os.environ), tmp_path / "out")
    wait_until(taken.exists)
    assert is_held(lock)
    with pytest.raises(EngineError, match=r"for 0\.1 s and holds .*lock"), held(lock, 0.1):
        pass
    system.kill(holder)
    with held(lock, 10):
        assert system.has_child_ended(holder)
    assert not is_held(lock)


def test_the_end_of_a_child_is_seen_and_what_it_said_is_kept(tmp_path):
    child = system.spawn([sys.executable, "-c", "input()"], dict(os.environ), tmp_path / "out")
    wait_until(lambda: system.has_child_ended(child))  # Its input is empty, so it ends by itself.
    assert system.has_child_ended(child)
    assert not system.has_child_ended(os.getpid())
    assert "EOFError" in (tmp_path / "out").read_text()


def test_nothing_is_awaited_for_ever_where_a_lock_should_be(tmp_path):
    os.mkfifo(tmp_path / "lock")
    with pytest.raises(EngineError, match="lock"), held(tmp_path / "lock", 1):
        pass


def test_the_environment_handed_on_leaves_secrets_behind(monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    monkeypatch.setenv("MOLEHUNT_IDLE", "5")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")
    kept = system.environment("MOLEHUNT_IDLE")
    assert kept["MOLEHUNT_IDLE"] == "5"
    assert kept["PATH"] == os.environ["PATH"]
    assert {"NEO4J_PASSWORD", "JAVA_TOOL_OPTIONS"}.isdisjoint(kept)


def test_no_group_of_processes_is_ever_signalled():
    system.end(0)
    system.kill(0)
    system.kill(-os.getpid())
