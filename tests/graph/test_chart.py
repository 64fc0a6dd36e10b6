"""The claim chart of the reference case: its columns are the claims of the tables, and its marks their parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from molehunt import Lens
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import UnknownNameError
from molehunt.model.vocabulary import vocabulary
from tests.graph.conftest import table
from tests.unit.views.chart.conftest import Seen

ROLES = ("subject", "object", "recipient", "via", "about", "at")
NAMES = {"subject": "form", "object": "denotes"}


def parts(row: Any) -> set[tuple[str, str]]:
    """The parts in a claim or in a naming, as the tables have them."""
    given = {role: row.get(role) or row.get(NAMES.get(role, "")) or "" for role in ROLES}
    return {(role, one) for role, ids in given.items() for one in ids.split("; ") if one}


def bearers() -> dict[str, set[str]]:
    """Whom each form of words is said to denote, by a claim that is not a denial."""
    found: dict[str, set[str]] = {}
    for row in table("names"):
        if row.get("polarity", "affirmed") == "affirmed":
            found.setdefault(row["form"], set()).add(row["denotes"])
    return found


def drawn(case: OpenCase, **asked: Any) -> Seen:
    return Seen(case.chart(**asked).svg())


def of(predicates: Iterable[str]) -> dict[str, Any]:
    wanted = set(predicates)
    return {row["id"]: row for row in table("claims") if row["predicate"] in wanted}


def test_that_columns_are_the_claims_of_the_family(zborowski):
    words = vocabulary().predicates
    for family in ("custody", "relays", "responses", "documents"):
        claims = of(name for name, predicate in words.items() if predicate.family == family)
        seen = drawn(zborowski, family=family)
        assert sorted(seen.claims) == sorted(claims)
        assert len(claims) <= 150


def test_that_marks_are_the_parts_of_the_claims(zborowski):
    forms = bearers()
    claims = of(vocabulary().predicates)
    seen = drawn(zborowski, family="custody")
    assert seen.claims
    for id_ in seen.claims:
        wanted = {(role, who) for role, one in parts(claims[id_]) for who in forms.get(one, {one})}
        assert set(seen.parts(id_)) == wanted, id_
        assert len(seen.marks(id_)) == len(wanted)


def test_that_the_whole_case_is_every_claim_where_it_fits(zborowski):
    every = {row["id"] for row in (*table("claims"), *table("names"))}
    assert set(drawn(zborowski, columns=len(every)).claims) == every


def test_that_a_document_stands_with_its_copies(zborowski):
    claims = of(vocabulary().custodial)
    both = {"krivitsky-letter", "krivitsky-letter-copy"}
    wanted = {id_ for id_, row in claims.items() if both & {one for _, one in parts(row)}}
    family = vocabulary().predicates
    wanted = {id_ for id_ in wanted if family[claims[id_]["predicate"]].family == "custody"}
    assert set(drawn(zborowski, entity="Krivitsky letter", family="custody").claims) == wanted


def test_that_the_chart_of_an_answer_has_the_claims_of_its_rows(zborowski):
    for answer in (zborowski.who_saw("krivitsky-letter"), zborowski.relays("zborowski"), zborowski.show("brusse")):
        seen = Seen(answer.chart(columns=1000).svg())
        assert set(seen.claims) == {id_ for row in answer.rows for id_ in row["claims"]}


def test_that_a_lens_narrows_it(zborowski):
    whole = set(drawn(zborowski, family="custody").claims)
    grades = {row["id"]: row["grade"] for row in table("claims")}
    assert {grades[id_] for id_ in whole} > {"B3"}
    kept = set(drawn(zborowski, family="custody", lens=Lens(grade="B3")).claims)
    assert kept == {id_ for id_ in whole if grades[id_][0] <= "B" and grades[id_][1] <= "3"}


def test_that_an_unknown_name_is_told(zborowski):
    with pytest.raises(UnknownNameError, match="Krivitski"):
        zborowski.chart("Krivitski lettre of Nobody")
