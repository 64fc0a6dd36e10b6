"""Who met, suspected, ordered, belonged, was run by and kin to whom, and what is not known: right values by the text.

Two people read the article apart and wrote down the answers before any was seen; the numbers are its paragraphs.
"""

from __future__ import annotations

import pytest


def ends(answer, group=None):
    """Who is at both ends of each row, with its status; of a row there is one for each name that is used."""
    rows = [row for row in answer.rows if group is None or row["group"] == group]
    return {(row["id"], row["to"], row["status"]) for row in rows}


def who(answer, *groups, denied=False):
    rows = [row for row in answer.rows if row["group"] in groups and (row["status"] == "denied") == denied]
    return {row["id"] for row in rows}


def opened(answer):
    return [item["what"] for item in answer.open]


class TestMet:
    def test_the_eleventh_of_november(self, whole):
        """23, 24: the admission on Zborowski was made later, to Sneevliet, and is no part of it."""
        answer = whole.met("meeting-1937-11-11")
        assert who(answer, "there") == {"krivitsky", "poretsky", "sneevliet", "naville", "rosenthal"}
        assert who(answer, "talked of") == {"brusse", "serge", "reiss", "poretsky-son"}
        said = {(row["id"], row["to"]) for row in answer.rows if row["group"] == "said"}
        assert said == {
            *(("krivitsky", one) for one in ("poretsky", "sneevliet", "naville", "rosenthal")),
            ("poretsky", "krivitsky"),
            ("rosenthal", "krivitsky"),
        }
        assert "zborowski" not in {row["id"] for row in answer.rows} | {row["to"] for row in answer.rows}

    def test_the_visit_of_serge(self, whole):
        """7, 49: the police were just leaving; of what was said nothing is told."""
        answer = whole.met("serge-visit")
        assert who(answer, "there") == {"serge", "zborowski", "poretsky", "sneevliet"}
        assert who(answer, "said", "talked of") == set()

    def test_the_cafe(self, whole):
        """50: whether Nora stayed is not said."""
        answer = whole.met("brusse-cafe-meeting")
        assert who(answer, "there") == {"brusse", "krivitsky"}
        assert {"shpiegelglass", "sneevliet", "poretsky", "poretsky-son"} <= who(answer, "talked of")

    def test_the_two_meetings_of_dallin_and_orlov(self, whole):
        """36, 37: Lilia was at the second only, and Zborowski at neither."""
        first, second = whole.met("dallin-orlov-1954"), whole.met("dallin-orlov-christmas")
        assert (who(first, "there"), who(first, "there", denied=True)) == ({"dallin", "orlov"}, {"estrin"})
        assert who(second, "there") == {"dallin", "orlov", "estrin"}
        assert "zborowski" in who(first, "talked of") & who(second, "talked of")

    def test_at_the_bedside_of_sedov(self, whole):
        """37, 66, 69, 70: that the father of Rosenthal came is only gathered; Rosenthal himself is not told of."""
        answer = whole.met("Sedov")
        found = {row["id"] if row["to"] == "sedov" else row["to"]: row["status"] for row in answer.rows}
        assert {"simkov", "thalheimer", "outside-experts", "martin", "zborowski", "estrin"} <= found.keys()
        assert found["rosenthal-father"] == "possible"
        assert not {"rosenthal", "orlov", "natalia", "trotsky", "estrin-in-law", "girmonski"} & found.keys()

    def test_krivitsky_and_sedov_perhaps(self, whole):
        """19"""
        assert ends(whole.met("Krivitsky", other="Sedov")) == {("krivitsky", "sedov", "possible")}

    @pytest.mark.parametrize(
        ("one", "other"), [("Zborowski", "Krivitsky"), ("Trotsky", "Zborowski"), ("Krivitsky", "Dan")]
    )
    def test_those_of_whom_no_meeting_is_told(self, whole, one, other):
        """Neither told nor denied: letters, slander and being put in touch are no meeting (19, 24, 71, 75)."""
        answer = whole.met(one, other=other)
        assert answer.rows == ()
        assert any(what.startswith("no claim says") for what in opened(answer))


class TestSuspects:
    def test_who_suspected_zborowski(self, whole):
        """7, 9, 24, 46, 54, 70, 82; to have him investigated (30, 78) is no suspicion, and Sedov trusted him."""
        answer = whole.suspects(of="Zborowski")
        found = who(answer, "suspicion")
        assert {"krivitsky", "sneevliet", "serge", "naville", "rosenthal", "poretsky", "orlov"} <= found
        assert {"some-of-group", "french-comrades", "unknown-suspecters-of-zborowski"} <= found
        assert not {"trotsky", "klement", "martin", "dallin", "sedov"} & found
        assert ("sedov", "zborowski", "stated") in ends(answer, "trust")

    def test_whose_story_elsa_doubted_is_open(self, whole):
        """7: his story may be that of Serge or of Zborowski."""
        answer = whole.suspects(by="poretsky", of="zborowski")
        assert ends(answer) == {("poretsky", "zborowski", "possible")}
        assert "whose story of an escape Elsa Poretsky doubted" in opened(answer)

    def test_who_suspected_serge(self, whole):
        """49, 82: Sneevliet was aghast at his companion, which is another thing."""
        assert who(whole.suspects(of="serge"), "suspicion") == {"poretsky", "krivitsky", "everyone"}

    def test_whom_krivitsky_suspected_of_the_leak(self, whole):
        """24: a likely candidate; Brusse is the one who had the copy."""
        answer = whole.suspects(by="krivitsky")
        of_leak = [row for row in answer.rows if "krivitsky-letter-copy" in row["about"]]
        suspected = [row for row in of_leak if row["group"] == "suspicion"]
        assert [(row["to"], row["what"]) for row in suspected] == [("zborowski", "giving the copy to Brusse")]
        # 24: whichever of these people it was.
        held = {row["to"] for row in of_leak if row["group"] == "opinion"}
        assert held == {"rosenthal", "serge", "sneevliet", "zborowski"}

    def test_whom_sedov_mistrusted(self, whole):
        """60"""
        answer = whole.suspects(by="sedov")
        assert ends(answer, "trust") == {
            ("sedov", "zborowski", "stated"),
            ("sedov", "french-trotskyists", "denied"),
        }
        assert who(answer, "suspicion") == set()

    def test_a_settled_opinion_is_told_apart_from_suspicion(self, whole):
        """37: Lilia concluded it at the meeting of 1954, and had discounted the warning of 1939 (33)."""
        held = {row["id"]: row for row in whole.suspects(of="zborowski").rows if row["group"] == "opinion"}
        estrin = held["estrin"]
        assert (estrin["role"], estrin["what"]) == ("concluded", "that Zborowski was a Soviet agent")
        assert (estrin["status"], estrin["when"]) == ("stated", "1954-12-25")
        assert estrin["claims"] == ["lilia-concluded-zborowski-agent"]
        # 24, 74: who is certain of one of several, and who is certain of nothing.
        assert held.keys() == {"estrin", "krivitsky", "commentators"}

    def test_what_is_thought_of_somebody_alone_is_none(self, whole):
        """49, 61, 66: a free man of letters, a bowel that is blocked; 28, 79: of a death that it was murder."""
        assert "poretsky" not in who(whole.suspects(of="serge"), "opinion")
        assert who(whole.suspects(of="sedov"), "opinion") == {"orlov"}
        assert who(whole.suspects(of="nkvd"), "opinion") == {"trotsky", "natalia", "trotskyists"}

    def test_that_krivitsky_be_suspected_was_only_proposed(self, whole):
        """15, 20, 54, 75"""
        answer = whole.suspects(of="krivitsky")
        assert who(answer, "suspicion") == {"slutsky", "brusse"}
        assert ("brusse", "krivitsky", "possible") in ends(answer)
        assert "only proposed, not said to have happened: GROL is to be suspected as the assassin." in opened(answer)

    def test_trotsky_is_not_said_to_have_suspected_zborowski(self, whole):
        """30, 78: an inquiry is no stated suspicion."""
        answer = whole.suspects(by="trotsky", of="zborowski")
        assert answer.rows == ()
        assert any("investigation of Etienne" in what for what in opened(answer))


def done(answer):
    return {row["what"]: (row["done"], " ".join(row["answer"])) for row in answer.rows}


class TestOrders:
    def test_what_shpiegelglass_ordered_allowed_and_forbade(self, whole):
        """15, 50: all to Brusse. The medal was promised, and the ring was to be handed over by the word of Slutsky."""
        answer = whole.orders(by="shpiegelglass")
        assert {(row["role"], row["to"]) for row in answer.rows} == {
            ("ordered", "brusse"),
            ("permitted", "brusse"),
            ("forbade", "brusse"),
        }
        assert done(answer) == {
            "kill Elsa Poretsky and her son": ("unknown", ""),
            "watch them": ("possibly", ""),
            "look for an occasion to take the papers of Reiss": ("no", ""),
            "get the papers at any cost": ("unknown", "agreed"),
            "do away with the widow and son": ("unknown", ""),
            "make contact": ("no", ""),
        }
        assert {row["status"] for row in answer.rows} == {"reported", "disputed"}

    def test_yezhov(self, whole):
        """17"""
        answer = whole.orders(by="yezhov")
        assert done(answer) == {"assassinate Krivitsky and his family": ("unknown", "")}
        assert set(answer.rows[0]["about"]) == {"krivitsky", "porfirieva", "krivitsky-son"}

    def test_nobody_is_said_to_have_ordered_the_killing_of_reiss(self, whole):
        """16: that Maly refused shows that somebody had asked, and does not say who."""
        answer = whole.orders(about="reiss")
        assert answer.rows == ()
        assert any("Maly refused to kill Reiss" in what for what in opened(answer))

    def test_nobody_is_said_to_have_ordered_the_killing_of_klement(self, whole):
        """32"""
        assert whole.orders(about="klement").rows == ()

    def test_that_stalin_ordered_the_killing_of_sedov_is_rumour(self, whole):
        """54"""
        (row,) = [row for row in whole.orders(about="sedov").rows if row["role"] == "ordered"]
        assert (row["id"], row["what"], row["done"]) == ("stalin", "murder Sedov", "unknown")
        assert row["status"] not in ("stated", "reported")

    def test_what_trotsky_asked(self, whole):
        """30, 71, 78: Klement put a file together; Jeanne would not give up Seva."""
        answer = whole.orders(by="trotsky")
        assert {(row["to"], row["done"]) for row in answer.rows} == {("klement", "possibly"), ("martin", "unknown")}
        assert done(answer)["custody of Seva"] == ("unknown", "refused")

    def test_the_papers_of_reiss_were_not_taken(self, whole):
        """50: the end of the second mission is not told."""
        assert set(done(whole.orders(about="reiss-papers")).values()) == {("no", ""), ("unknown", "agreed")}


class TestBodies:
    def test_zborowski(self, whole):
        """4, 5, 35, 36, 41, 73, 76; witness before a committee (40) he was, and no member."""
        bodies = {row["id"] if row["to"] == "zborowski" else row["to"] for row in whole.memberships("Zborowski").rows}
        assert {
            "polish-communists", "grenoble", "nkvd", "repatriation-union", "left-opposition-paris", "brooklyn-factory",
            "network-zborowski", "pain-institute", "employer-of-waiter",
        } <= bodies  # fmt: skip
        assert not {"trotsky-circle", "senate-subcommittee", "fbi", "zborowski-family", "sedov"} & bodies

    def test_krivitsky_left_in_july_or_in_october(self, whole):
        """15, 17, 18, 54: nobody has him in the Left Opposition."""
        answer = whole.memberships("Krivitsky")
        assert {row["to"] for row in answer.rows} == {"nkvd", "krivitsky-ring"}
        assert {row["when"] for row in answer.rows if row["role"] == "broke with"} == {
            "1937-07-01 to 1937-07-31", "1937-10-06", "by 1937-10-31", "",
        }  # fmt: skip

    def test_sneevliet_was_not_quite_a_trotskyist(self, whole):
        """49"""
        assert {row["status"] for row in whole.memberships("Sneevliet").rows} == {"denied"}

    def test_one_service_is_no_acquaintance(self, whole):
        answer = whole.memberships("Zborowski", other="Krivitsky")
        assert {row["overlap"] for row in answer.rows} == {"possible"}
        assert any("does not say that they knew each other" in note for note in answer.notes)


class TestHandlers:
    def test_zborowski(self, whole):
        """5, 9, 35, 46: to read his reports is not to run him, and no chain leads to Slutsky, Yezhov or Stalin."""
        answer = whole.handlers("Zborowski")
        above = {row["to"] for row in answer.rows if row["tie"] == "command"}
        assert above == {"shpiegelglass", "unknown-handlers", "nkvd"}
        assert "gap: no claim says who was above Mikhail Shpiegelglass" in opened(answer)
        assert "who this was: Handlers of Zborowski" in opened(answer)

    def test_brusse_before_and_after(self, whole):
        """15, 50: Slutsky pressed for the change, and is not his handler."""
        rows = whole.handlers("Brusse").rows
        command = {(row["to"], row["when"]) for row in rows if row["tie"] == "command"}
        assert command == {("krivitsky", "by 1937-10-06"), ("shpiegelglass", "1937-09-21 to 1937-09-30")}
        # 32: that Krivitsky was an agent has no day, so whether it was while Brusse served under him is open.
        (above,) = [row for row in rows if row["step"] == 2]
        assert (above["claims"], above["at_one_time"]) == (["krivitsky-agent"], "open")

    def test_nobody_is_said_to_have_run_skoblin(self, whole):
        """5: Zborowski worked with him."""
        answer = whole.handlers("Skoblin")
        assert answer.rows == ()
        assert "near it, but no answer: Zborowski worked with Nikolai Skoblin." in opened(answer)


class TestFamily:
    def test_sedov(self, whole):
        """30, 46, 60, 63, 64, 71: Jeanne is not called his wife, and Seva is not his son."""
        rows = whole.family("Sedov").rows
        near = {(row["id"], row["what"], row["to"]) for row in rows if row["step"] == 1}
        assert {
            ("sedov", "son of", "trotsky"),
            ("sedov", "son of", "natalia"),
            ("martin", "partner of", "sedov"),
        } <= near
        assert {one for id_, _, to in near for one in (id_, to)} == {"sedov", "trotsky", "natalia", "martin"}
        further = {(row["id"], row["what"], row["to"]) for row in rows if row["step"] == 2}
        assert {("zina", "daughter of", "trotsky"), ("seva", "grandson of", "trotsky")} <= further

    def test_zborowski(self, whole):
        """3, 81"""
        assert {row["to"] for row in whole.family("Zborowski").rows} == {
            "zborowski-siblings", "zborowski-family", "zborowski-family-paris",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("person", "ties"),
        [
            ("poretsky", {("reiss", "husband of"), ("poretsky-son", "son of"), ("poretsky", "widow of")}),
            ("krivitsky", {("krivitsky-son", "son of"), ("porfirieva", "mother of his son")}),
            ("dallin", {("estrin", "wife of")}),
            ("alfred-adler", {("raisa-adler", "wife of")}),
        ],
    )
    def test_husbands_wives_and_children(self, whole, person, ties):
        """7, 15, 17, 35, 45, 82: Antonina Porfirieva is not called the wife of Krivitsky."""
        assert {(row["id"], row["what"]) for row in whole.family(person, steps=1).rows} == ties


class TestUnknown:
    def test_the_death_of_sedov(self, whole):
        """70, 74, 76"""
        answer = whole.unknown("sedov-death")
        assert {row["what"]: row["by"] for row in answer.rows if row["group"] == "left open"} == {
            "how Sedov died": ["service-2009"],
            "whether Zborowski was party to a murder": ["kern-2004"],
        }
        (searched,) = [row for row in answer.rows if row["group"] == "not found"]
        assert (searched["by"], searched["status"]) == (["vollkogonov"], "reported")

    def test_the_burglary(self, whole):
        """12: that everybody suspected the service is no knowledge."""
        rows = [row for row in whole.unknown("archive-burglary").rows if row["group"] == "left open"]
        assert [row["what"] for row in rows] == ["how it was planned and undertaken"]

    def test_the_copy_of_the_letter(self, whole):
        """20, 24: who made it is not said; who gave it is one of several."""
        answer = whole.unknown("krivitsky-letter-copy")
        assert "unknown-copyist" in {row["id"] for row in answer.rows if row["group"] == "not said"}
        assert "who gave the copy to Brusse" in opened(answer)
        assert not [row for row in answer.rows if row["group"] == "left open"]

    def test_the_tip(self, whole):
        """48"""
        assert [(row["group"], row["id"]) for row in whole.unknown("tip-on-eberhardt").rows] == [
            ("not said", "unknown-tipster")
        ]

    def test_the_money(self, whole):
        """9, 46: the narrator prints the words of Service, so it is one row."""
        (row,) = [row for row in whole.unknown("zborowski").rows if row["what"].startswith("where his money")]
        assert (row["group"], row["by"]) == ("left open", ["service-2009"])


class TestChain:
    def test_what_reached_stalin(self, whole):
        """13, 53, 74: not what went to the Centre, to Yezhov or to the service; by whose hands is not said."""
        answer = whole.ask("relays", recipient="Stalin", chain=True)
        near = [row for row in answer.rows if row["hop"] == 1]
        assert {(row["role"], paper) for row in near for paper in row["via"]} == {
            ("read", "zborowski-reports"),
            ("received", "evidence-against-trotsky"),
            ("supplied", "evidence-against-trotsky"),
        }
        statuses = {(row["role"], row["under"] or row["to_under"]): row["status"] for row in near}
        assert statuses["read", None] == "possible"
        assert "gap: from whom it came to Joseph Stalin (read)" in opened(answer)

    def test_what_reached_trotsky_on_zborowski(self, whole):
        """9, 30, 33, 79: the file of Klement is not said to have come, and the Klement letter is on other things."""
        answer = whole.ask("relays", recipient="Trotsky", about="Zborowski", chain=True)
        near = {row["id"] for row in answer.rows if row["hop"] == 1}
        assert near == {"naville", "unknown-informants-of-trotsky", "unknown-warner", "orlov"}
        assert not {"klement-file", "klement-letter"} & {paper for row in answer.rows for paper in row["via"]}

    def test_the_letter_from_hand_to_hand(self, whole):
        """18"""
        answer = whole.ask("relays", sender="krivitsky", via="krivitsky-letter", chain=True)
        hands = [
            (row["hop"], row["id"], row["to"]) for row in answer.rows if row["role"] in ("gave", "carried", "passed on")
        ]
        assert (1, "krivitsky", "rosenthal") in hands
        assert (2, "rosenthal", "sneevliet") in hands
        assert (3, "sneevliet", "poretsky") in hands
        (last,) = [row for row in answer.rows if row["role"] == "passed on"]
        assert set(last["after"]) == {"rosenthal-carried-letter", "rosenthal-gave-letter-asked"}

    def test_to_be_written_to_is_not_to_get_it(self, whole):
        answer = whole.ask("relays", recipient="poretsky", via="krivitsky-letter", chain=True)
        groups = {row["role"]: row["group"] for row in answer.rows if row["to"] == "poretsky"}
        assert (groups["wrote"], groups["sent"], groups["passed on"]) == ("sent", "sent", "passed on")

    def test_what_was_forbidden_stands_apart(self, whole):
        """50"""
        answer = whole.ask("relays", recipient="brusse", chain=True)
        assert [(row["role"], row["what"]) for row in answer.rows if row["group"] == "withheld"] == [
            ("forbade", "make contact")
        ]
