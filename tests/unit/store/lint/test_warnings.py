"""What is found in a query, by line, without a database."""

from typing import Any

import pytest

from molehunt.store.lint import Facts, query_warnings, read_ahead
from molehunt.store.lint.parser import LONGEST
from molehunt.store.queries import find_query, query_names
from tests.docs.snippets import CHECKOUT, blocks

PAGES = ["README.md", *(path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "docs").glob("*.md"))]


def ask(name: str, **given: Any) -> list[dict[str, Any]]:
    """A graph of one label and one type, without properties of its own."""
    assert name in ("lint/names", "lint/property"), given
    if name == "lint/property":
        return []
    return [{"kind": "label", "name": "Person"}, {"kind": "type", "name": "SAW"}]


def told(text: str, *, embedded: bool = True, **parameters: Any) -> list[str]:
    return [str(one) for one in query_warnings(text, Facts(embedded, ask, parameters))]


MAYBE = "MATCH (p:Person)\nOPTIONAL MATCH (p)-[s:SAW]->(d)\n"


def test_it_names_the_line_the_variable_and_the_rewrite() -> None:
    (text,) = told(f"{MAYBE}MATCH (p)-[:SAW]->(d)\nRETURN d")
    assert text.startswith("line 3: d may be null (OPTIONAL MATCH in line 2), and in MATCH")
    assert "WITH * WHERE d IS NOT NULL" in text and "WHERE other = d" in text


@pytest.mark.parametrize(
    "rest",
    [
        "WITH p, d WHERE d IS NOT NULL MATCH (p)-[:SAW]->(d) RETURN d",
        "WITH * WHERE s IS NOT NULL MATCH (p)-[:SAW]->(d) RETURN d",
        "WITH * WHERE NOT d IS NULL MATCH (p)-[:SAW]->(d) RETURN d",
        "WITH * WHERE d.id = 'x' MATCH (p)-[:SAW]->(d) RETURN d",
        "WITH p, collect(d) AS all UNWIND all AS one MATCH (p)-[:SAW]->(one) RETURN one",
        "WITH p, coalesce(d, p) AS one MATCH (p)-[:SAW]->(one) RETURN one",
        "WITH p MATCH (p)-[:SAW]->(d) RETURN d",
        "RETURN CASE WHEN d IS NULL THEN 0 ELSE COUNT { (p)-[:SAW]->(d) } END AS n",
        "CALL (p) { MATCH (p)-[:SAW]->(d) RETURN count(*) AS n } RETURN n",
        "RETURN p UNION MATCH (p:Person)-[:SAW]->(d) RETURN p",
        "MATCH (p)-[:SAW]->(x) WHERE x = d RETURN x",
    ],
)
def test_what_is_not_null_draws_nothing(rest: str) -> None:
    assert [text for text in told(MAYBE + rest) if "may be null" in text] == []


@pytest.mark.parametrize(
    "rest",
    [
        "WITH p, d AS e MATCH (p)-[:SAW]->(e) RETURN e",
        "WITH p, head(collect(d)) AS e MATCH (p)-[:SAW]->(e) RETURN e",
        "WITH p, CASE WHEN d.id = 1 THEN d END AS e MATCH (p)-[:SAW]->(e) RETURN e",
        "WITH * WHERE d IS NOT NULL OR p.id = 'x' MATCH (p)-[:SAW]->(d) RETURN d",
        "WITH * WHERE d.id = 'x' OR (p)-[:SAW]->(d) RETURN d",
        "MATCH (p)-[:SAW]->(d) WHERE d IS NOT NULL RETURN d",
        "CALL (p, d) { MATCH (p)-[:SAW]->(d) RETURN count(*) AS n } RETURN n",
        "CALL { WITH p, d MATCH (p)-[:SAW]->(d) RETURN count(*) AS n } RETURN n",
        "RETURN p UNION MATCH (p:Person) OPTIONAL MATCH (p)-->(d) MATCH (p)-->(d) RETURN p",
        "RETURN [x IN [1] | size([(p)-[:SAW]->(d) | 1])] AS n",
        "RETURN p ORDER BY COUNT { (p)-[:SAW]->(d) }",
    ],
)
def test_what_may_be_null_draws_a_warning_and_none_on_neo4j(rest: str) -> None:
    assert any("may be null" in text for text in told(MAYBE + rest))
    assert told(MAYBE + rest, embedded=False) == []


EDGE = "MATCH (a:Person)-[r:SAW]->(b:Person)\n"


@pytest.mark.parametrize(
    "rest",
    [
        "MATCH (c:Claim {id: r.claim}) RETURN c",
        "MATCH (c:Claim {id: toLower(r.claim)}) RETURN c",
        "OPTIONAL MATCH (c:Claim {id: r.claim}) RETURN a.id, c.id",
        "WITH * MATCH (c:Claim {id: r.claim}) RETURN c",
        "MATCH (x)-[s:SAW {claim: r.claim}]->(y) RETURN s",
        "MATCH (c:Claim {id: r.claim}) RETURN c.id AS r",
        "WITH a ORDER BY r.claim LIMIT 3 RETURN a",
        "CALL (*) { MATCH (c:Claim) WHERE c.id = r.claim RETURN c } RETURN c",
        "CALL { WITH * MATCH (c:Claim {id: r.claim}) RETURN c } RETURN c",
        "CALL (a) { MATCH (a)-[s:SAW]->() MATCH (c:Claim {id: s.claim}) RETURN c } RETURN c",
        "RETURN COUNT { MATCH (a)-[s:SAW]->() MATCH (c:Claim {id: s.claim}) } AS n",
        "MATCH (c:Claim {id: r.claim}) WHERE (:Claim {id: r.claim})-[:FROM]->() RETURN c",
    ],
)
def test_a_relationship_used_only_where_it_is_not_read_draws_a_warning(rest: str) -> None:
    (text,) = [text for text in told(EDGE + rest) if "nothing in the graph" not in text]
    assert text.startswith("line 2: the relationship") and "reads as null" in text
    assert [text for text in told(EDGE + rest, embedded=False) if "nothing in the graph" not in text] == []


@pytest.mark.parametrize(
    "rest",
    [
        "MATCH (c:Claim) WHERE c.id = r.claim RETURN c",
        "MATCH (c:Claim WHERE c.id = r.claim) RETURN c",
        "MATCH (c:Claim {id: r.claim}) RETURN r.status, c",
        "MATCH (c:Claim {id: r.claim}) RETURN *",
        "MATCH (c:Claim {id: r.claim}) RETURN c ORDER BY r.claim",
        "MATCH (c:Claim {id: r.claim}) MATCH (a)-[r]->(y) RETURN c",
        "MATCH (c:Claim {id: r.claim}) UNWIND r.identified_by AS x RETURN c",
        "MATCH (c:Claim {id: r.claim}) CREATE (a)-[:SAW]->(c)",
        "WITH r MATCH (c:Claim {id: r.claim}) RETURN c",
        "WITH r.claim AS id MATCH (c:Claim {id: id}) RETURN c",
        "WITH a AS r MATCH (c:Claim {id: r.id}) RETURN c",
        "CALL (r) { MATCH (c:Claim {id: r.claim}) RETURN c } RETURN c",
        "CALL (*) { RETURN r.claim AS id } RETURN id",
        "WHERE (a)<-[:SUBJECT]-(:Claim {id: r.claim}) RETURN a",
        "RETURN EXISTS { (:Claim {id: r.claim}) } AS known",
        "RETURN [(c:Claim {id: r.claim})-[:FROM]->(p) | p.id] AS passages",
        "MATCH (c:Claim {id: a.claim}) RETURN c",
    ],
)
def test_a_relationship_that_is_read_draws_none(rest: str) -> None:
    assert shapes(EDGE + rest) == []


def test_what_is_unwound_between_two_matches_draws_a_warning_and_with_mends_it() -> None:
    query = "MATCH (c:Claim)\nUNWIND c.authors AS who\n{}MATCH (p:Person {{id: who}})\nRETURN p.id"
    (text,) = shapes(query.format(""))
    assert text.startswith("line 3: who is unwound in line 2") and "put WITH * between UNWIND and MATCH" in text
    assert shapes(query.format("WITH * ")) == shapes(query.format("OPTIONAL ")) == []


def test_names_of_the_graph_are_offered() -> None:
    assert told("MATCH (p:Persn)-[:SAW]->()\nRETURN p.namee") == [
        "line 1: nothing in the graph has the label Persn; did you mean Person?",
        "line 2: nothing in the graph has the property namee; did you mean name?",
    ]
    assert told("MATCH (:Person)-[:SWA]->() RETURN 1", embedded=False) == [
        "line 1: nothing in the graph has the relationship type SWA; did you mean SAW?"
    ]


def test_what_the_query_writes_itself_is_no_slip() -> None:
    assert told("MERGE (n:Note {txt: 'x'}) WITH n MATCH (m:Note) SET m.seen = 1 RETURN m.seen, n.txt") == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("MATCH (n\nRETURN n", 2, "column 1: the query was not checked"),
        ("", 1, "not checked"),
        ("RETURN " + "[" * 2000, 1, "brackets stand too deep"),
        ("RETURN 1 //" + "x" * LONGEST, 1, "characters"),
    ],
    ids=ascii,
)
def test_what_cannot_be_read_is_said_to_be_unchecked(text: str, line: int, words: str) -> None:
    (one,) = query_warnings(text, Facts(True, ask))
    read_ahead(text)
    assert one.unread and one.line == line and words in one.text


@pytest.mark.parametrize("name", query_names())
def test_no_query_file_uses_a_shape_that_draws_a_warning(name: str) -> None:
    assert shapes(find_query(name).text) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_teaches_one(page: str) -> None:
    for query in blocks((CHECKOUT / page).read_text(encoding="utf-8"), "cypher"):
        assert shapes(query) == [], query


def shapes(text: str) -> list[str]:
    """Everything but names, which are held to the model elsewhere."""
    return [one for one in told(text) if "nothing in the graph has" not in one]
