"""The reference case, loaded and open, and the rows that its text gives, worked out by hand in ``expected/``.

A module that asks for ``zborowski`` or for ``whole`` must not ask for the other, nor for ``engine``, which empties the graph
under it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests import engines
from tests.cases import shipped_case
from tests.engines import Engine
from tests.support.graphs import address
from tests.support.letter import PARAGRAPHS, letter

Row = dict[str, Any]
_EXPECTED = Path(__file__).parent / "expected"
_LISTS = ("claims", "via", "about", "with", "identified_by")
_DAYS = ("earliest", "latest")


@pytest.fixture(scope="module")
def zborowski(engine_server: Engine) -> Iterator[OpenCase]:
    """The part of the reference case on the letter, freshly loaded into an otherwise empty graph, and open."""
    engines.empty(engine_server)
    with GraphStore(address(engine_server)) as store:
        load(store, letter(read(shipped_case())))
    with open_case("zborowski", address=address(engine_server)) as case:
        yield case


@pytest.fixture(scope="module")
def whole(engine_server: Engine) -> Iterator[OpenCase]:
    """The whole reference case, freshly loaded into an otherwise empty graph, and open."""
    engines.empty(engine_server)
    with GraphStore(address(engine_server)) as store:
        load(store, read(shipped_case()))
    with open_case("zborowski", address=address(engine_server)) as case:
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
        behind = {*values["claims"], *values["identified_by"]}
        touched = sorted(id_ for id_, members in disputes.items() if members & behind)
        return {"under": None, "decided": None, **values, "when": _days(values), "disagreements": touched}

    def rows(name: str) -> list[Row]:
        with (_EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [whole_row(row) for row in csv.DictReader(file)]

    return rows


def table(name: str, *, whole: bool = False) -> list[dict[str, str]]:
    """The rows of a table of the shipped case, read as plain CSV; of claims and names those of the letter, or all."""
    with (shipped_case() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if whole:
        return rows
    if name == "entities":
        kept = {entity.id for entity in letter(read(shipped_case())).entities}
        return [row for row in rows if row["id"] in kept]
    if name not in ("claims", "names"):
        return rows
    places = {row["id"] for row in table("passages") if int(row["paragraph"]) in PARAGRAPHS}
    return [row for row in rows if row["passage"] in places]


def disagreements() -> dict[str, set[str]]:
    """The claims of these paragraphs in each disagreement of which they have every side, by its id."""
    kept = {row["id"] for name in ("claims", "names") for row in table(name)}
    sides = {
        row["id"]: [{*side.split("; ")} & kept for side in row["sides"].split(" | ")] for row in table("disagreements")
    }
    return {id_: set().union(*held) for id_, held in sides.items() if all(held)}


def _days(row: Row) -> str:
    """The days in words, where none of them is approximate."""
    earliest, latest = row["earliest"], row["latest"]
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} to {latest}"
    return f"from {earliest}" if earliest else f"by {latest}" if latest else ""


def _value(key: str, text: str) -> Any:
    if key in _LISTS:
        return text.split("; ") if text else []
    if not text:
        return None
    return date.fromisoformat(text) if key in _DAYS else int(text) if key == "paragraph" else text
