"""The tables of a case, from the graph: what was loaded, row by row, in order of ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.tables import TABLES, Table
from molehunt.graph.proof import grade
from molehunt.graph.reader import Reader
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import vocabulary

Row = Mapping[str, Any]
PAGE = 5_000
"""Rows fetched by one query."""
# Each of these has a query of its name under cypher/case.
_PLAIN = ("entities", "sources", "passages", "alternatives", "decisions", "hypotheses")


def tables(reader: Reader) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table by its name, cells as text; those that a case may do without only if they have any.

    Raises EngineError if the graph cannot answer.
    """
    found: dict[str, list[Row]] = {name: list(_rows(reader, name)) for name in _PLAIN}
    found["disagreements"] = [{**row, "sides": _sides(row["members"])} for row in _rows(reader, "disagreements")]
    found |= {"claims": [], "names": [], "bearings": []}
    for row in _rows(reader, "claims"):
        found["names" if row["claim"]["sameness"] else "claims"].append(_claim(row))
        found["bearings"] += [{**bearing, "claim": row["id"]} for bearing in row["bearings"]]
    found["bearings"].sort(key=itemgetter("hypothesis", "claim"))
    held = [table for table in TABLES if found.get(table.name) or (table.name in found and not table.optional)]
    return {table.name: [_cells(table, row) for row in found[table.name]] for table in held}


def _rows(reader: Reader, name: str) -> Iterator[Row]:
    after = ""
    while True:
        page = reader.rows(f"case/{name}", after=after, limit=PAGE)
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1]["id"]


def _claim(row: Row) -> Row:
    """Return the row of a claim; the subject of a naming is the form of words, its object whom that denotes."""
    claim, roles = row["claim"], _roles(row["participants"])
    made = {**row, **claim, **roles, "grade": grade(claim)}
    if claim["sameness"]:
        (form,) = (one for one in row["participants"] if one["role"] == "SUBJECT")
        # An entity that is said to be another is a form, too, and then its kind is none of a name.
        kind = form["kind"] if form["kind"] in closed_lists(vocabulary())["name kind"] else "spelling"
        made |= {"form": form["id"], "name": form["name"], "kind": kind, "denotes": roles["object"][0]}
    return made


def _roles(participants: Sequence[Row]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {role: [] for role in ROLES}
    for one in sorted(participants, key=itemgetter("id")):
        roles[one["role"].lower()].append(one["id"])
    return roles


def _sides(members: Sequence[Row]) -> list[list[str]]:
    sides: dict[int, list[str]] = {}
    for one in sorted(members, key=itemgetter("position", "id")):
        sides.setdefault(one["position"], []).append(one["id"])
    return list(sides.values())


def _cells(table: Table, row: Row) -> dict[str, str]:
    return {column.name: _cell(row[column.name], column.many) for column in table.columns}


def _cell(value: Any, many: str) -> str:
    if value is None or not many:
        return "" if value is None else str(value)
    if many == "sides":
        return " | ".join("; ".join(side) for side in value)
    return ("; " if many == "list" else " > ").join(value)
