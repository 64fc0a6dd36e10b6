"""How long a question takes, against the very same Cypher sent by hand through the bare driver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import READ_ACCESS, Driver, GraphDatabase, Record

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
            unload(store, case.id)


def _ask(given: Settings, scene: Scene, case: OpenCase, driver: Driver) -> Iterator[Figure]:
    bearers = [PERSON, *case.names.namings(PERSON)]
    nobody = dict.fromkeys(("senders", "recipients", "via", "about", "by"))
    questions = {
        "who-saw": (lambda: case.who_saw(DOCUMENT), "ask/who_saw", {"document": DOCUMENT}),
        "relays": (lambda: case.relays(PERSON), "ask/relays", {"either": bearers, **nobody}),
    }
    for name, (ours, query, parameters) in questions.items():
        text = find_query(query).text
        sent = {"case": case.case, **parameters}

        def bare(text: str = text, sent: Mapping[str, Any] = sent) -> object:
            return by_hand(driver, case.store.address, text, sent)

        actions = {"molehunt": ours, "bare driver": bare}
        interleaved(actions, WARM_UP)
        taken = interleaved(actions, given.turns(300))
        milliseconds = {who: [1000 * t for t in seconds] for who, seconds in taken.items()}
        for who, samples in milliseconds.items():
            yield scene.figure(f"{name}, {who}", samples, "ms")
        # The ratio of the medians, as is aimed at, with its spread over ten stretches of the run.
        yield scene.figure(f"{name}, ratio", _ratios(milliseconds), "times", ("at most", 1.2))


def by_hand(driver: Driver, address: Address, text: str, sent: Mapping[str, Any]) -> list[Record]:
    """Ask in a read session and take the records as they come: nothing could be less."""
    with driver.session(database=address.database, default_access_mode=READ_ACCESS) as session:
        return list(session.run(text, dict(sent)))


def _ratios(taken: Mapping[str, list[float]]) -> list[float]:
    from statistics import median

    ours, bare = taken["molehunt"], taken["bare driver"]
    step = max(len(ours) // 10, 1)
    starts = range(0, len(ours) - step + 1, step)
    return [median(ours[at : at + step]) / median(bare[at : at + step]) for at in starts]
