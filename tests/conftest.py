"""What every test can ask for: an engine by name, and a skip with words for what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from molehunt.engine import stop
from tests import engines, needs
from tests.engines import Engine, Engines
from tests.neo4j.jars import UnreachableError

_WANTED = pytest.StashKey[frozenset[str]]()


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


def pytest_collection_finish(session: pytest.Session) -> None:
    calls = [item.callspec.params for item in session.items if hasattr(item, "callspec")]
    session.config.stash[_WANTED] = frozenset(call["engine_server"] for call in calls if "engine_server" in call)


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
def session_engines(
    request: pytest.FixtureRequest, own_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engines]:
    """The engines this run selects, stopped at its end."""
    wanted = request.config.stash[_WANTED]
    running = Engines(own_home, tmp_path_factory.mktemp("neo4j"), wanted)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def engine_server(request: pytest.FixtureRequest, session_engines: Engines) -> Engine:
    """A running engine with whatever the tests before left in it."""
    try:
        return session_engines.get(request.param)
    except UnreachableError as error:
        needs.lacking("maven-repository", detail=str(error))


@pytest.fixture
def engine(engine_server: Engine) -> Engine:
    """A running engine with an empty graph."""
    engines.empty(engine_server)
    return engine_server
