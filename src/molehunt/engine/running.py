"""A running embedded engine: start or join it, look whether there is one, stop it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from molehunt.engine import bolt, java
from molehunt.engine import state as notes
from molehunt.engine.connections import connections
from molehunt.engine.credentials import Login, known_logins, logins
from molehunt.engine.halt import halt
from molehunt.engine.home import DATABASE, HOST, Home, Settings, home, prepare, settings
from molehunt.engine.launch import await_ready, launch, supervise
from molehunt.engine.lock import held
from molehunt.engine.state import State

SILENCE = 20.0  # seconds after which a server that does not answer is given up


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, as whom (``reader`` cannot write), and where it keeps its things."""

    host: str
    port: int
    database: str
    pid: int
    folder: Path
    log: Path
    version: str
    writer: Login
    reader: Login

    @property
    def passwords(self) -> Path:
        """The file that holds the passwords, readable by its owner alone."""
        return home(self.folder).credentials

    @property
    def uri(self) -> str:
        """The address as the driver takes it."""
        return f"bolt://{self.host}:{self.port}"


def ensure_running(folder: Path | str | None = None) -> Running:
    """Start the engine of the data folder, or join the one that runs, and give it once it answers.

    Any number of commands may ask at once: one starts it, the others wait. Raises EngineError, in one line,
    where that is not possible: an unwritable folder, a missing wheel, a full disk, a server that ends.
    """
    place, chosen = home(folder), settings()
    prepare(place)
    with held(place.lock, chosen.patience):
        users = logins(place)
        state = _join(place, chosen, users) or launch(place, chosen, users)
        return _running(place, state, users)


def find_running(folder: Path | str | None = None) -> Running | None:
    """Give the engine that runs in the data folder and answers; None if there is none. Nothing is started."""
    place = home(folder)
    state = notes.read(place)
    if not state or not state.ready or not state.alive:
        return None
    users = known_logins(place)
    return _running(place, state, users) if bolt.answers(state.bolt, users["reader"], SILENCE) else None


def stop(folder: Path | str | None = None) -> bool:
    """Stop the engine of the data folder in order; tell whether one was running."""
    place, chosen = home(folder), settings()
    if not place.state.exists():
        return False
    with held(place.lock, chosen.patience):
        state = notes.read(place)
        if state and state.alive:
            halt(place, state)
            return True
        notes.forget(place)
        return False


def end_queries(text: str, folder: Path | str | None = None) -> int:
    """End the queries now running on the engine whose Cypher contains the text; give how many.

    So a query gets less time than ``MOLEHUNT_TIMEOUT``, for the server takes no time limit from the driver.
    """
    from molehunt.engine import admin

    place = home(folder)
    state = notes.read(place)
    if not state or not state.alive:
        return 0
    return admin.end_queries(state.http, known_logins(place)["root"], text)


def _join(place: Home, chosen: Settings, users: dict[str, Login]) -> State | None:
    """Give the server that runs, if it is sound; what remains of any other is removed."""
    state = notes.read(place)
    if not state or not state.alive:
        return None
    if not state.ready:
        state = await_ready(place, chosen)
        if not state:
            return None
    # The jars of an older server have been replaced under it: let it go as soon as nobody uses it.
    old = state.version != java.wheel().version and connections(state.bolt) == 0
    if old or not bolt.answers(state.bolt, users["reader"], SILENCE):
        halt(place, state)
        return None
    if not state.kept:
        supervise(place)
    return state


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
