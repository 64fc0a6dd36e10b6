from datetime import date

from molehunt.graph.network import network

PEOPLE = [
    {"id": id_, "name": id_.title(), "kind": None, "labels": ["Entity", "Person"]} for id_ in ("ann", "bob", "cy")
]


def edge(start, end, type_, claim, **properties):
    return {"start": start, "end": end, "type": type_, "properties": {"claim": claim, "status": "stated", **properties}}


def test_one_edge_for_each_claim_and_pair_never_merged():
    edges = [
        edge("ann", "bob", "RELAYED", "c1", what="a", earliest=date(1937, 1, 1)),
        edge("ann", "bob", "RELAYED", "c2", what="b"),
        edge("ann", "bob", "GAVE", "c1"),
        edge("bob", "ann", "RELAYED", "c3"),
        edge("ann", "ann", "RELAYED", "c4"),
    ]
    graph = network(PEOPLE, edges)
    assert sorted(graph.edges(keys=True)) == [
        ("ann", "ann", "c4 RELAYED"),
        ("ann", "bob", "c1 GAVE"),
        ("ann", "bob", "c1 RELAYED"),
        ("ann", "bob", "c2 RELAYED"),
        ("bob", "ann", "c3 RELAYED"),
    ]
    assert graph.edges["ann", "bob", "c1 RELAYED"] == {
        "type": "RELAYED",
        "claim": "c1",
        "status": "stated",
        "what": "a",
        "earliest": date(1937, 1, 1),
    }


def test_people_without_an_edge_are_there():
    graph = network(PEOPLE, [])
    assert dict(graph.nodes(data=True)) == {
        "ann": {"name": "Ann", "kind": None},
        "bob": {"name": "Bob", "kind": None},
        "cy": {"name": "Cy", "kind": None},
    }
    assert network([], []).number_of_nodes() == 0
