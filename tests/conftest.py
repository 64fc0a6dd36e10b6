"""What every test can ask for: an engine by name, the reference case in it, and a skip with words for what is missing.

Tests are put in an order in which those that share an engine, and on it those that share a graph, follow one another.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.engine import stop
from tests import engines, needs
from tests.cases import reference_case
from tests.engines import Engine, Engines
from tests.neo4j.jars import UnreachableError
from tests.support.graphs import address, holding

# An engine holds the whole reference case first, then its part on the letter, then whatever each test loads.
_GRAPHS = {"whole": 0, "asked_graph": 0, "zborowski": 1}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        action="append",
        choices=list(engines.NAMES),
        help="run tests that need a graph on this engine only; may be given more than once",
    )
    parser.addoption(
        "--questions", type=int, default=400, help="how many questions are asked of a case that is being loaded"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine_server" in metafunc.fixturenames:
        chosen = list(dict.fromkeys(metafunc.config.getoption("--engine") or engines.NAMES))
        if metafunc.definition.get_closest_marker("one_engine"):
            chosen = chosen[:1]
        if only := metafunc.definition.get_closest_marker("only_on"):
            chosen = [name for name in chosen if name in only.args]
        params = [pytest.param(name, marks=pytest.mark.needs(*engines.NAMES[name])) for name in chosen]
        metafunc.parametrize("engine_server", params, indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests in order: the longest groups first, and in each those that share a graph side by side."""
    slow = {group(item.nodeid) for item in items if item.get_closest_marker("slow")}
    longest = {name: place for place, name in enumerate(engines.NAMES)}

    def place(item: pytest.Item) -> tuple[int, bool, int]:
        name, asked = group(item.nodeid), getattr(item, "fixturenames", ())
        graph = min((place for fixture, place in _GRAPHS.items() if fixture in asked), default=2)
        return longest.get(name, len(longest)), name not in slow, graph if name in longest else 0

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Have pytest-xdist give each group, in this order, to one of its processes."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    config.option.loadscopereorder = False
    return Groups(config, log)


def group(nodeid: str) -> str:
    """The engine that stands in the id of a test, else its file."""
    file, _, test = nodeid.partition("::")
    return next((name for name in engines.NAMES if re.search(rf"[\[-]{re.escape(name)}[-\]]", test)), file)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            needs.require(name)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of this run: the graph and servers of whoever runs the tests are out of their reach."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        # Readline, where pytest imports it, leaves the size of a terminal to the processes of pytest-xdist.
        for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "COLUMNS", "LINES"):
            environment.delenv(name, raising=False)
        environment.setenv("MOLEHUNT_HOME", str(home))
        # The folder is gone before a start-up cache is of use.
        environment.setenv("MOLEHUNT_AOT_CACHE", "0")
        yield home
        stop(home)


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def session_engines(own_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The engines of this process, each started when it is first asked for, and stopped at the end."""
    running = Engines(own_home, tmp_path_factory.mktemp("neo4j"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def engine_server(request: pytest.FixtureRequest, session_engines: Engines) -> Engine:
    """A running engine with whatever the tests before left in it."""
    try:
        return session_engines.get(request.param)
    except UnreachableError as error:
        needs.lacking("maven-repository", detail=str(error))


@pytest.fixture(scope="module")
def whole(engine_server: Engine) -> Iterator[OpenCase]:
    """The whole reference case, alone in the graph, and open."""
    with holding(engine_server, reference_case()), open_case("zborowski", address=address(engine_server)) as case:
        yield case
