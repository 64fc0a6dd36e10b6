"""How fast it is told what ranks hang on: each author and work left out in turn, and a thousand worlds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from molehunt.graph.claimed import claimed_network
from molehunt.graph.lens import Filter
from molehunt.graph.reader import Reader
from molehunt.graph.ties import labels, wanted
from molehunt.graph.worlds import ClaimWorlds
from molehunt.measures.centralities import find_measure
from molehunt.measures.standing.claimed import in_worlds
from molehunt.measures.standing.hanging import Views
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Settings

FIVE = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")
WORLDS = 1_000


def measure(given: Settings) -> Iterator[Figure]:
    """Take five measures of the persons of the reference case, by ties of all kinds and by the flow of information."""
    case, engine = given.case(0), given.engines[0]
    with GraphStore(given.address(engine)) as store:
        load(store, case)
        reader = Reader(store, case.id, Filter())
        for ties in ("all", "flow"):
            yield from _taken(reader, ties, engine, given.turns(5))
        unload(store, case.id)


def _taken(reader: Reader, ties: str, engine: str, rounds: int) -> Iterator[Figure]:
    network = claimed_network(reader, wanted(None if ties == "all" else ties), labels(("Person",)))
    worlds, five = ClaimWorlds(network.claims, reader), [find_measure(name) for name in FIVE]
    everything = np.ones(len(network.claims), dtype=bool)
    views = Views.of(everything, everything, [claim.origin.authors | claim.origin.sources for claim in network.claims])
    taken = interleaved(
        {
            "source-out": lambda: in_worlds(network.ties, network.ties_in(views.losses), five),
            "worlds": lambda: in_worlds(network.ties, network.ties_in(worlds.drawn(WORLDS, seed=1)), five),
        },
        rounds,
    )
    scene = Scene("worlds", engine, f"{ties}: {len(network.parties)} persons, {len(network.tie_claims)} ties")
    left_out = f"{len(views.sources)} authors and works left out in turn, five measures"
    yield scene.figure(left_out, taken["source-out"], "s", ("at most", 0.5))
    yield scene.figure(f"{WORLDS:,} worlds, five measures", taken["worlds"], "s", ("at most", 1.0))
