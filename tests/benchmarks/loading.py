"""How fast a case is loaded, against the bare driver writing the same nodes and edges on the same engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from neo4j import Driver, GraphDatabase

from molehunt.case import read
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.benchmarks import bare
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.processor import Spent
from tests.benchmarks.rounds import Action, interleaved, ratios
from tests.benchmarks.settings import Settings

CENSUS = (
    "MATCH (n) WHERE NOT n:Commit RETURN count(n) AS many, sum(size(keys(n))) AS said",
    "MATCH ()-[r]->() RETURN count(r) AS many, sum(size(keys(r))) AS said",
)


def measure(given: Settings) -> Iterator[Figure]:
    """Load cases of each size on each engine, and load them by hand."""
    for engine in given.engines:
        address = given.address(engine)
        with GraphStore(address, timeout=600) as store, _driver(address) as driver:
            for claims in given.sizes:
                yield from _compare(given, claims, Scene("load", engine, f"{claims:,} claims"), store, driver)


def _compare(given: Settings, claims: int, scene: Scene, store: GraphStore, driver: Driver) -> Iterator[Figure]:
    folder = given.case_folder(claims)
    case = read(folder)
    database = store.address.database or "neo4j"
    by_set, by_create = bare.prepared(case, by_set=True), bare.prepared(case, by_set=False)
    actions = {
        "molehunt load": lambda: load(store, case),
        "bare, SET": lambda: bare.write(driver, database, case.id, by_set),
        "bare, CREATE": lambda: bare.write(driver, database, case.id, by_create),
        "molehunt read and load": lambda: load(store, read(folder)),
    }
    size = _same(store, list(actions.values())[:3], case.id)
    spent = Spent(store.address.uri)
    counted = {name: spent.counted(name, action) for name, action in actions.items()}
    taken = interleaved(counted, given.turns(5), lambda: unload(store, case.id))
    for name, seconds in taken.items():
        yield scene.figure(name, [size / t for t in seconds], "nodes+edges/s")
    faster = min(("bare, SET", "bare, CREATE"), key=lambda name: median(taken[name]))
    for name, aim in (("molehunt load", ("at least", 0.9)), ("molehunt read and load", None)):
        yield scene.figure(f"{name} / {faster}", ratios(taken[faster], taken[name]), "of its speed", aim)
        both = ratios(spent.both(faster), spent.both(name))
        yield scene.figure(f"{name} / {faster}, by processor time", both, "of its speed", aim)
    for name in (faster, "molehunt load"):
        yield scene.figure(f"{name}, processor here", spent.here[name], "s")
        yield scene.figure(f"{name}, processor of the server", spent.server[name], "s")
        # More than 1 means that both work at the same time; a machine that is busy otherwise lowers it.
        yield scene.figure(f"{name}, processors at work", ratios(spent.both(name), taken[name]), "at a time")


def _same(store: GraphStore, actions: Sequence[Action], case: str) -> int:
    """Warm the engine with a load of each kind, make sure that both leave the same, and return how much that is."""
    found = []
    for action in actions:
        action()
        found.append([store.cypher(text)[1] for text in CENSUS])
        unload(store, case)
    if any(one != found[0] for one in found):
        raise RuntimeError(f"the loads compared do not write the same: {found}")
    return sum(rows[0]["many"] for rows in found[0])


def _driver(address: Address) -> Driver:
    return GraphDatabase.driver(address.uri, auth=(address.user, address.password))
