"""What every test can ask for: an engine by name, the reference case in it, and a skip with words for what is missing.

Tests are put in an order in which those that share an engine, and on it those that share a graph, follow one another.
"""

import os
from collections.abc import Iterator
from pathlib import Path

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
        chosen = dict.fromkeys(metafunc.config.getoption("--engine") or engines.NAMES)
        params = [pytest.param(name, marks=pytest.mark.needs(*engines.NAMES[name])) for name in chosen]
        metafunc.parametrize("engine_server", params, indirect=True, scope="session")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Give each engine, and each file of other tests, to one process of pytest-xdist; the longest come first."""
    groups = {item: _engine(item) or item.nodeid.partition("::")[0] for item in items}
    # pytest-xdist reads the groups, and pytest brings tests into an order of its own, before the rest of this runs.
    for item in items:
        item.add_marker(pytest.mark.xdist_group(groups[item]))
    yield
    slow = {groups[item] for item in items if item.get_closest_marker("slow")}
    longest = {name: place for place, name in enumerate(reversed(engines.NAMES))}

    def place(item: pytest.Item) -> tuple[int, bool, int]:
        asked = getattr(item, "fixturenames", ())
        graph = min((place for name, place in _GRAPHS.items() if name in asked), default=2)
        group = groups[item]
        return longest.get(group, len(longest)), group not in slow, graph if group in longest else 0

    items.sort(key=place)


def _engine(item: pytest.Item) -> str | None:
    """The engine of this run on which a test works."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    on_embedded = "embedded" if "session_engines" in getattr(item, "fixturenames", ()) else None
    return parameters.get("engine_server", on_embedded)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            needs.require(name)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of this run: the graph and servers of whoever runs the tests are out of their reach."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
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
