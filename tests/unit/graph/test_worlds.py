"""Possible worlds of claims made by hand: what is drawn together, what excludes what, and how likely each world is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import numpy as np
import pytest

from molehunt.graph.claimed import ClaimedNetwork, claimed_network
from molehunt.graph.lens import Filter
from molehunt.graph.reader import Reader
from molehunt.graph.ties import labels, wanted
from molehunt.graph.worlds import ClaimWorlds
from molehunt.model.counted import drawn_share
from molehunt.model.errors import MolehuntError
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, choice, member, row

# A is right with .98, B .9, C .75; 1 with .98, 2 .9, 3 .7 (data/model/grades.yaml).
DRAWS = 40_000
NOISE = 0.015


def worlds(*rows: Any) -> ClaimWorlds:
    reader = Reader(Recorder(*rows), "made", Filter())  # type: ignore[arg-type]
    return ClaimWorlds(reader.claims_of(one["claim"]["id"] for one in rows), reader)


def shares(*rows: Any) -> dict[tuple[str, ...], float]:
    """How likely each set of claims is to be the true ones, over all worlds."""
    masks, likely = worlds(*rows).all()
    ids = sorted(one["claim"]["id"] for one in rows)
    found: dict[tuple[str, ...], float] = {}
    for mask, chance in zip(masks, likely, strict=True):
        kept = tuple(id_ for id_, real in zip(ids, mask, strict=True) if real)
        found[kept] = found.get(kept, 0) + chance
    return {kept: pytest.approx(chance) for kept, chance in found.items() if chance}


def test_a_claim_is_as_likely_as_its_letter_and_its_number():
    assert shares(row("c1", grade="B3")) == {("c1",): 0.9 * 0.7, (): 1 - 0.9 * 0.7}


def test_claims_of_one_man_share_the_draw_of_their_letter():
    one, two = row("c1", grade="C1", by="book > ann"), row("c2", grade="C1", by="book > ann", start=5)
    assert shares(one, two)["c1", "c2"] == 0.75 * 0.98**2
    other = row("c2", grade="C1", by="book > bob", start=5)
    assert shares(one, other)["c1", "c2"] == 0.75**2 * 0.98**2


def test_a_better_letter_of_one_man_is_right_whenever_a_worse_one_is():
    both = shares(row("c1", grade="B1"), row("c2", grade="C1", start=5))
    assert both["c1", "c2"] == 0.75 * 0.98**2
    assert sum(chance.expected for kept, chance in both.items() if "c1" in kept) == pytest.approx(0.9 * 0.98)


def test_claims_copied_from_each_other_are_one_witness():
    said = {"subject": "ann", "recipient": "bob", "grade": "A3"}
    first, copy = row("c1", **said), row("c2", **said, repeats="passage-c1", by="other")
    again = row("c2", **said, start=5)
    assert shares(first, copy)["c1", "c2"] == 0.98 * 0.7
    assert shares(first, again)["c1", "c2"] == 0.98 * 0.7**2


def test_alternatives_exclude_each_other_and_sets_that_vary_together_go_together():
    he, his = choice("he", "Who?", "c1", "c2"), choice("his", "Whose?", "c3", "c4", together="he")
    rows = [row(f"c{n}", alternatives=(he if n < 3 else his,), by=f"b{n}", grade="A1") for n in (1, 2, 3, 4)]
    found = shares(*rows)
    assert found["c1", "c3"] == found["c2", "c4"] == 0.5 * 0.98**4
    assert not any({"c1", "c2"} <= {*kept} or {"c1", "c4"} <= {*kept} for kept in found)


def test_often_none_of_several_alternatives_holds():
    """The one that is drawn must be right besides: B3 is with .9 * .7."""
    he = choice("he", "Who?", "c1", "c2")
    found = shares(*(row(f"c{n}", alternatives=(he,), by=f"b{n}", grade="B3") for n in (1, 2)))
    assert found == {("c1",): 0.5 * 0.63, ("c2",): 0.5 * 0.63, (): 0.37}


def test_one_side_of_a_contradiction_holds_and_the_one_decided_for_nearly_always():
    good = row("c1", grade="A1", by="ann", sides=(against("d", 1, member("c2", 2, grade="C3")),))
    bad = row("c2", grade="C3", by="bob", sides=(against("d", 2, member("c1", 1, grade="A1")),))
    found = shares(good, bad)
    assert ("c1", "c2") not in found
    assert found["c1",] == 0.98**2 * (0.98**2 / (0.98**2 + 0.75 * 0.7))
    for claim in (good, bad):
        claim["sides"][0]["decisions"] = [{"id": "x", "favours": 2, "reason": ".", "decided_by": "book"}]
    assert shares(good, bad)["c2",] == 0.75 * 0.7 * 0.95


def test_a_tension_leaves_both():
    one = row("c1", grade="A1", by="ann", sides=(against("d", 1, member("c2", 2, grade="A1"), kind="tension"),))
    assert shares(one, row("c2", grade="A1", by="bob"))["c1", "c2"] == 0.98**4


def test_a_claim_without_a_grade_counts_as_what_cannot_be_judged():
    assert shares(row("c1", grade=""))["c1",] == 0.25


def test_drawn_worlds_agree_with_all_of_them_and_a_seed_gives_the_same():
    he = choice("he", "Who?", "c1", "c2")
    sides = (against("d", 1, member("c4", 2, grade="C3")),)
    made = worlds(
        row("c1", grade="B2", by="ann", alternatives=(he,)), row("c2", grade="C3", by="ann", alternatives=(he,)),
        row("c3", grade="D4", by="bob", sides=sides), row("c4", grade="C3", by="ann"), row("c5", grade="E2", by="bob"),
    )  # fmt: skip
    masks, likely = made.all()
    assert likely.sum() == pytest.approx(1)
    drawn = made.drawn(DRAWS, seed=7)
    assert np.array_equal(drawn, made.drawn(DRAWS, seed=7))
    assert drawn.mean(axis=0) == pytest.approx(likely @ masks, abs=NOISE)
    for one, other in product(range(5), repeat=2):
        together = (drawn[:, one] & drawn[:, other]).mean()
        assert together == pytest.approx(likely @ (masks[:, one] & masks[:, other]), abs=NOISE)


def test_too_many_worlds_to_go_through_are_refused():
    many = worlds(*(row(f"c{n}", grade="B2", by=f"b{n}") for n in range(20)))
    assert many.possible == 2**40
    with pytest.raises(MolehuntError, match="draw some of them"):
        many.all()


def network(*rows: Any) -> ClaimedNetwork:
    return claimed_network(Reader(Recorder(*rows), "made", Filter()), wanted(None), labels(["Person"]))  # type: ignore[arg-type]


def real(made: ClaimedNetwork, true: Iterable[str]) -> list[tuple[str, str]]:
    """The ties of the world in which these claims are true."""
    world = np.array([[claim.id in {*true} for claim in made.claims]])
    ids = made.ties.ids
    pairs = zip(made.ties.start, made.ties.end, made.ties_in(world)[0], strict=True)
    return sorted((str(ids[start]), str(ids[end])) for start, end, is_real in pairs if is_real)


FOX = (
    row("c1", "told", subject="the-fox", recipient="bob", bearers={"the-fox": {"dan": ["n1", "n2"], "eve": ["n3"]}}),
    row("n1", "denotes", subject="the-fox", object="dan"),
    row("n2", "denotes", subject="the-fox", object="dan"),
    row("n3", "denotes", subject="the-fox", object="eve"),
)


@pytest.mark.parametrize(
    ("true", "ties"),
    [
        ((), []),
        (("c1",), [("the-fox", "bob")]),
        (("c1", "n2"), [("dan", "bob")]),
        (("c1", "n1", "n2"), [("dan", "bob")]),
        (("c1", "n1", "n3"), [("dan", "bob"), ("eve", "bob")]),
        (("n1", "n3"), []),
    ],
)
def test_a_tie_runs_to_whomever_the_name_denotes_in_a_world_or_to_the_name(true, ties):
    assert real(network(*FOX), true) == ties


def test_whoever_is_unnamed_is_left_out():
    made = network(row("c1", "told", subject="unknown-man", recipient="bob"), row("c2", subject="ann", recipient="bob"))
    assert set(made.ties.ids) == {"ann", "bob"}


def test_who_vouches_for_a_tie():
    made = network(
        row("c1", subject="ann", recipient="bob", by="book > cy"),
        row("c2", subject="ann", recipient="bob", by="other > cy"),
        row("c3", subject="ann", recipient="bob", by="book > dan"),
        row("c4", subject="ann", recipient="bob", by="copy > dan", repeats="passage-c3"),
    )
    assert len(set(made.ties.witness.tolist())) == 2
    every, _ = made.ties.kept(np.ones(4, dtype=bool), "witnesses")
    assert every.weight.tolist() == [2.0]


def test_a_name_of_somebody_who_is_another_runs_to_that_one_if_both_claims_are_true():
    """The Fox is Dan, and Dan is said to be Eve: without either claim the tie is that of the bare name."""
    told = row("c1", "told", subject="the-fox", recipient="bob", bearers={"the-fox": {"eve": ["n1"]}})
    (fox,) = (one for one in told["participants"] if one["id"] == "the-fox")
    fox["bearers"][0]["through"] = ["s1"]
    rows = (
        told,
        row("n1", "denotes", subject="the-fox", object="dan"),
        row("s1", "denotes", subject="dan", object="eve"),
    )
    made = network(*rows)
    assert real(made, ["c1", "n1", "s1"]) == [("eve", "bob")]
    for true in (["c1", "n1"], ["c1", "s1"], ["c1"]):
        assert real(made, true) == [("the-fox", "bob")]
    assert real(made, ["n1", "s1"]) == []


def test_in_19_of_20_draws_a_share_is_as_near_as_is_said():
    """A claim that holds in half of all worlds has the share that varies most: D with .5, 1 with .98."""
    n, right = 400, 0.5 * 0.98
    told = float(re.findall(r"within ([0-9.]+) of", drawn_share(n))[0])
    made = worlds(row("c1", grade="D1"))
    near = [abs(made.drawn(n, seed).mean() - right) <= told for seed in range(400)]
    assert 0.93 <= sum(near) / len(near) < 1
