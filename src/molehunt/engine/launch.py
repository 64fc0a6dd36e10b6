"""The start of a server: choose ports, set up, spawn its supervisor, wait until it is ready."""

from __future__ import annotations

import socket
import sys
import time
from contextlib import ExitStack
from dataclasses import replace

from molehunt.engine import credentials, java, logs, system
from molehunt.engine import state as notes
from molehunt.engine.credentials import Login
from molehunt.engine.halt import halt
from molehunt.engine.home import HOST, Home, Settings
from molehunt.engine.state import State
from molehunt.model.errors import EngineError

ATTEMPTS = 3
# The supervisor finds this package and the settings as this process does.
PASSED = ("PYTHONPATH", "MOLEHUNT_IDLE", "MOLEHUNT_TIMEOUT", "MOLEHUNT_HEAP", "MOLEHUNT_WARM")


def launch(place: Home, chosen: Settings, users: dict[str, Login]) -> State:
    """Start a server and give its note once it is ready; raise EngineError if it fails.

    The caller holds the lock.
    """
    found = java.wheel()
    for attempt in range(ATTEMPTS):
        logs.renew(place)
        credentials.configure(place, users)
        bolt, http = free_ports()
        notes.write(place, State(bolt, http, found.version))
        cached = java.cache(place, found).exists()
        state = await_ready(place, chosen, supervise(place))
        if state:
            return state
        # A start-up cache that does no good is worth another attempt too.
        java.cache(place, found).unlink(missing_ok=True)
        if attempt + 1 == ATTEMPTS or not (cached or logs.may_pass(place)):
            break
        time.sleep(0.2)
    notes.forget(place)
    raise EngineError(f"the embedded engine ended at its start: {logs.reason(place)} (see {place.log.parent})")


def supervise(place: Home) -> int:
    """Spawn the process that starts the noted server, or takes over one that runs, and stops it when idle."""
    if not sys.executable:
        raise EngineError("this Python does not tell where its program is (sys.executable): give NEO4J_URI instead")
    # -P: the data folder must not be a place to import from.
    command = [sys.executable, "-P", "-m", "molehunt.engine.supervise", str(place.folder)]
    try:
        return system.spawn(command, system.environment(*PASSED), place.console)
    except OSError as error:
        raise EngineError(f"cannot run {sys.executable}: {error.strerror}") from error


def await_ready(place: Home, chosen: Settings, keeper: int = 0) -> State | None:
    """Wait until the server reports that it is ready and give its note; None if it ended before.

    ``keeper`` is its supervisor where that has only just been spawned. Raises EngineError when patience ends.
    """
    deadline = time.monotonic() + chosen.patience
    while time.monotonic() < deadline:
        state = notes.read(place)
        if state and state.pid and (state.ready or logs.is_ready(place)):
            ready = replace(state, ready=True)
            notes.write(place, ready)
            return ready
        if not (state and state.alive) and not (keeper and system.identity(keeper)):
            return None
        if state and state.pid and logs.has_failed(place):
            halt(place, state, patience=0)
            return None
        time.sleep(0.005)
    stuck = notes.read(place)
    if stuck:
        halt(place, stuck, patience=5)
    raise EngineError(
        f"the embedded engine was not ready within {chosen.patience:g} s: {logs.reason(place)}; "
        f"give it longer with MOLEHUNT_PATIENCE (seconds), see {place.log}"
    )


def free_ports() -> tuple[int, int]:
    """Give two ports that nobody uses at the moment."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(2)]
        for one in sockets:
            one.bind((HOST, 0))
        first, second = (one.getsockname()[1] for one in sockets)
    return first, second
