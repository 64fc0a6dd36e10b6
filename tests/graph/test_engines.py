"""The engines themselves: what every other graph test takes for granted."""

import neo4j
import pytest
from neo4j.exceptions import ClientError

from tests.engines import Engine


def _driver(engine: Engine) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(engine.uri, auth=(engine.user, engine.password))


@pytest.mark.parametrize("turn", [1, 2])
def test_engine_is_empty_before_each_test(engine: Engine, turn: int) -> None:
    with _driver(engine) as driver:

        def rows(query: str) -> list[neo4j.Record]:
            return driver.execute_query(query, database_=engine.database).records

        assert rows("MATCH (n) RETURN n") == []
        assert rows("SHOW CONSTRAINTS YIELD name RETURN name") == []
        assert rows("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name") == []
        rows(f"CREATE CONSTRAINT left_by_{turn} FOR (n:Left) REQUIRE (n.case, n.id) IS UNIQUE")
        rows(f"CREATE INDEX index_left_by_{turn} FOR (n:Left) ON (n.name)")
        rows("CREATE (:Left {case: 'c', id: 'a', name: 'A'})-[:TO]->(:Left {case: 'c', id: 'b', name: 'B'})")


def test_wrong_password_is_refused(engine: Engine) -> None:
    with (
        neo4j.GraphDatabase.driver(engine.uri, auth=(engine.user, engine.password + "x")) as driver,
        pytest.raises(ClientError),
    ):
        driver.verify_connectivity()


def test_neo4j_is_the_release_it_is_named_after(engine: Engine) -> None:
    with _driver(engine) as driver:
        agent = driver.get_server_info().agent
    line = engine.name.removeprefix("neo4j-")
    assert ("ArcadeDB" in agent) if engine.name == "embedded" else agent.startswith(f"Neo4j/{line}")
