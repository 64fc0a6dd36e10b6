"""The embedded graph as the documentation finds it: empty, so that the first question loads the case it speaks of."""

import pytest

from tests import engines
from tests.engines import Engines


@pytest.fixture(scope="module")
def empty_graph(session_engines: Engines) -> None:
    """The embedded graph of this run, emptied once for the module."""
    engines.empty(session_engines.get("embedded"))
