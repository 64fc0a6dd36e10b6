"""A graph in one file, packed from the data folder of a stopped engine, to be unpacked into a folder without a graph.

The file holds the graph alone: no passwords, settings or logs.
"""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from molehunt.engine.folder import unusable
from molehunt.engine.home import Home


def pack(place: Home, archive: Path, key: str) -> None:
    """Write the graph of a stopped engine to a file, whole or not at all; ``key`` says what it is made of.

    Raises OSError if the file cannot be written.
    """
    beside = archive.with_suffix(".new")
    with ZipFile(beside, "w", ZIP_DEFLATED, compresslevel=9) as file:
        file.comment = key.encode("ascii")
        for path in sorted(place.databases.rglob("*")):
            file.write(path, path.relative_to(place.databases))
    beside.replace(archive)


def read_key(archive: Path) -> str:
    """Return the key with which an archive was packed, empty if there is no archive or it cannot be read."""
    try:
        with ZipFile(archive) as file:
            return file.comment.decode("ascii", "replace")
    except (OSError, BadZipFile):
        return ""


def unpack(place: Home, archive: Path) -> bool:
    """Put the graph of an archive into a folder that has none; return False if the archive is damaged.

    The graph appears there whole or not at all. Raises EngineError if the folder cannot be written.
    """
    beside = place.databases.with_suffix(".new")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(mode=0o700)
        with ZipFile(archive) as file:
            file.extractall(beside)
        place.databases.rmdir()
        beside.replace(place.databases)
    except (BadZipFile, zlib.error, EOFError):
        shutil.rmtree(beside, ignore_errors=True)
        return False
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise unusable(place, error) from error
    return True
