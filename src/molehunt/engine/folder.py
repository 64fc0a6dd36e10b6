"""The data folder on disk: which folder is ours, and making it ready.

A folder is ours if molehunt made it, if it was empty when molehunt first used it, or if it is the data folder of an
earlier version; a marker file says so. Any other folder is left exactly as it is. The mode of a folder that molehunt
did not make is never changed: every folder below it is closed to others instead.
"""

from __future__ import annotations

import json
import os
import stat
from errno import ENOSPC
from pathlib import Path
from typing import Any

from molehunt.engine.home import Home
from molehunt.model.errors import EngineError

_MARKER_TEXT = (
    "This folder belongs to molehunt: its graph, passwords and logs. Remove the whole folder to remove them.\n"
)
_EARLIER = ("server.lock", "last-used", "config", "log", "warm")
"""What the data folder of version 0.1.0.dev held, which had no marker."""


def is_ours(place: Home) -> bool:
    """Tell whether the folder is a data folder of molehunt."""
    return place.marker.exists() or all((place.folder / name).exists() for name in _EARLIER)


def prepare(place: Home) -> None:
    """Make the folder and those below it ready, open to the owner alone.

    Raises EngineError if the folder holds something that is not ours, or cannot be written.
    """
    try:
        if not place.marker.exists():
            _claim(place)
        for folder in (place.config, place.log.parent, place.databases, place.aot_cache):
            folder.mkdir(mode=0o700, exist_ok=True)
        place.last_used.touch()
    except OSError as error:
        raise unusable(place, error) from error


def unusable(place: Home, error: OSError) -> EngineError:
    """Return the error for a data folder that cannot be written, with what to do."""
    where = error.filename or place.folder
    return EngineError(
        f"cannot write {where}: {error.strerror}; make room or make it writable, or set MOLEHUNT_HOME to another folder"
    )


def refuse_full_disk(place: Home) -> None:
    """Raise EngineError if the disk of the folder is full, which the server reports only in its log."""
    import shutil

    try:
        free = shutil.disk_usage(place.folder).free
    except OSError:
        return
    if free < 1_000_000:
        raise unusable(place, OSError(ENOSPC, os.strerror(ENOSPC), str(place.folder)))


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; raise OSError or ValueError if it is anything else."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is not a regular file")  # reading a pipe would never end
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _claim(place: Home) -> None:
    """Mark the folder as ours, after making it if need be; raise EngineError if it holds anything else."""
    _make(place.folder)
    # Another command may mark it between the two tests; it puts nothing else there before.
    if any(place.folder.iterdir()) and not is_ours(place):
        raise EngineError(
            f"the data folder {place.folder} holds files that are not molehunt's, and is left as it is; "
            "set MOLEHUNT_HOME to an empty folder, or to one that does not exist yet"
        )
    earlier = place.folder / "warm"
    if earlier.is_dir() and not place.aot_cache.exists():
        earlier.rename(place.aot_cache)
    place.marker.write_text(_MARKER_TEXT, encoding="ascii")


def _make(folder: Path) -> None:
    """Make a folder and its parents, each open to the owner alone whatever the umask is."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def private_file(path: Path) -> int:
    """Create a file for secrets and return its descriptor; raise OSError if anything is there already."""
    # O_EXCL: never write a secret into a file that somebody else may have put there and opened.
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
