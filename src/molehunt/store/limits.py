"""A time limit for queries on the embedded engine, which takes none from the driver.

The query is sent with a comment that identifies it; when its time is up, a second thread asks the server to end it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from molehunt.model.errors import EngineError

AGAIN = 0.2  # seconds until the server is asked again, in case the query had not begun yet


@contextmanager
def limited(text: str, seconds: float, folder: Path | None) -> Iterator[str]:
    """Return the query as it is to be sent; if the block runs longer than so many seconds, the query is ended.

    ``folder`` is the engine's data folder, None the usual one; no limit if ``seconds`` is 0.
    """
    if seconds <= 0:
        yield text
        return
    # The same for every query of a thread, so that the engine finds the query among those it has parsed.
    mark = f"/* molehunt {os.getpid()} {threading.get_ident()} */"
    through = threading.Event()
    watch = threading.Thread(target=_watch, args=(mark, seconds, folder, through), daemon=True)
    watch.start()
    try:
        # After the query and on a line of its own, so that line and column in error messages stay right. ArcadeDB
        # takes a semicolon only at the very end.
        yield f"{text.rstrip().removesuffix(';')}\n{mark}"
    finally:
        through.set()
        # The next query of this thread has the same mark, so it must not begin before the watch has ended.
        watch.join()


def _watch(mark: str, seconds: float, folder: Path | None, through: threading.Event) -> None:
    from molehunt.engine import end_queries

    wait = seconds
    while not through.wait(wait):
        # If the server is gone the query fails by itself.
        with suppress(EngineError):
            end_queries(mark, folder)
        wait = AGAIN
