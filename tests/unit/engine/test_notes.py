import os

import pytest

from molehunt.engine import logs, state
from molehunt.engine.home import home, prepare
from molehunt.engine.state import State


@pytest.fixture
def place(tmp_path):
    prepare(home(tmp_path))
    return home(tmp_path)


def test_a_note_is_read_as_it_was_written(place):
    note = State(1, 2, "26").serving(os.getpid())
    state.write(place, note)
    assert state.read(place) == note
    assert note.alive
    state.forget(place)
    assert state.read(place) is None


def test_a_number_that_another_process_has_now_is_not_alive():
    assert not State(1, 2, "26", pid=os.getpid(), began="long ago").alive
    assert not State(1, 2, "26").alive


def test_a_server_about_to_be_started_lives_as_long_as_its_supervisor():
    assert State(1, 2, "26").kept_by(os.getpid()).alive


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"bolt": 1}', '{"bolt": 1, "http": 2, "version": "", "pid": -1}', '{"other": 1}']
)
def test_a_note_that_makes_no_sense_counts_as_none(place, text):
    place.state.write_text(text)
    assert state.read(place) is None


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


def test_what_may_pass_is_told_from_other_ends(place):
    place.log.write_text("SEVER Unable to listen for BOLT connections using the configured ports '1'\n")
    assert logs.may_pass(place)
    place.log.write_text("SEVER No space left on device\n")
    assert not logs.may_pass(place)
