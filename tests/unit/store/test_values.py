"""Values of the driver as plain Python."""

from datetime import date

import pytest
from neo4j.graph import Graph, Node, Path, Relationship
from neo4j.time import Date

from molehunt.store.graph_store import native


def graph_values() -> tuple[Node, Relationship, Node, Path]:
    graph = Graph()
    one = Node(graph, "1", 1, ["Person"], {"born": Date(1908, 1, 21)})
    two = Node(graph, "2", 2, ["Person"], {"name": "Bob"})
    edge = graph.relationship_type("KNOWS")(graph, "3", 3, {"since": Date(1937, 1, 1)})
    edge._start_node, edge._end_node = one, two
    return one, edge, two, Path(one, edge)


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "text", b"bytes", [], {}, [1, [2, {"a": None}]], {"a": [1]}])
def test_what_is_plain_stays_as_it_is(value: object) -> None:
    assert native(value) == value


def test_dates_become_dates_however_deep() -> None:
    day = date(1937, 10, 6)
    assert native({"a": [Date(1937, 10, 6), {"b": Date(1937, 10, 6)}]}) == {"a": [day, {"b": day}]}


def test_nodes_edges_and_paths_become_their_properties() -> None:
    one, edge, two, path = graph_values()
    born, since = {"born": date(1908, 1, 21)}, {"since": date(1937, 1, 1)}
    assert native([one, edge, two]) == [born, since, {"name": "Bob"}]
    assert native({"path": path}) == {"path": [born, since, {"name": "Bob"}]}
