"""The small cases, loaded: nothing is lost, and the questions give the right answers that their texts give.

A question that is added takes its place in ``HELD``; ``tests/data/cases`` has its right answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from molehunt import Lens
from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.answers.questions import find_question
from tests.engines import Engine
from tests.support.graphs import address, holding
from tests.support.small_cases import (
    NAMES,
    Entry,
    confirmed_by_nobody,
    right_answers,
    small_case,
    wrong_with,
    wrong_with_hops,
    wrong_with_roots,
    wrong_with_sides,
    wrong_with_time,
)

HELD = (
    "who-saw", "relays", "met", "orders", "suspects", "memberships", "handlers", "family", "unknown",
    "resolve", "knew", "leak",
)  # fmt: skip
NODES = {
    "Entity": "entities",
    "Source": "sources",
    "Passage": "passages",
    "AlternativeSet": "alternatives",
    "Disagreement": "disagreements",
    "Decision": "decisions",
    "Hypothesis": "hypotheses",
}
"""The table of which each row is a node with this label; claims are rows of two tables, forms of words entities."""


@pytest.fixture(scope="module", params=NAMES)
def small(engine_server: Engine, request: pytest.FixtureRequest) -> Iterator[OpenCase]:
    """A small case, alone in the graph, and open."""
    with (
        holding(engine_server, small_case(request.param)),
        open_case(request.param, address=address(engine_server)) as case,
    ):
        yield case


def count(case: OpenCase, label: str) -> int:
    (row,) = case.cypher(f"MATCH (n:{label}) WHERE n.case = $case RETURN count(n) AS nodes", {"case": case.case})
    return int(row["nodes"])


def test_every_row_of_its_tables_is_in_the_graph(small: OpenCase) -> None:
    case = small_case(small.case)
    forms = {name.form for name in case.names}
    counted = {label: count(small, label) for label in (*NODES, "Claim")}
    rows = {label: len(getattr(case, table)) for label, table in NODES.items()}
    assert counted == rows | {"Entity": rows["Entity"] + len(forms), "Claim": len(case.claims) + len(case.names)}


@pytest.mark.parametrize("question", HELD)
def test_it_is_answered_rightly(small: OpenCase, question: str) -> None:
    entries = [entry for entry in right_answers(small.case) if entry["question"] == question]
    found = {str(entry["asked"]): list(wrong_with(small.ask(question, **entry["asked"]), entry)) for entry in entries}
    assert found == {str(entry["asked"]): [] for entry in entries}
    assert found


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("timeline", wrong_with_time),
        ("disputes", wrong_with_sides),
        ("corroborate", wrong_with_roots),
        ("path", wrong_with_hops),
    ],
)
def test_time_sides_roots_and_hops_are_right(
    small: OpenCase, question: str, wrong: Callable[[Answer, Entry], Iterator[str]]
) -> None:
    entries = [entry for entry in right_answers(small.case) if entry["question"] == question]
    found = {str(entry["asked"]): list(wrong(small.ask(question, **entry["asked"]), entry)) for entry in entries}
    assert found == {str(entry["asked"]): [] for entry in entries}
    assert found


def test_credibility_1_has_two_independent_roots(small: OpenCase) -> None:
    case = small_case(small.case)
    assert confirmed_by_nobody(small, case) == []
    raised = [replace(claim, grade="C1") for claim in case.claims]
    found = confirmed_by_nobody(small, replace(case, claims=tuple(raised)))
    right = {id_ for entry in right_answers(small.case) if entry["question"] == "corroborate"
             for root in entry["for"] if sum(one.get("independent", True) for one in entry["for"]) < 2
             for id_ in root["claims"]}  # fmt: skip
    assert right
    assert right <= set(found)


def test_other_spellings_of_a_name_have_the_same_bearers(small: OpenCase) -> None:
    for entry in (entry for entry in right_answers(small.case) if entry["question"] == "resolve"):
        for name in entry.get("also_asked", ()):
            assert not list(wrong_with(small.resolve(name), entry)), name
        for name, bearer in entry.get("also_asked_name", {}).items():
            assert {row["id"] for row in small.resolve(name)} == {bearer}, name


def test_hypotheses_are_weighed_rightly(small: OpenCase) -> None:
    entries = [entry for entry in right_answers(small.case) if entry["question"] == "weigh"]
    for entry in entries:
        rows = {row["id"]: row for row in small.ask("weigh", **entry["asked"])}
        against = {id_: set(row["against"]) for id_, row in rows.items() if row["role"] == "hypothesis"}
        assert against == {id_: set(claims) for id_, claims in entry["inconsistent"].items()}
        telling = {id_ for id_, row in rows.items() if row["tells_apart"]}
        assert telling == set(entry["tells_apart"])
        assert {id_ for id_, row in rows.items() if row["role"] == "claim"} - telling == set(entry["not_telling"])
    assert entries


def test_a_dossier_has_every_claim_on_its_subject(small: OpenCase) -> None:
    for entity in small_case(small.case).entities:
        claims = {id_ for row in small.ask("dossier", entity=entity.id) for id_ in row["claims"]}
        assert {id_ for row in small.show(entity.id) for id_ in row["claims"]} <= claims, entity.id


def test_without_each_source_is_the_lens_without_it(small: OpenCase) -> None:
    key = find_question("relays").key
    answer = small.without_each("relays")
    sources = {id_ for row in answer for id_ in row["left_out"]}
    assert sources
    for source in sources:
        left = {tuple(str(row[name]) for name in key) for row in small.relays(lens=Lens(without=source))}
        gone = {tuple(str(row[name]) for name in key) for row in small.relays()} - left
        rows = [row for row in answer if source in row["left_out"] and row["change"] == "first"]
        assert {tuple(str(row[name]) for name in key) for row in rows} == gone, source


def test_a_wrong_answer_is_found_out(small: OpenCase) -> None:
    entry = next(entry for entry in right_answers(small.case) if entry["question"] == "who-saw")
    answer = small.ask("who-saw", **entry["asked"])
    first = entry["rows"][0]
    assert list(wrong_with(answer, entry | {"rows": [first | {"status": "unknown"}]}))
    assert list(wrong_with(answer, entry | {"rows": [first | {"claims": ["no-claim"]}]}))
    assert list(wrong_with(answer, entry | {"rows": [first], "only": True}))
    assert list(wrong_with(answer, entry | {"absent": [first["id"]]}))
    assert list(wrong_with(answer, entry | {"open": ["no-claim"]}))
