"""Copies of copies: each has one witness more, and whoever holds the last is found from the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.model.records import Case, Claim, Entity
from molehunt.store.load import load
from tests.cases import tiny
from tests.engines import Engine
from tests.support.graphs import address, emptied

COPIES = 25


def chained(case: Case) -> Case:
    """The tiny case, with a letter that was copied again and again, the last copy back into the first; all are held."""
    like = case.claims[0]

    def said(name: str, predicate: str, roles: dict[str, tuple[str, ...]]) -> Claim:
        return Claim(name, predicate, f"{name}.", like.passage, like.asserted_by, roles, grade="B2")

    names = ["paper-0", *(f"paper-{number}" for number in range(1, COPIES + 1))]
    papers = tuple(Entity(name, "Document", "letter", name) for name in names)
    again = [
        said(f"copy-{n}-{by}", "copy_of", {"subject": (names[n],), "object": (names[n - 1],)})
        for n in range(1, COPIES + 1)
        for by in ("one", "two")
    ]
    circle = said("copy-back", "copy_of", {"subject": (names[0],), "object": (names[-1],)})
    held = [said(f"held-{n}", "held", {"subject": (HOLDER,), "object": (name,)}) for n, name in enumerate(names)]
    return replace(case, entities=(*case.entities, *papers), claims=(*case.claims, *again, circle, *held))


HOLDER = "bob"


@pytest.fixture(scope="module")
def case(engine_server: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCase]:
    folder: Path = tmp_path_factory.mktemp("cases")
    with emptied(engine_server) as store:
        load(store, chained(read(tiny(folder / "tiny"))))
    with open_case("tiny", address=address(engine_server)) as opened:
        yield opened


@pytest.mark.parametrize("asked", ["paper-0", "paper-7", f"paper-{COPIES}"])
def test_a_holder_of_any_copy_is_found_however_long_the_chain(case: OpenCase, asked: str) -> None:
    answer = case.who_saw(asked)
    assert {row["document"] for row in answer.rows} == {f"paper-{number}" for number in range(COPIES + 1)}
    last = next(row for row in answer.rows if row["document"] == "paper-12")
    assert {"held-12"} == set(last["claims"])


def test_each_step_of_the_chain_is_told(case: OpenCase) -> None:
    row = next(row for row in case.who_saw("paper-0").rows if row["document"] == "paper-9")
    assert set(row["identified_by"]) == {f"copy-{n}-{by}" for n in range(1, 10) for by in ("one", "two")}
