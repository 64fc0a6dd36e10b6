"""Interrupting a query ends it on the server, too, and not only here."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from molehunt.model.errors import EngineError
from molehunt.store.address import Address


@contextmanager
def ended_when_interrupted(text: str, address: Address) -> Iterator[str]:
    """Give the query as it is to be sent; if an interrupt (Ctrl-C) comes while the block runs, it is ended.

    Neo4j ends what it runs for a connection that is gone. The embedded engine goes on, and has to be told.
    """
    if not address.embedded:
        yield text
        return
    # Behind the query, on a line of its own: the places that errors name stay right.
    # The same for every query of a thread, so that the engine finds the query among those it has parsed.
    sign = f"/* molehunt interrupts {os.getpid()} {threading.get_ident()} */"
    try:
        yield f"{text.rstrip().removesuffix(';')}\n{sign}"
    except KeyboardInterrupt:
        from molehunt.engine import end_queries

        with suppress(EngineError):
            end_queries(sign, address.folder)
        raise
