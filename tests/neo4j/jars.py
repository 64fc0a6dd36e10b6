"""Neo4j's jars and the compiled launcher, fetched once with Maven into a cache folder that outlives the run.

The cache is the folder in MOLEHUNT_TEST_CACHE, else the user's cache folder for molehunt-tests. To test
against another release, add it to RELEASES. A release's folder is named after its version and a digest of the
pom and the launcher, so that a change of any of them fetches anew.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from tests.neo4j import java

_HERE = Path(__file__).parent
_POM = _HERE / "pom.xml"
_LAUNCHER = _HERE / "Neo4jServer.java"
_PARTIAL = "partial-"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
# The jars with the procedures of Graph Data Science that molehunt calls. All of its 139 jars are on the class path, but
# Neo4j looks through each class of what is a plugin.
_PLUGINS = ("proc-catalog", "proc-centrality", "proc-community")
_LIMIT_SECONDS = 600
_NO_ACCESS = ("Could not transfer", "Unknown host", "Connection refused", "offline mode", "timed out")


@dataclass(frozen=True, slots=True)
class Release:
    """One Neo4j to test against, the Java versions it was seen to run on, and its Graph Data Science, if it has one."""

    name: str
    version: str
    java: range
    gds: str = ""


RELEASES = {
    release.name: release
    for release in (
        Release("neo4j-5.26", "5.26.30", range(17, 26), gds="2.13.9"),
        Release("neo4j-2026", "2026.08.1", range(21, 26)),
    )
}


class NotFetchedError(RuntimeError):
    """Maven or the compiler failed; the message holds what it said."""


class UnreachableError(NotFetchedError):
    """Maven could not reach its repository, which is no fault of what is tested."""


def cache_folder() -> Path:
    """Where fetched releases are kept."""
    chosen = os.environ.get("MOLEHUNT_TEST_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("molehunt-tests")


def fetched(release: Release, cache: Path, *, maven_options: Sequence[str] = ()) -> Path:
    """The folder with this release's jars and launcher, fetched first where it is not there yet."""
    digest = hashlib.sha256(_POM.read_bytes() + _LAUNCHER.read_bytes()).hexdigest()
    target = cache / f"neo4j-{release.version}-{digest[:8]}"
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    with alone_in(cache):
        if not target.is_dir():
            _fetch(release, target, maven_options)
    return target


@contextmanager
def alone_in(cache: Path) -> Iterator[None]:
    """Hold the cache against other runs, cleared of what killed ones left half done."""
    # SQLite's lock is the one in the standard library that works on every system and dies with its process.
    with closing(sqlite3.connect(cache / "lock.sqlite", timeout=2 * _LIMIT_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        # Whoever began these is dead, or would hold the lock.
        for leftover in cache.glob(f"{_PARTIAL}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def _fetch(release: Release, target: Path, maven_options: Sequence[str]) -> None:
    # Renamed when whole: a download that was cut short is never taken for a release.
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=target.parent))
    try:
        _copy_jars(release, partial / "jars", maven_options)
        (partial / "plugins").mkdir()
        for name in _PLUGINS if release.gds else ():
            shutil.copy(partial / "jars" / f"{name}-{release.gds}.jar", partial / "plugins")
        _compile_launcher(release, partial)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _copy_jars(release: Release, folder: Path, maven_options: Sequence[str]) -> None:
    goal = ["-f", str(_POM), _COPY, "-DincludeScope=runtime"]
    settings = [f"-DoutputDirectory={folder}", f"-Dneo4j.version={release.version}"]
    settings += [f"-Dgds.version={release.gds}"] if release.gds else []
    # -U: a failure that Maven remembers from an earlier day does not count today.
    code, said = _run([shutil.which("mvn") or "mvn", "-q", "-B", "-U", *maven_options, *goal, *settings])
    if code == 0:
        return
    first = next((line for line in said.splitlines() if "[ERROR]" in line), said.strip())
    words = first.rpartition("[ERROR]")[2].removesuffix("-> [Help 1]").strip()
    raise (UnreachableError if any(sign in said for sign in _NO_ACCESS) else NotFetchedError)(words)


def _compile_launcher(release: Release, folder: Path) -> None:
    program = java.find(release.java)
    # The compiler takes the class path of the Java it runs on for its own.
    compiler = ["-cp", str(folder / "jars" / "*"), "org.eclipse.jdt.internal.compiler.batch.Main"]
    code, said = _run([str(program), *compiler, "-17", "-proc:none", "-d", str(folder / "classes"), str(_LAUNCHER)])
    if code != 0:
        raise NotFetchedError(said)


def _run(command: list[str]) -> tuple[int, str]:
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_LIMIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 1, f"{command[0]} timed out after {_LIMIT_SECONDS} s"
    return ended.returncode, ended.stdout
