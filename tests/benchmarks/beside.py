"""What it costs a question that a large foreign case is in the same graph: as good as nothing, is the aim.

The reference case is loaded into two servers, and the foreign case into one of them. Both are asked by turns; a machine
is never equally quiet twice. On Neo4j, the database hits of the query that selects the claims are compared, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

from molehunt.answers.open_case import OpenCase
from molehunt.engine import stop
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.benchmarks import questions
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import interleaved, ratios
from tests.benchmarks.settings import Settings
from tests.engines import Engines
from tests.support.graphs import address
from tests.support.hits import hits

FOREIGN = 100_000
PERSON, DOCUMENT, DISAGREEMENT = "zborowski", "krivitsky-letter", "letter-or-copy-shown"
# What is asked, and the query that selects its claims.
ASKED: Mapping[str, tuple[Callable[[OpenCase], object], str, Mapping[str, Any]]] = {
    "who_saw": (lambda case: case.who_saw(DOCUMENT), "ask/who_saw", {"document": DOCUMENT}),
    "relays": (
        lambda case: case.relays(PERSON),
        "ask/relays_of",
        {"id": PERSON, **dict.fromkeys(("sender", "recipient", "via", "about"))},
    ),
    "show, a person": (lambda case: case.show(PERSON), "ask/entity_claims", {"id": PERSON}),
    "show, a disagreement": (lambda case: case.show(DISAGREEMENT), "ask/record", {"id": DISAGREEMENT}),
    "an exact name": (lambda case: case.query("ask/named", text="Mark Zborowski"), "ask/named", {"text": PERSON}),
    "a near name": (lambda case: case.relays("Zborowskj"), "ask/name_lists", {}),
}


# The other questions, whose queries are many.
MORE: Mapping[str, Callable[[OpenCase], object]] = {
    name: (lambda case, name=name, asked=asked: case.ask(name, **asked))  # type: ignore[misc]
    for name, asked in questions.ASKED.items()
}


def measure(given: Settings) -> Iterator[Figure]:
    """Ask the reference case alone, and beside the foreign one, on each engine."""
    for engine in given.engines:
        with ExitStack() as ending:
            stores = [_store(given, engine, which, ending) for which in ("alone", "crowded")]
            case = given.case(0)
            for store in stores:
                load(store, case)
            foreign = given.beside or FOREIGN
            load(stores[1], given.case(foreign))
            yield from _compared(given, Scene("beside", engine, f"{foreign:,} foreign"), stores, case.id)


def _store(given: Settings, engine: str, which: str, ending: ExitStack) -> GraphStore:
    home = given.folder / f"{which}-{engine}"
    engines = Engines(home / "embedded", home / "neo4j")
    ending.callback(stop, home / "embedded")
    ending.callback(engines.stop)
    return ending.enter_context(GraphStore(address(engines.get(engine)), timeout=600))


def _compared(given: Settings, scene: Scene, stores: list[GraphStore], case: str) -> Iterator[Figure]:
    for what, ask in ({what: ask for what, (ask, _, _) in ASKED.items()} | dict(MORE)).items():
        # A case opened anew each time: an open one knows what it has read.
        alone, crowded = (lambda ask=ask, store=store: ask(OpenCase(store, case)) for store in stores)
        actions = {"alone": alone, "beside": crowded}
        many = what in ASKED
        interleaved(actions, given.turns(30 if many else 5))
        taken = interleaved(actions, given.turns(100 if many else 20))
        for where, seconds in taken.items():
            yield scene.figure(f"{what}, {where}", [1000 * one for one in seconds], "ms")
        yield scene.figure(f"{what}, beside / alone", ratios(taken["beside"], taken["alone"]), "times", ("at most", 2))
    for what, (_, query, sent) in ASKED.items() if not stores[0].address.embedded else ():
        few, more = (hits(store.address, query, {"case": case, **sent}) for store in stores)
        yield scene.figure(f"{what}, hits alone", [few], "hits")
        yield scene.figure(f"{what}, hits beside", [more], "hits", ("at most", few + 8))
