"""The store: sessions on a graph database over Bolt, whatever engine answers.

Questions and ad-hoc queries go where writing is impossible: as a reader on the embedded engine, in a read-only
transaction on Neo4j. Only this package imports the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from molehunt.engine.home import settings
from molehunt.store.address import Address, find_address
from molehunt.store.errors import explained, half_loaded
from molehunt.store.interrupts import ended_when_interrupted
from molehunt.store.limits import limited
from molehunt.store.lint import Facts, Finding, find
from molehunt.store.queries import find_query
from molehunt.store.values import native

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Result

Value = Any
Record = dict[str, Value]
# What Neo4j notes on a query, but for names that the graph does not have: those are found before it is run.
_NOTES: dict[str, Any] = {
    "notifications_min_severity": "INFORMATION",
    "notifications_disabled_classifications": ["UNRECOGNIZED"],
}
_AD_HOC = "the query"
DEFAULT_TIMEOUT = 0.0
"""Stands for the seconds in MOLEHUNT_TIMEOUT, 60 where that is not set."""


class GraphStore:
    """A graph database, reached over Bolt; close it, or use it as a context manager.

    ``timeout`` bounds every query, in seconds; loads are not bounded. On the embedded engine the server's own limit,
    MOLEHUNT_TIMEOUT, holds as well.
    """

    def __init__(self, address: Address | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        self.address = address or _found()
        self.timeout = timeout or settings().timeout / 1000
        self._watched = bool(timeout)
        self._drivers: dict[str, Driver] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the database goes on."""
        for driver in self._drivers.values():
            driver.close()
        self._drivers.clear()

    def query(self, name: str, /, **parameters: Value) -> list[Record]:
        """Run the query file of that name, read-only, and return its rows.

        Raises QueryError for an unknown name or parameter, EngineError if the database cannot answer, or holds only a
        part of the case that is asked.
        """
        query = find_query(name)
        sent = query.check(parameters)
        # A query that returns the state leaves it to whoever reads its rows: one trip to the database instead of two.
        if "case" in sent and "state" not in query.returns:
            self._refuse_half(str(sent["case"]))
        _, rows = self._read(query.text, sent, query.name)
        return rows

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        write: bool = False,
        notify: Callable[[str], object] | None = None,
    ) -> tuple[list[str], list[Record]]:
        """Run ad-hoc Cypher and return its columns and rows; nothing can be changed unless ``write`` is true.

        An interrupt ends it on the server, too. ``notify`` is called with each note of Neo4j on the query.
        """
        sent = dict(parameters or {})
        if not write:
            return self._read(text, sent, _AD_HOC, notify)
        with (
            self.writing(_AD_HOC, timeout=self.timeout) as transaction,
            self._limited(text) as limited_text,
            ended_when_interrupted(limited_text, self.address) as marked,
        ):
            return _table(transaction.run(marked, sent), notify)

    def findings(self, text: str, parameters: Mapping[str, Value] | None = None) -> list[Finding]:
        """Return what is to be said of ad-hoc Cypher before it is run: see :mod:`molehunt.store.lint`."""
        return find(text, Facts(self.address.embedded, self.query, parameters or {}))

    def _read(
        self,
        text: str,
        parameters: Mapping[str, Value],
        what: str,
        notify: Callable[[str], object] | None = None,
    ) -> tuple[list[str], list[Record]]:
        from neo4j import READ_ACCESS, Query

        notes = _NOTES if notify else {}
        with (
            explained(what, self.address),
            self._driver(write=False).session(
                database=self.address.database, default_access_mode=READ_ACCESS, **notes
            ) as session,
            self._limited(text) as sent,
            # The innermost: to close a session waits for the answer. A query file is too short to need it.
            ended_when_interrupted(sent, self.address) if what == _AD_HOC else nullcontext(sent) as marked,
        ):
            return _table(session.run(Query(marked, timeout=self.timeout), dict(parameters)), notify)

    def _refuse_half(self, case: str) -> None:
        if any(row["case"] == case and row["state"] != "complete" for row in self.query("ask/cases")):
            raise half_loaded(case)

    def _limited(self, text: str) -> AbstractContextManager[str]:
        # The server ends by itself what takes longer than usual. Only a time of one's own needs a watch, which costs
        # a thread for each query, and for each process a text that the server has not parsed yet.
        if self.address.embedded and self._watched:
            return limited(text, self.timeout, self.address.folder)
        return nullcontext(text)

    @contextmanager
    def writing(self, what: str, *, timeout: float | None = None) -> Iterator[ManagedTransaction]:
        """Open one transaction that commits as a whole at the end, or not at all; Neo4j ends it after ``timeout``."""
        with (
            explained(what, self.address),
            self._driver(write=True).session(database=self.address.database) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            yield cast("ManagedTransaction", transaction)
            transaction.commit()

    def statements(self, name: str) -> None:
        """Run the statements of a schema file, each in a transaction of its own; all of them can be run again."""
        with explained(name, self.address), self._driver(write=True).session(database=self.address.database) as session:
            for statement in find_query(name).text.split(";"):
                if statement.strip():
                    session.run(statement).consume()

    def _driver(self, *, write: bool) -> Driver:
        import logging

        from neo4j import GraphDatabase

        a = self.address
        user, password = (a.user, a.password) if write or a.reader is None else (a.reader, a.reader_password or "")
        if user not in self._drivers:
            # Its warnings repeat what our error says; without a handler they would go to stderr all the same.
            logging.getLogger("neo4j").addHandler(logging.NullHandler())
            self._drivers[user] = GraphDatabase.driver(
                a.uri, auth=(user, password), connection_timeout=15, notifications_min_severity="OFF"
            )
        return self._drivers[user]


def _found() -> Address:
    # The driver is as long in coming as an engine that has been started before: let both come at once.
    Thread(target=import_module, args=("neo4j",), daemon=True).start()
    return find_address()


def _table(result: Result, notify: Callable[[str], object] | None = None) -> tuple[list[str], list[Record]]:
    columns = list(result.keys())
    rows = [native(dict(zip(columns, record.values(), strict=True))) for record in result]
    if notify:
        for status in result.consume().gql_status_objects:
            if status.is_notification:
                notify(" ".join(status.status_description.split()))
    return columns, rows
