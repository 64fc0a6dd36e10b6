"""The quality checks: silent on a sound graph, and each of them heard on a graph made wrong for it."""

import json

import pytest
from click.testing import CliRunner

from molehunt.case import read
from molehunt.cli.main import cli
from molehunt.store.checks import check_graph
from molehunt.store.load import load
from molehunt.store.queries import query_names
from tests.cases import tiny
from tests.support.graphs import emptied, wipe

# What is done to the tiny case, and the row that the check must then give.
WRONGS = [
    ("claim_without_passage", "MATCH (:Claim {id: 'c1'})-[r:FROM]->() DELETE r", {"id": "c1", "passages": 0}),
    ("claim_without_asserter", "MATCH (:Claim {id: 'c1'})-[r:ASSERTED_BY]->() DELETE r", {"id": "c1", "depths": []}),
    (
        "claim_without_asserter",
        "MATCH (:Claim {id: 'c2'})-[r:ASSERTED_BY {depth: 0}]->() DELETE r",
        {"id": "c2", "depths": [1]},
    ),
    (
        "claim_without_role",
        "MATCH (:Claim {id: 'c1'})-[r:RECIPIENT]->() DELETE r",
        {"id": "c1", "predicate": "gave", "role": "RECIPIENT"},
    ),
    (
        "edge_without_claim",
        "MATCH (a:Entity {id: 'ann'}), (b:Entity {id: 'bob'}) CREATE (a)-[:SAW {claim: 'none'}]->(b)",
        {"start": "ann", "type": "SAW", "end": "bob", "claim": "none"},
    ),
    (
        "edge_of_no_fact",
        "MATCH (c:Claim {id: 'c2'}) SET c.polarity = 'negated'",
        {"start": "bob", "type": "RELAYED", "end": "ann", "claim": "c2"},
    ),
    (
        "edge_of_no_fact",
        "MATCH (c:Claim {id: 'c2'}) SET c.mode = 'planned'",
        {"start": "bob", "type": "RELAYED", "end": "ann", "claim": "c2"},
    ),
    ("name_as_key", "MATCH (e:Entity {id: 'ann'}) SET e.id = e.name", {"id": "Ann", "name": "Ann"}),
    (
        "date_outside_bounds",
        "MATCH (c:Claim {id: 'c1'}) SET c.earliest = date('1938-01-01')",
        {"id": "c1", "date": "1937", "earliest": "1938-01-01", "latest": "1937-12-31"},
    ),
    (
        "date_outside_bounds",
        "MATCH (c:Claim {id: 'c1'}) REMOVE c.date",
        {"id": "c1", "date": None, "earliest": "1937-01-01", "latest": "1937-12-31"},
    ),
    (
        "disagreement_with_one_side",
        "MATCH (:Claim {id: 'c1'})-[r:SIDE]->() DELETE r",
        {"id": "d1", "sides": 1},
    ),
    ("alternative_alone", "MATCH (:Claim {id: 'c1'})-[r:ALTERNATIVE]->() DELETE r", {"id": "a1", "members": 1}),
    (
        "derivation_in_a_circle",
        "MATCH (a:Source {id: 'book'}), (b:Source {id: 'notes'}) CREATE (a)-[:DERIVES_FROM]->(b)",
        {"id": "book", "label": "Source"},
    ),
    (
        "derivation_in_a_circle",
        "MATCH (a:Passage {id: 'p1'}), (b:Passage {id: 'p2'}) CREATE (a)-[:REPEATS]->(b)",
        {"id": "p1", "label": "Passage"},
    ),
]


def rows(store, check, case):
    found = [fault.row for fault in check_graph(store, case) if fault.check == f"check/{check}"]
    return [{key: str(value) if hasattr(value, "isoformat") else value for key, value in row.items()} for row in found]


def every_check():
    return [name.removeprefix("check/") for name in query_names("check")]


def test_no_check_is_left_out():
    assert set(every_check()) == {check for check, _, _ in WRONGS}


def test_the_reference_case_is_sound(whole):
    assert check_graph(whole.store, "zborowski") == []


def test_each_check_is_heard(engine_server, tmp_path):
    with emptied(engine_server) as store:
        case = read(tiny(tmp_path / "tiny"))
        for check, wrong, row in WRONGS:
            wipe(store)
            load(store, case)
            assert rows(store, check, "tiny") == [], check
            store.cypher(wrong, write=True)
            assert row in rows(store, check, "tiny"), (check, wrong)


@pytest.fixture
def wrong(engine_server, tmp_path, monkeypatch):
    """The tiny case with a claim that has lost one of its roles, in a graph that the command line reaches."""
    for name, value in {
        "NEO4J_URI": engine_server.uri,
        "NEO4J_USERNAME": engine_server.user,
        "NEO4J_PASSWORD": engine_server.password,
        "NEO4J_DATABASE": engine_server.database,
    }.items():
        monkeypatch.setenv(name, value)
    with emptied(engine_server) as store:
        load(store, read(tiny(tmp_path / "tiny")))
        yield store


def test_the_command_lists_what_is_wrong_in_the_graph(wrong):
    sound = CliRunner().invoke(cli, ["check", "--graph"])
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "0 faults" in sound.stderr
    wrong.cypher("MATCH (:Claim {id: 'c1'})-[r:RECIPIENT]->() DELETE r", write=True)
    told = CliRunner().invoke(cli, ["check", "--graph", "--case", "tiny", "--format", "json"])
    assert told.exit_code == 1
    assert json.loads(told.stdout)["rows"] == [
        {
            "case": "tiny",
            "check": "check/claim_without_role",
            "wrong": "Claims that lack a role which their predicate requires.",
            "where": {"id": "c1", "predicate": "gave", "role": "RECIPIENT"},
        }
    ]
    assert CliRunner().invoke(cli, ["check", "--graph"]).exit_code == 1


def test_the_check_of_roles_can_be_run_by_name(wrong):
    wrong.cypher("MATCH (:Claim {id: 'c1'})-[r:RECIPIENT]->() DELETE r", write=True)
    asked = ["query", "check/claim_without_role", "-p", "required=gave SUBJECT,gave RECIPIENT", "--format", "json"]
    told = CliRunner().invoke(cli, asked)
    assert json.loads(told.stdout)["rows"] == [{"id": "c1", "predicate": "gave", "role": "RECIPIENT"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--graph", "folder"], "neither a folder nor a text"),
        (["--case", "tiny"], "add --graph"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments, said):
    told = CliRunner().invoke(cli, ["check", *arguments])
    assert (told.exit_code, said in told.stderr) == (2, True)
