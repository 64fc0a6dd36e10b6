"""Giving up on a server that has stopped answering, whatever stopped it.

The driver waits for an answer without end. A query that has run for some seconds longer than the server allows is given
up: a second thread closes its driver, which ends the wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from molehunt.model.errors import EngineError

if TYPE_CHECKING:
    from neo4j import Driver

GRACE = 5.0
"""Seconds that a server may take, beyond the time limit of a query, to say that the limit has passed."""
_LOOK = 0.5
"""Seconds between two looks at what has been running for too long."""


@dataclass(slots=True, eq=False)
class _Watch:
    driver: Driver
    due: float
    given_up: bool = False


_watches: set[_Watch] = set()
_lock = threading.Lock()
_threads: list[threading.Thread] = []


@contextmanager
def given_up_after(seconds: float, driver: Driver, uri: str) -> Iterator[None]:
    """Close the driver if the block has not ended a few seconds after so many; 0 stands for no limit.

    Raises EngineError then; the driver is of no more use.
    """
    if seconds <= 0:
        yield
        return
    watch = _Watch(driver, time.monotonic() + seconds + GRACE)
    _begin(watch)
    try:
        yield
    except Exception:
        if not watch.given_up:
            raise
        raise EngineError(
            f"{uri} has not answered for {seconds + GRACE:g} s and is given up; wait until it does, "
            "or end the server (the embedded engine: molehunt down)"
        ) from None
    finally:
        with _lock:
            _watches.discard(watch)


def _begin(watch: _Watch) -> None:
    with _lock:
        _watches.add(watch)
        if not _threads:
            _threads.append(threading.Thread(target=_look, name="molehunt watchdog", daemon=True))
            _threads[0].start()


def _look() -> None:
    """Close what is overdue; end when nothing is being watched any more."""
    while True:
        time.sleep(_LOOK)
        with _lock:
            if not _watches:
                _threads.clear()
                return
            overdue = [watch for watch in _watches if time.monotonic() > watch.due]
            for watch in overdue:
                watch.given_up = True
                _watches.discard(watch)
        for watch in overdue:
            watch.driver.close()
