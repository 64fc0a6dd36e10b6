"""Measures of centrality worked out by Graph Data Science on a Neo4j, for networks that are too much for one process.

The ties are those of the network that was asked for, sent as parameters of ``gds/project``: nothing is written to the
graph. The projection is dropped in the transaction that made it, or, if that fails or is interrupted, after it.

What a killed process leaves is found by its name, and dropped before a measure is taken the next time. A transaction
names its projection in its metadata as long as it runs; a projection that no running transaction names is used by
nobody.

To add a measure: a query under ``cypher/gds`` that returns place and value, and its line in ``_MEASURES``, where what
Graph Data Science gives becomes what the measure is here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.model.either import either
from molehunt.model.errors import EngineError, MolehuntError, QueryError
from molehunt.store.graph_store import GraphStore

_PREFIX = "molehunt-"
_THREADS = 4
"""The most that Graph Data Science uses without a licence."""
_SMALL = 10_000
"""Ties up to which one thread is faster: several wait for one another in each round."""
_END_WITHIN = 1.5
"""Seconds in which an interrupted transaction should have ended; the command line allows two for all."""


def on_server(store: GraphStore, measure: Measure) -> Measure:
    """Return the same measure, worked out by Graph Data Science on the Neo4j of a store.

    Raises
    ------
    MolehuntError
        If Graph Data Science does not have this measure.
    EngineError
        If the server does not have Graph Data Science, or cannot answer.

    """
    if measure.name not in _MEASURES:
        raise MolehuntError(
            f"{_OTHER.get(measure.name, f'Graph Data Science has no {measure.name}')}; "
            f"leave backend out, or ask for {', '.join(_MEASURES)}"
        )
    _refuse_without(store)
    drop_left_behind(store)
    values = _MEASURES[measure.name]
    return replace(measure, values=lambda ties: values(_Server(store, ties)))


def _refuse_without(store: GraphStore) -> None:
    if store.address.embedded:
        raise EngineError(
            "the embedded engine has no Graph Data Science: set NEO4J_URI to a Neo4j that has it, or leave backend out"
        )
    if not store.read("gds/installed"):
        raise EngineError(
            f"{store.address.uri} has no Graph Data Science: install its plugin, in the release for this Neo4j, and "
            "allow gds.* in dbms.security.procedures.unrestricted; or leave backend out"
        )


@dataclass(frozen=True, slots=True)
class _Server:
    """A Neo4j, and the ties that it is asked about."""

    store: GraphStore
    ties: Ties

    def both_ways(self, query: str) -> Floats:
        """Return what a query tells of each node; undirected ties run in both directions, a loop once."""
        return self._values(query, *self.ties.both_ways())

    def as_they_stand(self, query: str, **options: Any) -> Floats:
        """Return the same with each undirected tie in one direction only."""
        return self._values(query, self.ties.start, self.ties.end, self.ties.weight, **options)

    def undirected(self, query: str) -> Floats:
        """Return the same without directions and loops."""
        plain = self.ties.undirected().without_loops()
        if not len(plain.start):
            # Graph Data Science fails on these, instead of finding nothing.
            return np.zeros(self.ties.n)
        return self._values(query, plain.start, plain.end, plain.weight, undirected=True)

    def _values(
        self, query: str, start: Any, end: Any, strength: Any, *, undirected: bool = False, **options: Any
    ) -> Floats:
        alone = np.setdiff1d(np.arange(self.ties.n), np.concatenate((start, end))).tolist()
        threads = _THREADS if len(start) > _SMALL else 1
        ties = {
            "start": [*start.tolist(), *alone],
            "end": [*end.tolist(), *([None] * len(alone))],
            "strength": [*strength.tolist(), *([0.0] * len(alone))],
            "undirected": ["*"] * undirected,
        }
        with _transaction(self.store) as (ask, projection):
            ask("gds/project", projection=projection, threads=threads, **ties)
            rows = ask(query, projection=projection, threads=threads, **options)
        found = np.zeros(self.ties.n)
        found[[row["place"] for row in rows]] = [row["value"] for row in rows]
        return found


@contextmanager
def _transaction(store: GraphStore) -> Iterator[tuple[Callable[..., list[dict[str, Any]]], str]]:
    """Give what asks in one transaction, and a name that nobody else has; what is projected under it is dropped."""
    projection, began = f"{_PREFIX}{uuid4().hex}", time.monotonic()
    try:
        with store.reading("gds/project", projection) as ask:
            yield ask, projection
            ask("gds/drop", projection=projection)
    except BaseException as error:
        # The first error is to be told; what cannot be dropped now is dropped the next time.
        with suppress(MolehuntError):
            _drop_when_ended(store, projection)
        # Of a time limit Graph Data Science tells only that the procedure was ended.
        if isinstance(error, QueryError) and 0 < store.timeout <= time.monotonic() - began:
            raise EngineError(
                f"Graph Data Science took longer than {store.timeout:g} s and was ended; allow more with "
                + either("--timeout")
            ) from None
        raise


def drop_left_behind(store: GraphStore) -> None:
    """Drop the projections of molehunt that no running transaction uses: those of this user in this database.

    Raises EngineError if the server cannot answer.
    """
    # In this order: one that is made after the first query is not in its rows, and whoever has ended has dropped his.
    if there := [row["projection"] for row in store.read("gds/projections")]:
        running = _running(store)
        for projection in there:
            if projection not in running:
                store.read("gds/drop", projection=projection)


def _drop_when_ended(store: GraphStore, projection: str) -> None:
    """Drop a projection as soon as its transaction has ended: until then it may yet be made."""
    give_up = time.monotonic() + _END_WITHIN
    while projection in _running(store) and time.monotonic() < give_up:
        time.sleep(0.02)
    store.read("gds/drop", projection=projection)


def _running(store: GraphStore) -> set[str]:
    return {row["said"].get("molehunt", "") for row in store.read("gds/running")}


def _degree(server: _Server, way: str, *, weight: str | None = None) -> Floats:
    orientation = way if server.ties.directed else "UNDIRECTED"
    return server.as_they_stand("gds/degree", orientation=orientation, weight=weight)


def _betweenness(server: _Server) -> Floats:
    pairs = (server.ties.n - 1) * (server.ties.n - 2)
    return server.both_ways("gds/betweenness") / max(pairs, 1)


def _pagerank(server: _Server) -> Floats:
    # There, whoever has no tie of his own passes nothing on; here, to all alike, which changes the scale only.
    found = server.both_ways("gds/pagerank")
    scaled: Floats = found / found.sum()
    return scaled


_MEASURES: dict[str, Callable[[_Server], Floats]] = {
    "degree": lambda server: _degree(server, "UNDIRECTED") / (server.ties.n - 1),
    "in_degree": lambda server: _degree(server, "REVERSE") / (server.ties.n - 1),
    "out_degree": lambda server: _degree(server, "NATURAL") / (server.ties.n - 1),
    "strength": lambda server: _degree(server, "UNDIRECTED", weight="strength"),
    "in_strength": lambda server: _degree(server, "REVERSE", weight="strength"),
    "out_strength": lambda server: _degree(server, "NATURAL", weight="strength"),
    "betweenness": _betweenness,
    "closeness": lambda server: server.both_ways("gds/closeness"),
    "harmonic": lambda server: server.both_ways("gds/harmonic") * (server.ties.n - 1),
    "pagerank": _pagerank,
    "k_core": lambda server: server.undirected("gds/k_core"),
    "articulation_point": lambda server: server.undirected("gds/articulation_point"),
    "bridges": lambda server: server.undirected("gds/bridges"),
}
_OTHER = {
    "eigenvector": "Graph Data Science has another eigenvector centrality, which does not settle on trees, and divides "
    "the strength of a tie by that of all ties of its node",
}
