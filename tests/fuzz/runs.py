"""Try after try: a case, changed at random, held against the oracle."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.cases import shipped_case, tiny
from tests.fuzz.minimal import minimal
from tests.fuzz.mutate import Files, mutated
from tests.fuzz.oracle import write, wrong

_SHIPPED_ONE_IN = 40


def originals(folder: Path) -> tuple[Files, Files]:
    """Return the files of the tiny case and of the shipped one."""
    tiny(folder / "tiny", whole=True)
    return _files(folder / "tiny"), _files(shipped_case())


def case(seed: int, files: tuple[Files, Files]) -> tuple[Files, Files]:
    """Return the case of a seed, and the one that it was made from."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    original = files[1] if chance.randrange(_SHIPPED_ONE_IN) == 0 else files[0]
    return mutated(chance, original), original


def failures(folder: Path, seed: int, count: int) -> Iterator[str]:
    """Give for every seed what is wrong, empty if nothing is; a failing case is made small and left in a folder."""
    files = originals(folder)
    for number in range(seed, seed + count):
        changed, original = case(number, files)
        what = wrong(write(folder / "case", changed))
        if what:
            small = minimal(changed, original, lambda tried: bool(wrong(write(folder / "case", tried))))
            left = write(Path(tempfile.mkdtemp(prefix=f"molehunt-fuzz-{number}-")), small)
            names = ", ".join(name for name in small if small[name] != original.get(name))
            which = "tiny" if original is files[0] else "shipped"
            what = f"seed {number}: {what}\n{names} in {left}, from the {which} case"
        yield what


def _files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".json")}
