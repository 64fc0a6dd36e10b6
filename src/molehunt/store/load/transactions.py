"""The transactions of a load, each of which takes the mark of its case before anything else.

The mark changes with every transaction. So two commands that load one case at the same time write one after the
other, and each notices, before it writes, that what it read of the graph no longer holds.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from molehunt.model.errors import EngineError, QueryError
from molehunt.store.graph_store import GraphStore
from molehunt.store.load.plan import find_mark
from molehunt.store.load.writer import Writer

ATTEMPTS = 5
"""How often work begins anew because another command changed the case under it."""
Result = TypeVar("Result")


class Turns:
    """The transactions of one load, on what the graph said of the case when it began (``mark``).

    ``done`` counts those that are through; ``report`` is told what each has written.
    """

    def __init__(self, store: GraphStore, what: str, case: str) -> None:
        self.what, self.case, self.done = what, case, 0
        self.report: Callable[[int], object] = int  # does nothing until somebody wants to know
        self.mark = find_mark(store, case)
        self._store = store
        self._token = secrets.token_hex(8)
        self._last = self.mark.digest if self.mark else None

    @contextmanager
    def next(self, title: str) -> Iterator[Writer]:
        """Open a transaction that holds the mark; raises EngineError if another command had it since the last."""
        mine = f"{self._token}-{self.done}"
        with self._store.writing(self.what) as transaction:
            writer = Writer(transaction, self.case, self.report)
            if writer.mark("loading", title, mine) != self._last:
                raise EngineError(
                    f"{self.what}: another command is changing this case; wait until it is through, and load again"
                )
            yield writer
        self._last, self.done = mine, self.done + 1


def undisturbed(store: GraphStore, what: str, case: str, work: Callable[[Turns], Result]) -> Result:
    """Do the work of a load, anew if another command changed the case before anything was written."""
    attempt = 0
    while True:
        attempt += 1
        turns = Turns(store, what, case)
        try:
            return work(turns)
        except (EngineError, QueryError):
            if turns.done or attempt == ATTEMPTS or find_mark(store, case) == turns.mark:
                raise
