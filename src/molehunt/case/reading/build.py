"""From the tables of a case without faults to its records.

A column gives the values of the field of the same name: several ids as a tuple, a number as an int, all else as text.
Only claims (their roles become one mapping, their dates are resolved) and names (which are claims) need code of their
own. Whole columns are passed, by name: a call with keywords for every row would take twice as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

from molehunt.case.reading.cells import sides, split
from molehunt.case.reading.package import Package
from molehunt.case.reading.sheet import Sheet, Sheets
from molehunt.case.reading.tables import Column
from molehunt.model import records
from molehunt.model.records import ROLES, Case, Claim, Name, When

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")
Columns = dict[str, Iterable[Any]]
_UNDATED = When("")


def build(package: Package, sheets: Sheets, whens: Mapping[str, When], naming: str) -> Case:
    """Return the case; ``whens`` are its resolved dates by claim id, ``naming`` the predicate of names.csv."""

    def every(table: str, record: type[R]) -> tuple[R, ...]:
        return _records(record, _columns(sheets[table])) if table in sheets else ()

    return Case(
        id=package.id,
        title=package.title,
        entities=every("entities", records.Entity),
        names=_names(_columns(sheets["names"]), whens, naming),
        sources=every("sources", records.Source),
        passages=every("passages", records.Passage),
        claims=_claims(_columns(sheets["claims"]), whens),
        alternatives=every("alternatives", records.AlternativeSet),
        disagreements=every("disagreements", records.Disagreement),
        decisions=every("decisions", records.Decision),
        hypotheses=every("hypotheses", records.Hypothesis),
        bearings=every("bearings", records.Bearing),
        omitted=every("omitted", records.Omission),
    )


def _columns(sheet: Sheet) -> Columns:
    return {column.name: _values(column, sheet.columns[column.name]) for column in sheet.table.columns}


def _values(column: Column, cells: Sequence[str]) -> Sequence[Any]:
    if column.many == "sides":
        return [sides(cell) for cell in cells]
    if column.many:
        return [split(cell, column.many) for cell in cells]
    return [int(cell) for cell in cells] if column.form == "integer" else cells


def _records(record: type[R], columns: Columns) -> tuple[R, ...]:
    """Return a record for each row. A field comes from the column of its name; without one it has its default."""
    values = [columns[field.name] if field.name in columns else repeat(field.default) for field in fields(record)]
    return tuple(map(record, *values))


def _claims(columns: Columns, whens: Mapping[str, When]) -> tuple[Claim, ...]:
    by_role = zip(*(columns[role] for role in ROLES), strict=True)
    roles = [{role: ids for role, ids in zip(ROLES, row, strict=True) if ids} for row in by_role]
    when = [whens.get(id_, _UNDATED) for id_ in columns["id"]]
    return _records(Claim, {**columns, "roles": roles, "when": when})


def _names(columns: Columns, whens: Mapping[str, When], naming: str) -> tuple[Name, ...]:
    parts: Columns = {
        "predicate": repeat(naming),
        "roles": [
            {"subject": (form,), "object": (bearer,)}
            for form, bearer in zip(columns["form"], columns["denotes"], strict=True)
        ],
        "when": [whens.get(id_, _UNDATED) for id_ in columns["id"]],
        # The table has no column for the polarity: by the vocabulary, a claim that denies is negated.
        "polarity": ["negated" if stance == "denies" else "affirmed" for stance in columns["stance"]],
        "basis": ["deduced" if sameness == "inferred" else "unknown" for sameness in columns["sameness"]],
    }
    return _records(Name, {**columns, "claim": _records(Claim, {**columns, **parts})})
