"""The network of people, against the plain pattern in Cypher, and against a count from the tables alone."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO

import networkx as nx
import pytest
import yaml

from molehunt import Lens
from molehunt.model.shipped import shipped
from tests.graph.conftest import table

# What docs/graph.md teaches: everybody, also whoever is known by a codename alone.
PATTERN = """
MATCH (a:Person|Codename|Name)-[r]->(b:Person|Codename|Name)
WHERE type(r) <> 'DENOTES'
RETURN a.id AS a, b.id AS b, type(r) AS type, r.claim AS claim, r.start_as AS start_as, r.end_as AS end_as
"""


@pytest.fixture(scope="module")
def graph(whole):
    return whole.network()


@pytest.fixture(scope="module")
def people():
    return {row["id"] for row in table("entities", whole=True) if row["label"] == "Person"}


@pytest.fixture(scope="module")
def bearers():
    """Those whom a form of words is said to denote, by the form."""
    found = {}
    for row in table("names", whole=True):
        found.setdefault(row["form"], set()).add(row["denotes"])
    return found


@pytest.fixture(scope="module")
def counted(people, bearers):
    """(start, end, type, claim) of every claim that is affirmed and done, names replaced by whom they denote."""
    kinds = {}
    for path in shipped("data", "model", "predicates").glob("*.yaml"):
        for name, predicate in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            kinds[name] = predicate.get("edges", [])
    forms = {row["form"] for row in table("names", whole=True)}

    def meant(ids):
        return [one for id_ in ids.split("; ") for one in bearers.get(id_, {id_}) if one in people | forms]

    found = []
    for row in table("claims", whole=True):
        if (row["mode"], row["polarity"]) == ("done", "affirmed"):
            for edge in kinds[row["predicate"]]:
                for start in meant(row[edge["from"]]):
                    found += [(start, end, edge["type"], row["id"]) for end in meant(row[edge["to"]]) if start != end]
    return Counter(found)


def edges(graph):
    return Counter((start, end, edge["type"], edge["claim"]) for start, end, edge in graph.edges(data=True))


def test_it_is_the_plain_pattern_claim_by_claim_and_pair_by_pair(whole, graph):
    found = Counter((row["a"], row["b"], row["type"], row["claim"]) for row in whole.cypher(PATTERN))
    assert edges(graph) == found
    assert graph.number_of_edges() > 300


def test_the_pattern_says_under_which_name(whole, graph):
    """Names in the network, ids in the graph or the other way round: both tell of the same edges."""
    named = {row["claim"] for row in whole.cypher(PATTERN) if row["start_as"] or row["end_as"]}
    assert named == {edge["claim"] for *_, edge in graph.edges(data=True) if edge["start_as"] or edge["end_as"]}
    assert len(named) > 50


def test_nobody_is_lost_who_stands_under_a_codename(graph, counted):
    assert edges(graph) == counted


def test_zborowski_has_what_is_said_of_etienne_and_mark(graph, counted):
    degree = sum(count for (start, end, *_), count in counted.items() for one in (start, end) if one == "zborowski")
    assert graph.degree("zborowski") == degree > 60
    under = {
        name
        for start, end, edge in graph.edges(data=True)
        for one, name in ((start, edge["start_as"]), (end, edge["end_as"]))
        if one == "zborowski"
    }
    assert {"Etienne", "Mark"} <= under


def test_an_edge_under_a_name_says_who_identifies_it(graph):
    namings = {row["id"] for row in table("names", whole=True)}
    for *_, edge in graph.edges(data=True):
        assert bool(edge["identified_by"]) == bool(edge["start_as"] or edge["end_as"])
        assert set(filter(None, edge["identified_by"].split("; "))) <= namings


def test_letters_are_ties(graph):
    """Paragraph 18: Krivitsky wrote to Elsa Poretsky."""
    assert ("krivitsky", "poretsky", "WROTE_TO", "krivitsky-wrote-letter") in edges(graph)


def test_a_forged_letter_ties_nobody_to_whoever_it_names(graph):
    """Paragraphs 31, 32 and 78: what the letter in Klement's name says, Klement did not say."""
    told = {(start, edge["claim"]) for start, end, edge in graph.edges(data=True) if end == "trotsky"}
    assert {claim for start, claim in told if start == "klement" and claim.startswith("klement-letter-")} == set()
    assert ("unknown-klement-letter-writer", "klement-letter-denounced-kern") in told


def test_what_was_denied_is_no_edge(graph):
    """Paragraph 23: a warning in time was not given, and he did not join Reiss."""
    negated = {row["id"] for row in table("claims", whole=True) if row["polarity"] == "negated"}
    assert "krivitsky-did-not-warn-in-time" in negated
    assert not {edge["claim"] for *_, edge in graph.edges(data=True)} & negated


@pytest.mark.parametrize(
    ("start", "end", "claim", "status"),
    [
        ("krivitsky", "rosenthal", "krivitsky-gave-letter", "stated"),
        ("sneevliet", "poretsky", "sneevliet-passed-letter", "stated"),
        ("serge", "zborowski", "serge-showed-zborowski", "possible"),
        ("zborowski", "brusse", "zborowski-gave-copy", "possible"),
        ("krivitsky", "poretsky", "letter-warned-danger", "reported"),
        ("shpiegelglass", "brusse", "shpiegelglass-ordered-killing", "disputed"),
    ],
)
def test_status_of_an_edge(graph, start, end, claim, status):
    assert [edge["status"] for edge in graph[start][end].values() if edge["claim"] == claim] == [status]


def test_an_edge_carries_what_its_claim_says(graph):
    (edge,) = (edge for edge in graph["estrin"]["orlov"].values() if edge["claim"] == "lilia-told-orlov-right")
    assert edge["what"] == "that his suspicions must be right"
    assert edge["channel"] == "in person"
    assert edge["earliest"] == edge["latest"] == edge["possible_earliest"] == "1954-12-25"
    assert edge["approximate"] is False
    assert edge["grade"] == "C3"


def test_through_a_lens_it_loses_edges_and_gains_none(whole, graph):
    narrow = whole.network(lens=Lens(source="Kern"))
    assert 0 < narrow.number_of_edges() < graph.number_of_edges()
    assert edges(narrow) <= edges(graph)
    assert all("kern-2004" in edge["sources"].split("; ") for *_, edge in narrow.edges(data=True))


def test_organizations_on_request(whole):
    wider = whole.network(kinds=["Person", "Organization"])
    assert wider.nodes["nkvd"]["label"] == "Organization"
    assert wider.has_edge("zborowski", "nkvd")


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf, nx.write_gml])
def test_every_writer_takes_it(graph, write):
    write(graph, BytesIO())
    json.dumps(nx.node_link_data(graph, edges="edges"))
