"""The supervisor: a small process that runs the server, stops it when nobody uses it, and ends with it.

It is started as ``python -m molehunt.engine.supervise FOLDER`` by the command that starts a server. It is the server's
parent, so that no command has to be, and holds ``supervisor.lock`` as long as the server runs.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from molehunt.engine import java, processes, system
from molehunt.engine import state as notes
from molehunt.engine.home import Home
from molehunt.engine.java import Wheel
from molehunt.engine.lock import held
from molehunt.engine.settings import Settings, settings
from molehunt.engine.state import State
from molehunt.engine.stop import stop_server
from molehunt.model.errors import EngineError

LOOK = 20.0  # seconds between two looks at whether the server is used
BEAT = 1.0  # seconds between two looks at whether it still runs and is noted
HANDOVER = 10.0  # seconds that the last server's supervisor may take to end
OURS = re.compile(r"[0-9a-f]{16}\.(aot|record|new)")  # the names of the files that make up a start-up cache


@dataclass(slots=True)
class Use:
    """When the server was last seen in use, in seconds since the epoch."""

    place: Home
    state: State
    last: float

    def idle(self) -> float:
        """Return the seconds since a connection was open or a command asked for the engine.

        Where the system does not tell the connections, the server counts as used: it must never be stopped in the
        middle of somebody's work.
        """
        if processes.connections(self.state.pid, self.state.bolt) != 0:
            self.last = time.time()
        with suppress(FileNotFoundError):  # Somebody may have removed it; the connections still tell.
            self.last = max(self.last, self.place.last_used.stat().st_mtime)
        return time.time() - self.last


def main(folder: str) -> None:
    """Run, or take over, the server noted in the folder until it ends."""
    system.detach()
    place, chosen = Home(Path(folder)), settings()
    os.chdir(place.folder)
    try:
        with held(place.supervisor_lock, HANDOVER):
            found = java.wheel()
            state, has_ended = _serve(place, chosen, found)
            signal.signal(signal.SIGTERM, lambda *_: system.end(state.pid))
            _watch(place, chosen, state, has_ended)
            _forget(place, state)
        _assemble(place, chosen, found)
    except (EngineError, OSError) as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - its output is the console log
        sys.exit(1)


def _serve(place: Home, chosen: Settings, found: Wheel) -> tuple[State, Callable[[], bool]]:
    """Start the noted server, or find it running; return its note, and what tells whether it has ended."""
    state = notes.read(place)
    if state is None:
        raise EngineError(f"no server is noted in {place.state}")
    if process := state.pid and processes.find_server(place, state.pid):
        return state, lambda: processes.has_ended(process)
    command = java.serve(place, found, chosen, (state.bolt, state.http))
    pid = system.spawn(command, system.environment(), place.console)
    state = State(state.bolt, state.http, state.version, pid)
    notes.write(place, state)
    return state, lambda: system.has_child_ended(pid)


def _watch(place: Home, chosen: Settings, state: State, has_ended: Callable[[], bool]) -> None:
    """Wait for the end of the server, and stop it once it has been idle for long enough."""
    use, pause = Use(place, state, time.time()), system.pauses()
    look = min(LOOK, chosen.idle / 4) if chosen.idle else float("inf")
    due = time.monotonic() + look
    while not has_ended():
        pause(min(BEAT, look))
        if not place.folder.exists():
            system.kill(state.pid)  # There is nothing left to be saved.
        elif _lost(place, state):
            if not system.end(state.pid):
                system.kill(state.pid)
        elif time.monotonic() >= due:
            if use.idle() > chosen.idle:
                _retire(place, chosen, state, use)
            due = time.monotonic() + look


def _lost(place: Home, state: State) -> bool:
    """Tell whether no command can find this server any more: its note is gone, or is that of another server."""
    noted = notes.read(place)
    return noted.bolt != state.bolt if noted else not place.state.exists()


def _retire(place: Home, chosen: Settings, state: State, use: Use) -> None:
    """Stop the idle server, unless somebody has just come or is about to join."""
    try:
        with held(place.lock, 0):
            if use.idle() > chosen.idle:
                stop_server(place, state)
    except EngineError:
        use.last = time.time()


def _forget(place: Home, state: State) -> None:
    """Remove the note of the ended server, unless a command is starting the next."""
    try:
        with held(place.lock, 0):
            noted = notes.read(place)
            if noted and noted.pid == state.pid:
                notes.forget(place)
    except EngineError:
        return


def _assemble(place: Home, chosen: Settings, found: Wheel) -> None:
    """Make the start-up cache from what the server recorded, in the background, for later starts."""
    recorded, cache = java.record(place, found), java.cache(place, found)
    if not chosen.aot_cache or cache.exists() or not recorded.exists():
        return
    system.lower_priority()
    os.chdir(place.aot_cache)
    with held(place.folder / "aot-cache.lock", 0):
        made, pause = cache.with_suffix(".new"), system.pauses()
        child = system.spawn(java.assemble(place, found, made), system.environment(), place.console)
        while not system.has_child_ended(child):
            pause(BEAT)
        for old in place.aot_cache.iterdir():
            if OURS.fullmatch(old.name) and old != made:
                old.unlink()
        made.replace(cache)


if __name__ == "__main__":
    main(sys.argv[1])
