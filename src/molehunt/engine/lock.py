"""One at a time: whoever starts or stops a server of a data folder holds the folder's lock meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from molehunt.engine import system
from molehunt.model.errors import EngineError


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file, waiting for it the given seconds at most; raise EngineError after that."""
    deadline = time.monotonic() + patience
    with _opened(path) as file:
        while not system.try_lock(file):
            if time.monotonic() > deadline:
                raise EngineError(
                    f"another command has been starting or stopping the engine for {patience:g} s and holds "
                    f"{path}; try again, or end that command"
                )
            time.sleep(0.01)
        yield  # Closing the file gives the lock back.


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("ab")
    except OSError as error:
        raise EngineError(f"cannot write {path}: {error.strerror}; make it writable, or set MOLEHUNT_HOME") from error
