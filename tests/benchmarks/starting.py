"""How long the first answer takes as a whole process: in a new home, with the engine stopped, with it running."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import timed
from tests.benchmarks.settings import Settings, environment

_RUN = "from molehunt.cli import main; main()"
QUESTION = ("who-saw", "Krivitsky letter")
PATIENCE = 60.0
"""Seconds to wait for the start-up cache that a stopped engine leaves."""
AIMS = {
    "new home, case to be loaded": 2.2,
    "engine stopped, case loaded": 1.2,
    "engine running": 0.3,
}
Samples = dict[str, list[tuple[float, float]]]


def measure(given: Settings) -> Iterator[Figure]:
    """Ask as one types it, in a new home each round; seconds by the clock, and the processor's of the command."""
    if "embedded" not in given.engines:
        return
    found: Samples = {what: [] for what in AIMS}
    try:
        _molehunt(given.folder / "first", given.folder, *QUESTION)  # compiles the modules, which installing does
    finally:
        _molehunt(given.folder / "first", given.folder, "down")
    for turn in range(given.turns(5)):
        _round(given.folder / f"start-{turn}", given.folder, found)
    scene = Scene("start", "embedded", "reference case")
    for what, samples in found.items():
        yield scene.figure(what, [wall for wall, _ in samples], "s", ("at most", AIMS[what]))
        yield scene.figure(f"{what}, by the command itself", [busy for _, busy in samples], "s of processor")


def _round(home: Path, scratch: Path, found: Samples) -> None:
    fresh, stopped, running = AIMS
    try:
        found[fresh].append(_molehunt(home, scratch, *QUESTION))
        found[running] += [_molehunt(home, scratch, *QUESTION) for _ in range(3)]
        _molehunt(home, scratch, "down")
        _await_cache(home)
        found[stopped].append(_molehunt(home, scratch, *QUESTION))
    finally:
        _molehunt(home, scratch, "down")
        shutil.rmtree(home, ignore_errors=True)


def _molehunt(home: Path, scratch: Path, *words: str) -> tuple[float, float]:
    """Run a command; give seconds by the clock and of its own processor time, children that live on left out."""
    environ = environment(home) | {"PYTHONPYCACHEPREFIX": str(scratch / "compiled")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    before = os.times()
    wall = timed(
        lambda: subprocess.run([sys.executable, "-c", _RUN, *words], env=environ, capture_output=True, check=True)
    )
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, busy


def _await_cache(home: Path) -> None:
    """Wait for the cache that every start after the first one finds."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not list((home / "aot-cache").glob("*.aot")):
        time.sleep(0.1)
