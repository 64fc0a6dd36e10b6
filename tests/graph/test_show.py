"""Everything about one entity or claim."""

from __future__ import annotations

import pytest

from molehunt import Lens
from molehunt.model.errors import UnknownNameError
from tests.graph.conftest import table

ROLES = ("subject", "object", "recipient", "via", "about", "at")


def naming(entity):
    """The claims that name an entity in any role or put it forward, from the tables alone."""
    found = {
        row["id"]
        for row in table("claims")
        if entity in [one for role in ROLES for one in row[role].split("; ")]
        or entity in row["asserted_by"].split(" > ")
    }
    return found | {
        row["id"]
        for row in table("names")
        if entity in (row["form"], row["denotes"]) or entity in row["asserted_by"].split(" > ")
    }


def test_every_claim_of_every_entity(zborowski):
    sources = {row["id"] for row in table("sources")}
    for entity in sorted({row["id"] for row in table("entities")} | {row["form"] for row in table("names")}):
        answer = zborowski.show(entity)
        assert entity not in sources
        wanted = naming(entity).union(*(naming(row["form"]) for row in table("names") if row["denotes"] == entity))
        assert {row["claims"][0] for row in answer.rows} == wanted, entity
        assert wanted <= set(answer.claims)
        assert len(answer.rows) == len(wanted)


def test_naville(zborowski):
    """Paragraphs 23 and 24: present on 11 November, and told there of the letter; nothing else names him."""
    answer = zborowski.show("Naville")
    assert (answer.question, answer.asked) == ("show", {"id": "naville"})
    assert [(row["claims"], row["role"], row["status"], row["paragraph"]) for row in answer.rows] == [
        (["meeting-11-november"], "subject", "stated", 23),
        (["krivitsky-told-group"], "recipient", "stated", 24),
    ]
    assert answer.rows[1]["others"] == [
        "about: Hans Brusse",
        "about: Krivitsky letter",
        "at: Meeting of 11 November 1937",
        "recipient: Elsa Poretsky",
        "recipient: Gerard Rosenthal",
        "recipient: Henricus Sneevliet",
        "subject: Walter Krivitsky",
    ]


def test_one_claim(zborowski):
    answer = zborowski.show("krivitsky-denial")
    (row,) = answer.rows
    assert {key: row[key] for key in ("id", "role", "predicate", "polarity", "status", "grade")} == {
        "id": "krivitsky-denial",
        "role": "claim",
        "predicate": "wrote",
        "polarity": "negated",
        "status": "disputed",
        "grade": "C5",
    }
    assert row["disagreements"] == ["wrote-or-not"]
    # The decision is for the other side: against the sentence that he did not.
    assert row["decided"] == "against"
    (dispute,) = answer.at_issue
    assert dispute["sides"] == [["krivitsky-sent-letter", "krivitsky-wrote-letter"], ["krivitsky-denial"]]
    assert dispute["decided"][0]["for"] == dispute["sides"][0]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("krivitsky-gave-letter", "stated"),
        ("letter-warned-danger", "reported"),
        ("krivitsky-wrote-letter", "disputed"),
        ("shpiegelglass-ordered-killing", "disputed"),
        ("brusse-knew-of-lie", "possible"),
        # One of two readings of "he", and one of four givers, by themselves.
        ("serge-showed-zborowski", "possible"),
        ("rosenthal-admitted-showing", "possible"),
        ("sneevliet-gave-copy", "possible"),
        # A denial is as firm as its own sentence: nobody speaks against this one.
        ("klement-not-seen-kern", "stated"),
        ("klement-planned-brussels-kern", "stated"),
    ],
)
def test_status_of_one_claim(zborowski, claim, status):
    (row,) = zborowski.show(claim).rows
    assert row["status"] == status


@pytest.mark.parametrize("entity", ["rosenthal", "serge", "zborowski", "sneevliet", "brusse"])
def test_an_alternative_stays_one_beside_whatever_else_is_shown(zborowski, entity):
    status = {row["claims"][0]: row["status"] for row in zborowski.show(entity).rows if row["alternatives"]}
    assert status
    assert set(status.values()) == {"possible"}


def test_what_the_text_leaves_open_is_open(zborowski):
    answer = zborowski.show("serge-showed-zborowski")
    assert [item["what"] for item in answer.open] == ["who showed the letter to Zborowski"]


def test_in_the_order_of_the_text(zborowski):
    answer = zborowski.show("krivitsky")
    starts = [answer.claims[row["claims"][0]]["passage"]["start"] for row in answer.rows]
    assert starts == sorted(starts)
    assert len(starts) > 50


def test_through_a_lens(zborowski):
    answer = zborowski.show("zborowski", lens=Lens(author="Krivitsky"))
    assert {row["claims"][0] for row in answer.rows} == {
        row["id"]
        for row in table("claims")
        if row["id"] in naming("zborowski") and "krivitsky" in row["asserted_by"].split(" > ")
    }


def test_neither_an_entity_nor_a_claim(zborowski):
    with pytest.raises(UnknownNameError, match="is no name in this case"):
        zborowski.show("zborowski-was-innocent-of-it")


def test_a_disagreement(zborowski):
    """Paragraphs 18, 20 and 24: he wrote it, he had sent it, he denied having written it."""
    answer = zborowski.show("wrote-or-not")
    assert {(row["claims"][0], row["role"], row["status"]) for row in answer.rows} == {
        ("krivitsky-wrote-letter", "side 1", "disputed"),
        ("krivitsky-sent-letter", "side 1", "disputed"),
        ("krivitsky-denial", "side 2", "disputed"),
    }
    assert {row["name"] for row in answer.rows} == {"Did Krivitsky write the letter to Elsa Poretsky?"}


def test_a_set_of_alternatives(zborowski):
    """Paragraph 24: one of those named before; the question stands once among what is open."""
    answer = zborowski.show("who-gave-copy")
    givers = {f"{one}-gave-copy" for one in ("rosenthal", "serge", "zborowski", "sneevliet")}
    assert {(row["claims"][0], row["role"], row["status"]) for row in answer.rows} == {
        (giver, "alternative", "possible") for giver in givers
    }
    assert [(item["what"], set(item["claims"])) for item in answer.open] == [("who gave the copy to Brusse", givers)]


def test_a_source(zborowski):
    """Of what the memoir of Poretsky is cited for, every claim has it in its chain."""
    answer = zborowski.show("poretsky-1969")
    assert {row["claims"][0] for row in answer.rows} == {
        row["id"] for row in table("claims") if "poretsky-1969" in row["asserted_by"].split(" > ")
    }


def test_a_record_through_a_lens(zborowski):
    (row,) = zborowski.show("wrote-or-not", lens=Lens(without="article", author="Krivitsky")).rows or [None]
    assert row is None
    rows = zborowski.show("wrote-or-not", lens=Lens(author="Krivitsky")).rows
    assert {row["claims"][0] for row in rows} == {"krivitsky-sent-letter", "krivitsky-denial"}


def test_what_is_said_of_a_codename_is_shown_with_its_bearer(zborowski):
    """Paragraph 37: Mark sent the report; that Mark is Zborowski is said, and the row tells by whom."""
    rows = {row["claims"][0]: row for row in zborowski.show("Zborowski").rows}
    row = rows["mark-reported-orange"]
    assert row["role"] == "subject, as Mark"
    assert "naming-mark-narrator" in row["identified_by"]
    assert rows["rosenthal-showed-zborowski"]["identified_by"] == []
    assert "mark-reported-orange" in {row["claims"][0] for row in zborowski.show("name-mark").rows}


def test_a_name_goes_with_all_who_say_whose_it_is(zborowski):
    """Paragraph 79 speaks of TULIP; in these paragraphs it is the editors alone who say that this is Zborowski."""
    claim = "orlov-knew-of-tulip"
    rows = {row["claims"][0]: row for row in zborowski.show("Zborowski").rows}
    assert (rows[claim]["role"], rows[claim]["identified_by"]) == ("object, as TULIP", ["naming-tulip"])
    without = {
        row["claims"][0] for row in zborowski.show("Zborowski", lens=Lens(without="editor", identities=True)).rows
    }
    assert claim not in without
    assert claim in {row["claims"][0] for row in zborowski.show("name-tulip", lens=Lens(without="editor")).rows}


def test_the_claims_that_tell_whose_a_name_is_are_in_the_proof(zborowski):
    answer = zborowski.relays("Zborowski")
    named = {id_ for row in answer.rows for id_ in row["identified_by"]}
    assert named
    assert named <= set(answer.claims)


def test_a_name_of_two_is_as_firm_as_its_naming_of_the_one(zborowski):
    """Paragraphs 20 and 78: "the organization" is probably the service in one place, the Opposition in the other."""
    rows = {row["claims"][0]: row for row in zborowski.show("nkvd").rows}
    assert rows["brusse-declared-organization"]["identified_by"] == ["naming-the-organization"]
    assert rows["brusse-declared-organization"]["status"] == "possible"


def test_an_extract_has_what_stands_in_it(zborowski):
    places = {row["id"] for row in table("passages") if row["source"] == "extract-2"}
    answer = zborowski.show("extract-2")
    assert {row["claims"][0] for row in answer.rows} == {
        row["id"] for name in ("claims", "names") for row in table(name) if row["passage"] in places
    }
    assert {row["role"] for row in answer.rows} == {"in it"}


def test_nothing_left_is_told(zborowski):
    answer = zborowski.show("naville", lens=Lens(author="Orlov"))
    assert (answer.rows, [item["what"] for item in answer.open]) == ((), ["no claim says, under this lens"])


def test_a_claim_that_the_lens_leaves_out_is_no_unknown_name(zborowski):
    answer = zborowski.show("krivitsky-wrote-letter", lens=Lens(author="Orlov"))
    assert (answer.rows, [item["what"] for item in answer.open]) == ((), ["no claim says, under this lens"])
    assert answer.subject["id"] == "krivitsky-wrote-letter"


def test_a_decision_is_told_where_the_lens_hears_whoever_decided(zborowski):
    """The narrator of the article decides whether Krivitsky wrote the letter."""
    (decided,) = zborowski.show("wrote-or-not").subject["decided"]
    assert decided.startswith("for side 1 by article ")
    for lens in (Lens(author="Krivitsky"), Lens(author="kern"), Lens(without="article")):
        assert zborowski.show("wrote-or-not", lens=lens).subject["decided"] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("krivitsky-wrote-leter", "krivitsky-wrote-letter"),
        ("wrote-or-nod", "wrote-or-not"),
        ("who-showed-zborowsky", "who-showed-zborowski"),
    ],
)
def test_a_record_of_nearly_that_id_is_offered(zborowski, typed, meant):
    with pytest.raises(UnknownNameError, match=f"among claims and records: .*{meant}"):
        zborowski.show(typed)
