"""Neo4j servers for one test process, each started when it is first asked for.

A server is a child of the process, on a loopback port, with a random password and a home of its own that is removed
with it. It ends when the process ends, even if that is killed, because its standard input ends then (see
Neo4jServer.java).
"""

import os
import secrets
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.neo4j import jars, java
from tests.neo4j.jars import RELEASES, Release

# Most of the work is loading and compiling classes: the compiler's first stage alone halves it, for a whole run, too.
# By itself that stage has 48 MB for what it compiled; a few files of tests fill them, and compiled code is thrown away.
# The classes are those of released jars: not to verify them spares a fifth of a start.
_JVM = (
    "-Xmx1g",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:ReservedCodeCacheSize=240m",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
)
_LIMIT_SECONDS = 180
_POLL_SECONDS = 0.1


class NoStartError(RuntimeError):
    """A server ended or stayed silent before it was ready; the message holds the end of its log."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, its Bolt port on loopback and the password of its user neo4j."""

    process: subprocess.Popen[bytes]
    home: Path
    port: int
    password: str = field(repr=False)


class Servers:
    """The servers of one process, by the name of their release."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: dict[str, Server] = {}

    def get(self, name: str) -> Server:
        """The running server; raises what kept it from starting."""
        if name not in self._running:
            self._running[name] = start(RELEASES[name], self._folder / name)
        return self._running[name]

    def stop(self) -> None:
        """End those that run."""
        for server in self._running.values():
            _stop(server)


def start(release: Release, home: Path) -> Server:
    """Fetch the release where needed, start it in this home folder, and wait until it is ready."""
    library = jars.fetched(release, jars.cache_folder())
    classpath = os.pathsep.join([str(library / "classes"), str(library / "jars" / "*")])
    password = secrets.token_urlsafe(16)
    home.mkdir(parents=True, exist_ok=True)
    with (home / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [str(java.find(release.java)), *_JVM, "-cp", classpath, "Neo4jServer", str(home), str(library / "plugins")],
            env={**os.environ, "NEO4J_PASSWORD": password},
            stdin=subprocess.PIPE,
            stdout=console,
            stderr=subprocess.STDOUT,
            # Ctrl-C is for the test run, which then ends its servers.
            start_new_session=True,
        )
    try:
        return Server(process, home, _port_when_ready(process, home), password)
    except BaseException:
        _end(process)
        raise


def _port_when_ready(process: subprocess.Popen[bytes], home: Path) -> int:
    deadline = time.monotonic() + _LIMIT_SECONDS
    while time.monotonic() < deadline:
        log = (home / "console.log").read_text(errors="replace")
        ready = next((line for line in log.splitlines() if line.startswith("ready ")), None)
        if ready is not None and log.endswith("\n"):
            return int(ready.split()[1])
        if process.poll() is not None:
            raise NoStartError(f"Neo4j ended with status {process.returncode} before it was ready:\n{log[-4000:]}")
        time.sleep(_POLL_SECONDS)
    raise NoStartError(f"Neo4j was not ready within {_LIMIT_SECONDS} s; its log ends:\n{log[-4000:]}")


def _stop(server: Server) -> None:
    _end(server.process)
    shutil.rmtree(server.home, ignore_errors=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
