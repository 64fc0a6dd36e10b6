"""Starting a server: choose ports, write its configuration, start its supervisor, wait until it is ready."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

from molehunt.engine import credentials, java, logs, ports, system
from molehunt.engine import state as notes
from molehunt.engine.credentials import Login
from molehunt.engine.home import Home
from molehunt.engine.lock import is_held
from molehunt.engine.settings import PASSED, Settings
from molehunt.engine.state import State
from molehunt.engine.stop import stop_server
from molehunt.model.errors import EngineError

ATTEMPTS = 3


def launch(place: Home, chosen: Settings, users: dict[str, Login]) -> State:
    """Start a server and return its note once it is ready; raise EngineError if it fails.

    The caller holds the lock of the folder.
    """
    wheel = java.find_wheel()
    wanted = ports.wanted_port(place, chosen)
    for attempt in range(ATTEMPTS):
        logs.renew(place)
        credentials.configure(place, users)
        bolt, http = ports.free_ports(wanted)
        notes.write(place, State(bolt, http, wheel.version))
        cached = java.cache(place, wheel).exists()
        state = await_ready(place, chosen, supervise(place))
        if state:
            ports.remember_port(place, chosen)
            return state
        # The cause may be a damaged start-up cache: try again without it.
        java.cache(place, wheel).unlink(missing_ok=True)
        if attempt + 1 == ATTEMPTS or not (cached or logs.is_transient(place)):
            break
        time.sleep(0.2)
    notes.forget(place)
    raise EngineError(f"the embedded engine ended at its start: {logs.reason(place)} (see {place.log.parent})")


def supervise(place: Home) -> int:
    """Start the supervisor, which starts the noted server or takes over one that runs; return its process number.

    Raises EngineError if Python cannot be run.
    """
    if not sys.executable:
        raise EngineError(
            "this Python does not tell where its program is (sys.executable); set NEO4J_URI to use a Neo4j instead"
        )
    # -P: nothing may be imported from the data folder.
    command = [sys.executable, "-P", "-m", "molehunt.engine.supervise", str(place.folder)]
    try:
        return system.spawn(command, system.environment("PYTHONPATH", *PASSED), place.console)
    except OSError as error:
        raise EngineError(f"cannot run {sys.executable}: {error.strerror}") from error


def await_ready(place: Home, chosen: Settings, supervisor: int = 0) -> State | None:
    """Wait until the server reports that it is ready and return its note; None if it ended before.

    ``supervisor`` is the number of its supervisor's process if this command started it. Raises EngineError if the
    server is not ready within MOLEHUNT_START_TIMEOUT.
    """
    deadline = time.monotonic() + chosen.start_timeout
    while time.monotonic() < deadline:
        state = notes.read(place)
        if state and state.pid and (state.ready or logs.is_ready(place)):
            ready = replace(state, ready=True)
            notes.write(place, ready)
            return ready
        if system.has_child_ended(supervisor) if supervisor else not is_held(place.supervisor_lock):
            return None
        if state and state.pid and logs.has_failed(place):
            stop_server(place, state, seconds=0)
            return None
        time.sleep(0.005)
    stuck = notes.read(place)
    if stuck:
        stop_server(place, stuck, seconds=5)
    raise EngineError(
        f"the embedded engine was not ready within {chosen.start_timeout:g} s: {logs.reason(place)}; "
        f"give it longer with MOLEHUNT_START_TIMEOUT (seconds), see {place.log}"
    )
