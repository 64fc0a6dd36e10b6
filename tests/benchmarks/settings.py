"""What a run of the benchmarks is told: parts, engines, sizes, rounds."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from molehunt.case import read
from molehunt.model.records import Case
from molehunt.store.address import Address
from tests.cases import shipped_case, synthetic
from tests.engines import Engines
from tests.support.graphs import address


@dataclass(frozen=True, slots=True)
class Settings:
    """``sizes`` are numbers of claims, 0 for the reference case; ``rounds`` 0 leaves the number to each part.

    ``beside`` is the number of foreign claims that questions are asked beside, 0 for none.
    """

    folder: Path
    engines: tuple[str, ...]
    sizes: tuple[int, ...]
    rounds: int
    running: Engines = field(repr=False)
    beside: int = 0

    def turns(self, usual: int) -> int:
        """Return how many rounds to run."""
        return self.rounds or usual

    def case_folder(self, claims: int) -> Path:
        """Return the folder of a case of that size, made once."""
        if not claims:
            return shipped_case()
        folder = self.folder / f"case-{claims}"
        return folder if folder.exists() else synthetic(folder, claims)

    def case(self, claims: int) -> Case:
        """Return the records of a case of that size."""
        return read(self.case_folder(claims))

    def address(self, name: str) -> Address:
        """Return the address of a running engine."""
        return address(self.running.get(name))


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that is to use this data folder, and no graph or setting of the caller's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "MOLEHUNT_"))}
    return {**kept, "MOLEHUNT_HOME": str(home)}


@contextmanager
def settings(engines: tuple[str, ...], sizes: tuple[int, ...], rounds: int, *, beside: int = 0) -> Iterator[Settings]:
    """Give settings with a scratch folder and engines of their own, which end with it."""
    from molehunt.engine import stop

    with tempfile.TemporaryDirectory(prefix="molehunt-bench-", ignore_cleanup_errors=True) as scratch:
        home = Path(scratch, "home")
        # Minutes; a run that is killed leaves no server behind for long.
        os.environ["MOLEHUNT_IDLE"] = "10"
        running = Engines(home, Path(scratch, "neo4j"))
        try:
            yield Settings(Path(scratch), engines, sizes, rounds, running, beside)
        finally:
            running.stop()
            stop(home)
