"""The note on which server runs in a data folder, written whole or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from molehunt.engine import system
from molehunt.engine.home import Home, unusable


@dataclass(frozen=True, slots=True)
class State:
    """A server: its ports, the wheel's version, and process numbers each with the identity of its process."""

    bolt: int
    http: int
    version: str
    pid: int = 0
    began: str = ""
    keeper: int = 0
    keeper_began: str = ""
    ready: bool = False

    @property
    def alive(self) -> bool:
        """Whether the server's process still runs, or is yet to be started by its supervisor."""
        if not self.pid:
            return self.kept
        return system.identity(self.pid) == self.began

    @property
    def kept(self) -> bool:
        """Whether the supervisor still runs."""
        return bool(self.keeper) and system.identity(self.keeper) == self.keeper_began

    def serving(self, pid: int) -> State:
        """Add the server's process."""
        return replace(self, pid=pid, began=system.identity(pid) or "")

    def kept_by(self, pid: int) -> State:
        """Add the supervisor's process."""
        return replace(self, keeper=pid, keeper_began=system.identity(pid) or "")


def read(place: Home) -> State | None:
    """Give the note of the folder; None where there is none, or one that cannot be read."""
    try:
        found = State(**json.loads(place.state.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    numbers = (found.bolt, found.http, found.pid, found.keeper)
    return found if all(isinstance(number, int) and number >= 0 for number in numbers) else None


def write(place: Home, state: State) -> None:
    """Put the note in place of the last one."""
    beside = place.state.with_suffix(".new")
    try:
        beside.write_text(json.dumps(asdict(state)), encoding="utf-8")
        system.replace(beside, place.state)
    except OSError as error:
        raise unusable(place, error) from error


def forget(place: Home) -> None:
    """Remove the note, as there is no server any more."""
    place.state.unlink(missing_ok=True)
