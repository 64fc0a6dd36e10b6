"""What was once answered wrongly or could be, each with the right value by the text; the number is its paragraph."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from molehunt import Lens
from molehunt.model.errors import MolehuntError, UnknownNameError


def claims(answer):
    return {id_ for row in answer.rows for id_ in row["claims"]}


def statuses(answer):
    return {tuple(row["claims"]): row["status"] for row in answer.rows}


class TestLenses:
    """A lens means the work, or the works of its author, or is refused; and the answer says which."""

    @pytest.mark.parametrize("text", ["A Death in Washington", "kern-2004", "Kern", "Gary Kern"])
    def test_a_work_by_its_title_or_its_author(self, whole, text):
        by_id = whole.relays("Zborowski", lens=Lens(source="kern-2004"))
        found = whole.relays("Zborowski", lens=Lens(source=text))
        assert claims(found) == claims(by_id)
        assert len(found) > 0
        assert any("A Death in Washington" in note or "Gary Kern" in note for note in found.notes)
        assert found.lens == {"source": "kern-2004"}

    def test_without_a_title_leaves_it_out(self, whole):
        by_id = whole.relays("Zborowski", lens=Lens(without="kern-2004"))
        by_title = whole.relays("Zborowski", lens=Lens(without="A Death in Washington"))
        assert claims(by_title) == claims(by_id) < claims(whole.relays("Zborowski"))

    @pytest.mark.parametrize("lens", [{"source": "Brusse"}, {"source": "Krivitsky letter"}, {"without": "Paris"}])
    def test_what_is_no_source_is_refused(self, whole, lens):
        with pytest.raises(UnknownNameError):
            whole.relays("Zborowski", lens=Lens(**lens))

    def test_time_narrows_what_happened_and_not_who_is_who(self, whole):
        """That SONNY is Sedov was put down on 11 February 1937, of talks in January (13)."""
        answer = whole.relays(sender="Sedov", recipient="Zborowski", lens=Lens(until="1937-01-31"))
        assert "sonny-resumed-terrorism" in claims(answer)
        assert len(answer) > 3

    def test_until_a_day_no_row_that_is_left_changes_its_firmness(self, whole):
        everything = statuses(whole.relays("Zborowski"))
        until = statuses(whole.relays("Zborowski", lens=Lens(until="1938")))
        assert until
        assert {claims: status for claims, status in everything.items() if claims in until} == until

    def test_an_author_is_taken_with_the_names_that_he_uses(self, whole):
        """Orlov speaks of Mark (36, 37)."""
        assert "mark-reported-orange" in claims(whole.relays("Mark", lens=Lens(author="Orlov")))


class TestForgery:
    """31, 32, 78: a letter under Klement's name that a captive was forced to write, or that was forged."""

    def test_it_does_not_speak_for_klement(self, whole):
        assert whole.relays(sender="Klement", recipient="Trotsky").rows == ()

    def test_it_is_told_by_a_writer_who_is_open(self, whole):
        answer = whole.relays(via="klement-letter")
        assert {row["id"] for row in answer.rows} == {"unknown-klement-letter-writer"}
        assert "who this was: Writer of the Klement letter" in [item["what"] for item in answer.open]


# What the plain pattern must not give as firm: charges and cover stories that the text itself calls false.
FALSE = [
    ("trotsky", "ASSOCIATED_WITH", "gestapo"),
    ("trotsky", "ASSOCIATED_WITH", "nazis"),
    ("klement", "BROKE_WITH", "left-opposition"),
    ("zborowski", "SUPPORTED", "trotsky"),
]


@pytest.mark.parametrize(("start", "type_", "end"), FALSE)
def test_a_false_charge_is_not_firm(whole, start, type_, end):
    rows = whole.cypher(
        f"MATCH (:Entity {{id: $start}})-[r:{type_}]->(:Entity {{id: $end}}) RETURN r.status AS status, r.claim AS id",
        {"start": start, "end": end},
    )
    assert not [row for row in rows if row["status"] in ("stated", "reported")]


def test_eberhardt_is_no_nazi_by_an_anonymous_tip(whole):
    """48"""
    rows = whole.cypher("MATCH (a)-[r:WORKED_FOR]->(:Entity {id: 'nazis'}) RETURN r.status AS status, r.claim AS claim")
    assert not [row for row in rows if row["status"] in ("stated", "reported") and "eberhardt" in row["claim"]]


def test_what_an_informer_says_that_he_was_told_is_reported(whole):
    """13: what SONNY said to him, by Zborowski's word alone."""
    answer = whole.relays(sender="Sedov", recipient="Zborowski")
    found = [row["status"] for row in answer.rows if row["under"] == "SONNY"]
    assert len(found) >= 7
    assert "stated" not in found


class TestNames:
    @pytest.mark.parametrize("text", ["Lola Estrina", "Lilia", "Estrina", "Lola", "estrin"])
    @pytest.mark.parametrize("end", ["sender", "recipient"])
    def test_the_name_that_was_typed_changes_nothing_but_the_note(self, whole, text, end):
        found, plain = whole.relays(**{end: text}), whole.relays(**{end: "Lilia Estrin"})
        assert found.rows == plain.rows
        assert found.asked == {end: "estrin"}
        assert plain.rows

    def test_the_sure_one_is_sure_and_the_doubtful_one_doubtful(self, whole):
        found = statuses(whole.relays(recipient="Lola"))
        assert found["orlov-told-lilia-orange",] == "stated"
        assert found["trotsky-told-lost-confidence",] == "possible"

    def test_a_codename_is_a_name_though_no_document(self, whole):
        with pytest.raises(UnknownNameError, match=r"TULIP.* is .*expected a Document"):
            whole.who_saw("TULIP")


class TestDays:
    def test_a_letter_is_not_shown_before_it_is_written(self, whole):
        """18: written after 5 October 1937."""
        assert whole.who_saw("krivitsky-letter", lens=Lens(until="1930")).rows == ()

    def test_the_orange_is_of_the_last_days_of_sedov(self, whole):
        assert "mark-reported-orange" not in claims(whole.relays("Zborowski", lens=Lens(until="1936")))

    def test_an_order_of_1937_is_not_told_of_in_1900(self, whole):
        assert "brusse-told-kill-order" not in claims(whole.relays(sender="Brusse", lens=Lens(until="1900")))

    def test_sedov_died_on_15_or_16_february(self, whole):
        """What is dated after his death begins on the 15th, not with the operation of the 9th."""
        rows = whole.relays(sender="Trotsky", recipient="Zborowski").rows
        (row,) = (row for row in rows if row["claims"] == ["trotsky-told-lost-confidence"])
        assert (row["earliest"], row["when"]) == (date(1938, 2, 15), "from 1938-02-15")

    def test_rival_dates_show_as_rivals(self, whole):
        """79, 82: the letter came in July, or a month later."""
        days = {row["when"] for row in whole.who_saw("klement-letter").rows}
        assert any(" or " in when for when in days), days

    def test_the_warning_reached_trotsky_in_1939(self, whole):
        """Paragraphs 33 and 79: in 1939 by the narrator; Kern says less of the day of its arrival."""
        rows = {row["role"]: row for row in whole.who_saw("orlov-letter") if row["id"] == "trotsky"}
        assert rows["received"]["when"] == rows["read"]["when"] == "1939-01-01 to 1939-12-31"

    def test_who_wrote_had_written_when_dead(self, whole):
        """Paragraphs 30 and 82: Klement put the file together, and was murdered in July 1938."""
        (row,) = whole.who_saw("klement-file", lens=Lens(until="1938-07-31")).rows
        assert (row["role"], row["latest"], row["modality"]) == ("wrote", None, "certain")

    def test_what_was_before_the_death_of_reiss_was_before_krivitsky_fled(self, whole):
        """Paragraphs 15, 16, 23 and 49: Reiss was dead when Krivitsky fled, on 6 October 1937."""
        (row,) = whole.who_saw("reiss-notes-document", lens=Lens(until="1937-10-06")).rows
        assert (row["role"], row["modality"]) == ("wrote", "certain")
        certain = {row["what"] for row in whole.relays(lens=Lens(until="1937-10-06")) if row["modality"] == "certain"}
        assert {"that he would join Reiss", "an appeal; for what is not said"} <= certain

    def test_nobody_hears_of_zborowski_before_he_came_to_sedov(self, whole):
        """Paragraphs 5 and 46: he was recruited in Paris, and approached Sedov, in 1933 or later."""
        early = Lens(until="1932-12-31")
        assert claims(whole.relays("Zborowski", lens=early)) == {"escape-story-zborowski"}
        assert "naville" not in {row["id"] for row in whole.relays(recipient="Trotsky", lens=early)}
        assert whole.relays("Zborowski", lens=Lens(until="1907")).rows == ()

    def test_what_was_reported_of_sedov_was_reported_in_his_life(self, whole):
        """Paragraph 54: the report was made before Sedov died."""
        rows = whole.relays(sender="Zborowski", lens=Lens(until="1938-02-16")).rows
        reported = [row for row in rows if "zborowski-wrote-22-january" in row["claims"]]
        assert [row["modality"] for row in reported] == ["certain"]

    def test_about_is_shown_as_about(self, whole):
        """50: a few days, about a week before the end of September."""
        (row,) = whole.relays(sender="Brusse", recipient="Shpiegelglass").rows
        assert row["when"] == "about 1937-09-14 to 1937-09-30"

    def test_what_is_about_a_year_may_be_the_year_before(self, whole):
        rows = whole.cypher(
            "MATCH (c:Claim {approximate: true}) WHERE c.date IN ['1937~', '1938~', '1936~', '1933~'] "
            "RETURN c.earliest AS earliest, c.possible_earliest AS possible"
        )
        assert all(row["possible"] < row["earliest"] for row in rows)


class TestImpossibleTimes:
    """A side that a source leaves open is closed by what it takes for granted."""

    def test_what_a_book_tells_was_done_before_it_came_out(self, whole):
        """Paragraph 50 is told as Krivitsky told it in 1939; Sneevliet may have gone on living there."""
        late = whole.timeline("Brusse", lens=Lens(since="1991"))
        assert "sneevliet-lived-overtoom" in claims(late)
        assert not claims(late) & {"brusse-went-to-amsterdam", "brusse-went-to-watch", "brusse-judged-theft-risky"}
        assert not whole.relays(lens=Lens(since="2005", source="kern-2004")).rows
        assert whole.relays(lens=Lens(since="2004", source="kern-2004")).rows

    def test_nobody_meets_or_leads_after_death(self, whole):
        """Sedov died in February 1938 (28)."""
        assert not whole.met("Sedov", lens=Lens(since="1945")).rows
        assert not whole.memberships("Sedov", lens=Lens(since="1945")).rows
        assert "krivitsky-met-sedov" in claims(whole.met("Sedov", lens=Lens(since="1937-11-07")))
        assert not whole.path("Krivitsky", "Sedov", ways="in-time", after="1945-01-01").rows

    def test_nobody_is_suspected_run_or_a_member_before_birth(self, whole):
        """Zborowski was born on 27 January 1908 (3)."""
        names = {end for row in whole.suspects(lens=Lens(until="1900")).rows for end in (row["id"], row["to"])}
        assert "zborowski" not in names
        assert not whole.handlers("Zborowski", lens=Lens(until="1900")).rows
        members = whole.memberships("NKVD", lens=Lens(until="1900"))
        assert not {id_ for id_ in claims(members) if "zborowski" in id_}

    def test_what_is_said_at_a_meeting_is_said_on_its_day(self, whole):
        """Rosenthal answered at the meeting of 11 November 1937 (24)."""
        meeting = "Meeting of 11 November 1937"
        assert "rosenthal-admitted-post" in claims(whole.met(meeting))
        assert "rosenthal-admitted-post" not in claims(whole.met(meeting, lens=Lens(since="1937-11-12")))

    def test_nobody_forges_or_knows_the_letter_of_klement_before_the_affair(self, whole):
        """The affair began after the death of Sedov (31, 78)."""
        assert not whole.who_saw("klement-letter", lens=Lens(until="1930")).rows
        (service,) = [row for row in whole.knew("klement-letter", by="1930").rows if row["id"] == "nkvd"]
        assert service["knew"] == "excluded"
        assert "camille-on-none-of-the-copies" not in claims(whole.dossier("klement", lens=Lens(until="1937-06")))


class TestDenials:
    def test_a_denial_is_as_firm_as_it_is_put(self, whole):
        """78: nobody in Brussels saw him."""
        (row,) = whole.show("klement-not-seen-kern").rows
        assert (row["status"], row["polarity"]) == ("stated", "negated")

    def test_no_sentence_that_denies_is_itself_called_denied(self, whole):
        assert not whole.cypher("MATCH (c:Claim {status: 'denied'}) RETURN c.id AS id")

    def test_what_is_denied_has_its_days(self, whole):
        rows = [row for row in whole.relays("Sedov").rows if row["status"] == "denied"]
        assert [row["when"] for row in rows if row["claims"] == ["sonny-silent-since-1936"]] == [
            "1936-01-01 to 1937-01-31"
        ]


class TestOpen:
    def test_what_the_text_says_is_not_known_is_firm_and_open(self, whole):
        rows = whole.cypher("MATCH (c:Claim {predicate: 'not_known'}) RETURN c.id AS id, c.status AS status")
        assert rows
        assert {row["status"] for row in rows} <= {"stated", "reported", "disputed"}

    def test_it_stands_under_open_of_whom_it_concerns(self, whole):
        concerned = whole.cypher(
            "MATCH (c:Claim {predicate: 'not_known'})-[:SUBJECT|OBJECT|ABOUT]->(e:Entity) RETURN c.id AS id, e.id AS of"
        )
        assert concerned
        for row in concerned:
            assert any(row["id"] in item["claims"] for item in whole.show(row["of"]).open)

    def test_who_asks_for_serge_learns_that_it_may_be_rosenthal(self, whole):
        """Paragraph 24: "he" admitted to Sneevliet that he had shown the letter to Zborowski."""
        answer = whole.relays(sender="Serge", recipient="Sneevliet")
        assert statuses(answer) == {("serge-admitted-showing",): "possible"}
        (item,) = answer.open
        assert item["candidates"] == ["rosenthal", "serge"]
        assert "rosenthal-admitted-showing" in answer.claims

    def test_a_telegram_without_a_sender_was_received(self, whole):
        """Paragraph 68: a telegram was sent to Trotsky and Natalya, and its news broke them."""
        answer = whole.who_saw("telegram")
        assert {(row["id"], row["role"]) for row in answer} == {("trotsky", "received"), ("natalia", "received")}
        assert [item["what"] for item in answer.open] == ["who sent (Telegram to Trotsky)"]


class TestWhoAndWhat:
    def test_whoever_sent_a_report_is_among_those_who_had_it(self, whole):
        """Paragraph 17: Shpiegelglass told Yezhov, who received the report."""
        answer = whole.who_saw("shpiegelglass-report")
        assert [(row["id"], row["role"]) for row in answer] == [("shpiegelglass", "sent"), ("yezhov", "received")]

    def test_the_letter_on_the_break_of_klement_is_about_klement(self, whole):
        """Paragraphs 31, 32 and 78."""
        found = claims(whole.relays(about="Klement"))
        assert {"klement-letter-announced", "klement-letter-announced-kern", "orlov-told-gazur-forgery"} <= found

    def test_who_it_was_about_has_both_sides(self, whole):
        """Paragraph 37: Orlov told Lilia of "Mark"; whose codename he had by another account is at issue."""
        answer = whole.relays(sender="Orlov", recipient="Lilia Estrin")
        (row,) = answer.rows
        assert "codename-of-zborowski" in row["disagreements"]
        (item,) = (one for one in answer.at_issue if one["disagreement"] == "codename-of-zborowski")
        assert item["sides"] == [["naming-mark", "naming-mark-orlov"], ["naming-tulip", "naming-tulip-costello"]]
        assert {"naming-mark", "naming-tulip"} <= answer.claims.keys()


class TestSources:
    @pytest.mark.parametrize(
        "typed", ["A Death in Washington: Walter G. Krivitsky and the Stalin Terror", "an article on mark zborowski"]
    )
    def test_a_source_is_found_by_its_title(self, whole, typed):
        answer = whole.show(typed)
        assert answer.subject["label"] == "Source"
        assert len(answer.rows) > 50

    def test_a_document_that_is_a_source_says_so(self, whole):
        told = whole.show("A Death in Washington").subject["as_a_source"]
        assert [one.rpartition(" (")[2] for one in told] == ["kern-2004)"]


class TestAtIssue:
    def test_both_sides_are_in_the_proof(self, whole):
        answer = whole.who_saw("Krivitsky letter")
        (dispute,) = (item for item in answer.at_issue if item["disagreement"] == "wrote-or-not")
        assert dispute["sides"] == [["krivitsky-sent-letter", "krivitsky-wrote-letter"], ["krivitsky-denial"]]
        assert {id_ for side in dispute["sides"] for id_ in side} <= set(answer.claims)
        assert dispute["decided"][0]["for"] == dispute["sides"][0]

    def test_show_of_records_that_share_an_id_gives_all_of_them(self, whole):
        shared = whole.cypher(
            "MATCH (a:Disagreement) MATCH (b:AlternativeSet {case: a.case, id: a.id}) RETURN a.id AS id ORDER BY id"
        )
        for row in shared:
            roles = {one["role"] for one in whole.show(row["id"]).rows}
            assert {"side 1", "side 2", "alternative"} <= roles


class TestHints:
    def test_where_to_look_is_said(self, whole):
        """Stalin was told nothing in words; he read the reports, which the chain of relays has."""
        answer = whole.relays(recipient="Stalin")
        assert not answer.rows
        assert any('"molehunt relays --chain --to stalin"' in item["what"] for item in answer.open)
        assert any(row["role"] == "read" for row in whole.relays(recipient="Stalin", chain=True))

    def test_show_of_an_author_lists_his_works(self, whole):
        assert any("kern-2004" in work for work in whole.show("kern").subject["works"])

    def test_a_meeting_has_those_who_were_there(self, whole):
        assert "meeting-11-november" in claims(whole.show("meeting-1937-11-11"))

    def test_a_source_has_its_author(self, whole):
        assert "Gary Kern" in whole.show("kern-2004").subject["authors"]


class TestPython:
    """Every mistake is a MolehuntError at once, never a TypeError deep inside."""

    @pytest.mark.parametrize("day", ["1937-12-31", "1937-12", date(1937, 12, 31), datetime(1937, 12, 31, 12)])
    def test_days_as_on_the_command_line(self, whole, day):
        assert whole.relays("Zborowski", lens=Lens(until=day)).lens == {"until": date(1937, 12, 31)}

    @pytest.mark.parametrize(
        "make",
        [
            lambda case: case.relays("Zborowski", lens=Lens(source=("kern-2004", 7))),
            lambda case: case.relays("Zborowski", lens=Lens(until=1945)),
            lambda case: case.relays(["Zborowski"]),
            lambda case: case.who_saw(7),
            lambda case: case.ask("who-saw"),
            lambda case: case.ask("who-saw", paper="x"),
            lambda case: case.ask("no-such-question"),
            lambda case: case.network(kinds=["Persons"]),
        ],
    )
    def test_what_is_wrong_is_said(self, whole, make):
        with pytest.raises(MolehuntError) as refused:
            make(whole)
        assert "does not answer" not in str(refused.value)
        assert "--case" not in str(refused.value)

    def test_json_takes_an_answer(self, whole):
        answer = whole.relays("Zborowski")
        assert json.loads(json.dumps(answer.to_dict())) == json.loads(answer.to_json())

    def test_an_answer_has_a_length_rows_and_shows_itself(self, whole):
        answer = whole.who_saw("Krivitsky letter")
        assert len(answer) == len(list(answer)) == len(answer.rows)
        assert "Walter Krivitsky" in str(answer)
        assert "<table" in answer._repr_html_()
        assert len(repr(answer)) < 200
