"""How long a question takes, against the very same Cypher sent by hand through the bare driver.

By hand are the same steps: the look at the state of the load, which claims, their evidence, and the look again.
"first" is the first question to a case just opened; an open case knows the claims that it has read before. A first
answer also reads the names, and the proof of the other sides of disagreements, which the two steps leave out: "the same
reads" are all of its queries, sent by hand. The
``*_in_one_query.cypher`` beside this file did all of it at once, without names and copies as evidence of their own.
With ``--beside`` a large case is loaded beside the reference case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

from neo4j import READ_ACCESS, Driver, GraphDatabase, Session

from molehunt.answers.open_case import OpenCase
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from molehunt.store.queries import find_query
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Settings

DOCUMENT, PERSON = "krivitsky-letter", "zborowski"
WARM_UP = 100
OURS, FIRST, BY_HAND, SAME, AT_ONCE = "molehunt", "molehunt, first", "by hand", "the same reads", "in one query"
COMPARED = (
    (OURS, BY_HAND, 1.2), (OURS, AT_ONCE, 1.5), (FIRST, BY_HAND, 1.2), (FIRST, AT_ONCE, 1.5), (FIRST, SAME, 1.5),
)  # fmt: skip
Given = Mapping[str, Any]


def measure(given: Settings) -> Iterator[Figure]:
    """Ask the reference case, on each engine."""
    case = given.case(0)
    for engine in given.engines:
        address = given.address(engine)
        user, password = (
            (address.reader, address.reader_password) if address.reader else (address.user, address.password)
        )
        with (
            GraphStore(address) as store,
            GraphDatabase.driver(address.uri, auth=(user, password or "")) as driver,
        ):
            load(store, case)
            yield from _ask(given, Scene("ask", engine, "reference case"), OpenCase(store, case.id), driver)
            if given.beside:
                other = given.case(given.beside)
                load(store, other)
                beside = Scene("ask", engine, f"beside {given.beside:,} foreign")
                yield from _ask(given, beside, OpenCase(store, case.id), driver)
                unload(store, other.id)
            unload(store, case.id)


def _ask(given: Settings, scene: Scene, case: OpenCase, driver: Driver) -> Iterator[Figure]:
    bearers = [PERSON, *(row["id"] for row in case.query("ask/entity", id=PERSON)[0]["names"])]
    nobody = dict.fromkeys(("sender", "recipient", "via", "about"))
    before = dict.fromkeys(("senders", "recipients", "via", "about", "by"))
    questions: dict[str, tuple[Callable[[OpenCase], object], str, Given, Given]] = {
        "who_saw": (
            lambda asked: asked.who_saw(DOCUMENT),
            "ask/who_saw",
            {"document": DOCUMENT},
            {"document": DOCUMENT},
        ),
        "relays": (
            lambda asked: asked.relays(PERSON),
            "ask/relays_of",
            {"id": PERSON, **nobody},
            {"either": bearers, **before},
        ),
    }
    for name, (ours, query, parameters, at_once) in questions.items():
        hand = Hand(driver, case.store.address, case.case)
        reads = reads_of(case, ours)
        text = Path(__file__).with_name(f"{name}_in_one_query.cypher").read_text(encoding="utf-8")
        actions: dict[str, Callable[[], object]] = {
            OURS: lambda ours=ours: ours(case),  # type: ignore[misc]
            FIRST: lambda ours=ours: ours(OpenCase(case.store, case.case)),  # type: ignore[misc]
            BY_HAND: lambda hand=hand, query=query, sent=parameters: hand.two_steps(query, sent),  # type: ignore[misc]
            SAME: lambda hand=hand, reads=reads: hand.same(reads),  # type: ignore[misc]
            AT_ONCE: lambda hand=hand, text=text, sent=at_once: hand.one_query(text, sent),  # type: ignore[misc]
        }
        interleaved(actions, given.rounds or WARM_UP)
        taken = interleaved(actions, given.turns(300))
        milliseconds = {who: [1000 * t for t in seconds] for who, seconds in taken.items()}
        for who, samples in milliseconds.items():
            yield scene.figure(f"{name}, {who}", samples, "ms")
        # The ratio of the medians, as is aimed at, with its spread over ten stretches of the run.
        for who, other, aim in COMPARED:
            found = _ratios(milliseconds[who], milliseconds[other])
            yield scene.figure(f"{name}, {who} to {other}", found, "times", ("at most", aim))


class Hand:
    """Asks in one read session and takes the records as they come: nothing could be less."""

    def __init__(self, driver: Driver, address: Address, case: str) -> None:
        self.driver, self.database, self.case = driver, address.database, case

    def _session(self) -> Session:
        return self.driver.session(database=self.database, default_access_mode=READ_ACCESS)

    def _records(self, session: Session, text: str, sent: Given) -> list[Any]:
        return list(session.run(text, {"case": self.case, **sent}))

    def two_steps(self, query: str, sent: Given) -> list[Any]:
        """Which claims, and their evidence, between two looks at the state of the load."""
        with self._session() as session:
            state = find_query("ask/load_state").text
            self._records(session, state, {})
            ids = [record["id"] for record in self._records(session, find_query(query).text, sent)]
            found = self._records(session, find_query("ask/evidence").text, {"ids": ids})
            self._records(session, state, {})
            return found

    def same(self, reads: Sequence[tuple[str, Given]]) -> list[Any]:
        """All that a first answer reads."""
        with self._session() as session:
            return [self._records(session, text, sent) for text, sent in reads]

    def one_query(self, text: str, sent: Given) -> list[Any]:
        """All of it by one query."""
        with self._session() as session:
            return self._records(session, text, sent)


def reads_of(case: OpenCase, ask: Callable[[OpenCase], object]) -> list[tuple[str, Given]]:
    """Return the queries, with their parameters, that a first answer sends."""
    reads: list[tuple[str, Given]] = []

    def read(name: str, **sent: Any) -> list[dict[str, Any]]:
        reads.append((find_query(name).text, sent))
        return case.store.read(name, **sent)

    watched = copy(case.store)
    watched.read = read  # type: ignore[method-assign]
    ask(OpenCase(watched, case.case))
    return reads


def _ratios(ours: Sequence[float], other: Sequence[float]) -> list[float]:
    from statistics import median

    step = max(len(ours) // 10, 1)
    starts = range(0, len(ours) - step + 1, step)
    return [median(ours[at : at + step]) / median(other[at : at + step]) for at in starts]
