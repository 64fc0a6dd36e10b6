"""Twenty questions to the whole case, answered from the text before the graph was looked at.

Hard ones on purpose: who heard and who was only told, what is asked or planned and not done, what is not stated.
"""

from __future__ import annotations

import csv
from datetime import date

import pytest

from molehunt.answers.open_case import OpenCase
from tests.cases import shipped_case


@pytest.fixture(scope="module")
def case(whole: OpenCase) -> OpenCase:
    return whole


def ids(case: OpenCase, cypher: str, **parameters: object) -> set[str]:
    return {row["id"] for row in case.cypher(cypher, parameters)}


def claimed(case: OpenCase, predicate: str, given: str, given_id: str, wanted: str) -> set[str]:
    """Who or what fills a role in the affirmed, done claims of a predicate that have somebody in another role."""
    return ids(
        case,
        f"MATCH (x:Entity)<-[:{wanted}]-(c:Claim {{predicate: $predicate, polarity: 'affirmed', mode: 'done'}})"
        f"-[:{given}]->(:Entity {{id: $given}}) RETURN DISTINCT x.id AS id",
        predicate=predicate,
        given=given_id,
    )


def test_01_who_heard_that_brusse_had_shown_krivitsky_the_letter(case):
    rows = case.relays(sender="krivitsky", about="krivitsky-letter").rows
    heard = {row["to"] for row in rows if "krivitsky-told-group" in row["claims"]}
    assert heard == {"poretsky", "sneevliet", "naville", "rosenthal"}


def test_02_who_of_them_never_had_it_before_the_eyes(case):
    saw = {row["id"] for row in case.who_saw("Krivitsky letter").rows if row["group"] == "handled"}
    assert {"poretsky", "sneevliet", "naville", "rosenthal"} - saw == {"naville"}


def test_03_did_serge_post_the_letter_is_not_stated(case):
    roles = {row["role"]: row["status"] for row in case.who_saw("Krivitsky letter").rows if row["id"] == "serge"}
    assert roles == {"asked to post the letter": "reported", "showed": "possible", "gave": "possible"}


def test_04_who_made_the_copy_is_not_stated(case):
    questions = [item["what"] for item in case.who_saw("Krivitsky letter").open]
    assert "who made the copy (Copy of the Krivitsky letter)" in questions


def test_05_who_headed_the_two_networks_against_sedov(case):
    heads = {
        network: claimed(case, "led", "OBJECT", network, "SUBJECT")
        for network in ("network-zborowski", "network-sereuryansky")
    }
    assert heads == {"network-zborowski": {"zborowski"}, "network-sereuryansky": {"sereuryansky"}}
    answer = case.show("network-sereuryansky-led")
    assert answer.claims["network-sereuryansky-led"]["asserted_by"] == ["kern-2004", "sudoplatov"]


def test_06_who_recruited_zborowski_and_under_whom_he_served(case):
    assert claimed(case, "recruited", "OBJECT", "zborowski", "SUBJECT") == {"nkvd"}
    assert claimed(case, "served_under", "SUBJECT", "zborowski", "OBJECT") == {"shpiegelglass"}


def test_07_who_ordered_him_to_infiltrate_is_not_stated(case):
    answer = case.relays(recipient="zborowski")
    (row,) = [row for row in answer.rows if row["role"] == "ordered"]
    assert row["id"] == "unknown-orderer-of-infiltration"
    assert any("unknown-orderer" in id_ or "ordered to infiltrate" in item["what"] or "infiltrate" in item["what"]
               for item in answer.open for id_ in item["claims"])  # fmt: skip


def test_08_which_codenames_mean_sedov(case):
    found = ids(case, "MATCH (c:Codename {kind: 'codename'})-[:DENOTES]->(:Entity {id: 'sedov'}) RETURN c.name AS id")
    assert found == {"SONNY", "SYNOK", "Sonny Boy"}


def test_09_one_surname_is_the_alias_of_one_and_the_name_of_another(case):
    found = ids(case, "MATCH (n:Entity {name: 'Martin'})-[:DENOTES]->(p:Person) RETURN p.id AS id")
    assert found == {"sedov", "martin"}


def test_10_when_sedov_died_by_patenaude_and_by_service(case):
    rows = case.cypher(
        "MATCH (c:Claim {predicate: 'died'})-[:SUBJECT]->(:Entity {id: 'sedov'}) "
        "WHERE c.id IN ['sedov-died-16-patenaude', 'sedov-died-service'] "
        "RETURN c.id AS id, c.earliest AS earliest, c.latest AS latest ORDER BY id"
    )
    assert [(row["earliest"], row["latest"]) for row in rows] == [
        (date(1938, 2, 16), date(1938, 2, 16)),
        (date(1938, 2, 15), date(1938, 2, 16)),
    ]


def test_11_who_gave_krivitsky_his_papers_is_not_stated(case):
    answer = case.who_saw("french-papers")
    assert [(row["id"], row["role"]) for row in answer.rows] == [("krivitsky", "received")]


def test_12_whom_trotsky_rebuked_for_his_worries(case):
    assert {
        row["to"] for row in case.relays(sender="trotsky").rows if "trotsky-retorted-to-naville" in row["claims"]
    } == {"naville"}


def test_13_no_source_has_found_poison(case):
    rows = case.cypher("MATCH (c:Claim {id: 'autopsy-no-poison'}) RETURN c.what AS what, c.stance AS stance")
    assert [row["stance"] for row in rows] == ["asserts"]
    poisoned = case.cypher(
        "MATCH (c:Claim {predicate: 'killed'})-[:OBJECT]->(:Entity {id: 'sedov'}) "
        "WHERE c.what CONTAINS 'poison' RETURN DISTINCT c.status AS status"
    )
    assert "stated" not in {row["status"] for row in poisoned}


def test_14_nothing_found_is_not_a_denial(case):
    rows = case.cypher(
        "MATCH (c:Claim {predicate: 'not_confirmed'})-[:SUBJECT]->(e) RETURN e.id AS id, c.stance AS stance"
    )
    assert [(row["id"], row["stance"]) for row in rows] == [("vollkogonov", "reports")]


def test_15_zborowski_would_not_say_where_sedov_was(case):
    assert claimed(case, "refused", "SUBJECT", "zborowski", "RECIPIENT") == {"name-trotskyists-not-told"}


def test_16_the_plan_to_abduct_sedov_is_no_abduction(case):
    assert not ids(case, "MATCH (a)-[:ABDUCTED]->(:Entity {id: 'sedov'}) RETURN a.id AS id")
    rows = case.cypher(
        "MATCH (c:Claim)-[:AT]->(:Entity {id: 'sedov-abduction-plot'}) RETURN DISTINCT c.predicate AS predicate"
    )
    assert [row["predicate"] for row in rows] == ["intended"]


def test_17_who_told_zborowski_of_the_warning(case):
    rows = case.relays(recipient="zborowski", about="orlov-letter").rows
    assert {row["id"] for row in rows} == {"estrin"}


def test_18_who_took_charge_of_seva(case):
    assert claimed(case, "guardian_of", "OBJECT", "seva", "SUBJECT") == {
        "martin", "alfred-rosmer", "marguerite-rosmer", "trotsky", "name-natalya",
    }  # fmt: skip


def test_19_zborowski_denied_spying_in_america_and_is_not_shown_as_doing_it_by_that_claim(case):
    rows = case.cypher(
        "MATCH (c:Claim {id: 'zborowski-not-agent-us'}) RETURN c.stance AS stance, c.polarity AS polarity"
    )
    assert [(row["stance"], row["polarity"]) for row in rows] == [("denies", "negated")]
    assert not case.cypher("MATCH ()-[edge {claim: 'zborowski-not-agent-us'}]->() RETURN edge.claim AS claim")


def test_20_who_took_the_archive_and_by_whose_word(case):
    answer = case.who_saw("trotsky-archive")
    stole = {row["id"]: row["status"] for row in answer.rows if row["role"] == "stole"}
    assert stole["burglars"] == "stated"
    assert stole["sereuryansky"] in ("reported", "possible")
    assert "zborowski" not in stole


def test_a_hypothesis_has_every_bearing_with_its_reason(case):
    with (shipped_case() / "bearings.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            (row["claim"], row["bearing"], row["why"])
            for row in csv.DictReader(file)
            if row["hypothesis"] == "sedov-suicide"
        }
    rows = case.show("sedov-suicide").rows
    assert {(row["claims"][0], row["role"], row["why"]) for row in rows} == wanted
    assert len(rows) == len(wanted) > 50


def test_the_camera_of_etienne_is_shown_with_zborowski(case):
    """Paragraph 46: Etienne photographed files; that he is Zborowski is said in the same paragraph."""
    (row,) = (row for row in case.show("Zborowski").rows if row["claims"] == ["zborowski-photographed-files-service"])
    assert row["role"] == "subject, as Etienne"
    assert row["status"] == "stated"


def test_which_open_questions_have_one_answer(case):
    """Whoever craved the orange in paragraph 37, he is the one to whom it was brought, in both ways it is told."""
    rows = {row["id"]: row for row in case.alternatives().rows}
    oranges = {"who-craved-orange", "who-craved-orange-article", "who-got-orange", "who-got-orange-article"}
    assert {id_: set(rows[id_]["varies_with"]) for id_ in oranges} == {id_: oranges - {id_} for id_ in oranges}
    assert rows["who-suspected-lie"]["varies_with"] == ["who-knew-of-lie"]
    assert rows["who-gave-copy"]["varies_with"] == []


def test_if_brusse_suspected_it_is_krivitsky_who_knew(case):
    """Paragraph 20: the men change places, and stand in the graph and in the answer in the order that pairs them."""
    pairs = case.cypher(
        "MATCH (one:Claim)-[here:ALTERNATIVE]->(:AlternativeSet {id: 'who-knew-of-lie'})-[:VARIES_WITH]->"
        "(:AlternativeSet)<-[there:ALTERNATIVE]-(other:Claim) WHERE here.position = there.position "
        "RETURN here.position AS position, other.id AS suspicion, one.id AS knowledge, one.statement AS known "
        "ORDER BY position"
    )
    assert [tuple(row.values())[:3] for row in pairs] == [
        (1, "suspicion-of-lie-brusse", "krivitsky-knew-of-lie"),
        (2, "suspicion-of-lie-krivitsky", "brusse-knew-of-lie"),
    ]
    (told,) = (row["one_of"] for row in case.alternatives().rows if row["id"] == "who-knew-of-lie")
    assert told == [row["known"] for row in pairs]
