"""Gephi's own importer, fetched once with Maven into the cache of the tests, and what it makes of a file."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests import needs
from tests.neo4j import jars, java

JAVA = range(17, 26)
_HERE = Path(__file__).parent
_SOURCES = (_HERE / "pom.xml", _HERE / "GephiReader.java")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_NO_ACCESS = ("Could not transfer", "Unknown host", "Connection refused", "offline mode", "timed out")


def read(file: Path) -> list[list[str]]:
    """The lines that ``GephiReader`` prints of a file, each as its cells."""
    folder = _fetched(jars.cache_folder())
    said = _run([_java(), "-cp", f"{folder / 'jars' / '*'}{os.pathsep}{folder / 'classes'}", "GephiReader", str(file)])
    return [line.split("\t") for line in said.splitlines()]


def _fetched(cache: Path) -> Path:
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in _SOURCES)).hexdigest()
    target = cache / f"gephi-{digest[:8]}"
    cache.mkdir(parents=True, exist_ok=True)
    with jars.alone_in(cache):
        if not target.is_dir():
            partial = Path(tempfile.mkdtemp(prefix="partial-", dir=cache))
            _fill(partial)
            partial.rename(target)
    return target


def _fill(folder: Path) -> None:
    pom, source = map(str, _SOURCES)
    try:
        _run([shutil.which("mvn") or "mvn", "-q", "-B", "-U", "-f", pom, _COPY, f"-DoutputDirectory={folder / 'jars'}"])
    except AssertionError as failed:
        if any(sign in str(failed) for sign in _NO_ACCESS):
            needs.lacking("maven-repository", detail="Gephi's importer could not be fetched")
        raise
    compiler = ["-cp", f"{folder / 'jars' / '*'}", "org.eclipse.jdt.internal.compiler.batch.Main", "-17", "-proc:none"]
    _run([_java(), *compiler, "-d", str(folder / "classes"), source])


def _java() -> str:
    return str(java.find(JAVA))


def _run(command: list[str]) -> str:
    """What a command prints; an AssertionError with all that it said if it fails."""
    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8", timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
