"""A network of claims in a notebook: a picture, and in words what it is of."""

from __future__ import annotations

import sys
from base64 import b64decode

import networkx as nx
import pytest

import molehunt.figures.notebook  # noqa: F401  # draws networks
from molehunt.answers.open_case import OpenCase
from molehunt.graph.lens import Lens
from tests.support.recorder import Recorder
from tests.unit.graph.made import row


def network(**given: Lens) -> nx.MultiDiGraph:
    claims = (row("c1", subject="ann", recipient="bob"), row("c2", subject="bob", recipient="cy", grade="E5"))
    return OpenCase(Recorder(*claims), "made").network(**given)


def test_it_says_of_what_it_is() -> None:
    assert repr(network()) == "<Network of the case made: 3 nodes, 2 ties; lens: none, all claims count>"
    narrowed = network(lens=Lens(grade="C3"))
    assert repr(narrowed) == f"<Network of the case made: 2 nodes, 1 tie; lens: {narrowed.graph['lens']}>"
    assert "C3" in repr(narrowed)


def test_it_is_a_picture_and_so_is_a_part_of_it_but_not_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = network()
    for one in (graph, graph.subgraph(["ann", "bob"]), graph.copy(), graph.reverse()):
        shown = one._repr_mimebundle_()
        assert b64decode(shown["image/png"]).startswith(b"\x89PNG")
        assert shown["text/plain"] == repr(one)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert graph._repr_mimebundle_() == {"text/plain": repr(graph)}


def test_to_networkx_it_is_a_graph_like_any_other() -> None:
    graph = network()
    assert nx.utils.graphs_equal(graph, nx.MultiDiGraph(graph))
    assert nx.betweenness_centrality(nx.Graph(graph))["bob"] == 1.0
    assert type(graph.to_undirected()) is nx.MultiGraph
