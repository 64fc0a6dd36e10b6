"""docs/graph.md: every query runs and finds something, and the tables name what the graph holds, all of it."""

import re
import shlex
from collections import Counter

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.model.vocabulary import vocabulary
from tests.docs.command import molehunt_here
from tests.docs.snippets import blocks, page, rows, words

PAGE = page("docs/graph.md")
QUERIES = blocks(PAGE, "cypher")
WAYS_TO_AN_ID = re.findall(r"^    (molehunt .+)$", PAGE.split("## Finding an id")[1].split("## ")[0], re.MULTILINE)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_query_finds_something(query: str, whole: OpenCase) -> None:
    assert whole.cypher(query)


def test_there_are_twelve() -> None:
    assert len(QUERIES) == 12
    assert "## Twelve queries" in PAGE
    assert "with twelve queries" in page("README.md")


def test_the_pattern_that_is_taught_finds_the_network_of_the_answers(whole: OpenCase) -> None:
    """Nobody is lost, and no status is another: as many edges, the same ends, types, claims, statuses and names."""
    pattern = "(a:Person|Codename|Name)-[r]->(b:Person|Codename|Name)"
    assert sum(pattern in query for query in QUERIES) == 1
    edges_there = whole.cypher(
        f"MATCH {pattern} WHERE type(r) <> 'DENOTES' RETURN a.id AS start, b.id AS end, type(r) AS type,"
        " r.claim AS claim, r.status AS status,"
        " coalesce(r.identified_by, []) AS identified_by"
    )
    found = Counter(
        (*(row[name] for name in ("start", "end", "type", "claim", "status")), "; ".join(sorted(row["identified_by"])))
        for row in edges_there
    )
    edges = whole.network().edges(data=True)
    assert found == Counter(
        (start, end, *(edge[name] for name in ("type", "claim", "status", "identified_by")))
        for start, end, edge in edges
    )
    assert len(edges_there) == len(edges) > 300


def test_what_is_taught_as_firm_lets_no_worthless_claim_through(whole: OpenCase) -> None:
    """Graded E or 5 is not firm: the charge against Trotsky, the cover story of Zborowski."""
    firm = whole.cypher(
        "MATCH (a)-[r]->(b) WHERE r.status IN ['stated', 'reported'] AND (r.grade CONTAINS 'E' OR r.grade CONTAINS '5')"
        " RETURN r.claim AS claim"
    )
    assert firm == []
    worthless = whole.cypher("MATCH (a)-[r]->(b) WHERE r.grade CONTAINS 'E' RETURN DISTINCT r.status AS status")
    assert worthless
    assert {row["status"] for row in worthless} <= {"possible", "disputed"}


def test_only_rows_of_answers_are_denied(whole: OpenCase) -> None:
    held = whole.cypher("MATCH ()-[r]->() WHERE r.status IS NOT NULL RETURN DISTINCT r.status AS status")
    held += whole.cypher("MATCH (c:Claim) RETURN DISTINCT c.status AS status")
    assert {row["status"] for row in held} == {"stated", "reported", "possible", "disputed"}
    negated = whole.cypher(
        "MATCH (c:Claim {polarity: 'negated'}) OPTIONAL MATCH ()-[r {claim: c.id}]->()"
        " RETURN count(c) AS claims, count(r) AS edges"
    )
    assert negated[0]["claims"] > 0
    assert negated[0]["edges"] == 0


def test_every_family_is_listed_with_predicates_of_it() -> None:
    predicates = vocabulary().predicates
    table = PAGE.split("| Family | What its claims say |")[1].split("## ")[0]
    listed = {family.strip("`"): words(said) for family, said in rows(f"| Family | What its claims say |{table}")}
    assert set(listed) == {predicate.family for predicate in predicates.values()}
    for family, named in listed.items():
        assert named
        assert {predicates[name].family for name in named} == {family}


@pytest.mark.parametrize("line", WAYS_TO_AN_ID)
@pytest.mark.usefixtures("asked_graph")
def test_a_way_to_an_id_shows_ids(line: str) -> None:
    command, *arguments = shlex.split(line, comments=True)
    assert command == "molehunt"
    done = molehunt_here(*arguments)
    assert done.returncode == 0, done.stderr
    ids = r"\b(brusse|krivitsky-asked-rosenthal|meeting-1937-11-11|kern-2004)\b"
    assert re.search(ids, done.stdout)


def test_a_book_that_uses_a_name_stands_with_its_year(whole: OpenCase) -> None:
    """As `show` has it: Trotsky is a book here, and a man elsewhere."""
    (query,) = (query for query in QUERIES if "USED_BY" in query)
    users = {row["claim"]: row["used_by"] for row in whole.cypher(query)}
    assert users["naming-etienne-article"] == "Trotsky (2009)"
    assert users["naming-zborowsky"] == "An article on Mark Zborowski"
    assert users["naming-etienne-service"] == "Lev Sedov"


def test_every_type_of_direct_edge_is_listed() -> None:
    direct = PAGE.split("| Between | Types |")[1].split("## Twelve queries")[0]
    listed = {word for _, types in rows(f"| Between | Types |{direct}") for word in words(types) if word.isupper()}
    assert listed == set(vocabulary().edge_types)


def test_every_label_property_and_edge_in_the_graph_is_named(whole: OpenCase) -> None:
    labels = whole.cypher("MATCH (n) UNWIND labels(n) AS name RETURN collect(DISTINCT name) AS names")
    keys = whole.cypher("MATCH (n) UNWIND keys(n) AS name RETURN collect(DISTINCT name) AS names")
    types = whole.cypher("MATCH ()-[r]->() RETURN collect(DISTINCT type(r)) AS names")
    edge_keys = whole.cypher("MATCH ()-[r]->() UNWIND keys(r) AS name RETURN collect(DISTINCT name) AS names")
    held = {name for rows in (labels, keys, types, edge_keys) for name in rows[0]["names"]}
    assert held <= words(PAGE)


def test_no_label_that_the_model_lacks() -> None:
    model = vocabulary()
    labels = {*model.kinds, "Entity"}
    first_column = {line.split("|")[1] for line in PAGE.split("## A claim")[0].splitlines() if line.startswith("| `")}
    assert {word for cell in first_column for word in words(cell)} <= labels
