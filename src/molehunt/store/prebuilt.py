"""An archive with the graph of the reference case, so that the first question need not load the case.

The archive has a key: a digest of everything that a load depends on, that is, the case, the data model, the queries,
the code that reads and loads, the version of the engine. An archive with another key is not used.
``store.prebuilding`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from molehunt.engine import java
from molehunt.engine.archive import read_key
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
