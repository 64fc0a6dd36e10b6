"""What ranks people, without each source in turn: as if each were asked anew, in a case that was just opened."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pytest

from molehunt import Lens
from molehunt.answers.answer import Answer
from molehunt.answers.question import Question
from molehunt.answers.questions import find_question
from tests.unit.answers.tools.test_compare import WORKS, by, case_of
from tests.unit.graph.made import against, choice, row

PEOPLE = ("ada", "bob", "cyd", "dan", "eve", "fay")
WHO = (choice("who", "Who was it?", "h1", "h2"),)
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("brokers", {"ties": "flow"}),
    ("brokers", {"by": "ada, bob, cyd / dan, eve, fay", "ties": "flow", "direction": "none"}),
    ("key-players", {"k": 2, "ties": "flow"}),
    ("centrality", {"measure": "degree", "ties": "flow"}),
    ("reach", {"holder": "ada", "after": "1937-10", "ties": "flow"}),
    ("origin", {"heard": "ada, bob, cyd", "ties": "flow", "direction": "none"}),
]


def web(seed: int) -> list[Any]:
    """Who told whom what, by three works: some of it twice, some contradicted by another work, some left open."""
    drawn = Random(seed)  # noqa: S311
    works = sorted(WORKS)
    claims = []
    for number, (one, other) in enumerate(drawn.sample(list(combinations(PEOPLE, 2)), 9)):
        day = f"1937-10-{drawn.randint(1, 28):02}"
        for copy, work in enumerate(drawn.sample(works, drawn.choice([1, 1, 2]))):
            id_ = f"c{number}{copy}"
            denial = {
                "id": f"n{number}",
                "position": 2,
                "whole": row(f"n{number}", "told", by=works[0], **by(works[0])),
            }
            sides = [against(f"d{number}", 1, denial)] if number == 3 and work != works[0] else []
            claims.append(
                row(id_, subject=one, recipient=other, earliest=day, latest=day, by=work, sides=sides, **by(work))
            )
    for id_, other in (("h1", "bob"), ("h2", "cyd")):
        claims.append(row(id_, subject="eve", recipient=other, alternatives=WHO, by=works[1], **by(works[1])))
    members = [row(f"m-{who}", "member_of", subject=who, object=f"org-{drawn.choice('ab')}", by=work, **by(work))
               for who, work in zip(PEOPLE, works * 2, strict=True)]  # fmt: skip
    return [*claims, *members]


def shown(question: Question, answer: Answer) -> dict[str, dict[str, str]]:
    """The cells of each row by its id, as the table shows them."""
    return {
        one["id"]: {
            header: _text(one.get(content) if isinstance(content, str) else content(one))
            for header, content in question.table
        }
        for one in answer.rows
    }


def _text(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value if value is not None else "")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("name", "asked"), ASKED, ids=lambda one: one if isinstance(one, str) else "")
def test_each_source_left_out_is_the_case_asked_anew_through_that_lens(
    name: str, asked: dict[str, Any], seed: int
) -> None:
    question, claims = find_question(name), web(seed)
    told = case_of(*claims).ask(f"without-each {name}", **asked)
    whole = shown(question, case_of(*claims).ask(name, **asked))
    assert whole
    seen = 0
    for source in sorted({*WORKS, *WORKS.values()}):
        without = shown(question, case_of(*claims).ask(name, lens=Lens(without=source), **asked))
        found = {one["id"]: one for one in told.rows if source in one["left_out"]}
        changed = {id_ for id_ in whole.keys() & without.keys() if whole[id_] != without[id_]}
        assert {id_ for id_, one in found.items() if one["change"] == "first"} == whole.keys() - without.keys()
        assert {id_ for id_, one in found.items() if one["change"] == "second"} == without.keys() - whole.keys()
        assert {id_ for id_, one in found.items() if one["change"] == "both"} == changed
        for id_ in changed:
            cells = [
                (header, whole[id_][header] or "nothing", without[id_][header] or "nothing") for header in whole[id_]
            ]
            expected = [f"{header}: {before} / {after}" for header, before, after in cells if before != after]
            assert found[id_]["differs"] == expected
        seen += len(found)
    assert seen
