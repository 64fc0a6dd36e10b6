"""Add rows to the tables of a case, or take some out: checked first, written whole or not at all.

All else in a file stays as it is, byte for byte: other rows, their order, their quotes, the ends of lines. The case as
it would be is checked in a folder of its own, as ``molehunt check`` does, before a file of the case is touched.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from molehunt.case.reader import check_case
from molehunt.case.reading.package import FILE, read_package
from molehunt.model.errors import MolehuntError
from molehunt.model.sheets import as_csv
from molehunt.model.whole import write_whole

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by the name of their table; a column that the file does not have is left out."""
_MARK = "\ufeff"


def add_rows(folder: Path, rows: Rows, corpus: Path | None = None) -> list[Path]:
    """Write rows at the ends of tables, and return the files that changed, in the order of the tables given.

    Give a table before those that refer to it: then the case has no fault between two files, either.

    Raises MolehuntError if the case would have a fault or a file cannot be written; then nothing is changed.
    """
    return _edit(folder, {name: partial(_with, added) for name, added in rows.items() if added}, corpus)


def take_out_rows(folder: Path, ids: Mapping[str, Collection[str]], corpus: Path | None = None) -> list[Path]:
    """Take the rows of some ids out of tables, and return the files that changed; raises as above.

    Give a table after those that refer to it.
    """
    return _edit(folder, {name: partial(_without, some) for name, some in ids.items() if some}, corpus)


def _edit(folder: Path, edits: Mapping[str, Callable[[str], str]], corpus: Path | None) -> list[Path]:
    paths = read_package(folder)[0].paths
    files = {folder / paths[name]: edit for name, edit in edits.items()}
    try:
        old = {file: file.read_bytes() for file in files}
        new = {file: edit(old[file].decode()).encode() for file, edit in files.items()}
        new = {file: content for file, content in new.items() if content != old[file]}
        _check(folder, list(paths.values()), new, corpus)
        _write(new, old)
    except (OSError, UnicodeError) as error:
        raise MolehuntError(f"{folder}: {getattr(error, 'strerror', None) or error}; nothing was changed") from error
    return list(new)


def _check(folder: Path, paths: Sequence[str], new: Mapping[Path, bytes], corpus: Path | None) -> None:
    """Raise MolehuntError if the case would have a fault with the new files."""
    with TemporaryDirectory(prefix="molehunt-") as made:
        for path in (FILE, *paths):
            place = Path(made, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            if folder / path in new:
                place.write_bytes(new[folder / path])
            elif (folder / path).is_file():
                shutil.copyfile(folder / path, place)
        faults = check_case(made, corpus).faults
    if faults:
        many = f"{len(faults)} faults, of which the first" if len(faults) > 1 else "a fault"
        first = str(faults[0]).replace(made, str(folder))
        raise MolehuntError(f"the case in {folder} would have {many}: {first}; nothing was changed")


def _write(new: Mapping[Path, bytes], old: Mapping[Path, bytes]) -> None:
    """Write every file, or put back those that were written."""
    if changed := [file for file in new if file.read_bytes() != old[file]]:
        raise MolehuntError(f"{changed[0]} was changed by somebody else meanwhile; nothing was changed, so ask again")
    written: list[Path] = []
    try:
        for file, content in new.items():
            written.append(file)
            write_whole(file, content)
    except BaseException:
        for file in written:
            write_whole(file, old[file])
        raise


def _with(rows: Sequence[Mapping[str, str]], text: str) -> str:
    header = [name.strip().removeprefix(_MARK) for name in next(csv.reader(io.StringIO(text)))]
    end = "\r\n" if "\r\n" in text else "\n"
    added = as_csv([row.get(name, "") for name in header] for row in rows).replace("\n", end)
    return text + ("" if text.endswith("\n") else end) + added


def _without(ids: Collection[str], text: str) -> str:
    return "".join(lines for record, lines in _records(text) if not record or record[0].strip() not in ids)


def _records(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield every record with its own lines as they stand in the file."""
    lines = io.StringIO(text, newline="").readlines()
    reader, start = csv.reader(lines), 0
    for record in reader:
        yield record, "".join(lines[start : reader.line_num])
        start = reader.line_num
