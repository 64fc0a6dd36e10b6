"""The drivers of a store: one for each account, made when it is first needed, and made anew where one was dropped."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from molehunt.model.errors import EngineError
from molehunt.store.address import Address

if TYPE_CHECKING:
    from neo4j import Driver

RETRY = 5.0
"""Seconds for which a small transaction is repeated: enough for a clash or a new leader of a cluster."""


class Drivers:
    """The drivers for an address; threads may share them."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._by_user: dict[str, Driver] = {}
        self._lock = Lock()
        self._closed = False

    def get(self, *, write: bool) -> Driver:
        """Return the driver of the account that may write, or of the one that may only read.

        Raises EngineError after ``close``.
        """
        a = self._address
        user, password = (a.user, a.password) if write or a.reader is None else (a.reader, a.reader_password or "")
        with self._lock:
            if self._closed:
                raise EngineError("this connection was closed; open the case, or the store, anew")
            if user not in self._by_user:
                self._by_user[user] = _driver(a.uri, user, password)
            return self._by_user[user]

    def drop(self, driver: Driver) -> None:
        """Close a driver; the next query gets a new one."""
        with self._lock:
            self._by_user = {user: one for user, one in self._by_user.items() if one is not driver}
        driver.close()

    def close(self) -> None:
        """Close all of them for good."""
        with self._lock:
            self._closed = True
            for driver in self._by_user.values():
                driver.close()
            self._by_user.clear()


def _driver(uri: str, user: str, password: str) -> Driver:
    from neo4j import GraphDatabase

    # The warnings of the driver repeat our errors; without a handler, logging would print them to stderr.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    return GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=15,
        connection_acquisition_timeout=20,
        max_transaction_retry_time=RETRY,
        notifications_min_severity="OFF",
    )
