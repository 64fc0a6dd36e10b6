"""The orderly stop of a server, by force when order does not help."""

from __future__ import annotations

import time

from molehunt.engine import state as notes
from molehunt.engine import system
from molehunt.engine.credentials import known_logins
from molehunt.engine.home import Home
from molehunt.engine.state import State
from molehunt.model.errors import EngineError

FLUSH = 60.0  # seconds a large graph may take to be written out


def halt(place: Home, state: State, *, patience: float = FLUSH) -> None:
    """Stop the server and forget it; the caller holds the lock. Raise EngineError if it cannot be ended."""
    while not state.pid and state.alive:
        time.sleep(0.005)
        state = notes.read(place) or state
    if state.pid and state.alive:
        _ask(place, state)
    if not _gone(state, patience):
        # What was committed is safe in the log of changes; the next start takes it from there.
        system.kill(state.pid)
        if not _gone(state, 10):
            raise EngineError(f"the server cannot be ended: end process {state.pid} yourself")
    notes.forget(place)


def _ask(place: Home, state: State) -> None:
    if system.end(state.pid):
        return
    from molehunt.engine import admin

    try:
        admin.order(state.http, known_logins(place)["root"], "shutdown")
    except EngineError:
        system.kill(state.pid)


def _gone(state: State, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while state.pid and system.identity(state.pid) == state.began:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
