"""How long the first answer takes as a whole process: where nothing was ever run, after a stop, and the next one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.settings import Settings

QUESTION = ("who-saw", "Krivitsky letter", "--format", "csv")


def measure(given: Settings) -> Iterator[Figure]:
    """Ask who saw the letter on the embedded engine, each round in a home of its own; seconds of wall time."""
    first: list[float] = []
    again: list[float] = []
    following: list[float] = []
    for number in range(given.turns(5)):
        home = given.folder / f"home-{number}"
        first.append(_seconds(home, *QUESTION))
        following += [_seconds(home, *QUESTION) for _ in range(3)]
        _seconds(home, "down")
        again.append(_seconds(home, *QUESTION))
        _seconds(home, "down")
        shutil.rmtree(home, ignore_errors=True)
    scene = Scene("start", "embedded", "reference case")
    yield scene.figure("first answer, nothing there", first, "s", ("at most", 2.5))
    yield scene.figure("first answer, stopped", again, "s", ("at most", 2.5))
    yield scene.figure("next answer", following, "s", ("at most", 0.4))


def _seconds(home: Path, *arguments: str) -> float:
    """Run a command as a process of its own and return its wall time."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "MOLEHUNT_"))}
    started = time.perf_counter()
    subprocess.run(  # our own command
        [Path(sys.executable).with_name("molehunt"), *arguments],
        env=environment | {"MOLEHUNT_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started
