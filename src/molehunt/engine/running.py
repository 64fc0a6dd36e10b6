"""A running embedded engine: start or join it, see whether there is one, stop it, end queries on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from molehunt.engine import bolt, java, ports, processes
from molehunt.engine import state as notes
from molehunt.engine.credentials import Login, known_logins, logins
from molehunt.engine.folder import is_ours, prepare
from molehunt.engine.home import DATABASE, HOST, Home, home
from molehunt.engine.launch import await_ready, launch, supervise
from molehunt.engine.lock import held, is_held
from molehunt.engine.settings import Settings, settings
from molehunt.engine.state import State
from molehunt.engine.stop import stop_server
from molehunt.model.errors import EngineError

ANSWER_TIMEOUT = 10.0  # seconds to wait for an answer of the server
SUPERVISOR_TIMEOUT = 15.0  # seconds that a supervisor may take to end a server that is not noted any more


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, as whom (``reader`` cannot write), and where it keeps its files."""

    host: str
    port: int
    database: str
    pid: int
    folder: Path
    log: Path
    version: str
    writer: Login
    reader: Login
    filled: bool = False
    """Whether the graph has just been made from an archive."""

    @property
    def passwords(self) -> Path:
        """The file that holds the passwords, readable by its owner alone."""
        return home(self.folder).credentials

    @property
    def uri(self) -> str:
        """The address as the driver takes it."""
        return f"bolt://{self.host}:{self.port}"


def ensure_running(
    folder: Path | str | None = None,
    *,
    find_archive: Callable[[], Path | None] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Running:
    """Start the engine of the data folder, or join the one that runs, and return it once it answers.

    Any number of commands may call this at once: one starts the engine, the others wait. If the folder has never held a
    graph, ``find_archive`` is called, and the graph in the archive that it returns is put there. ``meanwhile`` is
    called while the engine starts, for what else takes time.

    Raises EngineError if the folder is not ours or not writable, the wheel is missing, the disk is full, the port is
    taken, or the server ends or does not answer.
    """
    place, chosen = home(folder), settings()
    prepare(place)
    with held(place.lock, chosen.start_timeout):
        users = logins(place)
        state = _join(place, chosen, users)
        if state:
            return _running(place, state, users)
        filled = find_archive is not None and _fill(place, find_archive)
        return replace(_running(place, launch(place, chosen, users, meanwhile), users), filled=filled)


def find_running(folder: Path | str | None = None) -> Running | None:
    """Return the engine that runs in the data folder and answers; None if there is none. Nothing is started.

    Raises EngineError if it runs and does not answer, or its passwords cannot be read.
    """
    place = home(folder)
    state = notes.read(place) if is_ours(place) else None
    if not state or not state.ready or not _is_alive(place, state):
        return None
    users = known_logins(place)
    return _running(place, state, users) if bolt.responds(state.bolt, users["reader"], ANSWER_TIMEOUT) else None


def stop(folder: Path | str | None = None) -> bool:
    """Stop the engine of the data folder; tell whether one was running. Raises EngineError if it cannot be ended."""
    place, chosen = home(folder), settings()
    if not is_ours(place) or not place.state.exists():
        return False
    with held(place.lock, chosen.start_timeout):
        state = notes.read(place)
        if state and _is_alive(place, state):
            stop_server(place, state)
            return True
        notes.forget(place)
        return False


def end_queries(text: str, folder: Path | str | None = None) -> int:
    """End the queries now running on the engine whose Cypher contains the text; return how many there were.

    This gives a query a shorter limit than ``MOLEHUNT_TIMEOUT``, since the server takes no limit from the driver.
    Raises EngineError if the server does not take the command.
    """
    from molehunt.engine import admin

    place = home(folder)
    state = notes.read(place)
    if not state or not _is_alive(place, state):
        return 0
    return admin.end_queries(state.http, known_logins(place)["root"], text)


@contextmanager
def home_lock(folder: Path | str | None, name: str, *, doing: str, seconds: float = 600) -> Iterator[None]:
    """Hold the lock ``name`` of the data folder while the block runs.

    The system releases the lock when its holder ends, in whatever way. One process cannot take it twice. Raises
    EngineError if another command keeps it for ``seconds``; ``doing`` says in the message what that command does.
    """
    place = home(folder)
    prepare(place)
    with held(place.folder / f"{name}.lock", seconds, doing):
        yield


def _is_alive(place: Home, state: State) -> bool:
    """Tell whether the noted server runs or is being started.

    While a supervisor holds its lock, its server runs. Only if none does, the process of the server must be looked for,
    which needs psutil.
    """
    return is_held(place.supervisor_lock) or processes.find_server(place, state.pid) is not None


def _join(place: Home, chosen: Settings, users: dict[str, Login]) -> State | None:
    """Return the server that runs, if it can be used; else stop it, or remove the note that it left."""
    state = notes.read(place)
    if not state or not _is_alive(place, state):
        notes.forget(place)
        _await_supervisor(place)
        return None
    if not state.ready:
        state = await_ready(place, chosen, users)
        if not state:
            return None
    if _is_to_be_replaced(place, chosen, state) or not bolt.responds(state.bolt, users["reader"], ANSWER_TIMEOUT):
        stop_server(place, state)
        return None
    if not is_held(place.supervisor_lock):
        supervise(place)
    return state


def _await_supervisor(place: Home) -> None:
    """Wait for a supervisor whose server is not noted any more: it ends its server as soon as it sees that."""
    deadline = time.monotonic() + SUPERVISOR_TIMEOUT
    while is_held(place.supervisor_lock) and time.monotonic() < deadline:
        time.sleep(0.01)


def _is_to_be_replaced(place: Home, chosen: Settings, state: State) -> bool:
    """Tell whether the server has the wrong version or port, and nobody is using it.

    Raises EngineError if it has the wrong port and somebody is using it.
    """
    wanted = ports.wanted_port(place, chosen)
    other_port = wanted not in (0, state.bolt)
    if not other_port and state.version == java.find_wheel().version:
        return False
    idle = processes.connections(state.pid, state.bolt) == 0
    if other_port and not idle:
        raise EngineError(
            f"the embedded engine is in use at port {state.bolt}, and MOLEHUNT_BOLT_PORT names {wanted}: "
            "unset it, or run molehunt down first"
        )
    return idle


def _fill(place: Home, find_archive: Callable[[], Path | None]) -> bool:
    """Make the graph of the folder from an archive, if it has none and there is an archive."""
    if any(place.databases.iterdir()):
        return False
    archive = find_archive()
    if archive is None:
        return False
    from molehunt.engine.archive import unpack

    return unpack(place, archive)


def _running(place: Home, state: State, users: dict[str, Login]) -> Running:
    return Running(
        host=HOST,
        port=state.bolt,
        database=DATABASE,
        pid=state.pid,
        folder=place.folder,
        log=place.log,
        version=state.version,
        writer=users["writer"],
        reader=users["reader"],
    )
