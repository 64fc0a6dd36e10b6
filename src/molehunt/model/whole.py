"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it meanwhile finds the old one or the new one, never a part.

    What a link leads to is replaced, and not the link. Raises OSError.
    """
    place = path.resolve()
    made = beside(place)
    try:
        with made.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(place)
    finally:
        made.unlink(missing_ok=True)


def beside(place: Path) -> Path:
    """Return a name in the same folder, so that it can be changed for that of the place in one step."""
    return place.parent / f".molehunt-{os.getpid()}-{os.urandom(4).hex()}"
