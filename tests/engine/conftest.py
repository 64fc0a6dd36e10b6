"""Data folders whose servers do not outlive the test, and a start-up cache that spares it a cold start."""

from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase

from molehunt.engine import ensure_running, state
from molehunt.engine.home import home
from molehunt.engine.stop import stop_server
from tests.support.start_up import prepare_with, start_up_cache


def servers(folder):
    """The Java processes that run in a data folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name().startswith("java") and process.cwd() == str(folder):
                found.append(process)
        except psutil.Error:
            continue
    return found


def gone(pid):
    """Whether a process has ended, be it that its parent has yet to hear of it."""
    try:
        process = psutil.Process(pid)
        return process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1
    except psutil.NoSuchProcess:
        return True


def kill(folder):
    """End the server of a data folder at once: nothing of it is needed, nor a start-up cache made of what it did."""
    if noted := state.read(home(folder)):
        stop_server(home(folder), noted, seconds=0)


def cypher(running, query, *, login=None, **parameters):
    """The rows of a query, as the writer unless another login is given."""
    with (
        GraphDatabase.driver(running.uri, auth=(login or running.writer).auth) as driver,
        driver.session(database=running.database) as session,
    ):
        return session.run(query, parameters).values()


@pytest.fixture(scope="session", autouse=True)
def aot_cache():
    """Start-up caches are on, as they are for users."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOLEHUNT_AOT_CACHE", "1")
        yield


@pytest.fixture(scope="session")
def cache(run_folder):
    """The start-up cache of this run."""
    return start_up_cache(run_folder)


@pytest.fixture(scope="session")
def new_folder(cache, tmp_path_factory):
    """Gives a new data folder with the cache in it, in a place whose name needs care."""

    def make() -> Path:
        folder = tmp_path_factory.mktemp("Dossier Étienne") / "molehunt 1"
        prepare_with(cache, folder)
        made.append(folder)
        return folder

    made: list[Path] = []
    yield make
    for folder in made:
        kill(folder)
    assert [servers(folder) for folder in made] == [[] for _ in made]


@pytest.fixture
def folder(new_folder):
    """A data folder whose server is ended after the test."""
    made = new_folder()
    yield made
    kill(made)


@pytest.fixture(scope="session")
def shared(new_folder):
    """A running engine for tests that leave it as it is."""
    return ensure_running(new_folder())
