"""Locks on the data folder. The system releases them when their holder ends, in whatever way.

``server.lock`` is held while a server is started or stopped, ``supervisor.lock`` as long as a supervisor runs its
server; other locks are for work that one command at a time may do.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from molehunt.engine import system
from molehunt.model.errors import EngineError


@contextmanager
def held(path: Path, seconds: float, doing: str = "starting or stopping the engine") -> Iterator[None]:
    """Hold the lock on a file while the block runs.

    Raises EngineError if another command keeps it for ``seconds``. ``doing`` says what that command does.
    """
    deadline = time.monotonic() + seconds
    with _opened(path) as file:
        while not system.try_lock(file):
            if time.monotonic() > deadline:
                raise EngineError(
                    f"another command has been {doing} for {seconds:g} s and holds {path}; "
                    "try again, or end that command"
                )
            time.sleep(0.01)
        yield  # Closing the file releases the lock.


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock on a file; raise EngineError if the file cannot be written."""
    if not path.exists():
        return False
    with _opened(path) as file:
        return not system.try_lock(file)


def _opened(path: Path) -> BinaryIO:
    try:
        if path.exists() and not path.is_file():
            raise FileExistsError(0, "something that is not a file is in its place", str(path))
        return path.open("ab")
    except OSError as error:
        raise EngineError(f"cannot write {path}: {error.strerror}; make it writable, or set MOLEHUNT_HOME") from error
