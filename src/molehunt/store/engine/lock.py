"""One at a time: whoever starts or stops a server of a data folder holds the folder's lock meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from molehunt.model.errors import EngineError
from molehunt.store.engine import system


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file, waiting for it the given seconds at most; raise EngineError after that."""
    deadline = time.monotonic() + patience
    with path.open("ab") as file:
        while not system.try_lock(file):
            if time.monotonic() > deadline:
                raise EngineError(
                    f"another command has been starting or stopping the engine for {patience:g} s and holds "
                    f"{path}; try again, or end that command"
                )
            time.sleep(0.01)
        yield  # Closing the file gives the lock back.
