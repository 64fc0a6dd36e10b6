"""A decision on who is whom changes the answers as it was said that it would, and taken back, not at all."""

from __future__ import annotations

import pytest

from molehunt.answers.decisions.deciding import decide, undo
from molehunt.answers.decisions.rows import Ground
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.cases import tiny, tiny_text
from tests.support.graphs import address, emptied

SAID = "c4,told,name-fox,,ann,,,,that,,Fox told Ann.,,,,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
GROUND = Ground(by="Jane Doe", reason="The file reads otherwise.")


@pytest.fixture
def told(engine_server, tmp_path):
    """Put a question to the tiny case as its tables are at the moment; in it FOX, who is said to be Bob, tells Ann."""
    folder = tiny(tmp_path / "case", {"claims": tiny_text("claims") + SAID})
    with emptied(engine_server), GraphStore(address(engine_server)) as store:

        def ask(question, *given):
            load(store, read(folder))
            with open_case("tiny", address=address(engine_server)) as case:
                return case.ask(question, **dict(zip(("one", "other") if given else (), given, strict=True)))

        yield folder, ask


@pytest.fixture
def listed(engine_server, tmp_path):
    """The same, with the store; Eve is listed besides Bob."""
    texts = {"claims": tiny_text("claims") + SAID, "entities": tiny_text("entities") + "eve,Person,,Eve,\n"}
    folder = tiny(tmp_path / "case", texts)
    with emptied(engine_server), GraphStore(address(engine_server)) as store:

        def asked(work):
            load(store, read(folder))
            with open_case("tiny", address=address(engine_server)) as case:
                return work(case)

        yield folder, asked


def rows(answer):
    return {(row["id"], tuple(row["claims"])): row for row in answer.rows}


def test_another_bearer(told):
    folder, ask = told
    before = rows(ask("relays"))
    new = {(row["id"], tuple(row["claims"])): row for row in ask("otherwise", "FOX", "The club").rows}
    decided = decide(folder, "FOX", "The club", same=True, ground=GROUND)
    after = rows(ask("relays"))
    assert after.keys() - before.keys() == new.keys() == {("club", ("c4",))}
    assert (new["club", ("c4",)]["role"], new["club", ("c4",)]["then"]) == ("new", after["club", ("c4",)]["status"])
    assert after["club", ("c4",)]["identified_by"] == [decided.id]
    undo(folder, decided.id)
    assert rows(ask("relays")) == before


def test_no_bearer_any_more(told):
    folder, ask = told
    before = rows(ask("relays"))
    assert {row["role"] for row in ask("otherwise", "FOX", "Bob").rows} == {"gone", "new"}
    decided = decide(folder, "FOX", "Bob", same=False, ground=GROUND)
    answer = ask("relays")
    row = rows(answer)["bob", ("c4",)]
    # What was held is kept, and no longer stated; the decision stands beside it.
    assert (before["bob", ("c4",)]["status"], row["status"]) == ("stated", "disputed")
    (issue,) = (one for one in answer.at_issue if one["disagreement"] == decided.id)
    assert [(one["for"], one["by"], one["reason"]) for one in issue["decided"]] == [
        ([decided.id], "reading-by-jane-doe", "The file reads otherwise.")
    ]
    undo(folder, decided.id)
    assert rows(ask("relays")) == before


def test_two_who_are_listed_are_one_under_all_their_names(listed):
    """Bob, who is FOX too, is said to be Eve: what is said of either name is told of Eve, and nothing of Bob."""
    folder, asked = listed
    before = asked(lambda case: rows(case.relays()))
    supposed = asked(lambda case: case.otherwise("Bob", "Eve"))
    decided = decide(folder, "Bob", "Eve", same=True, ground=GROUND)
    answer = asked(lambda case: case.relays("Bob"))
    assert answer.subject["id"] == "eve"
    found = rows(answer)
    assert found.keys() == {("eve", ("c2",)), ("eve", ("c4",))}
    assert (found["eve", ("c2",)]["under"], found["eve", ("c2",)]["identified_by"]) == ("Bob", [decided.id])
    assert (found["eve", ("c4",)]["under"], found["eve", ("c4",)]["identified_by"]) == (
        "FOX",
        ["naming-fox", decided.id],
    )
    assert asked(lambda case: rows(case.relays("eve"))) == found
    told = {(row["role"], row["id"], *row["claims"]) for row in supposed.rows if row["question"] == "relays"}
    assert told == {(role, id_, claim) for claim in ("c2", "c4") for role, id_ in (("gone", "bob"), ("new", "eve"))}
    undo(folder, decided.id)
    assert asked(lambda case: rows(case.relays())) == before


def test_the_other_way_round_what_is_said_to_be_one_is_two(listed):
    folder, asked = listed
    before = asked(lambda case: rows(case.relays()))
    decide(folder, "Bob", "Eve", same=True, ground=GROUND)
    supposed = asked(lambda case: case.otherwise("Bob", "Eve"))
    new = {(row["id"], tuple(row["claims"])) for row in supposed.rows if row["role"] == "new"}
    assert {key for key in before if key[0] == "bob"} <= new


def test_direct_edges_network_and_tables_know_that_two_are_one(listed, tmp_path):
    folder, asked = listed
    decided = decide(folder, "Bob", "Eve", same=True, ground=GROUND)
    drawn = asked(
        lambda case: case.cypher(
            "MATCH (a:Entity)-[r:RELAYED]->(b:Entity) RETURN a.id AS start, b.id AS end, r.claim AS claim, "
            "r.start_as AS start_as, r.identified_by AS by ORDER BY claim"
        )
    )
    assert drawn == [
        {"start": "eve", "end": "ann", "claim": "c2", "start_as": "Bob", "by": [decided.id]},
        {"start": "eve", "end": "ann", "claim": "c4", "start_as": "FOX", "by": ["naming-fox", decided.id]},
    ]
    network = asked(lambda case: case.network(ties="flow"))
    assert "bob" not in network
    assert {data["claim"] for _, _, data in network.edges(data=True)} >= {"c2", "c4"}
    names = asked(lambda case: case.resolve(of="Eve"))
    assert {(row["called"], row["id"]) for row in names.rows} == {("Bob", "eve"), ("FOX", "bob")}
    bearers = asked(lambda case: case.resolve("Bob"))
    assert [(row["id"], row["called"], row["how"]) for row in bearers.rows] == [("eve", "Bob", "exact")]
    # What is exported is what was loaded.
    asked(lambda case: case.export("case", tmp_path / "exported"))
    assert {name.claim.id: name for name in read(tmp_path / "exported").names} == {
        name.claim.id: name for name in read(folder).names
    }
