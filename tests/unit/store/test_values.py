"""Values of the driver as plain Python, and as they read in a table."""

import math
from datetime import date, datetime, time

import pytest
from neo4j.graph import Graph, Node, Path, Relationship
from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from molehunt.store.values import finite, native, readable


def graph_values() -> tuple[Node, Relationship, Node, Path]:
    graph = Graph()
    one = Node(graph, "1", 1, ["Person", "Entity"], {"id": "ann", "born": Date(1908, 1, 21)})
    two = Node(graph, "2", 2, ["Person"], {"name": "Bob's"})
    edge = graph.relationship_type("KNOWS")(graph, "3", 3, {"since": Date(1937, 1, 1)})
    edge._start_node, edge._end_node = one, two
    return one, edge, two, Path(one, edge)


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "text", b"bytes", [], {}, [1, [2, {"a": None}]], {"a": [1]}])
def test_what_is_plain_stays_as_it_is(value: object) -> None:
    assert native(value) == value


def test_dates_become_dates_however_deep() -> None:
    day = date(1937, 10, 6)
    assert native({"a": [Date(1937, 10, 6), {"b": Date(1937, 10, 6)}]}) == {"a": [day, {"b": day}]}


def test_nothing_of_a_time_is_lost() -> None:
    assert native(DateTime(1937, 10, 6, 12, 30)) == datetime(1937, 10, 6, 12, 30)
    assert native(Time(12, 30)) == time(12, 30)
    assert native(Time(12, 30, 1, 5)) == "12:30:01.000000005"
    assert native(Duration(months=14, days=3, seconds=3661, nanoseconds=500_000_000)) == "P1Y2M3DT1H1M1.5S"


def test_points_are_written_in_full() -> None:
    assert native(CartesianPoint((1, 2))) == "point({x: 1.0, y: 2.0, srid: 7203})"
    assert native(WGS84Point((2.35, 48.85))) == "point({x: 2.35, y: 48.85, srid: 4326})"


def test_nodes_have_labels_and_edges_have_ends() -> None:
    one, edge, two, path = graph_values()
    ann = {"labels": ["Entity", "Person"], "properties": {"id": "ann", "born": date(1908, 1, 21)}}
    bob = {"labels": ["Person"], "properties": {"name": "Bob's"}}
    knows = {
        "type": "KNOWS",
        "start": {"labels": ["Entity", "Person"], "id": "ann"},
        "end": {"labels": ["Person"], "id": None},
        "properties": {"since": date(1937, 1, 1)},
    }
    assert native([one, edge, two]) == [ann, knows, bob]
    assert native({"path": path}) == {"path": {"nodes": [ann, bob], "relationships": [knows]}}


def test_they_read_as_cypher() -> None:
    one, edge, two, path = (native(value) for value in graph_values())
    assert readable(one) == "(:Entity:Person {id: 'ann', born: 1908-01-21})"
    assert readable([two]) == ["(:Person {name: 'Bob\\'s'})"]
    assert readable(edge) == "(:Entity:Person {id: 'ann'})-[:KNOWS {since: 1937-01-01}]->(:Person)"
    assert readable(path) == (
        "(:Entity:Person {id: 'ann', born: 1908-01-21})-[:KNOWS {since: 1937-01-01}]->(:Person {name: 'Bob\\'s'})"
    )
    assert readable({"a": [1, None, {"b": True}]}) == "{a: [1, null, {b: true}]}"


def test_a_path_shows_which_way_its_edges_run() -> None:
    one, edge, two, _ = graph_values()
    assert ")<-[:KNOWS {since: 1937-01-01}]-(" in readable(native(Path(two, edge)))
    assert (one, two) == (edge.start_node, edge.end_node)


def test_what_is_no_number_is_null_in_json() -> None:
    assert finite([{"a": math.nan, "b": (math.inf, -math.inf, 1.5)}]) == [{"a": None, "b": [None, None, 1.5]}]
