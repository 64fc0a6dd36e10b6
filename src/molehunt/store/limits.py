"""A time limit for queries on the embedded engine, which takes none from the driver.

The query goes out with a sign in a comment, and a thread ends it from outside when its time is up.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from molehunt.model.errors import EngineError

AGAIN = 0.2  # seconds after which one that has not ended is told again: it may not have begun yet


@contextmanager
def limited(text: str, seconds: float, folder: Path | None) -> Iterator[str]:
    """Give the query as it is to be sent; while the block runs longer than so many seconds, the query is ended.

    ``folder`` is the engine's data folder, None the usual one; no limit if ``seconds`` is 0.
    """
    if seconds <= 0:
        yield text
        return
    # The same for every query of a thread, so that the engine finds the query among those it has parsed.
    sign = f"/* molehunt {os.getpid()} {threading.get_ident()} */"
    through = threading.Event()
    watch = threading.Thread(target=_watch, args=(sign, seconds, folder, through), daemon=True)
    watch.start()
    try:
        # Behind the query and on a line of its own, so that the places that errors name stay right. ArcadeDB takes
        # a semicolon at the very end alone.
        yield f"{text.rstrip().removesuffix(';')}\n{sign}"
    finally:
        through.set()
        # The thread's next query bears the same sign, and may begin only when nobody is about to end it.
        watch.join()


def _watch(sign: str, seconds: float, folder: Path | None, through: threading.Event) -> None:
    from molehunt.engine import end_queries

    wait = seconds
    while not through.wait(wait):
        # If the server is gone the query fails by itself.
        with suppress(EngineError):
            end_queries(sign, folder)
        wait = AGAIN
