"""Loads and servers that are killed at any moment: how often something torn is left, which must be never.

What is torn raises; the figures say how the rounds ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.settings import Settings
from tests.cases import synthetic
from tests.engines import NAMES
from tests.support.kills import Ends, kill_loader, kill_server

CLAIMS = 40
ROUNDS = 100


def measure(given: Settings) -> Iterator[Figure]:
    """Kill loads on each engine, and the embedded engine under them."""
    folder = given.folder / "killed"
    folders = (synthetic(folder / "one", CLAIMS, seed=1), synthetic(folder / "two", CLAIMS, seed=2))
    for engine in given.engines:
        ends = kill_loader(given.address(engine), folders, given.turns(ROUNDS))
        yield from _told(Scene("kill", engine, f"{CLAIMS} claims"), "load", ends)
        if not NAMES[engine]:
            ends = kill_server(Path(folder, "home"), folders, given.turns(ROUNDS))
            yield from _told(Scene("kill", engine, f"{CLAIMS} claims"), "server", ends)


def _told(scene: Scene, what: str, ends: Ends) -> Iterator[Figure]:
    yield scene.figure(f"{what} killed", [ends.rounds], "rounds")
    yield scene.figure(f"{what}, said to be done, and was", [ends.acknowledged], "rounds")
    for graph, count in sorted(ends.left.items()):
        yield scene.figure(f"{what}, left the {graph} graph", [count], "rounds")
