"""Query files: every statement that molehunt sends, one named file each under ``cypher/``.

A file begins with a header: ``// summary:``, then ``// param: name type meaning`` for each parameter,
``// returns: columns``, and ``// slot: NAME meaning`` for a label or type written in capitals in the text, which the
caller fills from the model's closed lists. Its path without the ending is its name: ``ask/who_saw``.
To add a query: add a file; the tests hold header, text and model together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from molehunt.model.either import either
from molehunt.model.errors import QueryError
from molehunt.model.nearest import nearest
from molehunt.model.shipped import shipped
from molehunt.store.parameters import TYPES, is_of

_HEADER = re.compile(r"// (summary|param|slot|returns): ?(.*)")
_SLOT_VALUE = re.compile(r"[A-Za-z_]+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter of a query."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: its statements, and what its header says of it."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    slots: tuple[str, ...]
    returns: tuple[str, ...]
    text: str

    def filled(self, **slots: str) -> str:
        """Return the text with its slots filled, each with a label or type of the model.

        Raises QueryError if a slot is missing or unknown, or a value is not a plain word: a label is never data.
        """
        if set(slots) != set(self.slots) or not all(_SLOT_VALUE.fullmatch(value) for value in slots.values()):
            raise QueryError(f"query {self.name}: fill exactly the slots {', '.join(self.slots)} with plain words")
        return re.sub("|".join(self.slots), lambda match: slots[match.group()], self.text) if slots else self.text

    def check(self, given: Mapping[str, object]) -> dict[str, object]:
        """Return the parameters to send, with null for each optional one that was not given.

        Raises QueryError, naming each parameter that is missing, unknown, or of another type than its header says.
        """
        declared = {parameter.name: parameter for parameter in self.parameters}
        unknown = [name for name in given if name not in declared]
        missing = [p.name for p in self.parameters if p.name not in given and not p.type.endswith("|null")]
        strange = [p for name, p in declared.items() if name in given and not is_of(p.type, given[name])]
        if unknown or missing or strange:
            wrong = [f"unknown parameter {name}" for name in unknown]
            wrong += [f"parameter {name} is missing" for name in missing]
            wrong += [_not_as_declared(parameter, given[parameter.name]) for parameter in strange]
            raise QueryError(f"query {self.name}: {'; '.join(wrong)}; it takes {', '.join(declared) or 'none'}")
        return {name: given.get(name) for name in declared}


def _not_as_declared(parameter: Parameter, value: object) -> str:
    kind = "null" if value is None else f"{value!r:.60}, of the type {type(value).__name__}"
    return f"parameter {parameter.name} ({parameter.meaning}) is of the type {parameter.type}, and not {kind}"


def parse(name: str, content: str) -> Query:
    """Return the query in the content of its file. Raises QueryError, naming the first wrong line of the header."""
    fields: dict[str, list[str]] = {"summary": [], "param": [], "slot": [], "returns": []}
    lines = content.splitlines()
    body = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for number, line in enumerate(lines[:body], 1):
        match = _HEADER.fullmatch(line)
        if not match:
            raise QueryError(f"cypher/{name}.cypher:{number}: not a header line; expected // summary:, param:, ...")
        fields[match[1]].append(match[2].strip())
    if len(fields["summary"]) != 1:
        raise QueryError(f"cypher/{name}.cypher:1: exactly one // summary: is expected")
    return Query(
        name=name,
        summary=fields["summary"][0],
        parameters=tuple(_parameter(name, text) for text in fields["param"]),
        slots=tuple(text.split()[0] for text in fields["slot"]),
        returns=tuple(part.strip() for text in fields["returns"] for part in text.split(",") if part.strip()),
        text="\n".join(lines[body:]).strip(),
    )


def _parameter(name: str, text: str) -> Parameter:
    parts = text.split(maxsplit=2)
    if len(parts) != 3 or parts[1] not in TYPES:
        raise QueryError(
            f"cypher/{name}.cypher: // param: {text}: expected a name, one of {', '.join(TYPES)}, a meaning"
        )
    return Parameter(*parts)


@cache
def find_query(name: str) -> Query:
    """Return the query of that name. Raises QueryError for an unknown name, with the nearest known ones."""
    shown = name[:80]
    path = shipped("cypher") / f"{shown}.cypher"
    if shown != name or not re.fullmatch(r"[a-z]+/[a-z0-9_]+", name) or not path.is_file():
        known = {name.split("/")[-1]: name for name in query_names()}
        near = nearest(shown, query_names(), most=3) or [known[tail] for tail in nearest(shown.split("/")[-1], known)]
        hint = (
            f"; did you mean {', '.join(near)}?"
            if near
            else f"; see {either('molehunt queries', 'molehunt.store.queries.query_names()')}"
        )
        raise QueryError(f"there is no query {shown!r}{hint}")
    return parse(name, path.read_text(encoding="utf-8"))


def query_names(*folders: str) -> list[str]:
    """Return the names of all queries, or of those in the given folders (ask, check, gds, write, schema)."""
    home: Path = shipped("cypher")
    names = sorted(path.relative_to(home).with_suffix("").as_posix() for path in home.glob("*/*.cypher"))
    return [name for name in names if not folders or name.split("/")[0] in folders]
