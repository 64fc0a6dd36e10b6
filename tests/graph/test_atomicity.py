"""A load that is killed, or whose server is killed under it, leaves the old graph or the new one and nothing between.

The same rounds run in greater number as a benchmark; see `tests.support.kills`.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from molehunt.case import read
from molehunt.engine import stop
from molehunt.model.records import Case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.cases import synthetic
from tests.engines import Engine
from tests.support.graphs import address, dump, emptied, wipe
from tests.support.kills import kill_loader, kill_server
from tests.support.start_up import prepare_with, start_up_cache

ROUNDS = 20
SERVER_ROUNDS = 10
"""Each takes a start of the engine; the benchmark `kill` runs a hundred."""
CLAIMS = 40


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two cases of one id, of which nearly every row differs."""
    folder = tmp_path_factory.mktemp("cases")
    return synthetic(folder / "one", CLAIMS, seed=1), synthetic(folder / "two", CLAIMS, seed=2)


@pytest.fixture(scope="module")
def cases(folders: tuple[Path, Path]) -> tuple[Case, Case]:
    return read(folders[0]), read(folders[1])


@pytest.fixture(scope="module")
def store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        yield store


@pytest.fixture
def own_folder(tmp_path: Path, run_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own, whose server starts fast, since it does so often, and is stopped at the end."""
    monkeypatch.setenv("MOLEHUNT_AOT_CACHE", "1")
    prepare_with(start_up_cache(run_folder), tmp_path / "home")
    yield tmp_path / "home"
    stop(tmp_path / "home")


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_a_killed_load_leaves_the_old_graph_or_the_new_one(engine_server: Engine, folders: tuple[Path, Path]) -> None:
    rounds = engine_server.turns(ROUNDS)
    ends = kill_loader(address(engine_server), folders, rounds)
    assert ends.rounds == rounds
    assert ends.left["new"] >= ends.acknowledged >= rounds // 5


@pytest.mark.slow
def test_a_killed_server_has_the_old_graph_or_the_new_one(own_folder: Path, folders: tuple[Path, Path]) -> None:
    ends = kill_server(own_folder, folders, SERVER_ROUNDS)
    assert ends.rounds == SERVER_ROUNDS
    assert ends.left["new"] >= ends.acknowledged >= SERVER_ROUNDS // 5


def test_loads_at_the_same_time_end_in_one_of_their_graphs(store: GraphStore, cases: tuple[Case, Case]) -> None:
    whole = []
    for case in cases:
        wipe(store)
        load(store, case)
        whole.append(dump(store))
    for turn in range(3):
        if turn:
            unload(store, cases[0].id)
        errors = at_once([lambda one=one: load_with(store, one) for one in (*cases, cases[0])])
        assert errors == []
        assert dump(store) in whole


def load_with(store: GraphStore, case: Case) -> None:
    with GraphStore(store.address) as own:
        load(own, case)


def at_once(works: list) -> list[Exception]:
    """Do all of it at the same time; give what was raised."""
    errors: list[Exception] = []
    ready = threading.Barrier(len(works))

    def run(work) -> None:
        ready.wait()
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            errors.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors
