"""Every query file held together with its header and with the model; each of these checks is shown to fail, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from molehunt.case import read
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import vocabulary
from molehunt.store.lint.warning import MODEL_PROPERTIES
from molehunt.store.load.nodes import Node, nodes
from molehunt.store.load.statements import _edge_rows, _node_rows
from molehunt.store.queries import Query, find_query, parse, query_names
from tests.cases import shipped_case, synthetic, tiny
from tests.support.cypher_text import used

# The edges of evidence; all others are roles, or direct edges that data/model/predicates defines.
STRUCTURE = {
    "FROM", "IN", "ASSERTED_BY", "ALTERNATIVE", "SIDE", "ON", "USED_BY", "PART_OF", "DERIVES_FROM", "WRITTEN_BY", "IS",
    "REPEATS", "BEARS_ON", "VARIES_WITH",
}  # fmt: skip
# What write/ adds to the properties of the records.
ADDED = {
    "case",
    "id",
    "digest",
    "state",
    "title",
    "schema",
    "token",
    "asked",
    "until",
    "unloaded",
    "claim",
    "act",
    "grade",
    "custody",
    "depth",
    "position",
    "bearing",
    "why",
    "start_as",
    "stage",
    "end_as",
    "identified_by",
}
FOLDERS = {"ask", "case", "check", "gds", "lint", "write", "schema"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Node]:
    """Nodes of every kind, with every kind of edge."""
    folder = tmp_path_factory.mktemp("cases")
    cases = [read(path) for path in (shipped_case(), tiny(folder / "tiny"), synthetic(folder / "synthetic", 100))]
    return [node for case in cases for node in nodes(case, vocabulary())]


@pytest.fixture(scope="module")
def properties(made: list[Node]) -> set[str]:
    return ADDED | {name for node in made for name in node.properties}


def test_the_properties_known_without_asking_are_those_that_loading_writes(properties: set[str]) -> None:
    # The source and the passage of a record become edges.
    assert properties - {"source", "passage"} == MODEL_PROPERTIES


def faults(query: Query, properties: set[str]) -> Iterator[str]:
    """What is wrong with a query file, in the words of this page."""
    found = used(query.text)
    words = vocabulary()
    slots = set(query.slots)
    if not query.summary or query.summary[-1] != "." or "\n" in query.summary:
        yield "the summary is no sentence"
    if found.parameters != {parameter.name for parameter in query.parameters}:
        yield f"parameters {sorted(found.parameters)} are used"
    if found.returns != query.returns:
        yield f"columns {found.returns} are returned"
    if strange := found.labels - {"Entity", *words.kinds, *slots}:
        yield f"labels {sorted(strange)} are not in the model"
    if strange := found.types - {*STRUCTURE, *words.edge_types, *(role.upper() for role in ROLES), *slots}:
        yield f"types {sorted(strange)} are not in the model"
    if strange := found.properties - properties:
        yield f"properties {sorted(strange)} are not in the model"
    if query.name.split("/")[0] in ("ask", "case", "check") and (found.writes or query.slots):
        yield f"it writes, or has slots: {found.writes}"
    if query.name.startswith("gds/") and (set(found.writes) - {"CALL GDS."} or query.slots):
        yield f"it writes, or has slots: {found.writes}"
    if unused := [slot for slot in query.slots if slot not in query.text]:
        yield f"slots {unused} are not used"


@pytest.mark.parametrize("name", query_names())
def test_file_header_and_model_agree(name: str, properties: set[str]) -> None:
    assert list(faults(find_query(name), properties)) == []


def test_every_file_is_in_a_folder_that_somebody_reads() -> None:
    assert {name.split("/")[0] for name in query_names()} == FOLDERS


@pytest.mark.parametrize("name", query_names("check"))
def test_a_check_takes_the_case_and_the_model_alone_and_returns_rows_in_order(name: str) -> None:
    query = find_query(name)
    assert {parameter.name for parameter in query.parameters} <= {"case", "required"}
    assert query.returns
    assert "ORDER BY" in query.text


@pytest.mark.parametrize(
    "name", [name for name in query_names("ask") if "state" in find_query(name).returns and name != "ask/load_state"]
)
def test_what_tells_the_state_of_a_case_asks_for_it_first(name: str) -> None:
    assert find_query(name).text.startswith("MATCH (load:Load")


def test_the_edges_of_evidence_are_those_that_loading_draws(made: list[Node]) -> None:
    drawn = {type_ for node in made for type_, *_ in node.links}
    written = {type_ for name in query_names("write") for type_ in used(find_query(name).text).types}
    slots = {slot for name in query_names("write") for slot in find_query(name).slots}
    assert drawn | (written & STRUCTURE) == STRUCTURE
    assert written <= STRUCTURE | slots | {role.upper() for role in ROLES}


def rows_of(made: list[Node]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows of these nodes, each with its query: where the graph has none of them, and where it has all."""
    for grouped in (_node_rows(made, ()), _node_rows(made, {node.id for node in made}), _edge_rows(made)):
        for (name, _), rows in grouped.items():
            yield name, rows


def test_all_that_loading_sends_is_written(made: list[Node]) -> None:
    """A property that a file forgets would be lost without a word."""
    sent: dict[str, set[str]] = {}
    for name, rows in rows_of(made):
        sent.setdefault(name, set()).update(key for row in rows for key in row)
    for name, keys in sent.items():
        assert used(find_query(name).text).rows == keys, name
    assert {name for name in query_names("write") if used(find_query(name).text).rows} == set(sent)


def test_the_model_has_a_property_for_everything_that_is_listed_in_a_header(made: list[Node]) -> None:
    """The keys in braces behind `maps` are those that loading sends."""
    for name, rows in rows_of(made):
        meaning = next(p.meaning for p in find_query(name).parameters if p.name == "rows")
        if "{" in meaning:
            listed = meaning[meaning.index("{") + 1 : meaning.index("}")].split(", ")
            assert sorted(listed) == sorted(rows[0]), name


GOOD = """\
// summary: People who were told something.
// param: case string id of the case
// param: by date|null last day
// returns: id, names, claims
MATCH (c:Claim {case: $case, family: 'relays'})-[:RECIPIENT|VIA]->(p:Person|Codename)
WHERE $by IS NULL OR c.earliest <= $by // not $this
RETURN p.id AS id, [(p)-[d:DENOTES]->(e:Entity) | {name: e.name, claims: d.claim}] AS names, collect(c.id) AS claims
ORDER BY id LIMIT 5
"""


def test_a_sound_file_has_no_fault(properties: set[str]) -> None:
    assert list(faults(parse("ask/good", GOOD), properties)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("something.\n", "something\n", "no sentence"),
        ("$by IS NULL OR c.earliest <= $by", "true", "parameters"),
        ("// param: case string id of the case\n", "", "parameters"),
        ("$case", "$kase", "parameters"),
        (" AS id", " AS who", "columns"),
        ("id, names, claims", "id, claims, names", "columns"),
        ("// returns: id, names, claims\n", "", "columns"),
        (":Claim", ":Cliam", "labels ['Cliam']"),
        ("Person|Codename", "Person|Kodename", "labels ['Kodename']"),
        ("e:Entity", "e:Entities", "labels ['Entities']"),
        ("RECIPIENT|VIA", "RECIPIENT|WIA", "types ['WIA']"),
        (":DENOTES", ":DENOTED", "types ['DENOTED']"),
        ("c.earliest", "c.erliest", "properties ['erliest']"),
        ("d.claim", "d.claims", "properties ['claims']"),
        ("family:", "famly:", "properties ['famly']"),
        ("ORDER BY id", "SET p.name = 'x' ORDER BY id", "it writes"),
        ("MATCH (c", "CALL db.labels() YIELD label MATCH (c", "it writes"),
        ("WHERE $by", "MERGE (p) WITH * WHERE $by", "it writes"),
        ("WHERE $by", "detach delete p WITH * WHERE $by", "it writes"),
        ("// returns", "// slot: LABEL a label\n// returns", "slots"),
    ],
)
def test_each_check_is_able_to_fail(properties: set[str], old: str, new: str, words: str) -> None:
    assert old in GOOD
    found = list(faults(parse("ask/broken", GOOD.replace(old, new)), properties))
    assert any(words in fault for fault in found), found


def test_words_in_strings_and_comments_are_no_use() -> None:
    found = used(
        "MATCH (n:Person {name: 'CREATE (:X {y: $z})'}) // SET n.x\n/* :Y $p */ RETURN \"DELETE :Z\" AS text, n.id"
    )
    assert (found.labels, found.parameters, found.writes) == ({"Person"}, frozenset(), ())
    assert found.returns == ("text", "n.id")


def test_a_bracket_left_open_is_told() -> None:
    with pytest.raises(ValueError, match="bracket"):
        used("RETURN collect(n.id AS id, 1 AS one")


@pytest.mark.parametrize("name", query_names("ask"))
def test_a_pattern_in_brackets_begins_at_a_node_that_is_known(name):
    """The embedded engine looks at each node at which the pattern may begin: of a new node, at all of its label."""
    assert re.findall(r"\[\s*\(\w*:[^)]*\)", find_query(name).text) == []
