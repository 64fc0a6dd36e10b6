"""Who could have been the leak, on the reference case: right values from two readings of the text."""

from __future__ import annotations

import json

import pytest

from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase

SHOWN = ["rosenthal-showed-zborowski", "serge-showed-zborowski"]
GAVE = [f"{who}-gave-copy" for who in ("rosenthal", "serge", "sneevliet", "zborowski")]


def stands(answer: Answer) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["access"], row["able"]) for row in answer.rows}


def row_of(answer: Answer, id_: str) -> dict[str, object]:
    (row,) = (row for row in answer.rows if row["id"] == id_)
    return dict(row)


@pytest.fixture(scope="module")
def letter(whole: OpenCase) -> Answer:
    return whole.leak("Krivitsky letter", observed="Brusse", date="1937-11-11")


class TestKrivitskyLetter:
    """18, 20, 24: held by Brusse as a copy, before the meeting of 11 November 1937."""

    def test_who_had_access(self, letter: Answer) -> None:
        """Serge was only asked to post it; that he had it, one of two alternatives says."""
        assert {id_: access for id_, (access, _) in stands(letter).items()} == {
            "krivitsky": "certain", "rosenthal": "certain", "sneevliet": "certain", "zborowski": "certain",
            "serge": "possible", "poretsky": "possible",
        }  # fmt: skip

    def test_who_was_able(self, letter: Answer) -> None:
        """Krivitsky knew that one of these people gave it: which one is open. Nobody is cleared, nobody is certain."""
        able = {id_ for id_, (_, able) in stands(letter).items() if able == "possible"}
        assert able == {"zborowski", "rosenthal", "serge", "sneevliet"}
        assert stands(letter)["poretsky"] == ("possible", "excluded")
        # Brusse had been his second in command, but before the letter (15).
        assert stands(letter)["krivitsky"] == ("certain", "excluded")
        assert "certain" not in {able for _, able in stands(letter).values()}

    def test_zborowski_has_a_channel_of_his_own(self, whole: OpenCase) -> None:
        """74, 50: under Shpiegelglass, who in September was the control officer of Brusse; for how long is not said."""
        answer = whole.leak("Krivitsky letter", observed="Brusse", date="1937-11-11", exclude=GAVE)
        assert [row["id"] for row in answer.rows if row["able"] == "possible"] == ["zborowski"]
        zborowski = row_of(answer, "zborowski")
        assert zborowski["through"] == ["Mikhail Shpiegelglass"]
        assert zborowski["channel"] == ["zborowski-under-shpiegelglass", "shpiegelglass-controlled-brusse"]
        assert set(zborowski["clears"]) == {"zborowski-under-shpiegelglass", "shpiegelglass-controlled-brusse"}

    def test_a_day_before_it_can_have_been_written_is_told(self, whole: OpenCase, letter: Answer) -> None:
        """18: it was written after 6 October 1937."""
        early = whole.leak("Krivitsky letter", observed="Brusse", date="1930")
        said = "no claim allows that anybody had Krivitsky letter before 1937-10-06"
        assert any(note.startswith(said) for note in early.notes)
        assert not any("nothing to leak" in note for note in letter.notes)

    def test_what_clears_whom(self, letter: Answer) -> None:
        """Each of the others hangs on the one claim that it was he; Zborowski on no single one."""
        for who in ("rosenthal", "serge", "sneevliet"):
            # The copy, too, must be one of this letter.
            assert set(row_of(letter, who)["clears"]) == {f"{who}-gave-copy", "copy-of-letter"}
        zborowski = row_of(letter, "zborowski")
        assert zborowski["clears"] == []
        assert "zborowski-gave-copy" in zborowski["clears_together"]
        assert len(zborowski["clears_together"]) == 2

    def test_shares(self, letter: Answer) -> None:
        """One of four gave it: a quarter of all readings each, and more for Zborowski, who has a channel besides."""
        shares = {row["id"]: row["share"] for row in letter.rows}
        for who in ("rosenthal", "sneevliet", "serge"):
            assert shares[who] == pytest.approx(0.25, abs=0.02)
        assert 0.25 < shares["zborowski"] < 1
        assert shares["poretsky"] == 0

    def test_what_the_sources_say(self, letter: Answer) -> None:
        """24: Krivitsky held Zborowski for the likeliest, and knew that it was one of them; nobody accuses Elsa."""
        assert {"krivitsky-suspected-zborowski", "krivitsky-knew-leak"} <= set(row_of(letter, "zborowski")["said"])
        assert row_of(letter, "zborowski")["hypotheses"] == ["Zborowski gave the copy of the letter to Brusse."]
        assert "krivitsky-suspected-zborowski" not in row_of(letter, "rosenthal")["said"]
        assert row_of(letter, "rosenthal")["hypotheses"] == ["Rosenthal gave the copy of the letter to Brusse."]
        assert row_of(letter, "poretsky")["hypotheses"] == []

    def test_what_is_missing_is_who_gave_it_and_for_how_long_he_was_controlled(self, letter: Answer) -> None:
        told = " ".join(item["what"] for item in letter.open)
        assert "who gave the copy to Brusse: to know that would tell on" in told
        assert "whether it lasted after 1937-09-30" in told

    @pytest.mark.parametrize("trap", ["brusse", "naville", "wohl", "shpiegelglass", "sedov", "porfirieva"])
    def test_traps(self, letter: Answer, trap: str) -> None:
        assert trap not in stands(letter)

    def test_without_the_admissions(self, whole: OpenCase) -> None:
        """Then no claim gives Zborowski access but the one that it was he who gave the copy."""
        answer = whole.leak("Krivitsky letter", observed="Brusse", date="1937-11-11", exclude=SHOWN)
        zborowski = row_of(answer, "zborowski")
        assert (zborowski["access"], zborowski["through"]) == ("possible", ["directly"])
        assert zborowski["clears"] == ["copy-of-letter", "zborowski-gave-copy"]
        assert "zborowski" not in stands(
            whole.leak(
                "Krivitsky letter", observed="Brusse", date="1937-11-11", exclude=[*SHOWN, "zborowski-gave-copy"]
            )
        )

    def test_the_same_in_python_and_json(self, letter: Answer) -> None:
        rows = json.loads(letter.to_json())["rows"]
        assert [row["id"] for row in rows] == [row["id"] for row in letter.rows]


class TestOthers:
    def test_the_file_of_klement(self, whole: OpenCase) -> None:
        """30, 78: the only holder is Klement, no tie leads from him to the service; that it held it is not said."""
        answer = whole.leak("klement-file", observed="nkvd", date="1938-08")
        assert stands(answer) == {"klement": ("certain", "excluded")}
        assert any("no claim says that NKVD ever did" in note or "ever did" in note for note in answer.notes)

    def test_the_contents_of_the_warning(self, whole: OpenCase) -> None:
        """33, 79: Lilia told Zborowski all about it; Trotsky and Orlov told him nothing."""
        answer = whole.leak("orlov-letter", observed="Zborowski", date="1940-05", access="told")
        assert stands(answer)["estrin"][1] == "possible"
        able = {id_ for id_, (_, able) in stands(answer).items() if able != "excluded"}
        assert able == {"estrin"}

    def test_shpiegelglass_is_never_said_to_have_held_it(self, whole: OpenCase) -> None:
        answer = whole.leak("Krivitsky letter", observed="Shpiegelglass", date="1937-10-31")
        assert any("no claim says that Mikhail Shpiegelglass ever did" in note for note in answer.notes)

    def test_two_leaks_leave_those_who_could_have_been_both(self, whole: OpenCase) -> None:
        """Of those with the letter only Zborowski is said to have had the files of the organization."""
        answer = whole.leak(
            "Krivitsky letter",
            observed="Brusse",
            date="1937-11-11",
            also="organization-files / Shpiegelglass / 1938-12-31",
        )
        assert set(stands(answer)) == {"zborowski"}
