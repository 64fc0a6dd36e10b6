"""The store: sessions on a graph database over Bolt, whatever engine answers.

Questions and ad-hoc queries go where writing is impossible: as a reader on the embedded engine, in a read-only
transaction on Neo4j. Only this package imports the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, cast

from molehunt.engine.settings import settings
from molehunt.model.closing import Closing
from molehunt.model.errors import EngineError, MolehuntError
from molehunt.store.address import Address, find_address
from molehunt.store.drivers import Drivers
from molehunt.store.errors import explained
from molehunt.store.interrupts import ended_when_interrupted
from molehunt.store.limits import as_seconds, limited
from molehunt.store.parameters import sendable
from molehunt.store.queries import Query, find_query
from molehunt.store.reading import consistently
from molehunt.store.values import native
from molehunt.store.watchdog import given_up_after

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result
    from neo4j.api import BookmarkManager

    from molehunt.store.lint import QueryWarning

Value = Any
Record = dict[str, Value]
# Which notes Neo4j gives on a query: all but those on unknown names, of which our own warnings tell.
_NOTES: dict[str, Any] = {
    "notifications_min_severity": "INFORMATION",
    "notifications_disabled_classifications": ["UNRECOGNIZED"],
}
_AD_HOC = "the query"


class GraphStore(Closing):
    """A graph database, reached over Bolt; close it, or use it as a context manager.

    ``timeout`` bounds every query, in seconds, 0 for no limit; without it, MOLEHUNT_TIMEOUT does, or 60. Loads are not
    bounded. On the embedded engine the limit with which the server was started holds as well. With ``reference``, an
    embedded graph that has never held anything may begin with the reference case.
    """

    def __init__(
        self, address: Address | None = None, *, timeout: float | None = None, reference: bool = False
    ) -> None:
        self.timeout = settings().timeout / 1000 if timeout is None else as_seconds(timeout)
        if not isinstance(address, Address | None):
            raise MolehuntError(f"address: expected a molehunt.Address, not {type(address).__name__}")
        self.address = address or find_address(reference=reference)
        self._watched = timeout is not None
        self._drivers = Drivers(self.address)
        self._bookmarks: BookmarkManager | None = None

    def close(self) -> None:
        """Close every connection; the database keeps running. To ask this store after that raises EngineError."""
        self._drivers.close()

    def query(self, name: str, /, **parameters: Value) -> list[Record]:
        """Run the query file of that name, read-only, and return its rows.

        Where it asks one case, the rows are those of the case before or after a load, never of both. Raises QueryError
        for an unknown name or parameter, EngineError if the database cannot answer, or the case is not there, only
        partly loaded, or loaded by another version.
        """
        if any(parameter.name == "case" for parameter in find_query(name).parameters) and "case" in parameters:
            return consistently(self, str(parameters["case"]), lambda _: self.read(name, **parameters))
        return self.read(name, **parameters)

    def read(self, name: str, **parameters: Value) -> list[Record]:
        """Run a query file once, without regard to loads: for use within ``consistently``.

        Raises QueryError for an unknown name or parameter, EngineError if the database cannot answer.
        """
        query = find_query(name)
        sent = query.check(sendable(name, parameters))
        return self._read_routed(query, sent) if self.address.routed else self._read(query.text, sent, query.name)[1]

    def _read_routed(self, query: Query, sent: Mapping[str, Value]) -> list[Record]:
        """Read from any member of a cluster; repeat it on another member if the first one stops."""
        from neo4j import GraphDatabase, unit_of_work

        @unit_of_work(timeout=self.timeout)
        def once(transaction: ManagedTransaction) -> list[Record]:
            with self._interruptible(query.text, write=False) as text:
                return _table(transaction.run(text, dict(sent)))[1]

        # A bookmark: no member may answer from an older state than another one has shown before.
        self._bookmarks = self._bookmarks or GraphDatabase.bookmark_manager()
        with (
            explained(query.name, self.address, reads=True),
            self._drivers.get(write=False).session(
                database=self.address.database, bookmark_manager=self._bookmarks
            ) as session,
        ):
            return session.execute_read(once)

    @contextmanager
    def reading(self, what: str, mark: str) -> Iterator[Callable[..., list[Record]]]:
        """Open one transaction that reads; the block gets what runs a query file in it, as ``read`` does.

        ``mark`` stands in its metadata, as ``molehunt``, where SHOW TRANSACTIONS shows it on Neo4j. Raises EngineError
        or QueryError, with ``what`` as its name, if the database refuses to begin or to end it.
        """
        from neo4j import READ_ACCESS

        def ask(name: str, **parameters: Value) -> list[Record]:
            query = find_query(name)
            with explained(name, self.address, reads=True):
                return _table(transaction.run(query.text, query.check(parameters)))[1]

        with (
            explained(what, self.address, reads=True),
            self._drivers.get(write=False).session(
                database=self.address.database, default_access_mode=READ_ACCESS
            ) as session,
            self._given_up(self.timeout, write=False),
            session.begin_transaction(metadata={"molehunt": mark}, timeout=self.timeout) as transaction,
            self._interruptible("", write=False),
        ):
            yield ask
            transaction.commit()

    def change(self, name: str, **parameters: Value) -> list[Record]:
        """Run a query file that writes, in a small transaction of its own, and return its rows.

        It is sent again if the database says that it clashed with another one. Raises QueryError and EngineError as
        ``read`` does.
        """
        query = find_query(name)
        sent = query.check(sendable(name, parameters))

        def once(transaction: ManagedTransaction) -> list[Record]:
            return _table(transaction.run(query.text, sent))[1]

        with (
            explained(name, self.address),
            self._drivers.get(write=True).session(database=self.address.database) as session,
        ):
            return session.execute_write(once)

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        write: bool = False,
        notify: Callable[[str], object] | None = None,
    ) -> tuple[list[str], list[Record]]:
        """Run ad-hoc Cypher and return its columns and rows; nothing can be changed unless ``write`` is true.

        An interrupt ends it on the server, too. ``notify`` is called with each note of Neo4j on the query. The query
        is not looked through first: ``ad_hoc.run_checked`` does that.
        """
        sent = sendable(_AD_HOC, parameters)
        if not write:
            return self._read(text, sent, _AD_HOC, notify)
        with (
            self.writing(_AD_HOC, timeout=self.timeout) as transaction,
            self._limited(text) as limited_text,
            self._interruptible(limited_text, write=True) as marked,
        ):
            return _table(transaction.run(marked, sent), notify)

    def warnings(self, text: str, parameters: Mapping[str, Value] | None = None) -> list[QueryWarning]:
        """Return the warnings about ad-hoc Cypher, without running it: see :mod:`molehunt.store.lint`."""
        # Imported here, because questions do without.
        from molehunt.store.lint import Facts, query_warnings

        return query_warnings(text, Facts(self.address.embedded, self.query, sendable(_AD_HOC, parameters)))

    def _read(
        self,
        text: str,
        parameters: Mapping[str, Value],
        what: str,
        notify: Callable[[str], object] | None = None,
    ) -> tuple[list[str], list[Record]]:
        from neo4j import READ_ACCESS
        from neo4j import Query as Timed

        notes = _NOTES if notify else {}
        with (
            explained(what, self.address, reads=True),
            self._drivers.get(write=False).session(
                database=self.address.database, default_access_mode=READ_ACCESS, **notes
            ) as session,
            self._given_up(self.timeout, write=False),
            self._limited(text) as sent,
            # Innermost, because closing a session waits for the answer. On the embedded engine the queries of files are
            # too short to need it, and would be parsed anew for each process.
            self._interruptible(sent, write=False)
            if what == _AD_HOC or not self.address.embedded
            else nullcontext(sent) as marked,
        ):
            return _table(session.run(Timed(marked, timeout=self.timeout), dict(parameters)), notify)

    def _limited(self, text: str) -> AbstractContextManager[str]:
        # The server itself ends queries at its own limit. Only another limit needs a watch, which costs a thread for
        # each query, and makes the text of the query differ from process to process, so that it is parsed again.
        if self.address.embedded and self._watched:
            return limited(text, self.timeout, self.address.folder)
        return nullcontext(text)

    @contextmanager
    def writing(self, what: str, *, timeout: float | None = None) -> Iterator[ManagedTransaction]:
        """Open one transaction that commits as a whole at the end, or not at all; Neo4j ends it after ``timeout``.

        Raises EngineError or QueryError, with ``what`` as its name, if the database refuses to begin or commit it.
        """
        with (
            explained(what, self.address),
            self._drivers.get(write=True).session(database=self.address.database) as session,
            self._given_up(timeout or 0, write=True),
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            yield cast("ManagedTransaction", transaction)
            transaction.commit()

    def statements(self, name: str) -> None:
        """Run the statements of a schema file, each in a transaction of its own; all of them can be run again.

        Raises QueryError for an unknown name, EngineError or QueryError if the database refuses one.
        """
        # If two commands create the same type at the same time on the embedded engine, one of them fails.
        with (
            self.alone("schema"),
            explained(name, self.address),
            self._drivers.get(write=True).session(database=self.address.database) as session,
        ):
            for statement in find_query(name).text.split(";"):
                if statement.strip():
                    session.run(statement).consume()

    @contextmanager
    def _given_up(self, seconds: float, *, write: bool) -> Iterator[None]:
        """Stop waiting for a server that has not answered some seconds after the time limit of the query."""
        driver = self._drivers.get(write=write)
        try:
            with given_up_after(seconds, driver, self.address.uri):
                yield
        except EngineError:
            self._drivers.drop(driver)
            raise

    @contextmanager
    def _interruptible(self, text: str, *, write: bool) -> Iterator[str]:
        """Yield a query as it must be sent; an interrupt (Ctrl-C) ends it on the server, and does not wait for it."""
        driver = self._drivers.get(write=write)
        try:
            with ended_when_interrupted(text, self.address) as marked:
                yield marked
        except KeyboardInterrupt:
            # To close the session would wait for the answer. Neo4j ends the queries of a connection that is closed.
            self._drivers.drop(driver)
            raise

    def alone(self, name: str) -> AbstractContextManager[None]:
        """Hold the lock ``name`` while the block runs, on the embedded engine; Neo4j needs no such lock.

        Raises EngineError if another command keeps the lock for too long.
        """
        if not self.address.embedded:
            return nullcontext()
        from molehunt.engine import home_lock

        return home_lock(self.address.folder, name, doing="loading a case")


def _table(result: Result, notify: Callable[[str], object] | None = None) -> tuple[list[str], list[Record]]:
    columns = list(result.keys())
    rows = [native(dict(zip(columns, record.values(), strict=True))) for record in result]
    if notify:
        for status in result.consume().gql_status_objects:
            if status.is_notification:
                notify(" ".join(status.status_description.split()))
    return columns, rows
