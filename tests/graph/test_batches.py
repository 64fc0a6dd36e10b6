"""A load in batches: cut short after any of them it refuses to answer, and can be finished, undone or turned back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import molehunt.store.load.batches
import molehunt.store.load.loading
import molehunt.store.load.statements
from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.model.errors import EngineError
from molehunt.model.records import Case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.engines import Engine
from tests.support.graphs import Dump, Edit, address, dump, emptied, tiny_case, wipe

CHANGES: tuple[Edit, ...] = (
    ("claims", "Ann gave it.", "Ann handed it over."),
    ("entities", "bob,Person,,Bob", "bob,Organization,,Bobs"),
    ("entities", "rome,Place,city,Rome,\n", ""),
    ("sources", "The Book,ann", "The Book,bob"),
    ("passages", ",p1\n", ",\n"),
    ("decisions", "e1,d1,2", "e1,d1,1"),
)
QUESTIONS: dict[str, Callable[[OpenCase], Any]] = {
    "who-saw": lambda case: case.who_saw("letter"),
    "relays": lambda case: case.relays(),
    "relays of one": lambda case: case.relays("bob"),
    "show an entity": lambda case: case.show("ann"),
    "show a claim": lambda case: case.show("c1"),
    "network": lambda case: case.network(),
    "the names": lambda case: case.query("ask/names"),
    "the ties": lambda case: case.query("ask/ties", predicates=["told"]),
}


class Cut(Exception):  # noqa: N818 - it is no fault
    """The load is cut short."""


class CutShort(GraphStore):
    """A store of which the load is cut short in the middle of its transaction after so many."""

    left = -1

    @contextmanager
    def writing(self, what: str, **options: Any) -> Iterator[Any]:
        with super().writing(what, **options) as transaction:
            yield transaction
            self.left -= 1
            if self.left == -1:
                raise Cut


@pytest.fixture(scope="module")
def own_store(engine_server: Engine) -> Iterator[CutShort]:
    with emptied(engine_server), CutShort(address(engine_server)) as store:
        yield store


@pytest.fixture
def store(own_store: CutShort) -> CutShort:
    own_store.left = -1
    wipe(own_store)
    return own_store


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return tiny_case(tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return tiny_case(tmp_path_factory.mktemp("new"), *CHANGES)


@pytest.fixture(scope="module")
def graphs(own_store: CutShort, old: Case, new: Case) -> tuple[Dump, Dump]:
    """The graphs of the old case and of the new one, each loaded in one transaction."""
    own_store.left = -1
    return in_one(own_store, old), in_one(own_store, new)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of a few nodes, statements of two rows."""
    monkeypatch.setattr(molehunt.store.load.loading, "SINGLE", 4)
    monkeypatch.setattr(molehunt.store.load.batches, "BATCH", 14)
    monkeypatch.setattr(molehunt.store.load.statements, "CHUNK", 2)


def cuts(store: CutShort, work: Callable[[], object]) -> Iterator[int]:
    """Do the work again and again, cut short after 0, 1, 2 ... transactions, until it comes to its end."""
    done = 0
    while True:
        store.left = done
        try:
            work()
        except Cut:
            store.left = -1
            yield done
            done += 1
        else:
            assert done > 3, "too few batches to be cut"
            return


def state(store: GraphStore) -> str | None:
    return next((row["state"] for row in store.query("ask/cases")), None)


def in_one(store: GraphStore, case: Case) -> Dump:
    wipe(store)
    load_in_one(store, case)
    return dump(store)


def load_in_one(store: GraphStore, case: Case) -> None:
    """Load in one transaction: many times faster than in small batches, for what is not about them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(molehunt.store.load.loading, "SINGLE", 200_000)
        load(store, case)


@pytest.mark.usefixtures("small")
def test_batches_end_in_the_same_graph_as_one_transaction(
    store: CutShort, old: Case, new: Case, graphs: tuple[Dump, Dump]
) -> None:
    told: list[tuple[int, int]] = []
    before, after = graphs
    for case, wanted in ((old, before), (new, after), (old, before)):
        load(store, case, progress=lambda done, total: told.append((done, total)))
        assert dump(store) == wanted
        done = [done for done, _ in told]
        assert done == sorted(done)
        assert told[-1][0] == told[-1][1]
        told.clear()
    assert unload(store, "tiny") == len(before.nodes) - 1
    assert dump(store).nodes == ()


@pytest.mark.usefixtures("small")
def test_a_first_load_cut_short_is_finished_by_the_same_load(
    store: CutShort, old: Case, graphs: tuple[Dump, Dump]
) -> None:
    whole, _ = graphs
    for done in cuts(store, lambda: load(store, old)):
        assert state(store) == ("loading" if done else None)
        load(store, old)
        assert dump(store) == whole
        wipe(store)


@pytest.mark.usefixtures("small")
def test_a_changed_case_cut_short_is_finished_or_turned_back(
    store: CutShort, old: Case, new: Case, graphs: tuple[Dump, Dump]
) -> None:
    before, after = graphs
    in_one(store, old)
    for done in cuts(store, lambda: load(store, new)):
        assert state(store) == ("loading" if done else "complete")
        load(store, old)
        assert dump(store) == before, f"turned back after {done}"
        store.left = done
        with pytest.raises(Cut):
            load(store, new)
        load(store, new)
        assert dump(store) == after, f"finished after {done}"
        load_in_one(store, old)


@pytest.mark.usefixtures("small")
def test_a_load_or_an_unloading_cut_short_is_undone(store: CutShort, old: Case) -> None:
    load_in_one(store, old)
    for done in cuts(store, lambda: unload(store, "tiny")):
        assert state(store) == ("loading" if done else "complete")
        unload(store, "tiny")
        assert dump(store).nodes == ()
        load_in_one(store, old)
    for done in cuts(store, lambda: load(store, old)):
        if done:
            unload(store, "tiny")
        assert dump(store).nodes == ()


class Overtaken(GraphStore):
    """A store before one of whose transactions somebody else loads another case of the same id."""

    def __init__(self, store: GraphStore, case: Case, turn: int) -> None:
        super().__init__(store.address)
        self.other, self.case, self.turn = store, case, turn

    @contextmanager
    def writing(self, what: str, **options: Any) -> Iterator[Any]:
        self.turn -= 1
        if self.turn == 0:
            load(self.other, self.case)
        with super().writing(what, **options) as transaction:
            yield transaction


def test_a_load_overtaken_before_it_wrote_begins_anew(
    store: CutShort, old: Case, new: Case, graphs: tuple[Dump, Dump]
) -> None:
    before, after = graphs
    for held in (None, old, new):
        wipe(store)
        if held:
            load(store, held)
        with Overtaken(store, new, 1) as overtaken:
            load(overtaken, old)
        assert dump(store) == before
    with Overtaken(store, old, 1) as overtaken:
        load(overtaken, new)
    assert dump(store) == after
    with Overtaken(store, old, 1) as overtaken:
        unload(overtaken, "tiny")
    assert dump(store).nodes == ()


@pytest.mark.usefixtures("small")
def test_a_load_overtaken_between_its_batches_gives_way(
    store: CutShort, old: Case, new: Case, graphs: tuple[Dump, Dump]
) -> None:
    _, after = graphs
    with (
        Overtaken(store, new, 3) as overtaken,
        pytest.raises(EngineError, match="another command is changing this case"),
    ):
        load(overtaken, old)
    assert dump(store) == after


@pytest.mark.usefixtures("small")
def test_every_question_refuses_a_case_that_is_half_loaded(store: CutShort, old: Case) -> None:
    for done in cuts(store, lambda: load(store, old)):
        if done:
            case = OpenCase(store, "tiny")
            for ask in QUESTIONS.values():
                with pytest.raises(EngineError, match=r"molehunt load .*molehunt unload tiny"):
                    ask(case)
    with open_case("tiny", address=store.address) as case:
        for ask in QUESTIONS.values():
            ask(case)


def test_a_small_case_cut_short_leaves_nothing(store: CutShort, old: Case, new: Case) -> None:
    store.left = 0
    with pytest.raises(Cut):
        load(store, old)
    assert dump(store).nodes == ()
    load(store, old)
    before = dump(store)
    store.left = 0
    with pytest.raises(Cut):
        load(store, new)
    assert dump(store) == before
