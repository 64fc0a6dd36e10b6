"""The store: sessions on a graph database over Bolt, whatever engine answers.

Questions and ad-hoc queries go where writing is impossible: as a reader on the embedded engine, in a read-only
transaction on Neo4j. Only this package imports the driver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from molehunt.model.errors import EngineError
from molehunt.store.address import Address, find_address
from molehunt.store.errors import explained
from molehunt.store.queries import find_query

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

Value = Any
Record = dict[str, Value]
DEFAULT_TIMEOUT = 60.0
"""Seconds after which a query is given up."""


class GraphStore:
    """A graph database, reached over Bolt; close it, or use it as a context manager.

    ``timeout`` bounds every query, in seconds. On the embedded engine the server's own limit holds as well.
    """

    def __init__(self, address: Address | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        self.address = address or find_address()
        self.timeout = timeout
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

    def query(self, name: str, **parameters: Value) -> list[Record]:
        """Run the query file of that name, read-only, and return its rows.

        Raises QueryError for an unknown name or parameter, EngineError if the database cannot answer.
        """
        query = find_query(name)
        sent = query.check(parameters)
        _, rows = self._read(query.text, sent, query.name)
        return rows

    def cypher(
        self, text: str, parameters: Mapping[str, Value] | None = None, *, write: bool = False
    ) -> tuple[list[str], list[Record]]:
        """Run ad-hoc Cypher and return its columns and rows; nothing can be changed unless ``write`` is true."""
        if write:
            with self.writing("the query") as transaction:
                result = transaction.run(text, dict(parameters or {}))
                return list(result.keys()), [native(record.data()) for record in result]
        return self._read(text, dict(parameters or {}), "the query")

    def _read(self, text: str, parameters: Mapping[str, Value], what: str) -> tuple[list[str], list[Record]]:
        from neo4j import READ_ACCESS, Query

        with (
            explained(what, self.address),
            self._driver(write=False).session(
                database=self.address.database, default_access_mode=READ_ACCESS
            ) as session,
        ):
            result = session.run(Query(text, timeout=self.timeout), dict(parameters))
            return list(result.keys()), [native(dict(record)) for record in result]

    @contextmanager
    def writing(self, what: str) -> Iterator[ManagedTransaction]:
        """Open one transaction that commits as a whole at the end, or not at all."""
        with explained(what, self.address), self._driver(write=True).session(database=self.address.database) as session:
            with session.begin_transaction() as transaction:
                yield cast("ManagedTransaction", transaction)
                transaction.commit()

    def statements(self, name: str) -> None:
        """Run the statements of a schema file, each in a transaction of its own; all of them can be run again."""
        with explained(name, self.address), self._driver(write=True).session(database=self.address.database) as session:
            for statement in find_query(name).text.split(";"):
                if statement.strip():
                    session.run(statement).consume()

    def _driver(self, *, write: bool) -> Driver:
        from neo4j import GraphDatabase

        a = self.address
        user, password = (a.user, a.password) if write or a.reader is None else (a.reader, a.reader_password or "")
        if user not in self._drivers:
            try:
                self._drivers[user] = GraphDatabase.driver(
                    a.uri, auth=(user, password), connection_timeout=15, notifications_min_severity="OFF"
                )
            except ValueError as error:
                raise EngineError(
                    f"NEO4J_URI {a.uri!r} is not an address: {error}; write it as neo4j://host:7687"
                ) from None
        return self._drivers[user]


def native(value: Value) -> Value:
    """Return a value of the driver as plain Python: dates as datetime.date, nodes and edges as their properties."""
    if isinstance(value, dict):
        return {key: native(item) for key, item in value.items()}
    if isinstance(value, list):
        return [native(item) for item in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if hasattr(value, "to_native"):
        return value.to_native()
    if isinstance(value, Sequence | date):
        return value
    return native(dict(value)) if hasattr(value, "items") else value
