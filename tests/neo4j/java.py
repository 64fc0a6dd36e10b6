"""Finds a Java that a Neo4j release runs on.

The user's own comes first (JAVA_HOME, then `java` on PATH), then what the system has installed, and last the
runtime inside the arcadedb-embedded wheel: molehunt depends on it, so there is always one. To look in another
place, add it to `_candidates`.
"""

import functools
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PROGRAM = "java.exe" if os.name == "nt" else "java"
_INSTALLED = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home")


def _candidates() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", _PROGRAM)
    if found := shutil.which("java"):
        yield Path(found)
    for pattern in _INSTALLED:
        for home_folder in sorted(Path("/").glob(pattern[1:])):
            yield home_folder / "bin" / _PROGRAM
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / "jre" / "bin" / _PROGRAM


@functools.cache
def major(program: Path) -> int | None:
    """The major version this program says it has; None where it is no working Java, as the stub on macOS."""
    try:
        said = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r'version "(\d+)', said.stderr)
    return int(version[1]) if version else None


def find(accepted: range) -> Path | None:
    """The first Java whose major version is accepted, or None."""
    return next((program for program in _candidates() if major(program) in accepted), None)
