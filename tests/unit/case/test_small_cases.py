"""The small cases: without a fault, as their texts have them, with right answers that name what there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from molehunt.case import check
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.tables import TABLES
from molehunt.model.vocabulary import vocabulary
from tests.cases import broken
from tests.support.descriptor import descriptor
from tests.support.small_cases import NAMES, QUESTIONS, folder, right_answers, small_case

COUNTS = {
    "ferry": {"entities": 26, "names": 1, "sources": 3, "passages": 42, "claims": 45, "alternatives": 0,
              "disagreements": 2, "decisions": 1, "hypotheses": 3, "bearings": 12, "omitted": 3},
    "orchard": {"entities": 18, "names": 3, "sources": 4, "passages": 40, "claims": 38, "alternatives": 1,
                "disagreements": 2, "decisions": 1, "hypotheses": 2, "bearings": 10, "omitted": 4},
    "abbey": {"entities": 24, "names": 2, "sources": 5, "passages": 41, "claims": 43, "alternatives": 2,
              "disagreements": 3, "decisions": 1, "hypotheses": 5, "bearings": 19, "omitted": 4},
}  # fmt: skip
EVERY = [claim for name in NAMES for claim in small_case(name).claims]
# Keys of an entry under which ids of the case stand, at whatever depth.
OF_IDS = (
    "rows", "rows_or_open", "absent", "not_rows", "not_as", "open", "near", "says", "before", "open_order",
    "contradictions", "for", "against", "hops", "rests_on", "hinges", "left_open", "searched", "inconsistent",
    "tells_apart", "not_telling", "exclude", "never_together", "shares",
)  # fmt: skip
OF_A_ROW = ("id", "to", "document", "form", "used_by_id", "claims", "claim", "clears", "sides")


def ids_of(name: str) -> set[str]:
    """Every id of a case."""
    case = small_case(name)
    held = {one.id for table in ("entities", "sources", "claims", "disagreements", "hypotheses")
            for one in getattr(case, table)}  # fmt: skip
    return held | {one.claim.id for one in case.names} | {one.form for one in case.names}


def named(value: Any) -> Iterator[str]:
    """Every id that a part of an entry names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from named(one)
    elif isinstance(value, dict) and value.keys() & {"id", "claims", "claim"}:
        for key in value.keys() & set(OF_A_ROW):
            yield from named(value[key])
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            # Words that are no ids stand under "not_as", numbers under "shares".
            yield from (id_ for id_ in named(one) if id_ not in ("certain", "possible", "open", "excluded"))


@pytest.mark.parametrize("name", NAMES)
def test_it_has_no_fault_and_its_text_no_sentence_without_a_claim(name: str) -> None:
    checked = check(folder(name), folder(name) / "text.txt")
    assert checked.faults == ()
    assert dict(checked.counts) == COUNTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_another_text_is_found_out(name: str, tmp_path: Any) -> None:
    copy = broken(tmp_path, "text.txt", lambda text: text.replace(" the ", " thx ", 1), case=folder(name))
    assert any(" sha256 is not that of characters " in str(fault) for fault in check(copy, copy / "text.txt").faults)


@pytest.mark.parametrize("name", NAMES)
def test_its_description_is_the_one_its_tables_have(name: str) -> None:
    said = json.loads((folder(name) / "datapackage.json").read_text(encoding="utf-8"))
    made = descriptor(said["name"], said["title"], closed_lists(vocabulary()), TABLES)
    assert {key: said[key] for key in made} == made
    assert said["name"] == name


@pytest.mark.parametrize("name", NAMES)
def test_each_question_has_a_right_answer_of_ids_that_there_are(name: str) -> None:
    entries = right_answers(name)
    assert {entry["question"] for entry in entries} == set(QUESTIONS)
    wrong = {id_ for entry in entries for key in OF_IDS for id_ in named(entry.get(key))} - ids_of(name)
    assert wrong == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_right_answers_give_the_disagreements_and_bearings_of_the_tables(name: str) -> None:
    case = small_case(name)
    (disputes,) = (entry for entry in right_answers(name) if entry["question"] == "disputes")
    assert {row["id"]: row["sides"] for row in disputes["rows"]} == {
        one.id: [list(side) for side in one.sides] for one in case.disagreements
    }
    against = {entry["asked"]["hypotheses"]: entry["inconsistent"] for entry in right_answers(name)
               if entry["question"] == "weigh"}  # fmt: skip
    assert {question: {id_: set(claims) for id_, claims in found.items()} for question, found in against.items()} == {
        question: {
            one.id: {b.claim for b in case.bearings if (b.hypothesis, b.bearing) == (one.id, "inconsistent")}
            for one in case.hypotheses
            if one.question == question
        }
        for question in {one.question for one in case.hypotheses}
    }


@pytest.mark.parametrize("name", NAMES)
def test_its_page_has_every_right_answer(name: str) -> None:
    page = (folder(name) / "README.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(right_answers(name))
    for row, entry in zip(rows, right_answers(name), strict=True):
        assert row.startswith(f"| {entry['question']} | ")
        assert row.endswith(f"| {entry['why']} |")


def test_between_them_they_have_every_family_of_predicates() -> None:
    families = {predicate.family for predicate in vocabulary().predicates.values()}
    used = {vocabulary().predicates[claim.predicate].family for claim in EVERY}
    assert used | {"names"} == families
    assert all(small_case(name).names for name in NAMES)


def test_between_them_they_have_what_is_hard() -> None:
    assert {claim.polarity for claim in EVERY} == {"affirmed", "negated"}
    assert {claim.stance for claim in EVERY} == {"asserts", "reports", "speculates", "denies"}
    assert {"not_known", "not_confirmed", "copy_of", "purports_to_be_by", "forged"} <= {c.predicate for c in EVERY}
    assert max(len(claim.asserted_by) for claim in EVERY) == 4
    assert any(one.varies_with for name in NAMES for one in small_case(name).alternatives)
