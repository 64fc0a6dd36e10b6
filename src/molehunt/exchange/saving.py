"""Files written whole or not at all: under another name first, which is then changed for their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from molehunt.model.either import either
from molehunt.model.errors import MolehuntError
from molehunt.model.whole import beside, write_whole


def save_file(path: Path, text: str, *, force: bool = False) -> Path:
    """Write a file and return its path; one that is there already is replaced if ``force`` is true.

    Raises MolehuntError if it is there and must not be replaced, is no file, or cannot be written.
    """
    with _told(path):
        place = path.resolve()  # what a link leads to is replaced, and not the link
        if place.exists() and not place.is_file():
            raise MolehuntError(f"{path} is no file; name a file to write")
        if place.exists() and not force:
            raise MolehuntError(
                f"{path} is there already; name another file, or overwrite it with {either('--force', 'force=True')}"
            )
        write_whole(place, text.encode())
    return path


def save_folder(folder: Path, files: Mapping[str, str], *, force: bool = False) -> Path:
    """Write files into a folder and return its path; the folder appears with all of them.

    With ``force`` a folder that is not empty is written into: files of these names are replaced, each as a whole, and
    others stay. Raises MolehuntError if it must not be, is no folder, or cannot be written.
    """
    with _told(folder):
        place = folder.resolve()
        if place.exists() and not place.is_dir():
            raise MolehuntError(f"{folder} is no folder; name a folder to write {len(files)} files into")
        if place.exists() and any(place.iterdir()):
            if not force:
                raise MolehuntError(
                    f"{folder} is not empty; name another folder, or write into it with "
                    + either("--force", "force=True")
                )
            for name, text in files.items():
                write_whole(place / name, text.encode())
        else:
            _make(place, files)
    return folder


def _make(folder: Path, files: Mapping[str, str]) -> None:
    made = beside(folder)
    made.mkdir()
    try:
        for name, text in files.items():
            write_whole(made / name, text.encode())
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell of what cannot be written in one line."""
    try:
        yield
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        raise MolehuntError(f"{path}: half of a character, {half}, cannot be written; export json instead") from error
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise MolehuntError(f"{path}: {said or error}; name a place that can be written to") from error
