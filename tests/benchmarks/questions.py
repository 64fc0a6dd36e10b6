"""How long each question takes, and how much of it is reading: against all of its queries, sent by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    actions: dict[str, Callable[[], object]] = {
        OPEN: lambda: ask(case),
        FIRST: lambda: ask(OpenCase(case.store, case.case)),
        SAME: lambda: hand.same(reads),
    }
    interleaved(actions, given.rounds or 10)
    taken = interleaved(actions, given.turns(40))
    for what, seconds in taken.items():
        yield scene.figure(what, [1000 * one for one in seconds], "ms", ("at most", 2000) if what == FIRST else None)
    yield scene.figure(f"{FIRST} / {SAME}", ratios(taken[FIRST], taken[SAME]), "times")
    yield scene.figure(f"{OPEN} / {SAME}", ratios(taken[OPEN], taken[SAME]), "times", ("at most", 1.2))
