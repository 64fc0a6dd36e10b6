"""An interrupt (Ctrl-C) ends a query on the server, too, and not only in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from molehunt.model.errors import EngineError
from molehunt.store.address import Address
from molehunt.store.limits import mark_of, with_comment


@contextmanager
def ended_when_interrupted(text: str, address: Address) -> Iterator[str]:
    """Yield the query as it must be sent; if an interrupt (Ctrl-C) comes while the block runs, the query is ended.

    Neo4j ends the queries of a closed connection by itself. The embedded engine continues, and must be told to end it.
    To close the connection is left to the caller.
    """
    if not address.embedded:
        yield text
        return
    mark = mark_of("interrupts ")
    try:
        yield with_comment(text, mark)
    except KeyboardInterrupt:
        from molehunt.engine import end_queries

        with suppress(EngineError):
            end_queries(mark, address.folder)
        raise
