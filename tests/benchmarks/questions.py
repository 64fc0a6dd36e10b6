"""How long each question takes, and how much of it is reading: against all of its queries, sent by hand.

What is spent on reading is what passes while the store is asked, rows made of records included; all else is computing:
decoding claims, weighing, and working out the answer. An open case has read most of what is sent by hand already, and
its whole is held to the aim that is set for its reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any

from neo4j import GraphDatabase

from molehunt.answers.open_case import OpenCase
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.benchmarks.asking import Hand, reads_of
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import interleaved, ratios
from tests.benchmarks.settings import Settings

LETTER, PERSON = "krivitsky-letter", "zborowski"
ASKED: Mapping[str, Mapping[str, Any]] = {
    "alternatives": {},
    "corroborate": {"claim": "zborowski-recruited"},
    "disputes": {"about": "krivitsky"},
    "dossier": {"entity": "klement"},
    "family": {"person": "sedov"},
    "handlers": {"person": PERSON},
    "knew": {"what": LETTER, "by": "1937-11-10"},
    "leak": {"document": LETTER, "observed": "brusse", "date": "1937-11-11"},
    "memberships": {"person": PERSON},
    "met": {"person": "meeting-1937-11-11"},
    "orders": {"by": "shpiegelglass"},
    "otherwise": {"one": "TULIP", "other": "Sedov"},
    "path": {"start": "stalin", "end": "sedov"},
    "reach": {"holder": "krivitsky", "after": "1937-10-01"},
    "resolve": {"name": "Etienne"},
    "suspects": {"of": PERSON},
    "timeline": {"about": "sedov-death"},
    "unknown": {"about": "sedov-death"},
    "weigh": {"hypotheses": "How did Sedov die?"},
}
OPEN, FIRST, SAME = "open case", "first", "the same reads"


def measure(given: Settings) -> Iterator[Figure]:
    """Put each question to the reference case, on each engine."""
    case = given.case(0)
    for engine in given.engines:
        address = given.address(engine)
        login = (address.reader, address.reader_password) if address.reader else (address.user, address.password)
        with GraphStore(address) as store, GraphDatabase.driver(address.uri, auth=(login[0], login[1] or "")) as driver:
            load(store, case)
            opened = OpenCase(store, case.id)
            for name, asked in ASKED.items():
                yield from _ask(given, Scene("questions", engine, name), opened, Hand(driver, address, case.id), asked)
            unload(store, case.id)


def _ask(given: Settings, scene: Scene, case: OpenCase, hand: Hand, asked: Mapping[str, Any]) -> Iterator[Figure]:
    def ask(opened: OpenCase) -> object:
        return opened.ask(scene.size, **asked)

    reads = reads_of(case, ask)
    clocks = {OPEN: _Clock(case.store), FIRST: _Clock(case.store)}
    opened = OpenCase(clocks[OPEN].store, case.case)
    actions: dict[str, Callable[[], object]] = {
        OPEN: lambda: clocks[OPEN].timed(lambda: ask(opened)),
        FIRST: lambda: clocks[FIRST].timed(lambda: ask(OpenCase(clocks[FIRST].store, case.case))),
        SAME: lambda: hand.same(reads),
    }
    interleaved(actions, given.rounds or 10)
    for clock in clocks.values():
        clock.taken.clear()
    taken = interleaved(actions, given.turns(40))
    for what, seconds in taken.items():
        yield scene.figure(what, [1000 * one for one in seconds], "ms", ("at most", 2000) if what == FIRST else None)
        if what in clocks:
            spent = clocks[what].taken
            yield scene.figure(f"{what}, reading", [1000 * one for one in spent], "ms")
            rest = [1000 * (whole - reading) for whole, reading in zip(seconds, spent, strict=True)]
            yield scene.figure(f"{what}, computing", rest, "ms")
    for what, clock in clocks.items():
        yield scene.figure(f"{what}, reading / {SAME}", ratios(clock.taken, taken[SAME]), "times")
    yield scene.figure(f"{OPEN} / {SAME}", ratios(taken[OPEN], taken[SAME]), "times", ("at most", 1.2))


class _Clock:
    """A store that counts the seconds that pass while it is asked, each time that something is timed."""

    def __init__(self, store: GraphStore) -> None:
        self.taken: list[float] = []
        self.store = copy(store)
        self.store.read = self._read  # type: ignore[method-assign]
        self._asked = store.read

    def _read(self, name: str, **sent: Any) -> list[dict[str, Any]]:
        began = time.perf_counter()
        try:
            return self._asked(name, **sent)
        finally:
            self.taken[-1] += time.perf_counter() - began

    def timed(self, action: Callable[[], object]) -> object:
        """Do something, and count the seconds of its reads."""
        self.taken.append(0.0)
        return action()
