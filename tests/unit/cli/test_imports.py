"""A command starts fast: it imports what it needs, and the engine is looked for before what answers is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from molehunt.answers.questions import question_names

ASK = """
import sys
from molehunt.cli import main, questions

def open_case(*_, **__):
    print(*(name for name, module in sys.modules.items() if module))
    raise SystemExit(0)

questions.open_case = open_case
main({arguments})
"""
SLOW = {
    "neo4j": "needed only when the engine answers",
    "rich": "needed only to show the answer",
    "http.client": "needed only to end a query",
    "psutil": "needed only where no supervisor runs",
    "yaml": "needed only to load a case",
    "csv": "needed only to load a case or to write one format",
    "antlr4": "needed only for Cypher of one's own",
    "tempfile": "needed to write files; importlib.abc brings it",
    "networkx": "needed only for a network",
    "pandas": "needed only for a frame",
    "molehunt.store.graph_store": "needed only when the engine answers",
    "molehunt.store.lint": "needed only for Cypher of one's own",
    "molehunt.answers.naming": "needed only for names that are not exact",
    "molehunt.cli.cypher": "another family of commands",
    "molehunt.cli.data": "another family of commands",
}


def imported(*arguments: str) -> set[str]:
    """The modules in memory when a question is about to open its case."""
    code = ASK.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "arguments", [("who-saw", "x", "--grade", "C3"), ("relays", "--format", "csv"), ("show", "x"), ("weigh",)]
)
def test_a_question_looks_for_the_engine_before_it_imports_what_takes_long(arguments: tuple[str, ...]) -> None:
    loaded = imported(*arguments)
    assert not loaded & SLOW.keys()
    mine = arguments[0].replace("-", "_")
    others = {name.replace("-", "_") for name in question_names()} - {mine}
    assert f"molehunt.answers.questions.{mine}" in loaded
    assert not loaded & {f"molehunt.answers.questions.{name}" for name in others}


DRIVER = """
import sys
from molehunt.cli.lean_driver import import_driver_without_pandas

import_driver_without_pandas()
if {first}:
    import numpy
import neo4j
print(*sorted(sys.modules.keys() & {{"numpy", "pandas", "pyarrow"}}))
import numpy, pandas, rustworkx
print(rustworkx.distance_matrix(rustworkx.generators.path_graph(3)).max(), numpy.arange(3).sum())
"""


@pytest.mark.parametrize(("first", "present"), [(False, ""), (True, "numpy")])
def test_the_driver_does_without_pandas_and_numpy_and_what_comes_after_it_has_them(first: bool, present: str) -> None:
    code = DRIVER.format(first=first)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [present, "2.0 3"]
