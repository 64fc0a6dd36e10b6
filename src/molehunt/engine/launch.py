"""Starting a server: choose ports, write its configuration, start its supervisor, wait until it is ready."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace

from molehunt.engine import bolt, credentials, java, logs, ports, system
from molehunt.engine import state as notes
from molehunt.engine.credentials import Login
from molehunt.engine.home import Home
from molehunt.engine.lock import is_held
from molehunt.engine.settings import PASSED, Settings
from molehunt.engine.state import State
from molehunt.engine.stop import stop_server
from molehunt.model.errors import EngineError

ATTEMPTS = 3


def launch(place: Home, chosen: Settings, users: dict[str, Login], meanwhile: Callable[[], object]) -> State:
    """Start a server and return its note once it is ready; raise EngineError if it fails.

    ``meanwhile`` is called while it starts. The caller holds the lock of the folder.
    """
    wheel = java.find_wheel()
    wanted = ports.wanted_port(place, chosen)
    for attempt in range(ATTEMPTS):
        logs.renew(place)
        credentials.configure(place, users)
        notes.write(place, State(*ports.free_ports(wanted), wheel.version))
        cached = java.cache(place, wheel).exists()
        supervisor = supervise(place)
        meanwhile()
        state = await_ready(place, chosen, users, supervisor)
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


def await_ready(place: Home, chosen: Settings, users: dict[str, Login], supervisor: int = 0) -> State | None:
    """Wait until the server answers or reports that it is ready, and return its note; None if it ended before.

    ``supervisor`` is the number of its supervisor's process if this command started it. Raises EngineError if the
    server is not ready within MOLEHUNT_START_TIMEOUT.
    """
    deadline = time.monotonic() + chosen.start_timeout
    while (left := deadline - time.monotonic()) > 0:
        state = notes.read(place)
        if state and state.pid and (state.ready or logs.is_ready(place) or _answers(place, state, users, left)):
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


def _answers(place: Home, state: State, users: dict[str, Login], seconds: float) -> bool:
    """Put a first query to a server that already takes connections, and tell whether it was answered.

    The server reads the query while it still starts its other services, and answers when it has started them. The
    first query takes it most of a second without a start-up cache, because everything that reads Cypher is loaded.
    """
    try:
        return logs.is_listening(place) and bolt.responds(state.bolt, users["reader"], seconds)
    except EngineError:
        return False  # it was too slow, of which the caller tells
