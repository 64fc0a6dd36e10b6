"""Where the graph is: the embedded engine, or the Neo4j that the environment names."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from molehunt.model.errors import EngineError


@dataclass(frozen=True, slots=True)
class Address:
    """A database and the accounts to reach it; ``reader`` is used where writing must be impossible."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    reader: str | None = None
    reader_password: str | None = field(default=None, repr=False)
    embedded: bool = False


def find_address() -> Address:
    """Return the address of the graph: ``NEO4J_URI`` and its companions if set, else the embedded engine, started.

    Raises EngineError if the environment names half an address, or the embedded engine cannot start.
    """
    uri = os.environ.get("NEO4J_URI")
    if uri:
        return _from_environment(uri)
    from molehunt.store.engine import ensure_running

    return embedded_address(ensure_running())


def embedded_address(running: object) -> Address:
    """Return the address of a running embedded engine."""
    from molehunt.store.engine import Running

    assert isinstance(running, Running)  # noqa: S101  # for the type checker; callers pass what ensure_running gave
    return Address(
        uri=f"bolt://{running.host}:{running.port}",
        user=running.writer.user,
        password=running.writer.password,
        database=running.database,
        reader=running.reader.user,
        reader_password=running.reader.password,
        embedded=True,
    )


def _from_environment(uri: str) -> Address:
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        raise EngineError(f"NEO4J_URI is set to {uri} but NEO4J_PASSWORD is not; set it, or unset NEO4J_URI")
    return Address(
        uri=uri,
        user=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=password,
        database=os.environ.get("NEO4J_DATABASE") or None,
    )
