"""The supervisor: a small process that runs the server, stops it when nobody uses it, and leaves with it.

It is started as ``python -m molehunt.engine.supervise FOLDER`` by whoever launches a server. It is the
server's parent, so that no command which came and went has to be. Only the standard library is loaded.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from molehunt.engine import java, system
from molehunt.engine import state as notes
from molehunt.engine.connections import connections
from molehunt.engine.halt import halt
from molehunt.engine.home import Home, Settings, settings
from molehunt.engine.java import Wheel
from molehunt.engine.lock import held
from molehunt.engine.state import State
from molehunt.model.errors import EngineError

LOOK = 20.0  # seconds between two looks at whether the server is used
BEAT = 1.0  # seconds between two looks at whether it still runs and is noted
HANDOVER = 10.0  # seconds which the last server's supervisor may take to leave


@dataclass(slots=True)
class Use:
    """When the server was last seen in use, in seconds since the epoch."""

    place: Home
    port: int
    last: float

    def idle(self) -> float:
        """Give the seconds since a connection was open or a command asked for the engine.

        Where the system does not tell the connections, the server counts as used: rather never stopped than
        stopped in the middle of somebody's work.
        """
        if connections(self.port) != 0:
            self.last = time.time()
        with suppress(FileNotFoundError):  # Somebody may have tidied up; the connections still tell.
            self.last = max(self.last, self.place.last_used.stat().st_mtime)
        return time.time() - self.last


def main(folder: str) -> None:
    """Run, or take over, the server noted in the folder until it ends."""
    system.detach()
    place, chosen = Home(Path(folder)), settings()
    os.chdir(place.folder)
    try:
        with held(place.folder / "supervisor.lock", HANDOVER):
            found = java.wheel()
            state = _serve(place, chosen, found)
            signal.signal(signal.SIGTERM, lambda *_: system.end(state.pid))
            _watch(place, chosen, state)
            _forget(place, state)
        _assemble(place, chosen, found)
    except (EngineError, OSError) as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - its output is the console log
        sys.exit(1)


def _serve(place: Home, chosen: Settings, found: Wheel) -> State:
    state = notes.read(place)
    if state is None:
        raise EngineError(f"no server is noted in {place.state}")
    if not state.alive:
        command = java.serve(place, found, chosen, (state.bolt, state.http))
        state = state.serving(system.spawn(command, system.environment(), place.console))
    state = state.kept_by(os.getpid())
    notes.write(place, state)
    return state


def _watch(place: Home, chosen: Settings, state: State) -> None:
    """Wait for the end of the server, and bring it about once it has been idle for long enough."""
    use, pause = Use(place, state.bolt, time.time()), system.pauses()
    look = min(LOOK, chosen.idle / 4) if chosen.idle else float("inf")
    due = time.monotonic() + look
    while not system.ended(state.pid, state.began):
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
    """Tell whether nobody can find this server any more: its note is gone, or names the ports of another."""
    noted = notes.read(place)
    return noted.bolt != state.bolt if noted else not place.state.exists()


def _retire(place: Home, chosen: Settings, state: State, use: Use) -> None:
    """Stop the idle server, unless somebody has come, or is about to join, in the last moment."""
    try:
        with held(place.lock, 0):
            if use.idle() > chosen.idle:
                halt(place, state)
    except EngineError:
        use.last = time.time()


def _forget(place: Home, state: State) -> None:
    """Remove the note of the ended server, unless somebody is at work on the next."""
    try:
        with held(place.lock, 0):
            noted = notes.read(place)
            if noted and noted.pid == state.pid:
                notes.forget(place)
    except EngineError:
        return


def _assemble(place: Home, chosen: Settings, found: Wheel) -> None:
    """Make the start-up cache from what the server recorded, in the background, for the starts to come."""
    recorded, cache = java.record(place, found), java.cache(place, found)
    if not chosen.warm or cache.exists() or not recorded.exists():
        return
    system.lower_priority()
    os.chdir(place.warm)
    with held(place.folder / "warm.lock", 0):
        made, pause = cache.with_suffix(".new"), system.pauses()
        command = java.assemble(place, found, made)
        child = system.spawn(command, system.environment(), place.console)
        while not system.ended(child, ""):
            pause(BEAT)
        for old in place.warm.glob("*"):
            if old != made:
                old.unlink()
        made.replace(cache)


if __name__ == "__main__":
    main(sys.argv[1])
