"""The description of a case, ``datapackage.json``: reading it, checking it, writing one.

A case is a tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/), version 1. Its
name is the id of the case, its resources are the tables. Resources with other names are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from molehunt.case.faults import Fault, shown
from molehunt.case.tables import SLUG, TABLES, Table
from molehunt.case.text import place, read_text

FILE = "datapackage.json"
_NAMES = frozenset(table.name for table in TABLES)


@dataclass(frozen=True, slots=True)
class Package:
    """What the description says; ``paths`` maps the name of a table to its file, relative to the folder.

    An optional table of which the description says nothing has no path.
    """

    id: str
    title: str
    paths: Mapping[str, str] = field(default_factory=dict)


def read_package(folder: Path) -> tuple[Package, tuple[Fault, ...]]:
    """Return what describes the case in a folder, with the usual paths where it does not, and its faults."""
    text = read_text(folder / FILE)
    if isinstance(text, Fault):
        return _package({}), (text,)
    faults = [Fault(text.file, *place(text.content, offset), words) for offset, words in text.wrong]
    try:
        found = json.loads(text.content)
    except json.JSONDecodeError as error:
        what = f"the file is not JSON: {error.msg}; expected the description of a Data Package"
        return _package({}), (*faults, Fault(text.file, error.lineno, error.colno, what))
    except RecursionError:
        what = "the file is nested too deeply; expected the description of a Data Package"
        return _package({}), (*faults, Fault(text.file, 1, 1, what))
    wrong = [Fault(text.file, *_find(text.content, near), what) for near, what in _faults(found)]
    return _package(found), (*faults, *wrong)


def _find(content: str, near: str) -> tuple[int, int]:
    """Return the place of a word of the file, its beginning if the word is not there."""
    return place(content, max(content.find(json.dumps(near, ensure_ascii=False)), 0))


def _package(found: object) -> Package:
    if not isinstance(found, dict):
        found = {}
    usual = {table.name: f"{table.name}.csv" for table in TABLES if not table.optional}
    paths = {
        resource["name"]: resource["path"]
        for resource in _resources(found)
        if resource.get("name") in _NAMES and _inside(resource.get("path"))
    }
    return Package(str(found.get("name", "")), str(found.get("title", "")), {**usual, **paths})


def _faults(found: object) -> Iterator[tuple[str, str]]:
    """Give the word near which something is wrong, and what it is."""
    if not isinstance(found, dict):
        yield "", "the description is not an object; expected name, title and resources"
        return
    if not (isinstance(found.get("name"), str) and re.fullmatch(SLUG, found["name"])):
        yield (
            "name",
            f"name {shown(str(found.get('name', '')))} is no id; expected small letters, digits, hyphens",
        )
    if not (isinstance(found.get("title"), str) and found["title"].strip()):
        yield "title", "title is missing; expected the title of the case"
    resources = [resource.get("name") for resource in _resources(found)]
    for table in TABLES:
        if table.name not in resources and not table.optional:
            yield "resources", f"resources lack {table.name}; expected a resource of that name"
        if resources.count(table.name) > 1:
            yield table.name, f"resource {table.name} stands here more than once; expected it once"
    tables = {table.name: table for table in TABLES}
    for resource in _resources(found):
        if resource.get("name") in tables:
            yield from _resource(tables[resource["name"]], resource)


def _resource(table: Table, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    path = found.get("path")
    if not _inside(path):
        yield (
            table.name,
            f"path of {table.name} is {shown(str(path))}; expected a file inside the folder of the case",
        )
    schema = found.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    names = [field.get("name") for field in fields if isinstance(field, dict)] if isinstance(fields, list) else []
    if names != list(table.header):
        expected = ", ".join(table.header)
        yield table.name, f"schema of {table.name} has other fields than its table; expected {expected}"


def _resources(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed = found.get("resources")
    return [resource for resource in listed if isinstance(resource, dict)] if isinstance(listed, list) else []


def _inside(path: object) -> bool:
    """Is this a relative POSIX path that stays in its folder, as the standard asks of a safe path."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or "\0" in path:
        return False
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
