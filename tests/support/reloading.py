"""A process that loads two cases of one id in turns, for as long as a test asks questions.

It goes by the answers, not by the clock: after each load it waits for some answers. So it loads while questions are
being asked, on a slow machine as on a fast one, and no question waits for ever because it loads without a pause.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event, Semaphore
from pathlib import Path
from typing import Any

from molehunt.case import read
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.support.processes import context

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Reloading:
    """What the two processes tell one another: ``loads`` counts in the one, ``answered`` is released in the other."""

    every: int
    loads: Any
    answered: Semaphore
    enough: Event

    def answer(self) -> None:
        """Tell the process that loads of one more answer."""
        self.answered.release()


@contextmanager
def reloading(address: Address, folders: tuple[Path, Path], *, every: int) -> Iterator[Reloading]:
    """Load the two cases in turns in another process, once for ``every`` so many answers."""
    made = context()
    shared = Reloading(every, made.Value("i", 0), made.Semaphore(0), made.Event())
    process = made.Process(target=_reload, args=(address, folders, shared), daemon=True)
    process.start()
    try:
        yield shared
        assert process.is_alive(), "the process that loads has ended by an error"
    finally:
        shared.enough.set()
        for _ in range(every):
            shared.answer()
        process.join(_PATIENCE)
        process.kill()


def _reload(address: Address, folders: tuple[Path, Path], shared: Reloading) -> None:
    cases = [read(folder) for folder in folders]
    with GraphStore(address) as store:
        while not shared.enough.is_set():
            load(store, cases[shared.loads.value % 2])
            shared.loads.value += 1
            for _ in range(shared.every):
                shared.answered.acquire()
