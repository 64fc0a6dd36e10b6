"""A start-up cache for the embedded engine of tests that start it often, made once for all processes of a run."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from molehunt.engine import ensure_running, stop
from molehunt.engine.folder import prepare
from molehunt.engine.home import home
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from tests.neo4j.jars import alone_in

_NAME = "aot-cache"
_SECONDS = 180


def start_up_cache(run_folder: Path) -> Path:
    """The folder with the cache of this wheel, made as any user's is unless another process of this run has made it."""
    folder = run_folder / "first-start"
    with alone_in(run_folder):
        if not _made(folder):
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MOLEHUNT_AOT_CACHE", "1")
                _record(folder)
    return folder / _NAME


def prepare_with(cache: Path, folder: Path) -> None:
    """Make a data folder ready, with this cache in it."""
    prepare(home(folder))
    shutil.copytree(cache, folder / _NAME, copy_function=os.link, dirs_exist_ok=True)


def wait_until(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait until it is true; raises when the time is over."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def _record(folder: Path) -> None:
    with GraphStore(embedded_address(ensure_running(folder))) as store:
        store.cypher("UNWIND range(1, 100) AS i MERGE (n:Row {i: i})", write=True)
    stop(folder)
    wait_until(lambda: _made(folder), _SECONDS)


def _made(folder: Path) -> list[Path]:
    return [*(folder / _NAME).glob("*.aot")]
