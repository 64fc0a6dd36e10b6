"""Making the archive with the graph of the reference case.

``python -m molehunt.store.prebuilding FILE`` does it; the build of a wheel calls that (``hatch_build.py``).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from molehunt.case import read
from molehunt.engine import ensure_running, stop
from molehunt.engine.archive import pack
from molehunt.engine.home import home
from molehunt.model.shipped import shipped
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from molehunt.store.prebuilt import key


def build(archive: Path) -> None:
    """Load the reference case in an engine of its own and pack its graph.

    Raises MolehuntError if the engine cannot run or the case has faults, OSError if the file cannot be written.
    """
    made_of = key()
    with tempfile.TemporaryDirectory(prefix="molehunt-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch, "home")
        try:
            with GraphStore(embedded_address(ensure_running(folder))) as store:
                load(store, read(shipped("data", "cases", "zborowski")))
        finally:
            stop(folder)
        archive.parent.mkdir(parents=True, exist_ok=True)
        pack(home(folder), archive, made_of)


if __name__ == "__main__":
    # The settings in the environment are meant for another engine: that of the user who runs the build.
    os.environ |= {"MOLEHUNT_AOT_CACHE": "0", "MOLEHUNT_BOLT_PORT": "0", "MOLEHUNT_IDLE": "5", "MOLEHUNT_TIMEOUT": "0"}
    build(Path(sys.argv[1]))
