"""Parameters of queries on the command line: ``-p KEY=VALUE`` is text, and ``-p KEY:=JSON`` anything else.

Where a query declares the type of a parameter, its text is read by it: to read one more type, add it to ``_READ``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from molehunt.cli.options import Command, Day
from molehunt.store.queries import Parameter


def params(command: Command) -> Command:
    """Add ``-p``."""
    return click.option(
        "-p",
        "--param",
        "params",
        multiple=True,
        metavar="KEY=VALUE",
        help="A text as parameter, where the query takes a list a,b,c; KEY:=JSON for others.",
    )(command)


def read_params(given: Sequence[str], declared: Sequence[Parameter] = ()) -> dict[str, Any]:
    """Return parameters as they are sent; raises BadParameter for what cannot be read, or is given twice."""
    types = {one.name: one.type.removesuffix("|null") for one in declared}
    values: dict[str, Any] = {}
    for text in given:
        key, value = _read(text, types)
        if key in values:
            raise _bad(f"{key} was given twice.")
        values[key] = value
    return values


def _read(text: str, types: Mapping[str, str]) -> tuple[str, Any]:
    key, equals, value = text.partition("=")
    if not equals or not key.removesuffix(":"):
        raise _bad(f"{text!r}: expected KEY=VALUE")
    if key.endswith(":"):
        return key[:-1], _from_json(key[:-1], value)
    # A name that the query does not declare is left for the query to refuse.
    read = _READ.get(types.get(key, "string"))
    return key, read(key, value) if read else value


def _from_json(key: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise _bad(f"{f'{key}:={value}'!r}: not JSON after := ({error})") from None
    except RecursionError:
        raise _bad(f"{key}: brackets stand too deep in one another") from None


def _integer(key: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise _bad(f"{key}={value}: expected an integer") from None


def _list(key: str, value: str) -> list[str]:
    if value.lstrip().startswith("["):
        raise _bad(f"{f'{key}={value}'!r}: a list is a,b,c; as JSON it is {key}:={value}")
    return [part.strip() for part in value.split(",")]


def _bad(message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint="-p")


_READ: Mapping[str, Callable[[str, str], Any]] = {
    "integer": _integer,
    "list": _list,
    "date": lambda _, value: Day().convert(value, None, None),
}
