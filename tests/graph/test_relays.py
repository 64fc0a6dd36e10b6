"""Who relayed what to whom, row by row against paragraphs 15-37, 48-51, 78 and 79 (``expected/relays.csv``)."""

from __future__ import annotations

from datetime import date

import pytest

from molehunt import Lens, MolehuntError
from molehunt.model.errors import UnknownNameError

MARK = ["naming-mark", "naming-mark-article-36", "naming-mark-kern", "naming-mark-narrator"]
SEPTEMBER = date(1937, 9, 30)


@pytest.fixture(scope="module")
def rows(expected, names):
    """Whole rows as the answer should have them, in order of time; ties by sender, act, recipient and matter."""
    found = [
        row
        | {
            "name": names[row["id"]],
            "to_name": names[row["to"]] if row["to"] else "(nobody named)",
            "to_under": None,
            "group": None,
            "hop": None,
            "after": [],
        }
        for row in expected("relays")
    ]
    return sorted(found, key=in_time)


def in_time(row):
    first = row["earliest"] or row["latest"] or date.max
    return first, row["latest"] or date.max, row["id"], row["under"] or "", row["role"], row["to"] or "", row["what"]


def between(rows, sender=None, recipient=None):
    return [
        row for row in rows if (sender is None or row["id"] == sender) and (recipient is None or row["to"] == recipient)
    ]


def plain(answer):
    return [dict(row) for row in answer.rows]


def apart(rows, *left_out):
    """Rows without some columns; which disagreements a row touches depends on the lens."""
    return [{key: value for key, value in row.items() if key not in ("disagreements", *left_out)} for row in rows]


def claims(answer):
    return {id_ for row in answer.rows for id_ in row["claims"]}


def test_every_row_in_order_of_time(zborowski, rows):
    answer = zborowski.relays()
    assert plain(answer) == rows
    assert (answer.question, answer.asked, answer.lens) == ("relays", {}, {})


@pytest.mark.parametrize(
    ("sender", "recipient", "count"),
    [
        ("brusse", "krivitsky", 13),
        ("krivitsky", "brusse", 6),
        ("shpiegelglass", "brusse", 7),
        ("brusse", "shpiegelglass", 1),
        (None, "shpiegelglass", 2),
        ("krivitsky", "poretsky", 13),
        ("poretsky", "krivitsky", 3),
        (None, "trotsky", 9),
        ("orlov", None, 6),
        (None, "orlov", 3),
        ("estrin", "zborowski", 1),
        ("krivitsky", "naville", 1),
        ("naville", None, 0),
        ("zborowski", "trotsky", 0),
        ("trotsky", "zborowski", 0),
    ],
)
def test_from_and_to(zborowski, rows, sender, recipient, count):
    """The one direction never brings the other along; with Zborowski come the reports of Mark (below)."""
    wanted = between(rows, sender, recipient)
    assert len(wanted) == count
    asked = {"sender": sender, "recipient": recipient}
    answer = zborowski.relays(**{end: name for end, name in asked.items() if name})
    assert plain(answer) == wanted
    if not count:
        assert any(item["what"].startswith("no claim says") for item in answer.open)


@pytest.mark.parametrize("recipient", [None, "Trotsky"])
def test_of_klement_who_told_nobody_anything_the_file_and_the_letters_in_his_name_are_named(zborowski, recipient):
    """28: he put a file together, and letters bore his name; that he wrote them is what is disputed."""
    answer = zborowski.relays(sender="Klement", recipient=recipient)
    assert answer.rows == ()
    said = answer.open[0]["what"]
    assert '"molehunt relays --chain --from klement"' in said
    assert zborowski.relays(sender="klement", chain=True).rows
    assert all(f"({id_})" in said for id_ in ("klement-letter-klement", "klement-letter-adolphe"))
    assert any("bore the signature Klement" in item["what"] for item in answer.open)


def test_orlov_is_found_as_the_writer_of_the_warning(zborowski):
    """Paragraphs 33 and 79: the letter that warned Trotsky of Mark came from Orlov."""
    answer = zborowski.relays(sender="Orlov", recipient="Trotsky")
    assert [(row["role"], row["via"], row["status"]) for row in answer.rows] == [("warned", ["orlov-letter"], "stated")]


def test_a_forged_letter_is_not_told_by_the_man_whose_name_it_bears(zborowski):
    """Paragraphs 31, 32 and 78: forced from a captive, or forged; what it says was told by whoever wrote it."""
    assert zborowski.relays(sender="Klement", recipient="Trotsky").rows == ()
    told = zborowski.relays(via="klement-letter").rows
    assert {row["id"] for row in told} == {"unknown-klement-letter-writer"}


def test_both_directions_of_one_person(zborowski, rows):
    for id_, name in (("orlov", "Alexander Orlov"), ("brusse", "Hans Brusse"), ("estrin", "Lilia")):
        assert plain(zborowski.relays(name)) == [row for row in rows if id_ in (row["id"], row["to"])]


def test_a_codename_counts_as_whoever_it_is_said_to_denote(zborowski, rows):
    """Mark is Zborowski by the narrator's word and by Dallin's, and the row says so; the narrator's is plain."""
    assert [row["under"] for row in rows if row["identified_by"] == MARK] == ["Mark"]
    wanted = [row for row in rows if "zborowski" in (row["id"], row["to"])]
    assert [row["claims"] for row in wanted] == [
        ["mark-reported-orange"],
        ["estrin-told-zborowski-article", "estrin-told-zborowski-kern"],
    ]
    for text in ("Zborowski", "Étienne", "TULIP"):
        assert plain(zborowski.relays(text)) == wanted
    assert plain(zborowski.relays(sender="Zborowski", recipient="NKVD")) == wanted[:1]


def test_what_is_said_of_a_codename_is_about_its_bearer(zborowski):
    """The warning of Mark and the inquiry into Etienne are about Zborowski as much as those that name him."""
    assert claims(zborowski.relays(about="Zborowski")) == {
        "rosenthal-admitted-showing",
        "serge-admitted-showing",
        "trotsky-told-of-zborowski",
        "trotsky-asked-klement",
        "trotsky-entrusted-klement",
        "anonymous-warned-trotsky-article",
        "anonymous-warned-trotsky-kern",
        "orlov-warned-trotsky-article",
        "orlov-warned-trotsky-kern",
        "orlov-asked-dallin-of-mark",
        "dallin-named-zborowski",
        "orlov-told-lilia-orange",
        "lilia-told-orlov-right",
    }


def test_about_one_without_another_name(zborowski, rows):
    assert plain(zborowski.relays(about="Sneevliet")) == [row for row in rows if "sneevliet" in row["about"]]
    assert plain(zborowski.relays(about="Hans Brusse")) == [row for row in rows if "brusse" in row["about"]]


def test_via_a_letter(zborowski, rows):
    answer = zborowski.relays(via="Krivitsky letter")
    assert plain(answer) == [row for row in rows if "krivitsky-letter" in row["via"]]
    assert len(answer.rows) == 9
    assert {(row["id"], row["to"]) for row in answer.rows} == {("krivitsky", "poretsky")}
    # The denial and the questions are about the letter, not by it.
    assert "krivitsky-denied-to-brusse" not in claims(answer)


def test_conditions_hold_together(zborowski):
    answer = zborowski.relays(sender="Krivitsky", recipient="Poretsky", via="krivitsky-letter", about="Sneevliet")
    assert claims(answer) == {
        "krivitsky-told-concern-over-spy",
        "letter-asked-tell-sneevliet",
        "letter-urged-sneevliet-attentive",
    }


def test_orders_requests_warnings_and_reports_are_told_apart(zborowski):
    def acts(sender, recipient):
        return {(row["role"], row["what"]) for row in zborowski.relays(sender=sender, recipient=recipient).rows}

    assert acts("Shpiegelglass", "Brusse") == {
        ("ordered", "kill Elsa Poretsky and her son"),
        ("forbade", "make contact"),
        ("ordered", "watch them"),
        ("ordered", "look for an occasion to take the papers of Reiss"),
        ("ordered", "get the papers at any cost"),
        ("promised", "a medal if he succeeds"),
        ("permitted", "do away with the widow and son"),
    }
    assert acts("Shpiegelglass", "Yezhov") == {("reported", "that Krivitsky had fled")}
    assert acts("Yezhov", "Shpiegelglass") == {("ordered", "assassinate Krivitsky and his family")}
    assert ("requested", "defect") in acts("Krivitsky", "Brusse")
    assert ("told", "his concern that a spy is close to Sneevliet") in acts("Krivitsky", "Poretsky")


def test_an_answer_to_a_request_is_no_relay(zborowski):
    """Agreeing, refusing and believing are other claims: of what was agreed nothing is passed on."""
    roles = {row["role"] for row in zborowski.relays().rows}
    assert not roles & {"agreed", "refused", "believed", "suspected", "met", "sent", "gave", "showed"}


def test_by_a_date_certainly_or_possibly(zborowski, rows):
    """In the café at the end of September; the narrator's talk is before the flight, the second meeting in November."""
    answer = zborowski.relays(sender="Brusse", recipient="Krivitsky", lens=Lens(until=SEPTEMBER))
    found = {claim: row["modality"] for row in answer.rows for claim in row["claims"]}
    assert found == {
        "brusse-told-forbidden": "certain",
        "brusse-told-need-of-advice": "certain",
        "brusse-told-of-watch": "certain",
        "brusse-told-of-risk": "certain",
        "brusse-told-of-reporting-back": "certain",
        "brusse-told-of-order-at-any-cost": "certain",
        "brusse-told-of-medal": "certain",
        "brusse-told-of-leave-to-kill": "certain",
        "brusse-told-of-accepting": "certain",
        "brusse-turned-to-krivitsky": "certain",
        "brusse-told-kill-order": "possible",
    }
    whole = [row for row in between(rows, "brusse", "krivitsky") if set(row["claims"]) <= set(found)]
    assert apart(plain(answer)) == apart(row | {"modality": found[row["claims"][0]]} for row in whole)


def test_by_the_day_itself_and_the_day_before(zborowski):
    def warned(by):
        lens = Lens(until=by)
        return {
            claim: row["modality"]
            for row in zborowski.relays(sender="Krivitsky", recipient="Poretsky", lens=lens).rows
            for claim in row["claims"]
            if claim in ("krivitsky-warned-poretsky-in-person", "letter-warned-danger")
        }

    assert warned(date(1937, 10, 5)) == {}
    assert warned(date(1937, 10, 6)) == {"letter-warned-danger": "possible"}
    assert warned(date(1937, 10, 31)) == {"letter-warned-danger": "certain"}
    assert warned(date(1937, 11, 10)) == {"letter-warned-danger": "certain"}
    assert warned(date(1937, 11, 11)) == {
        "letter-warned-danger": "certain",
        "krivitsky-warned-poretsky-in-person": "certain",
    }


def test_a_murder_is_not_told_of_while_the_man_lives(zborowski):
    """Sedov met Krivitsky in Paris on or after 7 November 1937 (paragraph 19); his murder was told of later."""
    answer = zborowski.relays(sender="Krivitsky", recipient="Trotsky", lens=Lens(until=date(1937, 11, 6)))
    assert claims(answer) == set()


def test_the_anonymous_warning_may_have_come_before_1939_by_kern_alone(zborowski):
    """Kern has it come after the murder of Klement and read in 1939, the narrator has it come in 1939."""
    answer = zborowski.relays(via="orlov-letter", lens=Lens(until=date(1938, 12, 31)))
    assert [(row["claims"], row["modality"]) for row in answer.rows if row["id"] == "unknown-warner"] == [
        (["anonymous-warned-trotsky-kern"], "possible")
    ]


def test_unnamed_senders_and_undecided_ones_are_open(zborowski):
    answer = zborowski.relays(recipient="Trotsky")
    assert {item["what"]: item["claims"] for item in answer.open} == {
        "who this was: Several sources who informed Trotsky on Zborowski": ["trotsky-told-of-zborowski"],
        "who this was: Writer of the anonymous warning": [
            "anonymous-warned-trotsky-article",
            "anonymous-warned-trotsky-kern",
        ],
        "who this was: Writer of the Klement letter": [
            "klement-letter-announced",
            "klement-letter-announced-kern",
            "klement-letter-denounced-kern",
        ],
        "who this was: Writers of the other warning letters": [
            "other-letters-warned-article",
            "other-letters-warned-kern",
        ],
    }
    admitted = zborowski.relays(recipient="Sneevliet", about="Zborowski")
    assert [dict(item) for item in admitted.open] == [
        {
            "what": "who admitted to Sneevliet that Zborowski was shown the letter",
            "candidates": ["rosenthal", "serge"],
            "claims": ["rosenthal-admitted-showing", "serge-admitted-showing"],
        }
    ]


@pytest.mark.parametrize(
    ("asked", "claim"),
    [
        ({"sender": "Rosenthal"}, "rosenthal-admitted-showing"),
        ({"sender": "Serge"}, "serge-admitted-showing"),
        ({"sender": "Serge", "recipient": "Sneevliet"}, "serge-admitted-showing"),
    ],
)
def test_asking_for_one_alternative_does_not_settle_it(zborowski, asked, claim):
    """ "He" stays one of two men when only one of them is asked for."""
    status = {tuple(row["claims"]): row["status"] for row in zborowski.relays(**asked).rows}
    assert status[(claim,)] == "possible"


def test_hinges(zborowski):
    told = zborowski.relays(sender="Estrin", recipient="Zborowski")
    row = "Lilia Estrin told Mark Zborowski: all about the anonymous warning"
    # The narrator only quotes Kern: without Kern's own page it is reported, without the quotation still stated.
    assert [(hinge["claim"], hinge["change"]) for hinge in told.hinges] == [
        ("estrin-told-zborowski-kern", f"without it: {row} is reported, not stated")
    ]
    order = zborowski.relays(sender="Slutsky")
    assert [(hinge["claim"], hinge["change"]) for hinge in order.hinges] == [
        (
            "slutsky-insisted-on-handover",
            "without it: Abram Slutsky ordered Walter Krivitsky: hand the ring over to Shpiegelglass "
            "is not in the answer",
        )
    ]


def test_the_proof_of_a_denial(zborowski):
    answer = zborowski.relays(sender="Krivitsky")
    proof = answer.claims["krivitsky-did-not-warn-in-time"]
    assert proof["asserted_by"] == ["article", "poretsky-1969", "poretsky"]
    assert (proof["polarity"], proof["passage"]["paragraph"]) == ("negated", 23)


def test_by_the_memoir_of_poretsky_alone(zborowski, rows):
    wanted = {
        "krivitsky-warned-poretsky-in-person",
        "krivitsky-came-hoping-to-help",
        "poretsky-answered-too-late",
        "poretsky-told-warning-would-save",
        "krivitsky-did-not-warn-in-time",
        "poretsky-told-joining-would-save",
        "krivitsky-said-he-would-join",
        "krivitsky-hardest-blow",
    }
    for lens in (Lens(author="Elsa Poretsky"), Lens(source="poretsky-1969")):
        found = plain(zborowski.relays(lens=lens))
        assert apart(found) == apart(row for row in rows if set(row["claims"]) <= wanted)


def test_by_kern_alone_nobody_orders_a_killing(zborowski):
    """Only the narrator has the order to kill; within Kern the orders stand unopposed."""
    answer = zborowski.relays(sender="Shpiegelglass", recipient="Brusse", lens=Lens(source="kern-2004"))
    assert {row["claims"][0]: row["status"] for row in answer.rows} == {
        "shpiegelglass-forbade-contact": "reported",
        "shpiegelglass-ordered-watch": "reported",
        "shpiegelglass-ordered-theft": "reported",
        "shpiegelglass-ordered-papers-at-any-cost": "reported",
        "shpiegelglass-promised-medal": "reported",
        "shpiegelglass-permitted-killing": "reported",
    }


def test_within_the_narrator_the_order_to_kill_stands_unopposed(zborowski):
    answer = zborowski.relays(sender="Shpiegelglass", recipient="Brusse", lens=Lens(without="kern-2004"))
    assert [(row["claims"], row["status"]) for row in answer.rows] == [(["shpiegelglass-ordered-killing"], "reported")]


def test_contradicted_from_outside_what_was_asked_for(zborowski):
    """The accounts of Kern stand against the order to kill also where only that one is asked for."""
    answer = zborowski.relays(sender="Shpiegelglass", about="poretsky-son")
    assert {row["claims"][0]: row["status"] for row in answer.rows} == {
        "shpiegelglass-ordered-killing": "disputed",
        "shpiegelglass-permitted-killing": "disputed",
    }


def test_kern_and_what_is_quoted_from_him(zborowski):
    """The narrator quotes Kern on Estrin and on the other letters, not on the anonymous one."""
    own = zborowski.relays(recipient="Trotsky", lens=Lens(without="article"))
    quoted = zborowski.relays(recipient="Trotsky", lens=Lens(source="kern-2004"))
    # Who wrote the Klement letter is disputed only with Orlov, whom the article alone reports.
    kern = {
        "klement-letter-announced-kern": "stated",
        "anonymous-warned-trotsky-kern": "stated",
        "orlov-warned-trotsky-kern": "stated",
        "klement-letter-denounced-kern": "stated",
    }
    assert {"; ".join(row["claims"]): row["status"] for row in own.rows} == {
        **kern,
        "other-letters-warned-kern": "stated",
        "nkvd-probably-warned-kern": "possible",
    }
    assert {"; ".join(row["claims"]): row["status"] for row in quoted.rows} == {
        **kern,
        "other-letters-warned-article; other-letters-warned-kern": "stated",
        "nkvd-probably-warned-article; nkvd-probably-warned-kern": "possible",
    }
    assert not claims(zborowski.relays(recipient="Zborowski", lens=Lens(without="kern-2004")))


def test_at_grade_c2(zborowski):
    """What the narrator and Kern both have from Krivitsky has one witness, and is graded no better than 3."""
    answer = zborowski.relays(sender="Krivitsky", lens=Lens(grade="C2"))
    assert claims(answer) == set()
    assert claims(zborowski.relays(sender="Krivitsky", lens=Lens(grade="B"))) == {"krivitsky-declared-no-one-leaves"}


def test_the_story_of_brusse_is_known_from_krivitsky_alone(zborowski, rows):
    """Paragraphs 15 and 50 tell it by the book of Krivitsky: by his works it is all there, without them it is not."""
    talk = {
        claim
        for row in rows
        if row["id"] in ("brusse", "shpiegelglass") and row["to"] in ("brusse", "krivitsky", "shpiegelglass")
        for claim in row["claims"]
        if row["latest"] <= date(1937, 10, 6)
    }
    assert len(talk) == 19
    asked = [{"sender": name} for name in ("Brusse", "Shpiegelglass")]
    by = set().union(*(claims(zborowski.relays(**one, lens=Lens(author="Krivitsky"))) for one in asked))
    without = set().union(*(claims(zborowski.relays(**one, lens=Lens(without="Krivitsky"))) for one in asked))
    assert talk <= by
    assert not talk & without


def test_until_the_end_of_september(zborowski):
    """A lens until a day keeps what may have happened by then, and says how surely."""
    until = zborowski.relays(sender="Brusse", lens=Lens(until="1937-09-30"))
    assert plain(until) == plain(zborowski.relays(sender="Brusse", lens=Lens(until=SEPTEMBER)))
    assert "brusse-pleaded" not in claims(until)
    assert "brusse-told-forbidden" in claims(until)


def test_known_by_a_date(zborowski):
    """In 1937 only the letter was on record, in 1939 the book, in 1969 the memoir too; the article bears no date."""
    letter = {
        "letter-said-he-will-find-her",
        "letter-asked-silence",
        "letter-warned-danger",
        "letter-urged-care",
        "letter-asked-tell-sneevliet",
        "letter-urged-sneevliet-attentive",
        "letter-condoled",
    }
    assert claims(zborowski.relays(sender="Krivitsky", lens=Lens(known_by=date(1937, 10, 30)))) == set()
    assert claims(zborowski.relays(sender="Krivitsky", lens=Lens(known_by=date(1937, 10, 31)))) == letter
    book = {
        "krivitsky-advised-sabotage",
        "krivitsky-suggested-withdrawal",
        "krivitsky-advised-sabotage-kern",
        "krivitsky-advised-withdrawal-kern",
    }
    assert claims(zborowski.relays(sender="Krivitsky", lens=Lens(known_by=date(1939, 12, 31)))) == letter | book
    assert claims(zborowski.relays(sender="Krivitsky", lens=Lens(known_by=date(1969, 12, 31)))) == letter | book | {
        "krivitsky-warned-poretsky-in-person",
        "krivitsky-came-hoping-to-help",
        "krivitsky-did-not-warn-in-time",
        "krivitsky-said-he-would-join",
        "krivitsky-hardest-blow",
    }


@pytest.mark.parametrize(
    "asked", [{"sender": "Nobody Atall"}, {"via": "no such channel"}, {"about": ""}, {"person": ""}, {"via": ""}]
)
def test_unknown_names_are_refused(zborowski, asked):
    """An empty name is no name; it does not mean everybody."""
    with pytest.raises(UnknownNameError):
        zborowski.relays(**asked)


def test_a_work_that_is_none_is_refused_as_a_lens(zborowski):
    with pytest.raises(MolehuntError, match="kern-2044"):
        zborowski.relays(lens=Lens(without="kern-2044"))
