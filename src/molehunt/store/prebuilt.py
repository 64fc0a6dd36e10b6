"""An archive with the graph of the reference case, so that the first question need not load the case.

The archive has a key: a digest of everything that a load depends on, that is, the case, the data model, the queries,
the code that reads and loads, the version of the engine. An archive with another key is not used.
``python -m molehunt.store.prebuilt FILE`` makes it; the build of a wheel does so (``hatch_build.py``).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from molehunt.engine import java
from molehunt.engine.archive import pack, read_key
from molehunt.engine.home import home
from molehunt.model.errors import MolehuntError
from molehunt.model.shipped import shipped

ARCHIVE = ("build", "prebuilt.zip")
"""Where the archive lies, in the package or in the checkout."""
_DATA = (("cypher",), ("data", "model"), ("data", "cases", "zborowski"))
_CODE = ("case", "model", "store")


def find_prebuilt() -> Path | None:
    """Return the archive of the reference case; None if there is none, or its key differs from ``key()``."""
    try:
        archive = shipped(*ARCHIVE)
    except MolehuntError:
        return None
    return archive if read_key(archive) == key() else None


def key() -> str:
    """Return the digest of everything that the graph of the reference case depends on."""
    digest = blake2b(java.find_wheel().version.encode(), digest_size=16)
    for name, path in _files():
        content = path.read_bytes()
        digest.update(f"\n{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    for parts in _DATA:
        yield from _below(shipped(*parts), "/".join(parts), "*")
    for package in _CODE:
        yield from _below(Path(__file__).parent.parent / package, package, "*.py")


def _below(folder: Path, name: str, pattern: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def build(archive: Path) -> None:
    """Load the reference case in an engine of its own and pack its graph.

    Raises MolehuntError if the engine cannot run or the case has faults, OSError if the file cannot be written.
    """
    from molehunt.case import read
    from molehunt.engine import ensure_running, stop
    from molehunt.store.address import embedded_address
    from molehunt.store.graph_store import GraphStore
    from molehunt.store.load import load

    made_of = key()
    with tempfile.TemporaryDirectory(prefix="molehunt-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch, "home")
        try:
            with GraphStore(embedded_address(ensure_running(folder))) as store:
                load(store, read(shipped("data", "cases", "zborowski")))
        finally:
            stop(folder)
        archive.parent.mkdir(parents=True, exist_ok=True)
        pack(home(folder), archive, made_of)


if __name__ == "__main__":
    # The settings in the environment are meant for another engine: that of the user who runs the build.
    os.environ |= {"MOLEHUNT_AOT_CACHE": "0", "MOLEHUNT_BOLT_PORT": "0", "MOLEHUNT_IDLE": "5", "MOLEHUNT_TIMEOUT": "0"}
    build(Path(sys.argv[1]))
