"""The note on which server runs in a data folder, written whole or not at all."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from molehunt.engine import system
from molehunt.engine.folder import read_json, unusable
from molehunt.engine.home import Home


@dataclass(frozen=True, slots=True)
class State:
    """A server: its ports, the version of the engine, its process (0 until it is started), whether it is ready."""

    bolt: int
    http: int
    version: str
    pid: int = 0
    ready: bool = False


def read(place: Home) -> State | None:
    """Return the note of the folder; None if there is none, or it is not valid."""
    try:
        state = State(**read_json(place.state))
    except (OSError, ValueError, TypeError):
        return None
    right_types = all(type(getattr(state, field.name)).__name__ == field.type for field in fields(State))
    if not right_types or state.pid < 0 or not all(0 < port < 65536 for port in (state.bolt, state.http)):
        return None
    return state


def write(place: Home, state: State) -> None:
    """Replace the note; raise EngineError if it cannot be written."""
    beside = place.state.with_suffix(".new")
    try:
        beside.write_text(json.dumps(asdict(state)), encoding="utf-8")
        system.replace(beside, place.state)
    except OSError as error:
        raise unusable(place, error) from error


def forget(place: Home) -> None:
    """Remove the note, as there is no server any more; raise EngineError if it cannot be removed."""
    try:
        place.state.unlink(missing_ok=True)
    except OSError as error:
        raise unusable(place, error) from error
