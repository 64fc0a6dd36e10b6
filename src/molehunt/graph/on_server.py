"""Measures of centrality worked out by Graph Data Science on a Neo4j, for networks that are too much for one process.

The ties are those of the network that was asked for, sent as parameters of ``gds/project``: nothing is written to the
graph. Measures that are asked for together share a projection. It is dropped in the transaction that made it, or, if
that fails or is interrupted, after it.

What a killed process leaves is found by its name, and dropped before a measure is taken the next time. A transaction
names its projection in its metadata as long as it runs; a projection that no running transaction names is used by
nobody.

To add a measure: a query under ``cypher/gds`` that returns place and value, and its line in ``_MEASURES``, where what
Graph Data Science gives becomes what the measure is here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import numpy as np

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties
from molehunt.model.either import either
from molehunt.model.errors import EngineError, MolehuntError, QueryError
from molehunt.store.graph_store import GraphStore

Form = Literal["both ways", "as they stand", "undirected"]
_PREFIX = "molehunt-"
_THREADS = 4
"""The most that Graph Data Science uses without a licence."""
_SMALL = 10_000
"""Ties up to which one thread is faster: several wait for one another in each round."""
_END_WITHIN = 1.5
"""Seconds in which an interrupted transaction should have ended; the command line allows two for all."""


@dataclass(frozen=True, slots=True)
class OnServer:
    """Graph Data Science on the Neo4j of a store, as a backend of measures."""

    store: GraphStore

    def __call__(self, measure: Measure) -> Measure:
        """Return the same measure, worked out on the server; raises as ``together`` does."""
        reckon = self.together([measure])
        return replace(measure, values=lambda ties: reckon(ties)[0])

    def together(self, measures: Sequence[Measure]) -> Callable[[Ties], list[Floats]]:
        """Return what works out several measures of the same ties, which are sent to the server but once.

        Raises
        ------
        MolehuntError
            If Graph Data Science does not have one of these measures.
        EngineError
            If the server does not have Graph Data Science, or cannot answer.

        """
        for measure in measures:
            if measure.name not in _MEASURES:
                raise MolehuntError(
                    f"{_OTHER.get(measure.name, f'Graph Data Science has no {measure.name}')}; "
                    f"leave backend out, or ask for {', '.join(_MEASURES)}"
                )
        _refuse_without(self.store)
        drop_left_behind(self.store)
        names = [measure.name for measure in measures]
        return lambda ties: _values(self.store, names, ties) if ties.n > 1 else [np.zeros(ties.n) for _ in names]


def on_server(store: GraphStore, measure: Measure) -> Measure:
    """Return the same measure, worked out by Graph Data Science on the Neo4j of a store; raises as there."""
    return OnServer(store)(measure)


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


class _Asked(NamedTuple):
    """How the server is asked for a measure: by a query, of ties in one of the forms of :func:`_formed`.

    ``options`` are further parameters of the query, and ``made`` makes our number of what it gives.
    """

    query: str
    form: Form
    options: Callable[[Ties], dict[str, Any]] = lambda _: {}
    made: Callable[[Floats, Ties], Floats] = lambda found, _: found


def _values(store: GraphStore, names: Sequence[str], ties: Ties) -> list[Floats]:
    """Return the values of some measures: in one transaction, with one projection for those of the same form."""
    found: dict[str, Floats] = {}
    by_form: dict[Form, list[str]] = {}
    for name in dict.fromkeys(names):
        form = _MEASURES[name].form
        by_form.setdefault("both ways" if ties.directed and form == "as they stand" else form, []).append(name)
    if "undirected" in by_form and not len(ties.without_loops().start):
        # Graph Data Science fails on these, instead of finding nothing.
        found |= {name: np.zeros(ties.n) for name in by_form.pop("undirected")}
    if by_form:
        with _transaction(store) as (ask, projection):
            for number, (form, of_form) in enumerate(by_form.items()):
                if number:
                    # There is one at a time, under one name; the last one is dropped with the transaction.
                    ask("gds/drop", projection=projection)
                sent = _formed(ties, form)
                ask("gds/project", projection=projection, **sent)
                for name in of_form:
                    asked = _MEASURES[name]
                    rows = ask(asked.query, projection=projection, threads=sent["threads"], **asked.options(ties))
                    values = np.zeros(ties.n)
                    values[[row["place"] for row in rows]] = [row["value"] for row in rows]
                    found[name] = asked.made(values, ties)
    return [found[name] for name in names]


def _formed(ties: Ties, form: Form) -> dict[str, Any]:
    """Return the parameters of a projection.

    ``both ways``: undirected ties run in both directions, a loop once. ``as they stand``: each in one of them only.
    ``undirected``: without directions and loops.
    """
    start, end, strength = ties.both_ways()
    if form == "as they stand":
        start, end, strength = ties.start, ties.end, ties.weight
    elif form == "undirected":
        plain = ties.undirected().without_loops()
        start, end, strength = plain.start, plain.end, plain.weight
    alone = np.setdiff1d(np.arange(ties.n), np.concatenate((start, end))).tolist()
    return {
        "start": [*start.tolist(), *alone],
        "end": [*end.tolist(), *([None] * len(alone))],
        "strength": [*strength.tolist(), *([0.0] * len(alone))],
        "undirected": ["*"] * (form == "undirected"),
        "threads": _THREADS if len(start) > _SMALL else 1,
    }


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


def _degree(way: str, *, weight: str | None = None, scaled: bool = False) -> _Asked:
    def options(ties: Ties) -> dict[str, Any]:
        return {"orientation": way if ties.directed else "UNDIRECTED", "weight": weight}

    return _Asked("gds/degree", "as they stand", options, _per_other if scaled else lambda found, _: found)


def _per_other(found: Floats, ties: Ties) -> Floats:
    return found / (ties.n - 1)


def _per_pair(found: Floats, ties: Ties) -> Floats:
    return found / max((ties.n - 1) * (ties.n - 2), 1)


def _scaled(found: Floats, _: Ties) -> Floats:
    # There, whoever has no tie of his own passes nothing on; here, to all alike, which changes the scale only.
    scaled: Floats = found / found.sum()
    return scaled


_MEASURES: dict[str, _Asked] = {
    "degree": _degree("UNDIRECTED", scaled=True),
    "in_degree": _degree("REVERSE", scaled=True),
    "out_degree": _degree("NATURAL", scaled=True),
    "strength": _degree("UNDIRECTED", weight="strength"),
    "in_strength": _degree("REVERSE", weight="strength"),
    "out_strength": _degree("NATURAL", weight="strength"),
    "betweenness": _Asked("gds/betweenness", "both ways", made=_per_pair),
    "closeness": _Asked("gds/closeness", "both ways"),
    "harmonic": _Asked("gds/harmonic", "both ways", made=lambda found, ties: found * (ties.n - 1)),
    "pagerank": _Asked("gds/pagerank", "both ways", made=_scaled),
    "k_core": _Asked("gds/k_core", "undirected"),
    "articulation_point": _Asked("gds/articulation_point", "undirected"),
    "bridges": _Asked("gds/bridges", "undirected"),
}
_OTHER = {
    "eigenvector": "Graph Data Science has another eigenvector centrality, which does not settle on trees, and divides "
    "the strength of a tie by that of all ties of its node",
}
