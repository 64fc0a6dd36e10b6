"""Which reader for a case: the `csv` module with our checks, frictionless, msgspec or pydantic.

    python -m tests.benchmarks.read_case [ROWS]

Each reads the claims of one generated case (100,000 by default) and checks the forms of the cells: required,
closed lists, patterns. Ours does more in its time: every table, every reference, role and date. Then each reads
a file with one wrong cell behind a cell of three lines, and its words are shown. The others are measured where
they are installed (pip install frictionless msgspec pydantic); molehunt needs none of them.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from molehunt.case import check, read
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.grid import read_grid
from molehunt.case.reading.tables import CLAIMS, Column
from molehunt.case.reading.text import read_text
from molehunt.model.vocabulary import vocabulary
from tests.cases import synthetic

Reader = Callable[[Path], list[str]]
PATTERNS = {"slug": "^[a-z0-9][a-z0-9-]*$", "grade": "^[A-F][1-6]$"}


def records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def plain(folder: Path) -> list[str]:
    """Read only, no check: what every reader built on csv pays at least."""
    return [str(fault) for fault in read_grid(read_text(folder / "claims.csv")).faults]


def ours(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder).faults]


def ours_to_records(folder: Path) -> list[str]:
    read(folder)
    return []


def frictionless(folder: Path) -> list[str]:
    from frictionless import Checklist, Package

    resource = Package(str(folder / "datapackage.json")).get_resource("claims")
    resource.schema.foreign_keys = []
    found = resource.validate(Checklist(), limit_errors=100)
    return [error.message for task in found.tasks for error in task.errors]


def pattern(column: Column) -> str | None:
    values = closed_lists(vocabulary()).get(column.closed)
    if values is not None:
        return f"^({'|'.join(map(re.escape, values))}){'' if column.needed else '?'}$"
    return PATTERNS.get(column.form, "^(.|\n)+$" if column.needed else None)


def msgspec(folder: Path) -> list[str]:
    from typing import Annotated

    import msgspec as library

    held = [(c.name, Annotated[str, library.Meta(pattern=p)] if (p := pattern(c)) else str) for c in CLAIMS.columns]
    row = library.defstruct("Row", held)
    faults = []
    for number, record in enumerate(records(folder / "claims.csv"), 2):
        try:
            library.convert(record, row)
        except library.ValidationError as error:
            faults.append(f"row {number}: {error}")
    return faults


def pydantic(folder: Path) -> list[str]:
    from typing import Annotated

    import pydantic as library

    held = {
        c.name: (Annotated[str, library.Field(pattern=p)] if (p := pattern(c)) else str, ...) for c in CLAIMS.columns
    }
    row = library.create_model("Row", **held)
    faults = []
    for number, record in enumerate(records(folder / "claims.csv"), 2):
        try:
            row.model_validate(record)
        except library.ValidationError as error:
            faults.extend(f"row {number}: {one['loc'][0]}: {one['msg']}" for one in error.errors())
    return faults


READERS: dict[str, Reader] = {
    "csv alone, no check": plain,
    "molehunt.case.check": ours,
    "molehunt.case.read": ours_to_records,
    "msgspec": msgspec,
    "pydantic": pydantic,
    "frictionless": frictionless,
}


def installed(name: str) -> bool:
    return name not in ("msgspec", "pydantic", "frictionless") or importlib.util.find_spec(name) is not None


def spoiled(folder: Path) -> Path:
    """Give the first claim a statement of three lines, and the second a stance that is not one."""
    path = folder / "claims.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = re.sub("(Claim 0 says)[^,]*", r'"\1\nthree\nlines."', lines[1])
    lines[2] = re.sub(",(asserts|reports|speculates),", ",assert,", lines[2])
    path.write_text("\n".join(lines), encoding="utf-8")
    return folder


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        large = synthetic(Path(scratch) / "large", rows)
        small = spoiled(synthetic(Path(scratch) / "small", 40))
        print(f"{rows} claims, {(large / 'claims.csv').stat().st_size / 1e6:.1f} MB")
        for name, reader in READERS.items():
            if not installed(name):
                print(f"{name:22} not installed")
                continue
            start, busy = time.perf_counter(), time.process_time()
            faults = reader(large)
            took, worked = time.perf_counter() - start, time.process_time() - busy
            print(f"{name:22} {took:6.2f} s, {worked:6.2f} s of processor, {len(faults)} faults")
        print("\nThe words for one wrong cell behind a cell of three lines:")
        for name in ("molehunt.case.check", "msgspec", "pydantic", "frictionless"):
            if installed(name):
                print(f"{name:22} " + " / ".join(READERS[name](small)).replace(scratch, "..."))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
