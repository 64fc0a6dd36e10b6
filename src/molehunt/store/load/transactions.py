"""The transactions of a load, each of which writes the ``:Load`` of its case first and announces its commit last.

The digest of the ``:Load`` changes with every transaction. So two commands that load one case at the same time write
one after the other, and each notices, before it writes, that what it read of the graph no longer holds. The
announcement keeps questions from reading a commit in part; ``store.reading`` describes it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from molehunt.model.errors import EngineError, MolehuntError, QueryError
from molehunt.store.graph_store import GraphStore
from molehunt.store.load.writer import Writer
from molehunt.store.reading import PAUSE, SETTLE_TIMEOUT, settled_state

ATTEMPTS = 5
"""How often the work of a load is tried if other commands keep changing the case."""
COMMIT_SECONDS = 5.0
"""The longest time that the commit of a small transaction can take; usually it is far shorter."""
COMMIT_ROWS = 5_000
"""A commit can take one second longer for each time that it has so many rows."""
Result = TypeVar("Result")


class LoadTransactions:
    """The transactions of one load, on the ``state`` of the case when the load began.

    ``done`` counts those that are committed; ``report`` is called with the number of rows after each statement.
    """

    def __init__(self, store: GraphStore, what: str, case: str) -> None:
        self.what, self.case, self.done = what, case, 0
        self.report: Callable[[int], object] = int  # does nothing, until the caller sets another
        self.state = settled_state(store, case)
        self._store = store
        self._token = secrets.token_hex(8)
        self._last = self.state.digest

    @contextmanager
    def next(self, title: str) -> Iterator[Writer]:
        """Open a transaction, commit it after the block, and roll it back if the block raises.

        Raises EngineError if another command has changed the case since the transaction before, or the database does
        not answer.
        """
        token = f"{self._token}-{self.done}"
        try:
            with self._store.writing(self.what) as transaction:
                writer = Writer(transaction, self.case, self.report)
                if writer.mark("loading", title, token) != self._last:
                    raise EngineError(
                        f"{self.what}: another command is changing this case; wait until it is through, and load again"
                    )
                yield writer
                self._announce(token, COMMIT_SECONDS + writer.sent / COMMIT_ROWS)
        finally:
            # If this fails, the announcement expires by itself, and the error that matters has been raised before.
            with suppress(MolehuntError):
                self._store.change("write/end_commit", case=self.case, commit=token)
        self._last, self.done = token, self.done + 1

    def _announce(self, token: str, seconds: float) -> None:
        """Announce a commit; before that, wait for the commit of any other load of the case, even of a killed one."""
        give_up = time.monotonic() + SETTLE_TIMEOUT
        sent = {"case": self.case, "commit": token, "milliseconds": int(1000 * seconds)}
        while not self._store.change("write/begin_commit", **sent):
            if time.monotonic() > give_up:
                raise EngineError(f"{self.what}: another command keeps changing this case; load again later")
            time.sleep(PAUSE)


def repeat_if_changed(store: GraphStore, what: str, case: str, work: Callable[[LoadTransactions], Result]) -> Result:
    """Do the work of a load, and repeat it if another command changed the case before anything was committed.

    Raises what ``work`` raises, after ``ATTEMPTS`` attempts or when nobody else changed the case. An interrupt gets a
    note of what becomes of the load.
    """
    try:
        return _repeated(store, what, case, work)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(f"{what} is undone, or goes on when run again")
        raise


def _repeated(store: GraphStore, what: str, case: str, work: Callable[[LoadTransactions], Result]) -> Result:
    attempt = 0
    while True:
        attempt += 1
        transactions = LoadTransactions(store, what, case)
        try:
            return work(transactions)
        except (EngineError, QueryError):
            if (
                transactions.done
                or attempt == ATTEMPTS
                or settled_state(store, case).digest == transactions.state.digest
            ):
                raise
