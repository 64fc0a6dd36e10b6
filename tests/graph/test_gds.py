"""Graph Data Science gives the same numbers as ours do, leaves nothing behind, and writes nothing.

That ours are those of networkx, on the same random networks, is held in tests/unit/measures/test_agreement.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.graph.on_server import _MEASURES, OnServer, _transaction, drop_left_behind, on_server
from molehunt.measures import centrality
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.measures.network.ties import ties_of
from molehunt.model.errors import EngineError, MolehuntError, QueryError
from molehunt.store import graph_store, watchdog
from molehunt.store.graph_store import GraphStore
from molehunt.store.queries import find_query, query_names
from tests.engines import Engine
from tests.support.graphs import address, dump
from tests.unit.measures.random_graphs import random_graphs

HAVING = "neo4j-5.26"
HUNDRED = list(random_graphs(100))
# Mere sums over ties: a fifth of the graphs, of each kind as many, is enough of them.
SUMS = {"degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength"}
TRIANGLE: dict[str, Any] = {"start": [0, 1, 2], "end": [1, 2, 0], "strength": [1.0] * 3, "undirected": [], "threads": 1}
# Shortest paths on a long chain take some seconds, and longer with the square of its length; it is projected at once.
_PROGRAM = """
import os, sys
import networkx as nx
from molehunt.graph.on_server import on_server
from molehunt.measures.centralities import find_measure
from molehunt.measures.network.ties import ties_of
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore

place = Address(sys.argv[1], sys.argv[2], os.environ["WRITER"], sys.argv[3], None, None, embedded=False)
with GraphStore(place, timeout=300) as store:
    on_server(store, find_measure("betweenness")).of(ties_of(nx.path_graph(3_000)))
"""


@pytest.fixture
def store(engine_server: Engine) -> Iterator[GraphStore]:
    with GraphStore(address(engine_server)) as store:
        yield store


@pytest.fixture
def gds(store: GraphStore) -> Any:
    return OnServer(store)


def projections(store: GraphStore) -> list[str]:
    return [row["projection"] for row in store.read("gds/projections")]


@pytest.mark.only_on(HAVING)
def test_it_agrees_with_ours(gds: OnServer, store: GraphStore) -> None:
    """All measures of a network at once: to project it anew for each would take longer than they do."""
    for number, graph in enumerate(HUNDRED):
        # Graphs come in four kinds, one after another: of each kind, every other one has strengths.
        ties = ties_of(graph, weight="weight" if number // 4 % 2 else None)
        ours = [find_measure(name) for name in _MEASURES if number % 5 == 0 or name not in SUMS]
        for measure, theirs in zip(ours, gds.together(ours)(ties), strict=True):
            said = f"{measure.name} of graph {number}"
            np.testing.assert_allclose(theirs, measure.of(ties), rtol=0, atol=1e-9, err_msg=said)
    assert projections(store) == []


@pytest.mark.only_on(HAVING)
def test_a_network_for_several_threads_agrees_too(gds: Any) -> None:
    graph = nx.gnm_random_graph(3_000, 12_000, seed=1, directed=True)
    names = ["in_degree", "closeness", "pagerank", "k_core"]
    np.testing.assert_allclose(centrality(graph, names, backend=gds), centrality(graph, names), rtol=0, atol=1e-9)


@pytest.mark.only_on(HAVING)
@pytest.mark.parametrize("directed", [True, False])
def test_measures_asked_for_together_share_projections(
    gds: OnServer, store: GraphStore, monkeypatch: pytest.MonkeyPatch, directed: bool
) -> None:
    """Three forms of ties at most: both ways, each once, and undirected; of directed ties the first two are one."""
    graph = nx.gnm_random_graph(30, 60, seed=2, directed=directed)
    graph.add_edge(3, 3)
    asked: list[str] = []
    find = graph_store.find_query
    monkeypatch.setattr(graph_store, "find_query", lambda name: (asked.append(name), find(name))[1])
    found = centrality(graph, list(_MEASURES), backend=gds)
    assert asked.count("gds/project") == 3 - directed
    assert projections(store) == []
    np.testing.assert_allclose(found, centrality(graph, list(_MEASURES)), rtol=0, atol=1e-9)


@pytest.mark.only_on(HAVING)
def test_what_it_does_not_have_is_refused_in_words(gds: Any) -> None:
    graph = nx.path_graph(4)
    for name in set(measure_names()) - set(_MEASURES) - {"eigenvector"}:
        with pytest.raises(
            MolehuntError, match=f"Graph Data Science has no {name}; leave backend out, or ask for degree,"
        ):
            centrality(graph, name, backend=gds)
    with pytest.raises(MolehuntError, match="another eigenvector centrality, which does not settle on trees"):
        centrality(graph, ["degree", "eigenvector"], backend=gds)
    with pytest.raises(MolehuntError, match="there is no measure 'fame'"):
        centrality(graph, "fame", backend=gds)


@pytest.mark.only_on(HAVING)
def test_its_eigenvector_centrality_is_another_one_as_we_say(store: GraphStore) -> None:
    """On a path of three the middle has the half of the squares; there, the values swing and never come to it."""
    query = "CALL gds.eigenvector.stream($name, {concurrency: 1, maxIterations: $rounds}) YIELD nodeId, score RETURN *"
    path = {"start": [0, 1, 1, 2], "end": [1, 0, 2, 1], "strength": [1.0] * 4}
    with _transaction(store) as (ask, name):
        ask("gds/project", projection=name, **TRIANGLE | path)
        for rounds in (20, 100, 101):
            rows = store.cypher(query, {"name": name, "rounds": rounds})[1]
            assert abs(next(row["score"] for row in rows if row["nodeId"] == 1) - 0.5**0.5) > 1e-3


@pytest.mark.only_on(HAVING)
def test_a_question_is_answered_alike_and_writes_nothing(zborowski: OpenCase) -> None:
    before = dump(zborowski.store)
    asked: dict[str, Any] = {"measure": ["betweenness", "k_core"], "ties": ["WROTE_TO", "SENT_TO", "GAVE"], "top": 1}
    ours, theirs = zborowski.centrality(**asked), zborowski.centrality(**asked, backend="gds")
    assert len(ours.rows) == 2
    for here, there in zip(ours.rows, theirs.rows, strict=True):
        assert _close(here, there)
    assert dump(zborowski.store) == before
    assert projections(zborowski.store) == []


@pytest.mark.only_on(HAVING)
def test_an_open_case_is_a_backend_for_any_network(zborowski: OpenCase) -> None:
    graph = nx.path_graph(["agent", "cut-out", "handler"])
    found = centrality(graph, "betweenness", backend=zborowski.gds)["betweenness"]
    assert found.to_dict() == {"agent": 0.0, "cut-out": 1.0, "handler": 0.0}


@pytest.mark.only_on(HAVING)
def test_a_projection_is_dropped_after_an_error(store: GraphStore) -> None:
    def fail() -> None:
        with _transaction(store) as (ask, name):
            ask("gds/project", projection=name, **TRIANGLE)
            assert projections(store) == [name]
            # It asks for undirected ties, and these are not.
            ask("gds/k_core", projection=name, threads=1)

    with pytest.raises(QueryError, match="gds/k_core"):
        fail()
    assert projections(store) == []


@pytest.mark.only_on(HAVING)
def test_a_projection_is_dropped_after_the_time_limit(engine_server: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    ties = ties_of(nx.path_graph(4_000))
    # The server ends it as soon as it looks at the clock, which may take it longer than we wait: here, half a second.
    monkeypatch.setattr(watchdog, "GRACE", 0.5)
    with GraphStore(address(engine_server), timeout=0.5) as store:
        with pytest.raises(EngineError, match=r"and was ended; .*allow more|is given up"):
            on_server(store, find_measure("betweenness")).of(ties)
        assert projections(store) == []


@pytest.mark.only_on(HAVING)
def test_a_projection_in_use_is_kept(store: GraphStore) -> None:
    with _transaction(store) as (ask, name):
        ask("gds/project", projection=name, **TRIANGLE)
        drop_left_behind(store)
        assert projections(store) == [name]
    assert projections(store) == []


@pytest.mark.only_on(HAVING)
@pytest.mark.parametrize(("sent", "left"), [(signal.SIGINT, 0), (signal.SIGKILL, 1)])
def test_nothing_is_left_of_a_process_that_was_ended(engine_server: Engine, sent: signal.Signals, left: int) -> None:
    """One that is interrupted drops its projection; what a killed one leaves is dropped the next time."""
    place = address(engine_server)
    given = [sys.executable, "-c", _PROGRAM, place.uri, place.user, place.database or ""]
    secret = {"WRITER": place.password}
    with (
        GraphStore(place) as store,
        subprocess.Popen(given, env=os.environ | secret, stderr=subprocess.DEVNULL) as process,
    ):
        until(lambda: len(projections(store)) == 1)
        process.send_signal(sent)
        process.wait(timeout=30)
        until(lambda: not any("molehunt" in row["said"] for row in store.read("gds/running")))
        assert len(projections(store)) == left
        on_server(store, find_measure("degree"))
        assert projections(store) == []


def until(holds: Any) -> None:
    give_up = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.05)


@pytest.mark.only_on(HAVING)
def test_each_query_returns_the_columns_of_its_header(store: GraphStore) -> None:
    values = {"orientation": "NATURAL", "weight": None, "threads": 1} | TRIANGLE
    for undirected in ([], ["*"]):
        with _transaction(store) as (ask, name):
            ask("gds/project", projection=name, **TRIANGLE | {"undirected": undirected})
            for query in map(find_query, query_names("gds")):
                needs_both = query.name.rpartition("/")[2] in ("k_core", "articulation_point", "bridges")
                if query.name not in ("gds/project", "gds/drop") and needs_both == bool(undirected):
                    sent = {one.name: values.get(one.name, name) for one in query.parameters}
                    assert tuple(store.cypher(query.text, sent)[0]) == query.returns


@pytest.mark.only_on("embedded", "neo4j-2026")
def test_a_server_without_it_says_what_to_do(engine_server: Engine, store: GraphStore) -> None:
    words = "set NEO4J_URI" if engine_server.name == "embedded" else "install its plugin"
    with pytest.raises(EngineError, match=f"has no Graph Data Science: {words}.*leave backend out"):
        on_server(store, find_measure("degree"))


def _close(here: dict[str, Any], there: dict[str, Any]) -> bool:
    numbers = [name for name, value in here.items() if isinstance(value, float)]
    np.testing.assert_allclose([there[n] for n in numbers], [here[n] for n in numbers], rtol=0, atol=1e-9)
    return {n: v for n, v in here.items() if n not in numbers} == {n: v for n, v in there.items() if n not in numbers}
