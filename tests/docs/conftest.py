"""The graph as the documentation finds it: empty, so that a first question loads the case, or with the case loaded."""

from collections.abc import Iterator

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests import engines
from tests.cases import shipped_case
from tests.engines import Engine, Engines
from tests.graph.conftest import address


@pytest.fixture(scope="module")
def empty_graph(session_engines: Engines) -> None:
    """The embedded graph of this run, emptied once for the module."""
    engines.empty(session_engines.get("embedded"))


@pytest.fixture(scope="module")
def zborowski(engine_server: Engine) -> Iterator[OpenCase]:
    """The reference case on each engine, freshly loaded into an otherwise empty graph, and open."""
    engines.empty(engine_server)
    with GraphStore(address(engine_server)) as store:
        load(store, read(shipped_case()))
    with open_case("zborowski", address=address(engine_server)) as case:
        yield case
