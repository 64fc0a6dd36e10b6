"""Where the graph is: the embedded engine, or the Neo4j that the environment names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from molehunt.model.errors import EngineError

if TYPE_CHECKING:
    from molehunt.engine import Running

_URI = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://([^\s/:?#@\[\]]+|\[[0-9A-Fa-f:.%]+\])(:(?P<port>[0-9]{1,5}))?/?(\?\S*)?")
_OTHER_VARIABLES = ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@dataclass(frozen=True, slots=True)
class Address:
    """A database and the accounts to reach it; ``reader`` is used where writing must be impossible.

    ``folder`` is the data folder of an embedded engine, None for the usual one; ``filled`` says that the reference case
    has just been put into its empty graph. Raises EngineError if ``uri`` is not the address of a Bolt server.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    reader: str | None = None
    reader_password: str | None = field(default=None, repr=False)
    embedded: bool = False
    folder: Path | None = None
    filled: bool = False

    @property
    def routed(self) -> bool:
        """Whether the address may be that of a cluster, of which any member may answer."""
        return self.uri.startswith("neo4j")

    def __post_init__(self) -> None:
        if "@" in self.uri:
            raise EngineError(
                f"NEO4J_URI {without_password(self.uri)!r} names a user; set NEO4J_USERNAME and NEO4J_PASSWORD "
                "instead, and write the address alone, as neo4j://host:7687"
            )
        match = _URI.fullmatch(self.uri)
        if not match or int(match["port"] or 0) > 65535:
            raise EngineError(f"NEO4J_URI {self.uri!r} is not an address; write it as neo4j://host:7687")


def without_password(uri: str) -> str:
    """Return an address with any password in it hidden, even if the address is wrong.

    >>> without_password("bolt://neo4j:se/cr@et@host:7687")
    'bolt://neo4j:***@host:7687'
    """
    start, separator, rest = uri.rpartition("://")
    user, at, host = rest.rpartition("@")
    return f"{start}{separator}{user.partition(':')[0]}:***@{host}" if at else uri


def find_address(*, reference: bool = False, meanwhile: Callable[[], object] | None = None) -> Address:
    """Return the address of the graph: the Neo4j that ``NEO4J_URI`` names, else the embedded engine, which is started.

    With ``reference``, an embedded graph that has never held anything gets the graph of the reference case that was
    made when molehunt was built. While the embedded engine starts, the driver is imported and ``meanwhile`` called.
    Raises EngineError if the environment names only a part of an address, or the embedded engine cannot start.
    """
    uri = os.environ.get("NEO4J_URI")
    if uri:
        return _from_environment(uri)
    if unused := [name for name in _OTHER_VARIABLES if os.environ.get(name)]:
        raise EngineError(f"{unused[0]} is set but NEO4J_URI is not; set it, or unset {' and '.join(unused)}")
    from molehunt.engine import ensure_running

    def wait() -> None:
        import_module("neo4j")
        if meanwhile:
            meanwhile()

    return embedded_address(ensure_running(find_archive=_prebuilt if reference else None, meanwhile=wait))


def embedded_address(running: Running) -> Address:
    """Return the address of a running embedded engine."""
    return Address(
        uri=f"bolt://{running.host}:{running.port}",
        user=running.writer.user,
        password=running.writer.password,
        database=running.database,
        reader=running.reader.user,
        reader_password=running.reader.password,
        embedded=True,
        folder=running.folder,
        filled=running.filled,
    )


def _prebuilt() -> Path | None:
    from molehunt.store.prebuilt import find_prebuilt

    return find_prebuilt()


def _from_environment(uri: str) -> Address:
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        raise EngineError(
            f"NEO4J_URI is set to {without_password(uri)} but NEO4J_PASSWORD is not; set it, or unset NEO4J_URI"
        )
    return Address(
        uri=uri,
        user=os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=password,
        database=os.environ.get("NEO4J_DATABASE") or None,
    )
