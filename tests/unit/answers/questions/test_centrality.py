"""Ranks with what they hang on, on claims made by hand: against networkx, and against the case without a source."""

from __future__ import annotations

import re
from typing import Any

import networkx as nx
import pytest
from scipy.stats import beta

from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase
from molehunt.answers.ranks.drawn import _between, refuse_beyond_room
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.views.answer_report import report
from tests.support.recorder import Recorder, ask
from tests.unit.graph.made import choice, row

HE = (choice("he", "Who was it?", "c6", "c7"),)
CLAIMS = (
    row("c1", subject="ann", recipient="bob", authors=["kay"], sources=["memoir"]),
    row("c2", subject="bob", recipient="cy", authors=["kay"], sources=["memoir"]),
    row("c3", subject="cy", recipient="dan", authors=["lee"], sources=["report"]),
    row("c4", subject="dan", recipient="eve", authors=["lee"], sources=["report"]),
    row("c5", subject="ann", recipient="eve", certainty="possible", authors=["kay"], sources=["memoir"]),
    row("c6", subject="bob", recipient="eve", alternatives=HE, authors=["lee"], sources=["report"]),
    row("c7", subject="dan", recipient="ann", alternatives=HE, authors=["lee"], sources=["report"]),
    row("c8", subject="unknown-man", recipient="bob", authors=["lee"], sources=["report"]),
)
ALL = [("ann", "bob"), ("bob", "cy"), ("cy", "dan"), ("dan", "eve"), ("ann", "eve")]
FIRM = ALL[:4]


def ranked(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or CLAIMS), question="centrality", **asked)


def by_id(answer: Answer) -> dict[str, Any]:
    return {row["id"]: row for row in answer.rows}


def test_values_are_those_of_the_ties_that_count() -> None:
    """Neither of two alternatives is taken, and nobody whom the text leaves unnamed."""
    rows = by_id(ranked())
    expected = nx.betweenness_centrality(nx.Graph(ALL))
    assert {id_: row["value"] for id_, row in rows.items()} == pytest.approx(expected)
    firm = nx.betweenness_centrality(nx.Graph(FIRM))
    assert rows["cy"]["high"] == pytest.approx(max(firm["cy"], expected["cy"]))
    assert rows["cy"]["firm_rank"] == 1


def test_without_a_source_it_is_the_network_without_its_claims() -> None:
    rows = by_id(ranked(measure="degree"))
    # Without Lee, Dan has no tie at all: there is neither rank nor value.
    assert [rows["dan"][name] for name in ("without", "without_value", "without_rank")] == ["Lee (lee)", None, None]
    assert (rows["dan"]["rank_low"], rows["dan"]["rank_high"]) == (1, None)
    left = nx.degree_centrality(nx.Graph([("ann", "bob"), ("bob", "cy"), ("ann", "eve")]))
    assert rows["cy"]["without_value"] == pytest.approx(left["cy"])


def test_the_claim_without_which_the_value_falls_most() -> None:
    """Without the tie of Cy and Dan the ring is a chain, of which Cy is an end."""
    row = by_id(ranked())["cy"]
    chain = nx.betweenness_centrality(nx.Graph([one for one in ALL if one != ("cy", "dan")]))
    assert row["hinge"] in (["c2"], ["c3"])
    assert row["hinge_value"] == pytest.approx(chain["cy"]) == 0


def test_ties_between_the_same_two_are_one_and_no_claim_of_them_is_a_hinge() -> None:
    again = row("c10", subject="bob", recipient="ann", authors=["max"])
    rows = by_id(ranked(CLAIMS[0], again, CLAIMS[1], measure="degree"))
    assert rows["ann"]["value"] == 0.5
    assert rows["ann"]["hinge"] == []
    assert rows["cy"]["hinge"] == ["c2"]


def test_the_first_are_shown_and_their_ties_are_in_the_proof() -> None:
    answer = ranked(top=2, ties="flow")
    assert [row["rank"] for row in answer.rows] == sorted(row["rank"] for row in answer.rows)
    assert len(answer.rows) == 2
    assert {id_ for row in answer.rows for id_ in row["claims"]} <= set(answer.claims)
    assert answer.asked["ties"] == "flow"


def test_drawn_worlds_give_the_same_for_the_same_seed_and_say_what_they_are() -> None:
    one, again, other = (ranked(worlds=200, seed=seed) for seed in (3, 3, 4))
    assert one.rows == again.rows
    assert one.rows != other.rows
    ranges, sampling, weights = one.notes[-3:]
    assert "200 worlds drawn with seed 3" in ranges
    # Two standard errors: of a share of a half .0707, of one of 5% .031.
    assert "within 0.071 of that of all worlds" in sampling
    assert "the 5% limit lies between the 1.9 and 8.1% points of all worlds" in sampling
    assert "tell little" in ranked(worlds=20).notes[-2]
    assert "C 0.75" in weights
    assert "5 0.15" in weights
    assert all(row["rank_high"] is None or row["rank_low"] <= row["rank_high"] for row in one.rows)


def test_without_ties_it_is_said_where_to_look() -> None:
    answer = ranked(ties="kinship")
    assert answer.rows == ()
    assert "no claim says" in answer.open[0]["what"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"measure": "betwenness"}, "measure: there is no 'betwenness'; did you mean betweenness"),
        ({"top": 0}, "top: expected a whole number from 1 on, not 0"),
        ({"worlds": "many"}, "worlds: expected a whole number from 0 to 100,000, not 'many'"),
        ({"worlds": 10**9}, "worlds: expected a whole number from 0 to 100,000, not 1000000000"),
        ({"top": 10**30}, "top: expected a whole number from 1 to 1,000,000,000, not 10"),
        ({"ties": "flows"}, "'flows' is not a group of ties, a type of edge or a predicate; did you mean flow"),
        ({"measure": 7}, "measure: expected text, not int"),
    ],
)
def test_what_is_not_taken_is_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        ranked(**asked)


def test_a_lens_narrows_the_network() -> None:
    good = row("c9", subject="ann", recipient="cy", grade="A1")
    assert set(by_id(ranked(*CLAIMS, good, lens=Lens(grade="A2")))) == {"ann", "cy"}


def test_several_measures_stand_one_after_another() -> None:
    answer = ranked(measure=["degree", "k_core"], top=2)
    assert [row["role"] for row in answer.rows] == ["degree", "degree", "k_core", "k_core"]
    assert answer.asked["measure"] == "degree,k_core"
    alone = ranked(measure="k_core", top=2)
    assert [dict(row) for row in answer.rows[2:]] == [dict(row) for row in alone.rows]


def test_without_direction_ties_run_both_ways() -> None:
    """What Ann told Bob goes from Ann to Bob alone; with no direction Eve is two steps from Bob, over Ann."""
    told = by_id(ranked(measure="out_degree", ties="flow"))
    none = by_id(ranked(measure="out_degree", ties="flow", direction="none"))
    assert (told["eve"]["value"], none["eve"]["value"]) == (0, 0.5)


def test_independent_witnesses_make_a_tie_stronger() -> None:
    again = row("c10", subject="bob", recipient="ann", authors=["max"], by="max")
    rows = {weight: by_id(ranked(CLAIMS[0], again, measure="strength", weight=weight))["ann"]["value"]
            for weight in ("none", "witnesses")}  # fmt: skip
    assert rows == {"none": 1, "witnesses": 2}


def test_claims_kept_apart_are_all_counted() -> None:
    copied = [row(f"c1{n}", subject="bob", recipient="ann", authors=["max"], by="max") for n in range(2)]
    ann = by_id(ranked(CLAIMS[0], *copied, measure="strength", weight="claims"))["ann"]
    assert ann["value"] == 3


def test_how_far_it_is_moves_within_one_measure() -> None:
    """250 worlds are gone through in three steps, for each of two measures."""
    told: list[tuple[int, int]] = []
    case = OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]
    case.progress = lambda done, total: told.append((done, total))
    in_steps = case.ask("centrality", measure="degree,k_core", worlds=250)
    assert told == [(done, 6) for done in range(6)]
    assert in_steps.rows == ranked(measure="degree,k_core", worlds=250).rows


def test_the_median_over_worlds_stands_with_its_range_and_the_value_alone() -> None:
    """Who says both is right with .9, each claim with .7: where Ann has a tie, the others have theirs in .7."""
    answer = ranked(CLAIMS[0], CLAIMS[2], measure="degree", worlds=100, top=1)
    (row,) = answer.rows
    assert row["worlds"] == 8
    assert [row[name] for name in ("value", "low", "median", "high")] == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1])
    # Without her claim Ann is not there, which is behind all ranks.
    assert [row[name] for name in ("rank", "rank_low", "rank_median", "rank_high")] == [1, 1, 1, None]
    assert shown(answer) == {
        "rank": "1", "value": "0.333", "median rank (5 to 95%)": "1 (1 to gone)",
        "median value (5 to 95%)": "0.333 (0.333 to 1.000)",
    }  # fmt: skip
    assert set(shown(ranked())) == {"rank", "value"}
    assert {row["worlds"] for row in ranked().rows} == {0}


def shown(answer: Answer) -> dict[str, str]:
    """The cells of the first row that tell where somebody stands."""
    (section,) = report(answer).sections
    cells = dict(zip(section.columns, section.rows[0], strict=True))
    return {header: cell for header, cell in cells.items() if header.startswith(("rank", "value", "median"))}


@pytest.mark.parametrize("n", [200, 500, 1000, 10_000, 100_000])
@pytest.mark.parametrize("point", [0.05, 0.5, 0.95])
def test_points_of_a_draw_are_as_near_as_is_said(n: int, point: float) -> None:
    """The k-th of n drawn ones has a place among all that is distributed as beta(k, n - k + 1)."""
    low, high = (float(one) / 100 for one in re.findall(r"[0-9.]+", _between(point, n)))
    k = round(point * n)
    chance = beta.cdf(high, k, n - k + 1) - beta.cdf(low, k, n - k + 1)
    assert chance == pytest.approx(0.95, abs=0.025)


def test_alternatives_are_left_out_of_the_value_and_not_of_worlds() -> None:
    """Bob met Eve, or Dan met Ann: in worlds one of the two may hold."""
    left = "2 claims of which the text leaves open which one holds"
    assert ranked().notes[1] == f"left out: {left}, and whoever the text leaves unnamed"
    drawn = ranked(worlds=200).notes[1]
    assert drawn.startswith("left out: whoever the text leaves unnamed; rank, value and what they hang on leave out")
    assert left in drawn


def test_the_weights_of_expected_strengths_are_told() -> None:
    assert "C 0.75" in ranked(weight="expected").notes[-1]
    assert "data/model/grades.yaml)" in ranked(weight="expected").notes[-1]
    assert not any("0.75" in note for note in ranked(weight="witnesses").notes)


def test_worlds_beyond_the_room_are_refused() -> None:
    """5,000 nodes take 750,000 bytes a world: with 25,000 claims 4 gigabytes hold 5,161 of these."""
    refuse_beyond_room(5_161, claims=25_000, nodes=5_000)
    with pytest.raises(MolehuntError, match=r"^worlds: 5,162 of 25000 claims and 5000 nodes .* at most 5,161 can"):
        refuse_beyond_room(5_162, claims=25_000, nodes=5_000)


def test_of_few_worlds_all_are_taken() -> None:
    """Two claims of two sources graded B3: each source is right or not, and each claim is or not."""
    few = CLAIMS[0], CLAIMS[2]
    exact, drawn = (ranked(*few, measure="degree", worlds=n, top=1) for n in (100_000, 3))
    assert "all" in exact.notes[-2]
    assert "3 worlds drawn" in drawn.notes[-3]
    # All four have one tie each, and share the first place; whoever has none in a world is not among the first.
    chance = by_id(exact)["ann"]["top"]
    assert 0 < chance < 1
    assert {row["top"] for row in exact.rows} == {chance}


def test_the_claim_that_carries_a_low_measure_is_the_one_that_keeps_it_low() -> None:
    """Burt's constraint: Bob stands between Ann and Cy; without either tie he depends wholly on the other."""
    bob = by_id(ranked(CLAIMS[0], CLAIMS[1], measure="constraint"))["bob"]
    assert (bob["value"], bob["hinge_value"]) == (0.5, 1.0)


def test_an_answer_whose_rows_rest_on_many_claims_is_told_briefly() -> None:
    shown = report(ranked())
    assert {one.id for one in shown.proof} == {id_ for row in shown.rows for id_ in row["hinge"]}
    assert {id_ for row in shown.rows for id_ in row["claims"]} <= set(shown.claims)


def test_a_name_whose_bearer_is_known_is_nobody_besides() -> None:
    told = row("c1", subject="tulip", recipient="bob", bearers={"tulip": {"ann": ["n1"]}})
    naming = row("n1", "denotes", subject="tulip", object="ann")
    answer = ranked(told, naming, measure="degree")
    assert set(by_id(answer)) == {"ann", "bob"}
    assert answer.notes[0] == "2 persons with ties, by 2 claims"


UNDATED = (
    row("d1", subject="ann", recipient="bob", earliest="1937-10-02", latest="1937-10-02"),
    row("d2", subject="bob", recipient="cy"),
    row("d3", subject="cy", recipient="dan", latest="1937-12-01"),
    row("c6", subject="dan", recipient="eve", alternatives=HE),
)


@pytest.mark.parametrize(
    ("question", "asked"),
    [("centrality", {}), ("brokers", {"by": "ann/bob"}), ("key-players", {"k": 1}), ("robustness", {"draws": 2}),
     ("origin", {"heard": "ann,bob"})],
)  # fmt: skip
def test_claims_without_a_day_are_counted_where_a_time_is_asked_for(question: str, asked: dict[str, Any]) -> None:
    """Two of the three that count may be of another time; the fourth is left out, as an alternative."""
    asked |= {"ties": "flow"}
    said = "by 3 claims, 2 of them without a first or a last day, so that they may be of another time"
    assert any(said in note for note in ask(*UNDATED, question=question, lens=Lens(until="1938"), **asked).notes)
    assert not any("without a first" in note for note in ask(*UNDATED, question=question, **asked).notes)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"weight": "witnesses"}, ["in betweenness ties between the same two are one, however strong"]),
        ({"weight": "expected", "measure": "strength,katz"}, ["strengths count in strength, katz"]),
        ({"measure": "strength"}, []),
    ],
)
def test_it_is_said_in_which_measures_strengths_count(asked: dict[str, Any], said: list[str]) -> None:
    notes = ranked(**asked).notes
    assert [note for note in notes if "strong" in note or "strength" in note] == said
