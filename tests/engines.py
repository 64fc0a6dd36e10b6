"""The engines that tests in need of a graph run on, by name.

To test on another engine, add its name to NAMES with what it needs, and to `Engines.get` how it is started.
"""

from dataclasses import dataclass, field
from pathlib import Path

from molehunt.engine import ensure_running
from tests.neo4j.servers import Servers

# Each engine with the needs (tests/needs.py) of the tests on it.
NAMES: dict[str, tuple[str, ...]] = {
    "embedded": (),
    "neo4j-5.26": ("maven", "java-17"),
    "neo4j-2026": ("maven", "java-21"),
}
# The older release of an engine that is there twice. What is tried at random, again and again, is tried on both, and a
# quarter as often on this one; what is asked once is asked on all.
OLDER = "neo4j-5.26"


@dataclass(frozen=True, slots=True)
class Engine:
    """Where a running engine answers, and who may write and who only read there."""

    name: str
    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    reader_user: str
    reader_password: str = field(repr=False)

    def turns(self, number: int) -> int:
        """How often a test does on this engine what it does so often at random."""
        return -(-number // 4) if self.name == OLDER else number


class Engines:
    """The engines of one process, started on first use and stopped together."""

    def __init__(self, home: Path, servers: Path) -> None:
        self._home = home
        self._servers = Servers(servers)

    def get(self, name: str) -> Engine:
        """The running engine; raises what kept it from starting."""
        return _embedded_engine(self._home) if name == "embedded" else self._neo4j_engine(name)

    def stop(self) -> None:
        """Stop the Neo4j servers; the embedded one ends with its home."""
        self._servers.stop()

    def _neo4j_engine(self, name: str) -> Engine:
        server = self._servers.get(name)
        return Engine(
            name=name,
            uri=f"bolt://localhost:{server.port}",
            user="neo4j",
            password=server.password,
            database="neo4j",
            # Community Edition has no roles: there it is the access mode READ that refuses writes.
            reader_user="neo4j",
            reader_password=server.password,
        )


def _embedded_engine(home: Path) -> Engine:
    running = ensure_running(home)
    return Engine(
        name="embedded",
        uri=running.uri,
        user=running.writer.user,
        password=running.writer.password,
        database=running.database,
        reader_user=running.reader.user,
        reader_password=running.reader.password,
    )
