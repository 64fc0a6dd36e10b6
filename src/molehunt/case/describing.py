"""The description of a case, ``datapackage.json``, as it is written: the schema of every table for other readers.

What the standard cannot say stays with ``molehunt.case.check``: lists of ids in a cell, ids of several tables in one
column, the roles of predicates, dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from molehunt.case.reading.package import FORMAT
from molehunt.case.reading.tables import IDS, SEPARATORS, SHA256, SLUG, TABLES, Column, Table

Lists = Mapping[str, tuple[str, ...]]
_TYPES = {"integer": "integer"}
_PATTERNS = {"slug": SLUG, "sha256": SHA256, "grade": "[A-F][1-6]"}


def descriptor(name: str, title: str, lists: Lists, tables: Iterable[Table] = TABLES) -> dict[str, Any]:
    """Return the ``datapackage.json`` of a case whose tables, all or some, stand in files of their names.

    ``lists`` are the closed lists of the vocabulary, by the name that a column gives them.
    """
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "molehunt": {"format": FORMAT},
        "resources": [_resource(table, lists) for table in tables],
    }


def _resource(table: Table, lists: Lists) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.means,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, column, lists) for column in table.columns],
            "missingValues": [""],
            "primaryKey": table.key[0] if len(table.key) == 1 else list(table.key),
            "foreignKeys": [_key(table, column) for column in table.columns if _single(column)],
        },
    }


def _field(table: Table, column: Column, lists: Lists) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.needed:
        constraints["required"] = True
    if column.longest:
        constraints["maxLength"] = column.longest
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.form in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.form]
    if column.closed:
        constraints["enum"] = list(lists[column.closed])
    if column.form == "integer":
        constraints["minimum"] = 0 if column.name == "start" else 1
    means = column.means
    if column.many:
        means = f"{means} Several are divided by {SEPARATORS[column.many]!r}."
    found = {"name": column.name, "title": means, "type": _TYPES.get(column.form, "string")}
    return {**found, "constraints": constraints} if constraints else found


def _single(column: Column) -> bool:
    return not column.many and len(column.refers) == 1 and len(IDS[column.refers[0]]) == 1


def _key(table: Table, column: Column) -> dict[str, Any]:
    ((target, key),) = IDS[column.refers[0]]
    # The standard refers to a table's own rows by the empty name.
    resource = "" if target == table.name else target
    return {"fields": column.name, "reference": {"resource": resource, "fields": key}}
