"""What rows hang on, by one claim and by two together, held to asking again without them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt import Lens
from molehunt.answers.hinges import Hanging, deep
from molehunt.answers.open_case import OpenCase
from molehunt.answers.question import Finding
from molehunt.cli import questions
from molehunt.cli.main import cli
from molehunt.graph.weighing import Identifications
from tests.support.recorder import Recorder
from tests.unit.graph.made import Row, choice, claim, entity, row

BEARERS = {"owl": {"bob": ["naming-1", "naming-2"]}}
NAMINGS = tuple(row(id_, "denotes", subject="owl", object="bob") for id_ in ("naming-1", "naming-2"))


def told(id_: str, **given: Any) -> Row:
    return row(id_, "told", subject="ann", recipient="bob", what="it", **given)


def told_owl(id_: str, bearers: Row = BEARERS) -> Row:
    return row(id_, "told", subject="ann", recipient="owl", what="it", bearers=bearers)


def case_of(*claims: Row) -> OpenCase:
    return OpenCase(Recorder(*claims, entities=[entity("ann")]), "made")  # type: ignore[arg-type]


def hinges(*claims: Row, deep: bool = True) -> dict[frozenset[str], str]:
    """What becomes of the row without each claim, or claims, that it hangs on."""
    answer = case_of(*claims).ask("relays", deep=deep)
    return {frozenset(hinge["claims"]): hinge["without"] for hinge in answer.hinges}


def test_either_of_two_is_enough_and_without_both_the_row_is_gone() -> None:
    two = (told("kern"), told("orlov"))
    assert hinges(*two, deep=False) == {}
    assert hinges(*two) == {frozenset(("kern", "orlov")): "gone"}


def test_of_three_no_two_are_enough() -> None:
    assert hinges(told("kern"), told("orlov"), told("serge")) == {}


def test_what_changes_the_row_alone_is_in_no_set_of_two() -> None:
    """The one that states it is a hinge by itself; the two that report it are one together with nothing."""
    found = hinges(told("stated"), told("reported", by="book > eve"))
    assert found == {frozenset(("stated",)): "reported"}


def test_two_denials_are_gone_together() -> None:
    denials = [told(id_, polarity="negated", stance="denies") for id_ in ("no", "never")]
    assert hinges(told("kern"), told("orlov"), *denials) == {
        frozenset(("no", "never")): "stated",
        frozenset(("kern", "orlov")): "denied",
    }


def test_either_of_two_namings_is_enough() -> None:
    assert hinges(told_owl("one"), *NAMINGS) == {
        frozenset(("one",)): "gone",
        frozenset(("naming-1", "naming-2")): "gone",
    }


def test_a_set_of_alternatives_is_one_of_the_two() -> None:
    he = choice("he", "Who is he?", "a", "b")
    claims = (told("a", alternatives=[he]), told("b", alternatives=[he]), told("kern"))
    assert hinges(*claims) == {frozenset(("a", "b", "kern")): "gone"}


KINDS: list[Row] = [
    {}, {"by": "book > eve"}, {"certainty": "possible"}, {"grade": "E4"}, {"polarity": "negated", "stance": "denies"},
]  # fmt: skip


@settings(deadline=None, max_examples=40)  # each asks some thirty times
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.integers(0, 2))
def test_they_are_what_asking_again_without_two_says(kinds: list[Row], under_names: int) -> None:
    """Rows of the name and of the bearer are two rows; the first has two namings of which either is enough."""
    claims = [told(f"c{number}", **kind) for number, kind in enumerate(kinds)]
    claims += [told_owl(f"n{number}") for number in range(under_names)]
    ids = [one["claim"]["id"] for one in claims] + (["naming-1", "naming-2"] if under_names else [])

    def statuses(*gone: str) -> dict[Any, str]:
        bearers = {"owl": {"bob": [id_ for id_ in ("naming-1", "naming-2") if id_ not in gone]}}
        left = [told_owl(one["claim"]["id"], bearers) if one["claim"]["id"].startswith("n") else one for one in claims]
        left = [one for one in [*left, *NAMINGS] if one["claim"]["id"] not in gone]
        return {(one["to"], one["to_under"]): one["status"] for one in case_of(*left).relays("ann")}

    whole = statuses()
    alone = {id_: statuses(id_) for id_ in ids}
    wanted = set()
    for two in combinations(ids, 2):
        without = statuses(*two)
        wanted |= {
            (frozenset(two), key, without.get(key, "gone"))
            for key in whole
            if without.get(key) != whole[key] and all(alone[id_].get(key) == whole[key] for id_ in two)
        }
    answer = case_of(*claims, *NAMINGS).ask("relays", person="ann", deep=True)
    told_of = {"Ann told Bob: it": ("bob", None), "Ann told Bob (as Owl): it": ("bob", "Owl")}
    found = {(frozenset(h["claims"]), told_of[h["row"]], h["without"]) for h in answer.hinges if len(h["claims"]) == 2}
    assert found == wanted


def test_a_bound_that_is_met_is_told() -> None:
    rows = [
        Hanging(Finding({}, [claim(f"{name}-{n}") for n in range(size)], name), Identifications({}))
        for name, size in (("small", 2), ("large", 5), ("last", 2))
    ]
    found = deep(rows, most=5)
    assert [hinge["row"] for hinge in found.hinges] == ["small", "last"]
    assert found.notes == ["hinges of two: 5 pairs are tried at most, and so not those of large"]
    assert deep(rows, most=12).notes == []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setattr(questions, "open_case", lambda *_, **__: case_of(told("kern"), told("orlov")))
    return lambda *arguments: CliRunner().invoke(cli, arguments, prog_name="molehunt")


def test_on_the_command_line(run: Callable[..., Result]) -> None:
    assert "Hinges" not in run("relays", "ann").stdout
    shown = run("relays", "ann", "--deep").stdout
    assert "- 1, 2: without them together, gone: Ann told Bob: it" in [
        " ".join(line.split()) for line in shown.splitlines()
    ]


def test_rows_that_are_not_weighed_from_claims_have_none_and_that_is_told(run: Callable[..., Result]) -> None:
    answer = case_of(told("kern")).ask("compare relays", lens=Lens(grade="A1"), deep=True)
    assert "hinges of two: no row is weighed from claims, so that none are sought" in answer.notes
    assert run("compare", "relays", "ann", "--deep").exit_code == 2


def test_a_network_from_a_file_has_none(run: Callable[..., Result], tmp_path: Any) -> None:
    file = tmp_path / "net.csv"
    file.write_text("source,target\na,b\nb,c\n")
    done = run("centrality", "--graph", str(file), "--deep")
    assert done.exit_code == 2
    assert "--deep is for cases; leave it out with --graph" in done.stderr
    assert run("centrality", "--graph", str(file)).exit_code == 0
