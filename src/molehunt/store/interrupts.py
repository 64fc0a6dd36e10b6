"""An interrupt (Ctrl-C) ends a query on the server, too, and not only in this process."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from molehunt.model.errors import EngineError
from molehunt.store.address import Address
from molehunt.store.limits import with_comment


@contextmanager
def ended_when_interrupted(text: str, address: Address) -> Iterator[str]:
    """Yield the query as it must be sent; if an interrupt (Ctrl-C) comes while the block runs, the query is ended.

    Neo4j ends the queries of a closed connection by itself. The embedded engine continues, and must be told to end it.
    To close the connection is left to the caller.
    """
    if not address.embedded:
        yield text
        return
    # The same for every query of a thread, so that the engine can use the text that it has parsed before.
    mark = f"/* molehunt interrupts {os.getpid()} {threading.get_ident()} */"
    try:
        yield with_comment(text, mark)
    except KeyboardInterrupt:
        from molehunt.engine import end_queries

        with suppress(EngineError):
            end_queries(mark, address.folder)
        raise
