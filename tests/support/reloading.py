"""A process that loads two cases of one id in turns, for as long as a test asks questions."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from molehunt.case import read
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load

_KIND = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PATIENCE = 60


@contextmanager
def reloading(address: Address, folders: tuple[Path, Path]) -> Iterator[Any]:
    """Load the two cases in turns in another process; gives the count of loads, as a shared value."""
    context = multiprocessing.get_context(_KIND)
    enough, loads = context.Event(), context.Value("i", 0)
    process = context.Process(target=_reload, args=(address, folders, enough, loads), daemon=True)
    process.start()
    try:
        yield loads
        assert process.is_alive(), "the process that loads has ended by an error"
    finally:
        enough.set()
        process.join(_PATIENCE)
        process.kill()


def _reload(address: Address, folders: tuple[Path, Path], enough: Event, loads: Any) -> None:
    cases = [read(folder) for folder in folders]
    with GraphStore(address) as store:
        while not enough.is_set():
            load(store, cases[loads.value % 2])
            loads.value += 1
