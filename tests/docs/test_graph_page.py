"""docs/graph.md: every query runs and finds something, and the tables name what the graph holds, all of it."""

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.model.vocabulary import vocabulary
from tests.docs.snippets import blocks, page, words

PAGE = page("docs/graph.md")
QUERIES = blocks(PAGE, "cypher")


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_query_finds_something(query: str, zborowski: OpenCase) -> None:
    assert zborowski.cypher(query)


def test_there_are_eleven() -> None:
    assert len(QUERIES) == 11


def test_every_type_of_direct_edge_is_listed() -> None:
    direct = PAGE.split("## Direct edges")[1].split("## Eleven queries")[0]
    listed = {word for word in words(direct) if word.isupper()}
    assert listed == set(vocabulary().edge_types)


def test_every_label_property_and_edge_in_the_graph_is_named(zborowski: OpenCase) -> None:
    labels = zborowski.cypher("MATCH (n) UNWIND labels(n) AS name RETURN collect(DISTINCT name) AS names")
    keys = zborowski.cypher("MATCH (n) UNWIND keys(n) AS name RETURN collect(DISTINCT name) AS names")
    types = zborowski.cypher("MATCH ()-[r]->() RETURN collect(DISTINCT type(r)) AS names")
    edge_keys = zborowski.cypher("MATCH ()-[r]->() UNWIND keys(r) AS name RETURN collect(DISTINCT name) AS names")
    held = {name for rows in (labels, keys, types, edge_keys) for name in rows[0]["names"]}
    assert held <= words(PAGE)


def test_no_label_that_the_model_lacks() -> None:
    model = vocabulary()
    labels = {*model.kinds, "Entity"}
    first_column = {line.split("|")[1] for line in PAGE.split("## A claim")[0].splitlines() if line.startswith("| `")}
    assert {word for cell in first_column for word in words(cell)} <= labels
