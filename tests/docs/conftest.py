"""The graph as the documentation finds it: empty, so that a first question loads the case, or with the case in it."""

import pytest

from tests.cases import reference_case
from tests.engines import Engines
from tests.support.graphs import emptied, holding


@pytest.fixture(scope="module")
def empty_graph(session_engines: Engines) -> None:
    """The embedded graph of this run, emptied once for the module."""
    with emptied(session_engines.get("embedded")):
        pass


@pytest.fixture(scope="module")
def asked_graph(session_engines: Engines) -> None:
    """The embedded graph of this run, with the reference case alone in it."""
    with holding(session_engines.get("embedded"), reference_case()):
        pass
