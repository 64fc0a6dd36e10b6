"""The description of a case, ``datapackage.json``: reading it and checking it.

A case is a tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/), version 1. Its
name is the id of the case, its resources are the tables. Resources with other names are left alone. The standard allows
further properties: ``molehunt`` holds the number of the ``format`` that the tables have.

To change the format so that older cases read otherwise: raise ``FORMAT``, and carry older ones forward in ``reader``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from molehunt.case.faults import Fault, shown
from molehunt.case.reading.tables import SLUG, TABLES, Table
from molehunt.case.reading.text import CONTROL, Text, read_text
from molehunt.model.records import LONGEST_NAME

FILE = "datapackage.json"
FORMAT = 2
"""The format that is written. Cases that give none have format 1, every column in every table, which reads as 2."""
_NAMES = frozenset(table.name for table in TABLES)
Wrong = tuple[str, str]
"""The word near which something is wrong, and what it is."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the description says; ``paths`` maps the name of a table to its file, relative to the folder.

    An optional table of which the description says nothing has no path. ``fields`` holds the columns of a table as its
    schema lists them, ``text`` the file itself, None if it could not be read.
    """

    id: str
    title: str
    paths: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: Text | None = None

    def fault(self, near: str, message: str) -> Fault:
        """Return a fault at a word of the file, at its beginning if the word is not there."""
        if self.text is None:
            return Fault(FILE, 1, 1, message)
        return self.text.fault(max(self.text.content.find(json.dumps(near, ensure_ascii=False)), 0), message)


def read_package(folder: Path) -> tuple[Package, tuple[Fault, ...]]:
    """Return what describes the case in a folder, with the usual paths where it does not, and its faults."""
    text = read_text(folder / FILE, folder)
    if isinstance(text, Fault):
        return _package({}), (text,)
    faults = [text.fault(offset, words) for offset, words in text.wrong[:1]]
    try:
        described = json.loads(text.content)
    except json.JSONDecodeError as error:
        what = f"the file is not JSON: {error.msg}; expected the description of a Data Package"
        return _package({}), (*faults, Fault(text.file, error.lineno, error.colno, what))
    except (RecursionError, ValueError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else "one with a number of thousands of digits"
        what = f"the file is {what}; expected the description of a Data Package"
        return _package({}), (*faults, Fault(text.file, 1, 1, what))
    package = _package(described, text)
    return package, (*faults, *(package.fault(near, what) for near, what in _faults(described)))


def field_faults(package: Package, table: str, columns: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a fault if the schema of a table lists other columns than its file has: other readers go by it."""
    if package.fields.get(table, columns) != columns:
        what = f"schema of {table} has other fields than its table"
        yield package.fault(table, f"{what}; expected {', '.join(columns)}")


def _package(described: object, text: Text | None = None) -> Package:
    if not isinstance(described, dict):
        described = {}
    usual = {table.name: f"{table.name}.csv" for table in TABLES if not table.optional}
    resources = [resource for resource in _resources(described) if resource["name"] in _NAMES]
    paths = {resource["name"]: resource["path"] for resource in resources if _inside(resource.get("path"))}
    fields = {resource["name"]: _fields(resource) for resource in resources}
    name, title = (said if isinstance(said := described.get(key), str) else "" for key in ("name", "title"))
    return Package(name, title, {**usual, **paths}, fields, text)


def _faults(described: object) -> Iterator[Wrong]:
    if not isinstance(described, dict):
        yield "", "the description is not an object; expected name, title and resources"
        return
    name = described.get("name")
    if not (isinstance(name, str) and re.fullmatch(SLUG, name)):
        yield "name", f"name {_said(name)} is no id; expected small letters, digits, hyphens"
    yield from _title(described.get("title"))
    yield from _format(described.get("molehunt", {"format": 1}))
    resources = [resource["name"] for resource in _resources(described)]
    for table in TABLES:
        if table.name not in resources and not table.optional:
            yield "resources", f"resources lack {table.name}; expected a resource of that name"
        if resources.count(table.name) > 1:
            yield table.name, f"resource {table.name} stands here more than once; expected it once"
    tables = {table.name: table for table in TABLES}
    for resource in _resources(described):
        if resource["name"] in tables:
            yield from _resource(tables[resource["name"]], resource)


def _title(title: object) -> Iterator[Wrong]:
    if not (isinstance(title, str) and title.strip()):
        yield "title", "title is missing; expected the title of the case"
    elif len(title) > LONGEST_NAME:
        yield "title", f"title has {len(title):,} characters; expected {LONGEST_NAME:,} at most"
    elif CONTROL.search(title) or "\n" in title or not _encodes(title):
        yield "title", f"title {shown(title)} holds a control character or half of one; expected text on one line"


def _format(said: object) -> Iterator[Wrong]:
    number = said.get("format") if isinstance(said, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        yield "molehunt", f'molehunt does not say which format this is; expected {{"format": {FORMAT}}}'
    elif number > FORMAT:
        what = f"format {number:,} is newer than this molehunt, which reads up to {FORMAT}"
        yield "molehunt", f"{what}; expected an older case, or a newer one: pip install --upgrade molehunt"


def _resource(table: Table, resource: Mapping[str, Any]) -> Iterator[Wrong]:
    if not _inside(path := resource.get("path")):
        yield table.name, f"path of {table.name} is {_said(path)}; expected a file inside the folder of the case"
    fields = _fields(resource)
    known = tuple(name for name in table.header if name in fields)
    if fields != known or not set(table.needed) <= set(known):
        expected = ", ".join(table.header)
        yield table.name, f"schema of {table.name} has other fields than its table; expected {expected}"


def _fields(resource: Mapping[str, Any]) -> tuple[str, ...]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    listed = fields if isinstance(fields, list) else []
    return tuple(str(one.get("name"))[:LONGEST_NAME] for one in listed if isinstance(one, dict))


def _resources(described: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the resources that have a name, which the standard asks for; what has none is left alone."""
    listed = described.get("resources")
    resources = listed if isinstance(listed, list) else []
    return [one for one in resources if isinstance(one, dict) and isinstance(one.get("name"), str)]


def _inside(path: object) -> bool:
    """Is this a relative POSIX path that stays in its folder, as the standard asks of a safe path."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or not path.isprintable():
        return False
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts


def _said(value: object) -> str:
    """Return a value as a message quotes it; of what is no text only what it is, since it may be of any size."""
    return shown(value) if isinstance(value, str) else "''" if value is None else f"of the type {type(value).__name__}"


def _encodes(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
