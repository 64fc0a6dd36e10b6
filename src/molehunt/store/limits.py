"""A time limit for queries on the embedded engine, which takes none from the driver.

The query is sent with a comment that identifies it; when its time is up, a second thread asks the server to end it.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from numbers import Real
from pathlib import Path

from molehunt.model.errors import EngineError, MolehuntError

LONGEST = 1e9
"""No limit has as many seconds."""
AGAIN = 0.2  # seconds until the server is asked again, in case the query had not started yet


def as_seconds(timeout: float) -> float:
    """Return a time limit; raises MolehuntError for what is no number of seconds, 0 or more."""
    if isinstance(timeout, bool) or not isinstance(timeout, Real) or not 0 <= timeout < LONGEST:
        raise MolehuntError(f"timeout: expected a number of seconds, such as 60, and fewer than {LONGEST:.0f}")
    return float(timeout)


def mark_of(purpose: str = "") -> str:
    """Return the comment by which the queries of this thread are known on the server.

    It is the same for every query of a thread, so that the engine can use the text that it has parsed before.
    """
    return f"/* molehunt {purpose}{os.getpid()} {threading.get_ident()} */"


def without_marks(text: str) -> str:
    """Return a text of the server without the comments that were sent with a query."""
    return re.sub(r"\s*/\* molehunt (?:[a-z]+ )?\d+ \d+ \*/", "", text)


def with_comment(text: str, comment: str) -> str:
    """Return a query with a comment on a line of its own after it, so that lines and columns in errors stay right."""
    # ArcadeDB takes a semicolon only at the very end.
    return f"{text.rstrip().removesuffix(';')}\n{comment}"


@contextmanager
def limited(text: str, seconds: float, folder: Path | None) -> Iterator[str]:
    """Yield the query as it must be sent; if the block runs longer than ``seconds``, the query is ended.

    ``folder`` is the data folder of the engine, None for the usual one. With 0 seconds there is no limit.
    """
    if seconds <= 0:
        yield text
        return
    mark = mark_of()
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(mark, seconds, folder, done), daemon=True)
    watch.start()
    try:
        yield with_comment(text, mark)
    finally:
        done.set()
        # The next query of this thread has the same mark, so it must not begin before the watch has ended.
        watch.join()


def _watch(mark: str, seconds: float, folder: Path | None, done: threading.Event) -> None:
    from molehunt.engine import end_queries

    wait = seconds
    while not done.wait(wait):
        # If the server is gone the query fails by itself.
        with suppress(EngineError):
            end_queries(mark, folder)
        wait = AGAIN
