"""Ctrl-C ends a query on the server as well, on every engine, and leaves the store fit for the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from molehunt.store.graph_store import GraphStore
from tests.engines import Engine
from tests.graph.conftest import address

# Prints a line once it asks; interrupted, it asks again over the same store.
_PROGRAM = """
import os, sys
from pathlib import Path
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore

uri, user, reader, database, embedded, folder, write = sys.argv[1:]
address = Address(
    uri, user, os.environ["WRITER"], database or None, reader or None, os.environ["READER"] or None,
    embedded=bool(embedded), folder=Path(folder) if folder else None,
)
endless = "/* endless */ UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"
with GraphStore(address, timeout=60) as store:
    store.cypher("RETURN 1")
    print("asking", flush=True)
    try:
        store.cypher(endless, write=bool(write))
    except KeyboardInterrupt:
        print("interrupted", store.cypher("RETURN 1 AS n")[1], flush=True)
"""


def running(store: GraphStore) -> bool | None:
    """Whether the query runs on Neo4j; None on the embedded engine, which has no list of queries in Cypher."""
    if store.address.embedded:
        return None
    rows = store.cypher("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS query")[1]
    return any(row["query"].startswith("/* endless */") for row in rows)


@pytest.mark.parametrize("write", [False, True])
def test_an_interrupted_query_ends_on_the_server(engine_server: Engine, write: bool) -> None:
    place = address(engine_server)
    given = [place.uri, place.user, place.reader, place.database, "yes" * place.embedded, place.folder, "yes" * write]
    arguments = [str(one) if one else "" for one in given]
    secrets = {"WRITER": place.password, "READER": place.reader_password or ""}
    with (
        GraphStore(place) as store,
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *arguments],
            env={**os.environ, **secrets},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "asking\n"
        deadline = time.monotonic() + 20
        while running(store) is False and time.monotonic() < deadline:
            time.sleep(0.1)
        assert running(store) is not False
        time.sleep(0.3)  # so that it waits for the answer
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
        assert (out, said) == ("interrupted [{'n': 1}]\n", "")
        while running(store) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not running(store)
