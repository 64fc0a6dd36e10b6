"""The small cases of ``tests/data/cases``, and their right answers, written from their texts.

To add a case: a folder there with its tables, ``text.txt``, ``expected.yaml`` and ``README.md``; its name in ``NAMES``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions.corroborate import CONFIRMED
from molehunt.case import read
from molehunt.model.records import Case

NAMES = ("ferry", "orchard", "abbey")
QUESTIONS = (
    "who-saw", "relays", "knew", "leak", "resolve", "met", "orders", "suspects", "memberships", "handlers", "family",
    "timeline", "disputes", "corroborate", "path", "unknown", "weigh",
)  # fmt: skip
"""The questions to which each case has a right answer."""
Entry = Mapping[str, Any]


def folder(name: str) -> Path:
    """The folder of a small case."""
    return Path(__file__).resolve().parents[1] / "data" / "cases" / name


@functools.cache
def small_case(name: str) -> Case:
    """A small case, read once for a run."""
    return read(folder(name))


@functools.cache
def right_answers(name: str) -> tuple[Entry, ...]:
    """The right answers to a small case; ``tests/data/cases/README.md`` tells what their keys mean."""
    return tuple(yaml.safe_load((folder(name) / "expected.yaml").read_text(encoding="utf-8")))


def wrong_with(answer: Answer, entry: Entry) -> Iterator[str]:
    """Yield in words each way in which the rows and the open points of an answer are not the right ones."""
    rows, wanted = [dict(row) for row in answer.rows], entry.get("rows", ())
    yield from (f"missing: {one}" for one in wanted if not any(_is(row, one) for row in rows))
    if entry.get("only"):
        yield from (f"not wanted: {row}" for row in rows if not any(_is(row, one) for one in wanted))
    yield from (f"must not be there: {row}" for row in rows if row["id"] in entry.get("absent", ()))
    yield from (f"must not be there: {one}" for one in entry.get("not_rows", ()) if any(_is(row, one) for row in rows))
    open_ = {id_ for item in answer.open for id_ in item["claims"]}
    yield from (f"not open: {id_}" for id_ in entry.get("open", ()) if id_ not in open_)
    resting = {id_ for row in rows for id_ in row["claims"]}
    yield from (f"a row rests on it: {id_}" for id_ in entry.get("near", ()) if id_ in resting)
    for key, group in (("left_open", "left open"), ("searched", "not found")):
        found = {id_ for row in rows if row.get("group") == group for id_ in row["claims"]}
        if key in entry and found != set(entry[key]):
            yield f"{group}: {sorted(found)}"


def wrong_with_time(answer: Answer, entry: Entry) -> Iterator[str]:
    """Yield in words each way in which a timeline is not the right one."""
    by_place = {row["place"]: row for row in answer.rows if row["place"]}
    before: dict[int, set[str]] = {}
    for place in sorted(by_place):
        near = by_place[place]["after"]
        before[place] = {id_ for one in near for id_ in (*by_place[one]["claims"], *before[one])}
    pairs = {(one, id_) for place, row in by_place.items() for id_ in row["claims"] for one in before[place]}
    yield from (f"not before: {one}" for one in map(tuple, entry.get("before", ())) if one not in pairs)
    for one, other in entry.get("open_order", ()):
        yield from (f"in certain order: {pair}" for pair in ((one, other), (other, one)) if pair in pairs)
    found = {frozenset(row["claims"]) for row in answer.rows if row["role"] == "contradiction"}
    wanted = {frozenset(one) for one in entry.get("contradictions", ())}
    if found != wanted:
        yield f"contradictions: {sorted(map(sorted, found))}"


def wrong_with_sides(answer: Answer, entry: Entry) -> Iterator[str]:
    """Yield in words each dispute of an answer that is not the right one."""
    rows = {row["id"]: row for row in answer.rows}
    for wanted in entry["rows"]:
        row = rows[wanted["id"]]
        sides = [[id_ for id_, n in zip(row["claims"], row["side_of"], strict=True) if n == at]
                 for at, _ in enumerate(row["sides"], 1)]  # fmt: skip
        decided = f"for side {wanted['decided']}" if wanted["decided"] else None
        right = {"sides": [sorted(side) for side in wanted["sides"]], "role": wanted["role"], "decided": decided}
        told = {"sides": sides, "role": row["role"], "decided": row["decided"]}
        if "independent_roots" in wanted:
            right, told = right | {"roots": wanted["independent_roots"]}, told | {"roots": row["independent_roots"]}
        if told != right:
            yield f"{wanted['id']}: {told}"


def wrong_with_roots(answer: Answer, entry: Entry) -> Iterator[str]:
    """Yield in words each way in which the roots for a claim and against it are not the right ones."""
    for role in ("for", "against"):
        found = {tuple(row["claims"]): row["independent"] for row in answer.rows if row["role"] == role}
        wanted = {tuple(sorted(one["claims"])): one.get("independent") for one in entry.get(role, ())}
        # Where nothing is told of independence, either is right.
        wanted = {claims: found.get(claims) if one is None else one for claims, one in wanted.items()}
        if found != wanted:
            yield f"{role}: {found}"


def wrong_with_hops(answer: Answer, entry: Entry) -> Iterator[str]:
    """Yield in words each way in which the shortest way between two is not the right one."""
    rows = [row for row in answer.rows if row["path"] == 1]
    told = [row["claims"] for row in rows]
    if len(told) != len(entry["hops"]) or any(
        not {*one} <= {*any_} for one, any_ in zip(told, entry["hops"], strict=True)
    ):
        yield f"hops: {told}"
    whole = {row["whole"] for row in rows}
    if whole != {entry.get("whole", *whole)} or whole & {*entry.get("not_whole", ())}:
        yield f"whole: {whole}"
    resting = {id_ for row in rows for id_ in row["identified_by"]}
    yield from (f"does not rest on {id_}" for id_ in entry.get("rests_on", ()) if id_ not in resting)


def confirmed_by_nobody(case: OpenCase, records: Case) -> list[str]:
    """Return the claims of a case that are graded credibility 1, confirmed by others, without two independent roots."""
    claims = [*records.claims, *(name.claim for name in records.names)]
    graded = [claim.id for claim in claims if claim.grade and claim.grade[1:] == "1"]
    return [id_ for id_ in graded if (case.corroborate(id_).subject or {})["independent_roots_for"] < CONFIRMED]


def _is(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Return whether a row has every value that is wanted, and its claims among others."""
    return all(
        set(value) <= set(row["claims"]) if key == "claims" else str(row.get(key)) == str(value)
        for key, value in wanted.items()
    )
