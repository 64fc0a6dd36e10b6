"""The network of people, against one counted from the CSV tables and the YAML of predicates alone."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import yaml

from molehunt.model.shipped import shipped
from tests.graph.conftest import table


@pytest.fixture(scope="module")
def people():
    return {row["id"]: row for row in table("entities") if row["label"] == "Person"}


@pytest.fixture(scope="module")
def edges(people):
    """(start, end, type, claim) for every claim that is affirmed and done, and every pair of people in its roles."""
    kinds = {}
    for path in shipped("data", "model", "predicates").glob("*.yaml"):
        for name, predicate in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            kinds[name] = predicate.get("edges", [])
    found = []
    for row in table("claims"):
        if (row["mode"], row["polarity"]) != ("done", "affirmed"):
            continue
        for edge in kinds[row["predicate"]]:
            for start in row[edge["from"]].split("; "):
                for end in row[edge["to"]].split("; "):
                    if start in people and end in people:
                        found.append((start, end, edge["type"], row["id"]))
    return found


@pytest.fixture(scope="module")
def graph(zborowski):
    return zborowski.network()


def test_nodes_are_the_people(graph, people):
    assert dict(graph.nodes(data="name")) == {id_: row["name"] for id_, row in people.items()}
    assert dict(graph.nodes(data="kind")) == {id_: row["kind"] or None for id_, row in people.items()}
    assert graph.number_of_nodes() == len(people)


def test_edges_one_for_each_claim_and_pair(graph, edges):
    found = [(start, end, data["type"], data["claim"]) for start, end, data in graph.edges(data=True)]
    assert Counter(found) == Counter(edges)
    assert graph.number_of_edges() == len(edges) > 50
    assert {key for _, _, key in graph.edges(keys=True)} == {f"{claim} {type_}" for _, _, type_, claim in edges}


def test_what_was_denied_or_only_planned_is_no_edge(graph, edges):
    """Nobody warned Reiss, and Krivitsky did not join him: paragraph 23 says no."""
    assert not graph.has_edge("krivitsky", "reiss")
    claims = {claim for *_, claim in graph.edges(data="claim")}
    drawn = {row["id"] for row in table("claims") if row["polarity"] == "affirmed" and row["mode"] == "done"}
    assert claims <= drawn
    assert claims == {claim for *_, claim in edges}


@pytest.mark.parametrize(
    ("start", "end", "key", "status"),
    [
        ("krivitsky", "rosenthal", "krivitsky-gave-letter GAVE", "stated"),
        ("sneevliet", "poretsky", "sneevliet-passed-letter PASSED_ON", "stated"),
        ("serge", "zborowski", "serge-showed-zborowski SHOWED", "possible"),
        ("zborowski", "brusse", "zborowski-gave-copy GAVE", "possible"),
        ("krivitsky", "poretsky", "letter-warned-danger RELAYED", "reported"),
        ("shpiegelglass", "brusse", "shpiegelglass-ordered-killing RELAYED", "disputed"),
    ],
)
def test_status_of_an_edge(graph, start, end, key, status):
    assert graph.edges[start, end, key]["status"] == status


def test_an_edge_carries_what_its_claim_says(graph):
    edge = graph.edges["estrin", "orlov", "lilia-told-orlov-right RELAYED"]
    assert edge["what"] == "that his suspicions must be right"
    assert edge["channel"] == "in person"
    assert edge["earliest"] == edge["latest"] == date(1954, 12, 25)
    assert edge["grade"] == "C3"
