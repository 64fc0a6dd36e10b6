"""Timelines, disputes and corroboration on the reference case, right by its text; the number is a paragraph of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from molehunt import Lens
from molehunt.model.errors import UnknownNameError
from tests.cases import reference_case
from tests.support.small_cases import confirmed_by_nobody

NOVEMBER_7, NOVEMBER_11 = date(1937, 11, 7), date(1937, 11, 11)


def rows(answer):
    return {id_: row for row in answer.rows if row["place"] for id_ in row["claims"]}


def before(answer):
    """For the claims of each row, those of all rows that certainly came before."""
    by_place = {row["place"]: row for row in answer.rows if row["place"]}
    found = {}
    for place in sorted(by_place):
        near = by_place[place]["after"]
        found[place] = {id_ for one in near for id_ in (*by_place[one]["claims"], *found[one])}
    return {id_: found[row["place"]] for row in by_place.values() for id_ in row["claims"]}


def contradictions(answer):
    return {frozenset(row["claims"]) for row in answer.rows if row["role"] == "contradiction"}


@pytest.fixture(scope="module")
def krivitsky(whole):
    return whole.timeline("Krivitsky", after="1937-09", before="1937-12")


@pytest.fixture(scope="module")
def sedov(whole):
    return whole.timeline("Sedov", after="1938-02-04", before="1938-02-18")


@pytest.fixture(scope="module")
def klement(whole):
    return whole.timeline("Klement", after="1938-07")


class TestTimeline:
    def test_from_the_flight_to_the_meeting(self, krivitsky):
        """17 to 24: the flight, the letter, its way, the meeting of the eleventh, each after the one before it."""
        order = before(krivitsky)
        chain = ["krivitsky-fled", "krivitsky-wrote-letter", "krivitsky-gave-letter", "meeting-11-november"]
        for earlier, later in pairwise(chain):
            assert earlier in order[later], (earlier, later)
        assert "nora-contacted-krivitsky" in order["krivitsky-fled"]
        assert "krivitsky-returned-to-paris" in order["krivitsky-arranged-brusse-meeting"]

    def test_days_that_the_text_gives_only_through_others(self, krivitsky):
        """20, 24: after his return on the seventh, and told of on the eleventh."""
        met = rows(krivitsky)["krivitsky-arranged-brusse-meeting"]
        assert (met["first_day"], met["last_day"]) == (NOVEMBER_7, NOVEMBER_11)
        assert met["earliest"] == NOVEMBER_7
        letter = rows(krivitsky)["krivitsky-wrote-letter"]
        assert (letter["first_day"], letter["last_day"]) == (date(1937, 10, 6), date(1937, 10, 31))

    def test_what_the_text_does_not_order_is_in_no_certain_order(self, krivitsky):
        """18, 19: whether the letter was carried before he came back on the seventh is not said."""
        order = before(krivitsky)
        assert "krivitsky-returned-to-paris" not in order["krivitsky-gave-letter"]
        assert "krivitsky-gave-letter" not in order["krivitsky-returned-to-paris"]
        # 19: nor whether he met Sedov before the eleventh, nor when he got his papers.
        assert "krivitsky-met-sedov" not in order["meeting-11-november"]
        assert rows(krivitsky)["krivitsky-received-papers"]["last_day"] is None

    def test_july_and_october_cannot_both_be_right(self, krivitsky):
        """17, 54: and nothing else of his is contradicted by its days."""
        assert contradictions(krivitsky) == {frozenset({"krivitsky-fled", "krivitsky-defected-july"})}

    def test_the_last_days_of_sedov(self, sedov):
        """27, 59 to 67, 30: letter, clinic and first operation, night in the corridors, second operation, death."""
        order = before(sedov)
        chain = ["sedov-wrote-4-february", "sedov-operated-patenaude", "sedov-seen-wandering-patenaude",
                 "sedov-second-operation-patenaude", "trotsky-on-son"]  # fmt: skip
        for earlier, later in pairwise(chain):
            assert earlier in order[later], (earlier, later)
        # The morning of Service can be that of the second operation, which he does not mention (67).
        assert "sedov-second-operation-patenaude" not in order["sedov-died-service"]
        # By nobody did he die on the day of the press release (30, 64, 67).
        assert rows(sedov)["sedov-died-service"]["last_day"] == date(1938, 2, 16)
        assert rows(sedov)["sedov-died-16-patenaude"]["last_day"] == date(1938, 2, 16)

    def test_the_night_in_the_corridors_has_two_dates(self, sedov):
        """62, 66 against 73; that evening (27, 61) and eleven at night (66) agree, and so do the days of death."""
        found = contradictions(sedov)
        assert all("sedov-roamed-same-night" in one for one in found)
        rivals = ("sedov-tottered", "sedov-wandered-patenaude")
        assert {frozenset({"sedov-roamed-same-night", one}) for one in rivals} <= found
        # The narrator quotes Patenaude (27).
        assert not any("sedov-wandered-article" in one for one in found)
        assert not {"simkov-thalheimer-operated", "sedov-died-service"} & set().union(*found)

    def test_the_end_of_klement(self, klement):
        """30, 31, 78, 82: the letter and the body, and no day of death but that it was in July."""
        order = before(klement)
        assert "klement-file-article" in order["klement-body-found"]
        assert "klement-murdered-july" in order["klement-body-found"]
        assert "klement-body-found" in order["klement-body-identified"]
        died = rows(klement)["klement-murdered-july"]
        assert (died["first_day"], died["last_day"]) == (date(1938, 7, 1), date(1938, 7, 31))
        # Letter before body, and two weeks after the murder, agree if he was killed early enough.
        assert contradictions(klement) == set()

    def test_the_book_has_one_year(self, whole):
        """41: by the text, whatever is known from elsewhere."""
        answer = whole.timeline("Life is with People")
        published = rows(answer)["life-is-with-people-published"]
        assert (published["first_day"], published["last_day"]) == (date(1962, 1, 1), date(1962, 12, 31))
        assert "zborowski-wrote-life" in before(answer)["life-is-with-people-published"]
        assert contradictions(answer) == set()

    def test_without_one_side_there_is_no_contradiction(self, whole):
        answer = whole.timeline("Krivitsky", lens=Lens(without="Deadly Illusions"))
        assert contradictions(answer) == set()

    def test_of_the_whole_case(self, whole):
        answer = whole.timeline()
        assert len(rows(answer)) > 500
        assert all(one & {"krivitsky-fled", "sedov-roamed-same-night"} for one in contradictions(answer))


class TestDisputes:
    def test_dates_of_the_defection(self, whole):
        """17 against 54."""
        (row,) = (row for row in whole.disputes("Krivitsky").rows if row["id"] == "krivitsky-defection-date")
        assert (row["role"], row["listed"]) == ("date", True)
        assert row["claims"] == ["krivitsky-defected-july", "krivitsky-fled"]
        assert row["side_of"] == [2, 1]
        # Neither says on what it rests.
        assert (row["independent_roots"], row["not_established"]) == ([0, 0], [1, 1])

    def test_how_sedov_died(self, whole):
        """28, 32, 40, 54, 63, 71: Krivitsky, Orlov, Trotsky, rumour and an accuser; the doctors. Nobody saw it."""
        (row,) = (row for row in whole.disputes("Sedov").rows if row["id"] == "murdered-or-not")
        assert (row["independent_roots"], row["not_established"]) == ([0, 0], [5, 1])

    def test_all_that_is_found_is_listed_already(self, whole):
        assert [row["id"] for row in whole.disputes(which="found").rows] == []
        assert len(whole.disputes(which="listed").rows) == len(whole.disputes().rows)


class TestCorroborate:
    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            # 12, 55: the narrator has it in the words of Costello and Tsarev, who do not say on what it rests.
            ("zborowski-helped-burglary-costello", (0, 1, 0, 0)),
            # 5, 40: Dziak and Orlov; on what knowledge either speaks is not said, and nobody denies it.
            ("dziak-reiss-murder", (0, 2, 0, 0)),
            # 33, 79: the narrator and Kern, and no word of Orlov himself.
            ("orlov-sent-warning-kern", (0, 2, 0, 0)),
            # 13, 53: whatever quotes it, it is the report of one agent.
            ("sedov-said-murder-costello", (1, 0, 0, 0)),
            # 18, 20: the narrator; Krivitsky himself denied it.
            ("krivitsky-wrote-letter", (0, 1, 1, 0)),
        ],
    )
    def test_roots(self, whole, claim, expected):
        told = whole.corroborate(claim).subject
        counts = ("independent_roots", "not_established")
        found = [told[f"{what}_{role}"] for role in ("for", "against") for what in counts]
        assert tuple(found) == expected
        assert told["credibility_1"].startswith("no")

    def test_credibility_1_has_two_independent_roots(self, whole):
        case = reference_case()
        assert confirmed_by_nobody(whole, case) == []
        # 40: he owned it himself; on what Lilia Dallin and Service rest is not said.
        owned = next(claim for claim in case.claims if claim.id == "zborowski-own-agent")
        raised = replace(case, claims=(replace(owned, grade="D1"),), names=())
        assert confirmed_by_nobody(whole, raised) == ["zborowski-own-agent"]

    def test_a_copy_is_no_second_witness(self, whole):
        (row,) = whole.corroborate("zborowski-helped-burglary-article").rows
        assert row["claims"] == ["zborowski-helped-burglary-article", "zborowski-helped-burglary-costello"]

    def test_what_it_does_not_know_is_refused(self, whole):
        with pytest.raises(UnknownNameError, match="did you mean krivitsky-denial"):
            whole.corroborate("krivitsky-denail")

    def test_a_claim_that_the_lens_leaves_out(self, whole):
        answer = whole.corroborate("krivitsky-wrote-letter", lens=Lens(source="kern-2004"))
        assert len(answer) == 0
