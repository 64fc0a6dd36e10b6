"""Cypher from Python: warnings reach the notebook, refusals say what to give, on every engine."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

import molehunt
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import QueryError
from molehunt.store.ad_hoc import run_checked

MISSPELT = "MATCH (p:Person)-[:SEEN]->(d) RETURN p.name AS name"


@pytest.fixture
def case(zborowski: OpenCase) -> OpenCase:
    return zborowski


def test_a_warning_reaches_python_at_the_line_that_asked(case: OpenCase) -> None:
    with pytest.warns(molehunt.CypherWarning, match="line 1: .*SEEN.*") as caught:
        assert case.cypher(MISSPELT) == []
    (one,) = caught
    assert Path(one.filename) == Path(__file__)


def test_strict_refuses_and_says_why(case: OpenCase) -> None:
    with warnings.catch_warnings(), pytest.raises(molehunt.MolehuntError, match=r"not run: .*: line 1: .*SEEN"):
        warnings.simplefilter("error")
        case.cypher(MISSPELT, strict=True)


def test_what_is_right_is_run_without_a_word(case: OpenCase) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rows = case.cypher("MATCH (p:Person {id: $id}) RETURN p.name AS name", {"id": "krivitsky"}, strict=True)
    assert rows == [{"name": "Walter Krivitsky"}]


def test_a_path_is_no_silent_database(case: OpenCase) -> None:
    words = "parameter {} is of the type PosixPath, which a database does not take; give str.value."
    with pytest.raises(QueryError, match=f"^the query: {words.format('v')}"):
        case.cypher("RETURN $v AS v", {"v": Path("x")})
    with pytest.raises(QueryError, match=f"^ask/who_saw: {words.format('document')}"):
        case.query("ask/who_saw", document=Path("x"))


def test_a_named_query_takes_what_its_header_says(case: OpenCase) -> None:
    for value, words in ((5, "not 5, of the type int"), (None, "not null"), (["x"], r"not \['x'\], of the type list")):
        with pytest.raises(QueryError, match=rf"^query ask/who_saw: parameter document .* type string, and {words}"):
            case.query("ask/who_saw", document=value)
    assert case.query("ask/who_saw", document="krivitsky-letter")


def test_a_query_without_rows_has_its_columns(case: OpenCase) -> None:
    query = "MATCH (p:Person {id: 'nobody'}) RETURN p.name AS name, p.id"
    assert run_checked(case.store, query, warn=pytest.fail) == (["name", "p.id"], [])


def test_what_only_the_driver_sees_is_no_silent_database_either(case: OpenCase) -> None:
    assert case.cypher("RETURN $v AS v", {"v": np.array([1, 2])}) == [{"v": [1, 2]}]
    with pytest.raises(QueryError, match=r"a value cannot be sent, for the driver has no form for it .*complex"):
        case.cypher("RETURN $v AS v", {"v": np.array([1j])})
