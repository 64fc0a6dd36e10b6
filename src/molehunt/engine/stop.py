"""Stop a server: ask it to end, and kill it if it does not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from molehunt.engine import processes, system
from molehunt.engine import state as notes
from molehunt.engine.credentials import known_logins
from molehunt.engine.home import Home
from molehunt.engine.lock import is_held
from molehunt.engine.state import State
from molehunt.model.errors import EngineError

if TYPE_CHECKING:
    from psutil import Process

STOP_TIMEOUT = 60.0  # seconds that a large graph may take to be written to disk
SPAWN_TIMEOUT = 10.0  # seconds that a supervisor may take to start its server


def stop_server(place: Home, state: State, *, seconds: float = STOP_TIMEOUT) -> None:
    """Stop the server and forget it; the caller holds the lock of the folder.

    A server that has not ended after ``seconds`` is killed. Raises EngineError if even that does not end it.
    """
    pid = state.pid or _await_spawn(place)
    process = processes.find_server(place, pid)
    if process:
        _end(place, state, process, seconds)
    notes.forget(place)


def _await_spawn(place: Home) -> int:
    """Wait for the supervisor of a server that is being started, and return the server's process number."""
    deadline = time.monotonic() + SPAWN_TIMEOUT
    while is_held(place.supervisor_lock) and time.monotonic() < deadline:
        state = notes.read(place)
        if state and state.pid:
            return state.pid
        time.sleep(0.005)
    return 0


def _end(place: Home, state: State, process: Process, seconds: float) -> None:
    _ask_to_end(place, state, process.pid)
    if processes.await_end(process, seconds):
        return
    # Nothing committed is lost: the next start restores it from the log of changes.
    system.kill(process.pid)
    if not processes.await_end(process, 10, frozen=True):
        raise EngineError(f"the server cannot be ended: end process {process.pid} yourself")


def _ask_to_end(place: Home, state: State, pid: int) -> None:
    if system.end(pid):
        return
    # Only Windows needs it, and every command and every start would wait for its import.
    from molehunt.engine import admin

    try:
        admin.command(state.http, known_logins(place)["root"], "shutdown")
    except EngineError:
        system.kill(pid)
