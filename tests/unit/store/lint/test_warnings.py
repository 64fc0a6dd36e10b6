"""What is found in a query, by line, without a database."""

from datetime import date
from typing import Any

import pytest

from molehunt.store.lint import Facts, query_columns, query_warnings, read_ahead
from molehunt.store.lint.parser import LONGEST
from molehunt.store.queries import find_query, query_names
from tests.docs.snippets import CHECKOUT, blocks

PAGES = ["README.md", *(path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "docs").glob("*.md"))]
VALUES = {"earliest": date(1937, 10, 6), "date": "1937-10-06", "credibility": 2, "authors": ["a", "b"]}


def ask(name: str, **given: Any) -> list[dict[str, Any]]:
    """A graph of one label and one type, without properties of its own."""
    assert name in ("lint/names", "lint/property", "lint/edge_property"), given
    if name != "lint/names":
        return [{"value": VALUES[given["key"]]}] if name == "lint/property" and given["key"] in VALUES else []
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


SEEN = "MATCH (c:Claim)-[r:SAW]->(d) "


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("RETURN max(r.id) IS NULL AS x", "max(r.id) stands in a condition"),
        ("RETURN [count(*) IN [1]] AS x", "count(*) stands in a condition"),
        ("WITH c, count(*) > 3 AND true AS x RETURN c, x", "count(*) stands under AND"),
        ("RETURN c.id AS i, CASE WHEN NOT count(r) = 1 THEN 1 END AS x", "count(r) stands under NOT"),
        ("RETURN min(c.earliest).year AS x", "min(c.earliest) stands before a property"),
        ("RETURN count(*) AS n ORDER BY count(*) > 1", "count(*) stands in a condition of ORDER BY"),
        ("MATCH (c)-[s:SAW WHERE s.id = 'x']->{1,2}(y) RETURN y, r", "does not apply WHERE"),
        ("MATCH (c)-[s:SAW WHERE s.id = 'x']->+(y) RETURN y, r", "does not apply WHERE"),
        ("RETURN c.earliest.years AS x, r", "a DATE has no part years, so that it reads as null; did you mean year?"),
        ("WITH max(c.earliest) AS m RETURN m.mnth AS x", "did you mean month?"),
    ],
)
def test_what_this_engine_reads_as_null_or_does_not_apply(rest: str, words: str) -> None:
    (text,) = shapes(SEEN + rest)
    assert words in text
    assert [one for one in told(SEEN + rest, embedded=False) if "nothing in the graph" not in one] == []


@pytest.mark.parametrize(
    "rest",
    [
        "RETURN count(*) > 3 AS x, max(r.id) = 'a' AS y, count(*) * 2 AS z",
        "RETURN coalesce(max(r.id), 'none') AS x, [count(*)] AS y, {n: count(*)} AS z",
        "RETURN CASE WHEN count(*) > 3 THEN 'many' ELSE 'few' END AS x",
        "RETURN sum(CASE WHEN r.id IS NULL AND true THEN 1 ELSE 0 END) AS x",
        "RETURN any(one IN collect(r.id) WHERE one IS NULL) AS x",
        "WITH c, max(r.id) AS m WHERE m IS NULL RETURN c",
        "RETURN c.id IS NULL AND EXISTS { MATCH (c) RETURN count(*) > 3 } AS x, count(r) AS n",
        "MATCH (c) ((a)-[s:SAW WHERE s.id = 'x']->(b)){1,2} (y) RETURN y, r",
        "MATCH (c)-[s:SAW {id: 'x'}]->{1,2}(y) RETURN y, r",
        "MATCH (c)-[s:SAW WHERE s.id = 'x']->(y) RETURN y, r",
        "RETURN c.earliest.year AS x, duration('P1M').months AS y, r",
        "RETURN any(one IN c.authors WHERE one STARTS WITH 'a') AS x, c.authors[0] STARTS WITH 'a' AS y, r",
        "UNWIND c.authors AS one WITH one, r WHERE one =~ 'a.*' RETURN one, r",
        "WHERE c.date STARTS WITH '1937' AND c.date < '1938' AND c.nope STARTS WITH 'x' RETURN r",
        "WHERE c.earliest IN [date('1937-10-06')] AND c.earliest < $day AND c.earliest = c.latest RETURN r",
        "WHERE toString(c.earliest) STARTS WITH '1937' AND coalesce(c.earliest, 'never') <> 'never' RETURN r",
        "RETURN size(labels(c)) AS n, [l IN labels(c) WHERE l <> 'Entity'][0] AS l, r",
        "WHERE r:SAW RETURN r",
    ],
)
def test_what_is_right_on_both_engines_draws_none(rest: str) -> None:
    assert [one for one in told(SEEN + rest, day=date(1937, 10, 6)) if "nothing in the graph" not in one] == []
    assert not any("SAW" in one for one in told(SEEN + rest))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("c.earliest IN ['1937-10-06']", "write date('1937-10-06') for '1937-10-06'"),
        ("c.earliest IN $days", "write date('1937-10-06') for '1937-10-06'"),
        ("'1937' < c.earliest", "write date('1937-01-01') for '1937'"),
        ("c.earliest <> '1937'", "earliest is a DATE, and differs from every text"),
        ("any(day IN [c.earliest] WHERE day = '1937-10')", "write date('1937-10-01') for '1937-10'"),
        ("c.date = c.earliest", "date is a text; compare toString() of the DATE with it"),
        ("c.date >= date('1937')", "date is a text, and next to a DATE nothing is true of it"),
        ("c.earliest STARTS WITH '1937'", "write toString(c.earliest) STARTS WITH '1937'"),
        ("c.credibility =~ '[12]'", "credibility is no text, and =~ is for texts: Neo4j finds nothing"),
        ("c.authors CONTAINS 'a'", "write any(item IN c.authors WHERE item CONTAINS 'a')"),
        ("labels(c)[0] = 'Person'", "labels() has no fixed order"),
        ("head(labels(c)) = 'Person'", "labels() has no fixed order"),
        ("duration.between(c.earliest, c.earliest) > duration('P1M')", "durations have no order on Neo4j"),
    ],
)
@pytest.mark.parametrize("embedded", [True, False])
def test_values_of_another_type_draw_a_warning_on_every_engine(condition: str, words: str, embedded: bool) -> None:
    query = f"MATCH (c:Person) WHERE {condition} RETURN c"
    (text,) = told(query, embedded=embedded, days=["x", "1937-10-06"])
    assert words in text


def test_a_day_is_followed_through_maps_and_variables() -> None:
    for middle in ("{first: c.earliest} AS m WHERE m.first", "c.earliest AS m WHERE m", "[c.earliest] AS m WHERE m[0]"):
        (text,) = shapes(f"MATCH (c:Claim) WITH {middle} = '1937-10-06' RETURN m")
        assert "write date('1937-10-06')" in text
    (text,) = shapes("MATCH (c:Claim {earliest: '1937-10-06'}) RETURN c")
    assert "write date('1937-10-06')" in text


def test_the_graph_is_not_asked_for_values_that_cannot_matter() -> None:
    def asked(name: str, **given: Any) -> list[dict[str, Any]]:
        assert name == "lint/names", given
        return ask(name)

    text = "MATCH (c:Person {id: 'x'}) WHERE c.id IN ['a', 'b'] AND c.name = 'y' AND c.depth > 3 RETURN c"
    assert query_warnings(text, Facts(True, asked)) == []


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


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("MATCH (p) RETURN p.name AS a, p.id", ["a", "p.id"]),
        ("MATCH (p) RETURN p.n  + 1, count( * ) AS `the number` ORDER BY p.n LIMIT 0", ["p.n  + 1", "the number"]),
        ("MATCH (p) WITH p AS q RETURN DISTINCT q UNION MATCH (q) RETURN q", ["q"]),
        ("MATCH (p) CALL (p) { RETURN 1 AS x } RETURN x", ["x"]),
        ("MATCH (p) RETURN *", []),
        ("CALL db.labels()", []),
        ("SHOW INDEXES", []),
        ("CREATE INDEX FOR (n:Person) ON (n.id)", []),
        ("MATCH (p", []),
    ],
)
def test_columns_are_named_as_they_are_written(text: str, columns: list[str]) -> None:
    assert query_columns(text) == columns
