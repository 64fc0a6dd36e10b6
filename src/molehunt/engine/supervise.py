"""The supervisor: a small process that runs the server, stops it when nobody uses it, and ends when the server ends.

The command that starts a server starts ``python -m molehunt.engine.supervise FOLDER``. This process is the parent of
the server, so that no command has to be, and holds ``supervisor.lock`` as long as the server runs.
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

USE_INTERVAL = 20.0  # seconds between two checks whether the server is used
WATCH_INTERVAL = 1.0  # seconds between two checks whether it still runs and is noted
HANDOVER_TIMEOUT = 10.0  # seconds that the last server's supervisor may take to end
CACHE_FILE = re.compile(r"[0-9a-f]{16}\.(aot|record|new)")  # the names of the files that make up a start-up cache


@dataclass(slots=True)
class Use:
    """When the server was last seen in use, in seconds since the epoch."""

    place: Home
    state: State
    last: float

    def idle(self) -> float:
        """Return the seconds since a connection was open or a command asked for the engine.

        If the system does not list the connections, the server counts as used: it must not be stopped while somebody
        works with it.
        """
        if processes.connections(self.state.pid, self.state.bolt) != 0:
            self.last = time.time()
        with suppress(FileNotFoundError):  # If somebody removed the file, only the connections count.
            self.last = max(self.last, self.place.last_used.stat().st_mtime)
        return time.time() - self.last


def main(folder: str) -> None:
    """Run, or take over, the server noted in the folder until it ends."""
    system.detach()
    place, chosen = Home(Path(folder)), settings()
    os.chdir(place.folder)
    try:
        with held(place.supervisor_lock, HANDOVER_TIMEOUT):
            wheel = java.find_wheel()
            state, has_ended = _serve(place, chosen, wheel)
            signal.signal(signal.SIGTERM, lambda *_: system.end(state.pid))
            _watch(place, chosen, state, has_ended)
            _forget(place, state)
        _assemble(place, chosen, wheel)
    except (EngineError, OSError) as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - its output is the console log
        sys.exit(1)


def _serve(place: Home, chosen: Settings, wheel: Wheel) -> tuple[State, Callable[[], bool]]:
    """Start the noted server, or find it running; return its note, and a function that tells whether it has ended."""
    state = notes.read(place)
    if state is None:
        raise EngineError(f"no server is noted in {place.state}")
    if process := state.pid and processes.find_server(place, state.pid):
        return state, lambda: processes.has_ended(process)
    command = java.serve(place, wheel, chosen, (state.bolt, state.http))
    pid = system.spawn(command, system.environment(), place.console)
    state = State(state.bolt, state.http, state.version, pid)
    notes.write(place, state)
    return state, lambda: system.has_child_ended(pid)


def _watch(place: Home, chosen: Settings, state: State, has_ended: Callable[[], bool]) -> None:
    """Wait until the server ends, and stop it when it has been idle for long enough."""
    use, pause = Use(place, state, time.time()), system.interruptible_sleep()
    look = min(USE_INTERVAL, chosen.idle / 4) if chosen.idle else float("inf")
    due = time.monotonic() + look
    while not has_ended():
        pause(min(WATCH_INTERVAL, look))
        if not place.folder.exists():
            system.kill(state.pid)  # Nothing is left to be saved.
        elif _is_lost(place, state):
            if not system.end(state.pid):
                system.kill(state.pid)
        elif time.monotonic() >= due:
            if use.idle() > chosen.idle:
                _stop_if_idle(place, chosen, state, use)
            due = time.monotonic() + look


def _is_lost(place: Home, state: State) -> bool:
    """Tell whether no command can find this server any more: its note is gone, or names another server."""
    noted = notes.read(place)
    return noted.bolt != state.bolt if noted else not place.state.exists()


def _stop_if_idle(place: Home, chosen: Settings, state: State, use: Use) -> None:
    """Stop the idle server, unless a command has just begun to use it or is about to join it."""
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


def _assemble(place: Home, chosen: Settings, wheel: Wheel) -> None:
    """Make the start-up cache for later starts, from what the server recorded; with low priority."""
    recorded, cache = java.record(place, wheel), java.cache(place, wheel)
    if not chosen.aot_cache or cache.exists() or not recorded.exists():
        return
    system.lower_priority()
    os.chdir(place.aot_cache)
    with held(place.folder / "aot-cache.lock", 0):
        made, pause = cache.with_suffix(".new"), system.interruptible_sleep()
        child = system.spawn(java.assemble(place, wheel, made), system.environment(), place.console)
        while not system.has_child_ended(child):
            pause(WATCH_INTERVAL)
        for old in place.aot_cache.iterdir():
            if CACHE_FILE.fullmatch(old.name) and old != made:
                old.unlink()
        made.replace(cache)


if __name__ == "__main__":
    main(sys.argv[1])
