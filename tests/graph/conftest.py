"""A part of the reference case, loaded and open, and the rows that its text gives, worked out by hand in ``expected/``.

A test that asks for ``zborowski`` must not ask for ``whole`` too: an engine holds one of them at a time.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from tests.cases import shipped_case
from tests.engines import Engine
from tests.support.graphs import address, holding
from tests.support.letter import PARAGRAPHS, letter

Row = dict[str, Any]
_EXPECTED = Path(__file__).parent / "expected"
_LISTS = ("claims", "via", "about", "with", "identified_by", "others_identified_by")
_DAYS = ("earliest", "latest")


@pytest.fixture(scope="module")
def zborowski(engine_server: Engine) -> Iterator[OpenCase]:
    """The part of the reference case on the letter, alone in the graph, and open."""
    with holding(engine_server, letter()), open_case("zborowski", address=address(engine_server)) as case:
        yield case


@pytest.fixture(scope="session")
def names() -> dict[str, str]:
    """The name of every entity and form of words, by id, as the tables of the case have it."""
    found = {row["id"]: row["name"] for row in table("entities")}
    return found | {row["form"]: row["name"] for row in table("names")}


@pytest.fixture(scope="session")
def expected() -> Callable[[str], list[Row]]:
    """Read a table of expected rows: lists, days and nothing in place of their text.

    The days in words and the disagreements that a row touches follow from its other columns and the tables of the case.
    """

    disputes = disagreements()

    def whole_row(row: dict[str, str]) -> Row:
        values = {key: _value(key, text) for key, text in row.items() if key != "paragraph"}
        behind = {id_ for key in ("claims", "identified_by", "others_identified_by") for id_ in values.get(key) or ()}
        approximate = values.pop("approximate", None) is not None
        touched = sorted(id_ for id_, members in disputes.items() if members & behind)
        return {
            "under": None,
            "decided": None,
            **values,
            "when": _days(values, approximate=approximate),
            "disagreements": touched,
        }

    def rows(name: str) -> list[Row]:
        with (_EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [whole_row(row) for row in csv.DictReader(file)]

    return rows


@functools.cache
def table(name: str, *, whole: bool = False) -> tuple[Mapping[str, str], ...]:
    """The rows of a table of the shipped case, read as plain CSV; of claims and names those of the letter, or all."""
    with (shipped_case() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(MappingProxyType(row) for row in csv.DictReader(file))
    if whole:
        return rows
    if name == "entities":
        kept = {entity.id for entity in letter().entities}
        return tuple(row for row in rows if row["id"] in kept)
    if name not in ("claims", "names"):
        return rows
    places = {row["id"] for row in table("passages") if int(row["paragraph"]) in PARAGRAPHS}
    return tuple(row for row in rows if row["passage"] in places)


def disagreements() -> dict[str, set[str]]:
    """The claims of these paragraphs in each disagreement of which they have every side, by its id."""
    kept = {row["id"] for name in ("claims", "names") for row in table(name)}
    sides = {
        row["id"]: [{*side.split("; ")} & kept for side in row["sides"].split(" | ")] for row in table("disagreements")
    }
    return {id_: set().union(*held) for id_, held in sides.items() if all(held)}


def _days(row: Row, *, approximate: bool) -> str:
    """The days in words."""
    earliest, latest = row["earliest"], row["latest"]
    about = "about " if approximate else ""
    if earliest and latest:
        return about + (str(earliest) if earliest == latest else f"{earliest} to {latest}")
    return f"from {about}{earliest}" if earliest else f"by {about}{latest}" if latest else ""


def _value(key: str, text: str) -> Any:
    if key in _LISTS:
        return text.split("; ") if text else []
    if not text:
        return None
    return date.fromisoformat(text) if key in _DAYS else int(text) if key == "paragraph" else text
