import json
import os
import subprocess
import sys

import pytest

from molehunt.engine import find_running, logs, state, stop
from molehunt.engine.folder import prepare
from molehunt.engine.home import home
from molehunt.engine.state import State
from molehunt.model.errors import EngineError


@pytest.fixture
def place(tmp_path):
    prepare(home(tmp_path))
    return home(tmp_path)


def test_a_note_is_read_as_it_was_written(place):
    note = State(1, 2, "26", pid=3, ready=True)
    state.write(place, note)
    assert state.read(place) == note
    state.forget(place)
    assert state.read(place) is None


RIGHT = {"bolt": 1, "http": 2, "version": "26", "pid": 3, "ready": True}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"bolt": %s}' % (b"9" * 5000),
        b'{"bolt": 1}',
        b'{"other": 1}',
        json.dumps(RIGHT | {"pid": -1}).encode(),
        json.dumps(RIGHT | {"pid": None}).encode(),
        json.dumps(RIGHT | {"pid": True}).encode(),
        json.dumps(RIGHT | {"pid": "3"}).encode(),
        json.dumps(RIGHT | {"bolt": 0}).encode(),
        json.dumps(RIGHT | {"http": 65536}).encode(),
        json.dumps(RIGHT | {"version": None}).encode(),
        json.dumps(RIGHT | {"ready": 1}).encode(),
        json.dumps(RIGHT | {"keeper": 5, "keeper_began": "x", "began": None}).encode(),
    ],
)
def test_a_note_that_makes_no_sense_counts_as_none(place, text):
    place.state.write_bytes(text)
    assert state.read(place) is None
    assert find_running(place.folder) is None
    assert not stop(place.folder)
    assert not place.state.exists()


def test_a_pipe_or_a_folder_in_the_place_of_the_note_counts_as_none(place):
    os.mkfifo(place.state)
    assert state.read(place) is None
    assert not stop(place.folder)
    place.state.mkdir()
    assert state.read(place) is None
    with pytest.raises(EngineError, match=r"server\.json"):
        stop(place.folder)


@pytest.mark.parametrize("ready", [True, False])
@pytest.mark.parametrize("pid", [0, 2**22 - 1, 2**40])
def test_the_note_of_a_server_that_is_gone_is_removed_at_once(place, pid, ready):
    state.write(place, State(1, 2, "26", pid=pid, ready=ready))
    assert find_running(place.folder) is None
    assert not stop(place.folder)
    assert not place.state.exists()


def test_a_process_that_has_the_number_of_the_server_now_is_left_alone(place):
    innocent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, cwd=place.folder)
    state.write(place, State(1, 2, "26", pid=innocent.pid, ready=True))
    assert find_running(place.folder) is None
    assert not stop(place.folder)
    assert innocent.poll() is None
    innocent.communicate(b"\n")


def test_the_reason_is_the_root_cause_else_the_last_error_else_the_last_word(place):
    assert logs.reason(place) == "it said nothing"
    place.log.write_text("10:00 INFO up\n")
    assert logs.reason(place) == "10:00 INFO up"
    place.console.write_text("Error: no heap\nError: Could not create the Java Virtual Machine.\n")
    assert logs.reason(place) == "Error: no heap; Error: Could not create the Java Virtual Machine."
    place.console.write_text(
        "java.lang.Oops: outer\n\tat a.b(C.java:1)\nCaused by: x.Inner: locked\n\tat d.e(F.java:2)\n"
    )
    assert logs.reason(place) == "x.Inner: locked"


def test_a_new_start_does_not_see_the_last_ones_ready(place):
    place.log.write_text("ArcadeDB Server started in 'development' mode\n")
    assert logs.is_ready(place)
    logs.renew(place)
    assert not logs.is_ready(place)
    assert place.log.with_suffix(".log.old").exists()


def test_a_passing_reason_is_told_from_others(place):
    place.log.write_text("SEVER Unable to listen for BOLT connections using the configured ports '1'\n")
    assert logs.is_transient(place)
    place.log.write_text("SEVER No space left on device\n")
    assert not logs.is_transient(place)
