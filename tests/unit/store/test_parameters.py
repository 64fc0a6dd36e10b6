"""What a database does not take is told by parameter, type and what to give instead, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

import pytest

from molehunt.model.errors import QueryError
from molehunt.store.parameters import sendable


@dataclass
class Pair:
    one: int = 1


class Colour(Enum):
    RED = 1


REFUSED: dict[str, tuple[Any, str]] = {
    "a path": (PurePosixPath("a/b"), "v is of the type PurePosixPath, which a database does not take; give str(value)"),
    "an exact number": (Decimal("1.5"), "v is of the type Decimal, .*; give float(value), or str(value)"),
    "a fraction": (Fraction(1, 3), "v is of the type Fraction, .*; give float(value)"),
    "a set": ({1}, "v is of the type set, .*; give list(value)"),
    "a range": (range(3), "v is of the type range, .*; give list(value)"),
    "the keys of a dict": ({"a": 1}.keys(), "v is of the type dict_keys, .*; give list(value)"),
    "a UUID": (UUID(int=1), "v is of the type UUID, .*; give str(value)"),
    "an enumeration": (Colour.RED, "v is of the type Colour, .*; give value.value"),
    "a dataclass": (Pair(), "v is of the type Pair, .*; give dataclasses.asdict(value)"),
    "an object": (object(), "v is of the type object, .*; give a text, a number"),
    "deep inside": ({"a": [1, {"b": {2}}]}, r"v\['a'\]\[1\]\['b'\] is of the type set"),
    "a key that is no text": ({1: 2}, "v has the key 1, and keys are text"),
    "a large number": ([2**63], r"v\[0\] has more than 64 bits; give it as text"),
    "half a character": ("a\ud800", "v has half a character in it, U.D800"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_name_and_type(name: str) -> None:
    value, words = REFUSED[name]
    with pytest.raises(QueryError, match=f"^q: parameter {words.replace('(', '[(]').replace(')', '[)]')}"):
        sendable("q", {"plain": 1, "v": value})


def test_lists_without_end_are_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(QueryError, match="parameter v has more than 100 lists or maps in one another"):
        sendable("q", {"v": endless})


def test_what_a_database_takes_passes_as_it_is() -> None:
    given = {
        "text": "é", "number": -(2**63), "float": 1.5, "none": None, "yes": True, "bytes": b"x", "list": [1, (2, "a")],
        "map": {"a": {"b": [date(1937, 10, 6)]}}, "now": datetime(1937, 10, 6, tzinfo=UTC), "long": timedelta(1),
    }  # fmt: skip
    assert sendable("q", given) == given
    assert sendable("q", None) == {}


@pytest.mark.parametrize("given", ["text", [1], 5, Path("x")])
def test_parameters_are_a_dict(given: Any) -> None:
    with pytest.raises(QueryError, match=f"parameters are a dict of values by name, not {type(given).__name__}"):
        sendable("q", given)


def test_names_of_parameters_are_text() -> None:
    with pytest.raises(QueryError, match="the name of a parameter is text, not int: 1"):
        sendable("q", {1: 2})  # type: ignore[dict-item]
