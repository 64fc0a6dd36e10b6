"""Who saw the Krivitsky letter, row by row against paragraphs 18, 20 and 24 of the text (``expected/who_saw.csv``)."""

from __future__ import annotations

from datetime import date

import pytest

from molehunt import Lens, MolehuntError
from molehunt.model.errors import UnknownNameError

LETTER, COPY = "krivitsky-letter", "krivitsky-letter-copy"
MADE_THE_COPY = {
    "what": "who made the copy (Copy of the Krivitsky letter)",
    "candidates": [],
    "claims": ["unknown-hand-copied"],
}
GAVE_THE_COPY = {
    "what": "who gave the copy to Brusse",
    "candidates": ["rosenthal", "serge", "sneevliet", "zborowski"],
    "claims": ["rosenthal-gave-copy", "serge-gave-copy", "sneevliet-gave-copy", "zborowski-gave-copy"],
}
SHOWED_ZBOROWSKI = {
    "what": "who showed the letter to Zborowski",
    "candidates": ["rosenthal", "serge"],
    "claims": ["rosenthal-showed-zborowski", "serge-showed-zborowski"],
}
# Told of the letter, of the copy or of the flight, or named beside those who had them; none of them ever had either.
NEVER = {"naville", "poretsky-son", "wohl", "porfirieva", "krivitsky-son", "sedov", "dan", "trotsky", "shpiegelglass",
         "yezhov", "slutsky", "nora-brusse", "poretsky-friends", "nkvd", "unknown-copyist"}  # fmt: skip


@pytest.fixture(scope="module")
def rows(expected, names):
    """Whole rows as the answer should have them, in order."""
    return [row | {"name": names[row["id"]], "document_name": names[row["document"]]} for row in expected("who_saw")]


def apart(rows, *left_out):
    """Rows without some columns; which disagreements a row touches depends on what else is in sight."""
    return [{key: value for key, value in row.items() if key not in ("disagreements", *left_out)} for row in rows]


def brief(answer):
    return {(row["document"], row["id"], row["role"]): row["status"] for row in answer.rows}


def test_every_row_in_order_of_custody(zborowski, rows):
    answer = zborowski.who_saw("Krivitsky letter")
    assert [dict(row) for row in answer.rows] == rows
    assert (answer.question, answer.case, answer.lens) == ("who-saw", "zborowski", {})
    assert answer.asked == {"document": LETTER}


def test_the_copy_alone(zborowski, rows):
    answer = zborowski.who_saw("Copy of the Krivitsky letter")
    # Whoever asks for the copy does not need to be told that it is one.
    wanted = [row | {"identified_by": []} for row in rows if row["document"] == COPY]
    assert apart(answer.rows) == apart(wanted)
    assert sorted(answer.open, key=lambda item: item["what"]) == [GAVE_THE_COPY, MADE_THE_COPY]


def test_the_unknown_hand_and_the_unresolved_he_are_open(zborowski):
    answer = zborowski.who_saw(LETTER)
    assert sorted(answer.open, key=lambda item: item["what"]) == [GAVE_THE_COPY, MADE_THE_COPY, SHOWED_ZBOROWSKI]


def test_the_proof_of_a_claim(zborowski):
    answer = zborowski.who_saw(LETTER)
    proof = answer.claims["rosenthal-showed-zborowski"]
    assert proof["asserted_by"] == ["article", "rosenthal"]
    assert proof["source"] == "article"
    assert proof["passage"] == {
        "id": "p24s4-a",
        "repeats": None,
        "paragraph": 24,
        "start": 10767,
        "end": 10806,
        "sha256": proof["passage"]["sha256"],
    }
    assert (proof["stance"], proof["polarity"], proof["grade"]) == ("reports", "affirmed", "C3")


@pytest.mark.parametrize("document", [LETTER, COPY])
def test_those_only_told_of_it_are_left_out(zborowski, document):
    assert not {row["id"] for row in zborowski.who_saw(document).rows} & NEVER


def test_who_was_only_asked_stands_apart(zborowski):
    asked = [row for row in zborowski.who_saw(LETTER).rows if row["group"] == "asked"]
    assert [(row["id"], row["role"]) for row in asked] == [("serge", "asked to post the letter")]
    # Whether Serge had it in hands is open: the one way is that he is the "he" who showed it.
    handled = [row for row in zborowski.who_saw(LETTER).rows if row["id"] == "serge" and row["group"] == "handled"]
    assert {row["status"] for row in handled} == {"possible"}


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        ("krivitsky-gave-letter", "Gerard Rosenthal, received (Krivitsky letter), is not in the answer"),
        # The narrator says carried to him, Krivitsky's question takes it for granted.
        ("rosenthal-carried-letter", "Henricus Sneevliet, received (Krivitsky letter), is reported, not stated"),
        ("krivitsky-wrote-letter", "Walter Krivitsky, wrote (Krivitsky letter), is denied, not disputed"),
        # With his denial gone nobody says that he did not write it.
        ("krivitsky-denial", "Walter Krivitsky, wrote (Krivitsky letter), is stated, not disputed"),
        ("sneevliet-passed-letter", "Elsa Poretsky, received (Krivitsky letter), is not in the answer"),
    ],
)
def test_a_claim_on_which_a_row_hinges(zborowski, claim, change):
    hinges = [(hinge["claim"], hinge["change"]) for hinge in zborowski.who_saw(LETTER).hinges]
    assert (claim, f"without it: {change}") in hinges


def test_alternatives_are_one_hinge(zborowski):
    """If one of the two men did not show it to Zborowski, the other did."""
    hinges = [h for h in zborowski.who_saw(LETTER).hinges if "Mark Zborowski, was shown" in h["row"]]
    (hinge,) = hinges
    assert hinge["claims"] == ["rosenthal-showed-zborowski", "serge-showed-zborowski"]
    assert (hinge["alternatives"], hinge["without"], hinge["claim"]) == ("who-showed-zborowski", "gone", None)


def test_what_is_said_of_the_copy_rests_on_its_being_one(zborowski):
    """Paragraph 20: that it is a copy is Krivitsky's and the narrator's word; without it eight rows are gone."""
    answer = zborowski.who_saw(LETTER)
    resting = [row for row in answer.rows if row["document"] == COPY]
    assert [row["identified_by"] for row in resting] == [["copy-of-letter"]] * 8
    assert answer.claims["copy-of-letter"]["grade"] == "C3"
    gone = [hinge for hinge in answer.hinges if hinge["claims"] == ["copy-of-letter"]]
    assert [hinge["without"] for hinge in gone] == ["gone"] * 8
    # Held to the lens, the copy is lost with what says that it is one; as a rule identifications are not.
    without = Lens(without="article", identities=True)
    assert zborowski.who_saw(LETTER, lens=without).rows == ()


def test_a_claim_that_others_make_good_is_no_hinge(zborowski):
    hinges = zborowski.who_saw(LETTER).hinges
    received = [h["claim"] for h in hinges if "Henricus Sneevliet, received" in h["change"]]
    assert received == ["rosenthal-carried-letter"]


def test_by_his_own_word_alone_krivitsky_denies_and_owns_the_letter(zborowski):
    """What Krivitsky said to Brusse, to the group and of the leak (paragraphs 20 and 24)."""
    answer = zborowski.who_saw(LETTER, lens=Lens(author="Krivitsky"))
    assert answer.lens == {"author": "krivitsky"}
    assert brief(answer) == {
        (LETTER, "krivitsky", "wrote"): "denied",
        (LETTER, "krivitsky", "sent"): "disputed",
        (LETTER, "rosenthal", "gave"): "reported",
        (LETTER, "sneevliet", "received"): "reported",
        (LETTER, "brusse", "showed"): "reported",
        (LETTER, "krivitsky", "was shown"): "reported",
        (COPY, "rosenthal", "gave"): "possible",
        (COPY, "serge", "gave"): "possible",
        (COPY, "sneevliet", "gave"): "possible",
        (COPY, "zborowski", "gave"): "possible",
        (COPY, "brusse", "received"): "reported",
    }
    assert list(answer.open) == [GAVE_THE_COPY]


def test_without_krivitsky_nobody_speaks_against_his_having_written_it(zborowski):
    answer = zborowski.who_saw(LETTER, lens=Lens(without="krivitsky"))
    assert brief(answer) == {
        (LETTER, "krivitsky", "wrote"): "stated",
        (LETTER, "krivitsky", "gave"): "stated",
        (LETTER, "rosenthal", "received"): "stated",
        (LETTER, "rosenthal", "carried"): "stated",
        (LETTER, "rosenthal", "showed"): "possible",
        (LETTER, "sneevliet", "received"): "stated",
        (LETTER, "zborowski", "was shown"): "reported",
        (LETTER, "serge", "asked to post the letter"): "reported",
        (LETTER, "sneevliet", "passed on"): "stated",
        (LETTER, "serge", "showed"): "possible",
        (LETTER, "poretsky", "received"): "stated",
        (COPY, "brusse", "held"): "stated",
        (COPY, "brusse", "showed"): "stated",
        (COPY, "krivitsky", "was shown"): "stated",
    }
    assert sorted(answer.open, key=lambda item: item["what"]) == [MADE_THE_COPY, SHOWED_ZBOROWSKI]


def test_leaving_one_alternative_out_does_not_settle_the_other(zborowski):
    """The sentence leaves "he" open, whoever is not to be heard."""
    answer = brief(zborowski.who_saw(LETTER, lens=Lens(without="serge")))
    assert answer[LETTER, "rosenthal", "showed"] == "possible"
    assert answer[LETTER, "zborowski", "was shown"] == "possible"
    assert (LETTER, "serge", "showed") not in answer


def test_at_grade_c2_nothing_is_left(zborowski):
    """The narrator is the one witness for the letter: that he repeats himself, or has Krivitsky say it, is no other."""
    answer = zborowski.who_saw(LETTER, lens=Lens(grade="C2"))
    assert answer.rows == ()


def test_at_grade_c3(zborowski, rows):
    """Without the denial and without what he told the group of the letter itself, where the narrator has a copy."""
    answer = brief(zborowski.who_saw(LETTER, lens=Lens(grade="C3")))
    left = {(row["document"], row["id"], row["role"]): row["status"] for row in rows}
    del left[LETTER, "brusse", "showed"], left[LETTER, "krivitsky", "was shown"]
    assert answer == left | {(LETTER, "krivitsky", "wrote"): "stated", (LETTER, "krivitsky", "sent"): "reported"}


def test_until_the_end_of_october(zborowski, rows):
    """Brusse had the copy with him in November; what has no first day may have been before."""
    answer = zborowski.who_saw(LETTER, lens=Lens(until=date(1937, 10, 31)))
    later = [row for row in rows if row["earliest"] and row["earliest"] > date(1937, 10, 31)]
    assert {(row["id"], row["role"]) for row in later} == {
        ("brusse", "held"),
        ("brusse", "showed"),
        ("krivitsky", "was shown"),
    }
    assert apart(answer.rows, "modality") == apart(row for row in rows if row not in later)
    surely = {(row["id"], row["role"]) for row in answer.rows if row["modality"] == "certain"}
    assert surely == {("krivitsky", "wrote")}


@pytest.mark.parametrize(
    "lens", [{"without": "article"}, {"source": "kern-2004"}, {"known_by": date(2004, 12, 31)}, {"grade": "A"}]
)
def test_where_no_claim_is_left_that_is_said(zborowski, lens):
    """All that is said of the letter, said by the article, which bears no date."""
    answer = zborowski.who_saw(LETTER, lens=Lens(**lens))
    assert (answer.rows, answer.hinges, answer.claims) == ((), (), {})
    (item,) = answer.open
    assert item["what"].startswith("no claim says, under this lens; ")
    assert "molehunt show krivitsky-letter" in item["what"]


@pytest.mark.parametrize(
    "lens", [{"author": "Nobody Atall"}, {"without": "krivitskyy-1939"}, {"source": "no-such-book"}]
)
def test_a_lens_through_nothing_is_refused(zborowski, lens):
    """A misspelt work would leave everything in, or out, and say so of a work that is not."""
    with pytest.raises(MolehuntError, match=next(iter(lens.values()))):
        zborowski.who_saw(LETTER, lens=Lens(**lens))


@pytest.mark.parametrize("text", ["krivitsky-letter", "Krivitsky letter", "KRIVITSKY  LETTER", "Krivitski letter"])
def test_names_as_people_write_them(zborowski, text):
    assert zborowski.who_saw(text).asked["document"] == LETTER


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Brusse", "is Hans Brusse, a Person .* expected a Document"),
        ("no such paper", "is no name in this case; the nearest are .*papers"),
        ("", "is no name in this case"),
    ],
)
def test_what_is_no_document_is_refused(zborowski, text, said):
    with pytest.raises(UnknownNameError, match=said):
        zborowski.who_saw(text)


def test_the_warning_to_trotsky(zborowski):
    """Paragraphs 33 and 79: sent by Orlov, received and read by Trotsky; Estrin was with him, and told of it."""
    answer = zborowski.who_saw("orlov-letter")
    assert [(row["id"], row["role"], row["status"], row["claims"]) for row in answer.rows] == [
        ("orlov", "sent", "stated", ["orlov-sent-warning-article", "orlov-sent-warning-kern"]),
        ("trotsky", "received", "stated", ["trotsky-received-warning-article", "trotsky-received-warning-kern"]),
        ("trotsky", "read", "stated", ["trotsky-read-warning"]),
    ]


def test_the_klement_letter_is_disputed_between_forger_and_captive(zborowski):
    """Paragraphs 31, 32 and 78: forced from Klement as the Trotskyists concluded, or forged as Orlov said.

    Bearing a name is not writing: that somebody wrote it is all that the passages say for themselves.
    """
    found = zborowski.who_saw("Klement letter")
    answer = brief(found)
    document = "klement-letter"
    assert answer[document, "klement", "wrote"] == "disputed"
    assert answer[document, "name-kgb", "forged"] == "disputed"
    assert answer[document, "trotsky", "received"] == "stated"
    assert set(answer) - {(document, "klement", "wrote"), (document, "name-kgb", "forged")} == {
        (document, "trotsky", "received"),
        (document, "trotskyists", "received"),
    }
    assert ["klement-letter-had-writer", "klement-letter-had-writer-kern"] in [item["claims"] for item in found.open]


def test_frame_has_the_same_rows(zborowski, rows):
    frame = zborowski.who_saw(LETTER).to_frame()
    assert len(frame) == len(rows)
    assert list(frame["id"]) == [row["id"] for row in rows]
    assert frame.attrs["question"] == "who-saw"
