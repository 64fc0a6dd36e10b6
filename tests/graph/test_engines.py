"""The engines themselves, and the graphs in them: what every other graph test takes for granted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import ClientError

from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.engines import Engine
from tests.support.graphs import Dump, dump, emptied, holding, mark, tiny_case

# What a test can leave in a graph that it was to leave as it was, or in another's place.
LEFT: dict[str, Callable[[GraphStore], object]] = {
    "a node more": lambda store: store.cypher("CREATE (:Left {case: 'c', id: 'a'})", write=True),
    "an edge less": lambda store: store.cypher("MATCH (:Claim {id: 'c1'})-[r:FROM]->() DELETE r", write=True),
    "nothing": lambda store: store.cypher("MATCH (n) DETACH DELETE n", write=True),
}


def _driver(engine: Engine) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(engine.uri, auth=(engine.user, engine.password))


@pytest.mark.parametrize("turn", [1, 2])
def test_an_emptied_engine_is_empty_whatever_was_left_in_it(engine_server: Engine, turn: int) -> None:
    with emptied(engine_server) as store:
        assert dump(store) == Dump((), ())
        store.cypher(f"CREATE (:Left {{id: {turn}}})-[:TO]->(:Left {{id: 'b'}})", write=True)
        assert len(dump(store).nodes) == 2


@pytest.mark.parametrize("left", LEFT)
def test_a_graph_that_is_not_as_it_was_left_is_loaded_anew(engine_server: Engine, tmp_path: Path, left: str) -> None:
    case = tiny_case(tmp_path)
    with holding(engine_server, case) as store:
        right = dump(store)
        LEFT[left](store)
        assert dump(store) != right
    with holding(engine_server, case) as store:
        assert dump(store) == right


def test_a_graph_is_kept_for_the_next_that_asks_for_its_case_and_for_no_other(
    engine_server: Engine, tmp_path: Path
) -> None:
    one, other = tiny_case(tmp_path / "one"), tiny_case(tmp_path / "other", ("claims", "Ann gave it.", "Ann had it."))
    with holding(engine_server, one) as store:
        first = mark(store)
    with holding(engine_server, one) as store:
        assert mark(store) == first
    with holding(engine_server, other) as store:
        assert "Ann had it." in "".join(dump(store).nodes)
    with holding(engine_server, one) as store:
        assert "Ann gave it." in "".join(dump(store).nodes)
        load(store, other)
    with holding(engine_server, one) as store:
        assert "Ann gave it." in "".join(dump(store).nodes)


def test_wrong_password_is_refused(engine_server: Engine) -> None:
    wrong = replace(engine_server, password=f"{engine_server.password}x")
    with _driver(wrong) as driver, pytest.raises(ClientError):
        driver.verify_connectivity()


def test_neo4j_is_the_release_it_is_named_after(engine_server: Engine) -> None:
    with _driver(engine_server) as driver:
        agent = driver.get_server_info().agent
    line = engine_server.name.removeprefix("neo4j-")
    assert ("ArcadeDB" in agent) if engine_server.name == "embedded" else agent.startswith(f"Neo4j/{line}")
