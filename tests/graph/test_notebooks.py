"""The notebooks run to their end on both engines, without a complaint, and say what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from molehunt.answers.open_case import OpenCase
from tests.engines import Engine
from tests.support.notebooks import NAMES, executed, kernel, read, texts

if TYPE_CHECKING:
    from jupyter_client.manager import KernelManager

# All of them share the kernel of an engine: to start one and to import what draws takes as long as three notebooks.
pytestmark = [pytest.mark.only_on("embedded", "neo4j-2026"), pytest.mark.slow]


@pytest.fixture(scope="module")
def manager(engine_server: Engine, whole: OpenCase) -> Iterator[KernelManager]:
    """A kernel whose graph holds the reference case."""
    assert whole.case == "zborowski"
    neo4j = {
        "NEO4J_URI": engine_server.uri,
        "NEO4J_USERNAME": engine_server.user,
        "NEO4J_PASSWORD": engine_server.password,
        "NEO4J_DATABASE": engine_server.database,
    }
    with kernel({} if engine_server.name == "embedded" else neo4j) as running:
        yield running


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_runs_and_says_what_is_stored(name: str, manager: KernelManager) -> None:
    notebook = executed(name, manager)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert texts(notebook) == texts(read(name)), f"notebooks/{name}.ipynb has other outputs now: make notebooks"
