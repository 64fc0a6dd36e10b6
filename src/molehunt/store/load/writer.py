"""What one transaction of a load sends: statements of many rows, and deletions by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from molehunt.model.errors import EngineError
from molehunt.store.load import statements
from molehunt.store.load.statements import Batch
from molehunt.store.queries import find_query
from molehunt.store.reading import SCHEMA


class Writer:
    """Sends the write queries of one transaction.

    ``sent`` counts the rows; ``report`` is called with how many nodes each batch has written.
    """

    def __init__(self, transaction: Any, case: str, report: Callable[[int], object]) -> None:
        self.transaction, self.case, self.report = transaction, case, report
        self.sent = 0

    def run(self, name: str, slots: dict[str, str] | None = None, **parameters: Any) -> Any:
        """Send a query file and return the driver's result, which need not have arrived yet."""
        text = find_query(name).filled(**(slots or {}))
        return self.transaction.run(text, {"case": self.case, **parameters})

    def mark(self, state: str, title: str, digest: str) -> str | None:
        """Write the state of the case to its ``:Load``, and return the digest that it had; None if it had none."""
        result = self.run("write/mark_load", state=state, title=title, digest=digest, schema=SCHEMA)
        before: str | None = result.single(strict=True)["before"]
        return before

    def send_ids(self, name: str, ids: Sequence[str], **slots: str) -> None:
        """Send a query file that takes ids, with at most ``CHUNK`` of them at a time."""
        for chunk in statements.chunks(ids, statements.CHUNK):
            self.run(name, slots, ids=chunk).consume()
            self.sent += len(chunk)

    def write(self, batch: Batch) -> None:
        """Write the nodes of a batch and the edges that they own.

        Raises EngineError if the database created fewer edges than it was sent.
        """
        for one in batch.statements:
            created = self.run(one.name, dict(one.slots), rows=one.rows).consume().counters.relationships_created
            if one.edges not in (None, created):
                raise EngineError(
                    f"{one.name} {dict(one.slots)}: {created} edges of {one.edges} were written; "
                    "nothing was kept, load again"
                )
            self.sent += len(one.rows)
        self.report(batch.nodes)
