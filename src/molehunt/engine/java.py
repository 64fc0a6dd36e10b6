"""The Java that the wheel ``arcadedb-embedded`` brings, and the command lines it is run with.

The wheel's Python package is located, never imported: importing it starts a Java machine inside this process.
To change a setting of the server, edit ``_places``, ``_graph`` or ``_left_out``; the reason stands beside each.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from molehunt.engine.home import DATABASE, HOST, Home
from molehunt.engine.settings import Settings
from molehunt.model.errors import EngineError

INSTALL = "pip install --force-reinstall arcadedb-embedded"
# Not put on the class path, because nothing here uses them: other protocols, importers of files.
UNUSED = ("console", "graphql", "integration", "mcp", "postgresw", "redisw", "python-bridge")


@dataclass(frozen=True, slots=True)
class Wheel:
    """The installed engine: its Java program, its jars in a fixed order, its version."""

    java: Path
    jars: tuple[str, ...]
    version: str

    @property
    def key(self) -> str:
        """The name of the start-up cache, which only this installation can use."""
        stamp = "|".join((self.version, str(self.java), str(self.java.stat().st_mtime_ns), *self.jars))
        return hashlib.sha256(os.fsencode(stamp)).hexdigest()[:16]


def find_wheel() -> Wheel:
    """Return the installed wheel; raise EngineError if it, its Java or its jars are missing."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or not spec.origin:
        raise EngineError(f"the embedded engine is not installed: {INSTALL}; or give NEO4J_URI to use a Neo4j")
    package = Path(spec.origin).parent
    java = package / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    if not java.is_file() or not os.access(java, os.X_OK):
        raise EngineError(f"the embedded engine has no Java that can be run at {java}: {INSTALL}")
    # In a fixed order, since the start-up cache is valid for one class path only.
    jars = sorted(str(jar) for jar in (package / "jars").glob("*.jar"))
    used = tuple(jar for jar in jars if not Path(jar).name.startswith(tuple(f"arcadedb-{n}" for n in UNUSED)))
    version = next((Path(j).stem.rpartition("-")[2] for j in used if "arcadedb-server-" in j), "")
    if not version:
        raise EngineError(f"the embedded engine has no server in {package / 'jars'}: {INSTALL}")
    return Wheel(java, used, version)


def cache(place: Home, wheel: Wheel) -> Path:
    """Return the file of the start-up cache for this installation, made or not."""
    return place.aot_cache / f"{wheel.key}.aot"


def record(place: Home, wheel: Wheel) -> Path:
    """Return the file in which a running server records what the start-up cache is made from."""
    return place.aot_cache / f"{wheel.key}.record"


def serve(place: Home, wheel: Wheel, chosen: Settings, ports: tuple[int, int]) -> list[str]:
    """Return the command line of the server, to be run in the data folder; ``ports`` are those of Bolt and HTTP."""
    aot = _aot_cache(place, wheel) if chosen.aot_cache else []
    return [str(wheel.java), *_machine(chosen), *aot, *_places(ports), *_graph(chosen), *_left_out(), *_main(wheel)]


def assemble(place: Home, wheel: Wheel, made: Path) -> list[str]:
    """Return the command line that turns the record of a run into a start-up cache."""
    modes = [
        "-XX:AOTMode=create",
        f"-XX:AOTConfiguration={record(place, wheel).name}",
        f"-XX:AOTCache={made.name}",
    ]
    return [str(wheel.java), *_collector(), *modes, *_main(wheel)[:2]]


def _collector() -> list[str]:
    # The serial garbage collector starts fastest and needs the least memory.
    return ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC"]


def _machine(chosen: Settings) -> list[str]:
    # A quarter of the memory and at most 2 GB, unless the user sets another size. A server without memory ends,
    # and the next command starts it again.
    heap = [f"-Xmx{chosen.heap}"] if chosen.heap else ["-XX:MaxRAM=8g", "-XX:MaxRAMPercentage=25"]
    # Room enough at the beginning for a start and a first answer with one garbage collection instead of three.
    room = ["-XX:InitialRAMPercentage=3", "-XX:MetaspaceSize=64m"]
    # The second compiler waits for methods that run ten times as often as it would by itself: a start and a first
    # answer get the processor, a large load and a long session still get their machine code.
    later = [
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
    ]
    fixed = [*room, *later, "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-XX:ErrorFile=log/java_error.log"]
    return [*_collector(), *heap, *fixed, "-Djava.awt.headless=true", "-Djava.net.preferIPv4Stack=true"]


def _aot_cache(place: Home, wheel: Wheel) -> list[str]:
    if cache(place, wheel).exists():
        return [f"-XX:AOTCache={place.aot_cache.name}/{cache(place, wheel).name}"]
    return ["-XX:AOTMode=record", f"-XX:AOTConfiguration={place.aot_cache.name}/{record(place, wheel).name}"]


def _places(ports: tuple[int, int]) -> list[str]:
    """Return where the server keeps its files, and where it answers."""
    bolt, http = ports
    return [
        # A relative path: the name of the data folder may hold characters that a command line does not pass on.
        "-Djava.util.logging.config.file=config/arcadedb-log.properties",
        "-Darcadedb.server.rootPath=.",
        "-Darcadedb.server.databaseDirectory=./databases",
        "-Darcadedb.server.name=molehunt",
        f"-Darcadedb.server.defaultDatabases={DATABASE}[root]",
        f"-Darcadedb.bolt.defaultDatabase={DATABASE}",
        "-Darcadedb.server.plugins=Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        f"-Darcadedb.bolt.host={HOST}",
        f"-Darcadedb.bolt.port={bolt}",
        # The server always has HTTP. It is used to end queries, and to stop the server on Windows.
        f"-Darcadedb.server.httpIncomingHost={HOST}",
        f"-Darcadedb.server.httpIncomingPort={http}",
    ]


def _graph(chosen: Settings) -> list[str]:
    """Return how the graph is asked and written."""
    return [
        f"-Darcadedb.command.timeout={chosen.timeout}",
        # At each commit the log of changes is passed to the operating system, so it survives the process. With 0
        # the system writes it to disk later: a power cut may lose the last seconds, and loading the case again
        # restores them. With 1 and 2 every commit waits for the disk.
        "-Darcadedb.txWAL=true",
        "-Darcadedb.txWalFlush=0",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    ]


def _left_out() -> list[str]:
    """Return what the server does without."""
    return [
        "-Darcadedb.studio.enabled=false",
        "-Darcadedb.support.autoRegister=false",
        # The server calls nobody, so it need not read 140 certificates to know whom to trust.
        "-Djavax.net.ssl.trustStore=NONE",
        # No monitoring of the Java machine: a builder that does not exist keeps the HTTP server, which then goes
        # without, from loading all that belongs to it.
        "-Djavax.management.builder.initial=none",
        "-Djboss.threads.eqe.disable-mbean=true",
        # Each of these costs start-up time and is not used here.
        "-Darcadedb.serverMetrics=false",
        "-Darcadedb.server.healthCheck.enabled=false",
        "-Darcadedb.polyglotEngineEnabled=false",
    ]


def _main(wheel: Wheel) -> list[str]:
    return ["-cp", os.pathsep.join(wheel.jars), "com.arcadedb.server.ArcadeDBServer"]
