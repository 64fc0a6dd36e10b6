"""The network, on claims made by hand."""

from __future__ import annotations

import json
from io import BytesIO

import networkx as nx
import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

CLAIMS = (
    row("c1", "told", subject="ann", recipient="bob", what="a", earliest="1937-01-01"),
    row("c2", "told", subject="ann", recipient="bob", what="b", grade="E5"),
    row("c3", "gave", subject="bob", object="paper", recipient="ann"),
    row("c4", "wrote", subject="ann", object="letter", recipient="cy"),
    row("c5", "told", subject="the-fox", recipient="dan", bearers={"the-fox": {"bob": ["n1"]}}),
    row("c6", "told", subject="nobody-knows", recipient="dan", bearers={"nobody-knows": {}}),
    row("n1", "denotes", subject="the-fox", object="bob", certainty="possible"),
)


def network(*claims, **given):
    return OpenCase(Recorder(*(claims or CLAIMS)), "made").network(**given)


def pairs(graph):
    return sorted((start, end, edge["claim"], edge["type"]) for start, end, edge in graph.edges(data=True))


def test_one_edge_for_each_claim_and_pair_and_nobody_lost():
    assert pairs(network()) == [
        ("ann", "bob", "c1", "RELAYED"),
        ("ann", "bob", "c2", "RELAYED"),
        ("ann", "cy", "c4", "WROTE_TO"),
        ("bob", "ann", "c3", "GAVE"),
        ("bob", "dan", "c5", "RELAYED"),
        ("nobody-knows", "dan", "c6", "RELAYED"),
    ]


def test_whoever_stands_under_a_name_is_no_firmer_than_it():
    (edge,) = (edge for *_, edge in network().edges(data=True) if edge["claim"] == "c5")
    assert (edge["status"], edge["start_as"], edge["identified_by"]) == ("possible", "The Fox", "n1")


def test_ties_kinds_and_lens_narrow_it():
    assert {edge[3] for edge in pairs(network(ties="RELAYED"))} == {"RELAYED"}
    assert "c2" not in {edge[2] for edge in pairs(network(lens=Lens(grade="C3")))}
    assert {edge[3] for edge in pairs(network(ties="flow"))} == {"RELAYED", "WROTE_TO", "GAVE"}
    assert {edge[2] for edge in pairs(network(ties=["told"]))} == {"c1", "c2", "c5", "c6"}
    with_documents = network(ties=["RECEIVED"], kinds=["Person", "Document"])
    assert pairs(with_documents) == [("ann", "paper", "c3", "RECEIVED")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ties": "RELAYD"}, "'RELAYD' is not a group of ties, a type of edge or a predicate; did you mean RELAYED"),
        ({"kinds": ["Persons"]}, "'Persons' is not a label of entities; did you mean Person"),
        ({"ties": 7}, "ties: expected names in a list, not int"),
    ],
)
def test_what_is_no_tie_or_kind_is_refused(given, said):
    with pytest.raises(MolehuntError, match=said):
        network(**given)


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf, nx.write_gml])
def test_every_writer_takes_it(write):
    write(network(), BytesIO())


def test_json_takes_it_and_loses_nothing():
    graph = network()
    again = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges")
    assert pairs(again) == pairs(graph)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
