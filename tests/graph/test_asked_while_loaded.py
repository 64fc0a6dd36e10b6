"""What is asked while another process loads a changed case: the answer is that of the old case or of the new one."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import molehunt.store.reading
from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.model.errors import EngineError
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from molehunt.store.reading import LoadState, consistently, find_state
from tests.cases import synthetic
from tests.engines import Engine
from tests.support.graphs import address, emptied
from tests.support.reloading import Reloading, reloading

CLAIMS = 150
CASE = f"synthetic-{CLAIMS}"
THREADS = 8
ANSWERS = 8
"""After so many answers, the other process loads again; where threads ask, after four to each of them."""
IDS = [f"person-{number}" for number in range(5)]
QUESTIONS: dict[str, Callable[[OpenCase], Any]] = {
    "claims of people": lambda case: [
        in_order(case.store.query("ask/entity_claims", case=CASE, id=id_)) for id_ in IDS[:1]
    ],
    "network": lambda case: sorted(case.network().edges(keys=True)),
    "who saw": lambda case: case.who_saw("paper-1"),
    "relays": lambda case: case.relays(),
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("cases")
    return synthetic(folder / "one", CLAIMS, seed=1), synthetic(folder / "two", CLAIMS, seed=2)


@pytest.fixture(scope="module")
def store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        yield store


@pytest.fixture(scope="module")
def right(store: GraphStore, folders: tuple[Path, Path]) -> dict[str, tuple[Any, Any]]:
    """The answer of each case to each question, asked while nothing is loaded."""
    answers = []
    for folder in folders:
        load(store, read(folder))
        with open_case(CASE, address=store.address) as case:
            answers.append([ask(case) for ask in QUESTIONS.values()])
    assert all(old != new for old, new in zip(*answers, strict=True))
    return dict(zip(QUESTIONS, zip(*answers, strict=True), strict=True))


@pytest.mark.slow
def test_an_answer_is_that_of_the_old_case_or_of_the_new_one(
    engine_server: Engine, folders: tuple[Path, Path], right: dict[str, tuple[Any, Any]], pytestconfig: pytest.Config
) -> None:
    """Between two loads an open case reads little, and answers fast: it is asked until there were loads enough."""
    seen = set()
    until = time.monotonic() + 120
    where = address(engine_server)
    with open_case(CASE, address=where) as case, reloading(where, folders, every=ANSWERS) as other:
        wait_for(lambda: other.loads.value)
        for number, (name, ask) in enumerate(itertools.cycle(QUESTIONS.items())):
            answer = ask(case)
            other.answer()
            assert answer in right[name], f"question {number}, {name}: neither the old answer nor the new one"
            seen.add((name, right[name].index(answer)))
            enough = number >= engine_server.turns(pytestconfig.getoption("questions"))
            if enough and (other.loads.value > 4 or time.monotonic() > until):
                break
        assert other.loads.value > 4
    assert len(seen) == 2 * len(QUESTIONS)


@pytest.mark.slow
def test_threads_on_one_open_case_are_all_answered_while_it_is_loaded(
    engine_server: Engine, folders: tuple[Path, Path], right: dict[str, tuple[Any, Any]], pytestconfig: pytest.Config
) -> None:
    """On a busy machine the other process may load slowly: they ask until it has loaded often enough."""
    each = engine_server.turns(pytestconfig.getoption("questions")) // THREADS
    until = time.monotonic() + 120
    wrong: list[object] = []

    def ask_all(case: OpenCase, other: Reloading) -> None:
        try:
            for number, (name, ask) in enumerate(itertools.cycle(QUESTIONS.items())):
                if ask(case) not in right[name]:
                    wrong.append(name)
                other.answer()
                if number >= each and (other.loads.value > 4 or time.monotonic() > until):
                    break
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            wrong.append(error)

    where = address(engine_server)
    with open_case(CASE, address=where) as case, reloading(where, folders, every=4 * THREADS) as other:
        wait_for(lambda: other.loads.value)
        threads = [threading.Thread(target=ask_all, args=(case, other)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert other.loads.value > 4
    assert wrong == []


def test_what_is_read_before_and_after_a_load_is_read_anew(store: GraphStore, folders: tuple[Path, Path]) -> None:
    """A mixture of two graphs, made by a load in the middle of the work; and an error that came of it."""
    cases = [read(folder) for folder in folders]
    load(store, cases[0])
    states = []

    def work(state: LoadState) -> str:
        states.append(state)
        if len(states) < 3:
            load(store, cases[len(states) % 2])
        if len(states) == 2:
            raise IndexError
        return "right"

    assert consistently(store, CASE, work) == "right"
    assert len(states) == len({state.commit for state in states}) == 3


def test_two_loads_that_end_in_the_same_graph_are_noticed(store: GraphStore, folders: tuple[Path, Path]) -> None:
    cases = [read(folder) for folder in folders]
    load(store, cases[0])
    states = []

    def work(state: LoadState) -> None:
        states.append(state)
        if len(states) == 1:
            load(store, cases[1])
            load(store, cases[0])

    consistently(store, CASE, work)
    assert states[0].digest == states[1].digest
    assert len(states) == 2


def test_loads_between_two_readings_are_noticed_by_the_second(store: GraphStore, folders: tuple[Path, Path]) -> None:
    """Also two loads that end in the same graph; and the second reading that fails because of them is done again."""
    cases = [read(folder) for folder in folders]
    load(store, cases[0])
    states: list[LoadState] = []
    consistently(store, CASE, states.append)
    load(store, cases[1])
    load(store, cases[0])

    def work(state: LoadState) -> LoadState:
        states.append(state)
        if state == states[0]:
            raise IndexError
        return state

    assert consistently(store, CASE, work, last=states[0]).commit != states[0].commit
    assert len(states) == 3
    assert states[2].digest == states[1].digest == states[0].digest


def test_an_error_in_a_case_that_did_not_change_goes_through(store: GraphStore, folders: tuple[Path, Path]) -> None:
    load(store, read(folders[0]))

    def work(_: LoadState) -> None:
        raise IndexError("of its own")

    with pytest.raises(IndexError, match="of its own"):
        consistently(store, CASE, work)


def test_a_case_that_keeps_changing_is_given_up(
    store: GraphStore, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = itertools.cycle([read(folder) for folder in folders])
    load(store, next(cases))
    monkeypatch.setattr(molehunt.store.reading, "SETTLE_TIMEOUT", 0.2)
    with pytest.raises(EngineError, match="keeps changing"):
        consistently(store, CASE, lambda _: load(store, next(cases)))


def test_after_a_load_killed_while_it_committed_questions_wait_and_go_on(
    store: GraphStore, folders: tuple[Path, Path]
) -> None:
    """Killed before the commit, or behind it: the announcement stays, and ends by the clock."""
    case = read(folders[0])
    load(store, case)
    assert store.change("write/begin_commit", case=CASE, commit="killed", milliseconds=60_000)
    assert find_state(store, CASE).committing
    # Only now, so that a slow machine does not come too late to see it.
    ends_soon = "MATCH (latest:Commit {case: $case}) SET latest.until = timestamp() + 300"
    store.cypher(ends_soon, {"case": CASE}, write=True)
    assert store.query("ask/names", case=CASE)
    assert not find_state(store, CASE).committing
    assert store.change("write/begin_commit", case=CASE, commit="killed too", milliseconds=300)
    load(store, read(folders[1]))
    assert not find_state(store, CASE).committing
    assert find_state(store, CASE).commit != "killed too"


def test_one_commit_of_a_case_is_announced_at_a_time(store: GraphStore, folders: tuple[Path, Path]) -> None:
    load(store, read(folders[0]))
    assert store.change("write/begin_commit", case=CASE, commit="one", milliseconds=60_000)
    assert store.change("write/begin_commit", case=CASE, commit="two", milliseconds=60_000) == []
    store.change("write/end_commit", case=CASE, commit="two")
    assert find_state(store, CASE).committing
    store.change("write/end_commit", case=CASE, commit="one")
    assert not find_state(store, CASE).committing


def in_order(value: Any) -> Any:
    """The same value with every list in it sorted, since a graph loaded anew may give them in another order."""
    if isinstance(value, dict):
        return {key: in_order(item) for key, item in value.items()}
    return sorted(map(in_order, value), key=repr) if isinstance(value, list) else value


def wait_for(true: Callable[[], object]) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)
