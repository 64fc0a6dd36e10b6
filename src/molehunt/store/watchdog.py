"""Stop waiting for a server that does not answer any more.

The driver itself waits without limit. If a query has run some seconds longer than the server allows, a second thread
closes its driver, which ends the wait.
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
"""Seconds beyond the time limit of a query in which the server may still report that the limit has passed."""
_INTERVAL = 0.5
"""Seconds between two checks of the running queries."""


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
    """Close the driver if the block runs ``GRACE`` seconds longer than ``seconds``; with 0 there is no limit.

    Raises EngineError if it was closed; the driver cannot be used after that.
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
            _threads.append(threading.Thread(target=_close_overdue, name="molehunt watchdog", daemon=True))
            _threads[0].start()


def _close_overdue() -> None:
    """Close the drivers of overdue queries, until no query is being watched."""
    while True:
        time.sleep(_INTERVAL)
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
