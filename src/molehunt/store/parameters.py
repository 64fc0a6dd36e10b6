"""Parameters of a query: what Bolt carries, what to give in place of what it does not, and what a header asks for.

To tell of one more type: its line in ``_INSTEAD``, before the wider types. To let a header ask for one more: its line
in ``_DECLARED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from numbers import Integral
from pathlib import PurePath
from typing import Any
from uuid import UUID

from molehunt.model.errors import QueryError

DEEPEST = 100
"""Lists and maps that may stand in one another."""
_CARRIED = (str, int, float, bool, type(None), bytes, bytearray, date, time, timedelta)
# The driver has forms for these types of others.
_FOREIGN = {"neo4j", "numpy", "pandas", "pyarrow"}
_INSTEAD: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (lambda value: isinstance(value, (PurePath, UUID)), "str(value)"),
    (lambda value: isinstance(value, (Decimal, Fraction)), "float(value), or str(value) to keep every digit"),
    (lambda value: isinstance(value, Enum), "value.value"),
    (lambda value: is_dataclass(value) and not isinstance(value, type), "dataclasses.asdict(value)"),
    (lambda value: isinstance(value, memoryview), "bytes(value)"),
    (lambda value: isinstance(value, Mapping), "dict(value)"),
    (lambda value: isinstance(value, Iterable), "list(value)"),
)
_DECLARED: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, Integral) and not isinstance(value, bool),
    "list": lambda value: isinstance(value, (list, tuple)) or (_foreign(value) and hasattr(value, "__len__")),
    # A datetime is a date in Python, and next to a DATE nothing is true of it in a database.
    "date": lambda value: (
        (isinstance(value, date) and not isinstance(value, datetime)) or type(value).__name__ == "Date"
    ),
    "null": lambda value: value is None,
}
TYPES = (*(one for one in _DECLARED if one != "null"), "list|null", "string|null", "date|null")
"""The types that a parameter can have in the header of a query."""


def is_of(declared: str, value: Any) -> bool:
    """Tell whether a value is of a type of :data:`TYPES`."""
    return any(_DECLARED[one](value) for one in declared.split("|"))


def sendable(what: str, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return parameters as they are sent; ``what`` is the name of the query.

    Raises QueryError for what Bolt has no form for: it names the parameter, its type, and what to give instead.
    """
    if not isinstance(parameters, Mapping | None):
        raise QueryError(f"{what}: parameters are a dict of values by name, not {type(parameters).__name__}")
    for name, value in (parameters or {}).items():
        if not isinstance(name, str):
            raise QueryError(f"{what}: the name of a parameter is text, not {type(name).__name__}: {name!r:.60}")
        for fault in _faults(name, value, DEEPEST):
            raise QueryError(f"{what}: parameter {fault}")
    return dict(parameters or {})


def _faults(name: str, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, (list, tuple, dict)):
        if not depth:
            yield f"{name.partition('[')[0]} has more than {DEEPEST} lists or maps in one another; give it flatter"
            return
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(value, dict) and not isinstance(key, str):
                yield f"{name} has the key {key!r:.60}, and keys are text; give str() of it"
            yield from _faults(f"{name}[{key!r}]", item, depth - 1)
    elif isinstance(value, Enum) or not isinstance(value, _CARRIED):
        if not _foreign(value):
            kind = type(value).__name__
            yield f"{name} is of the type {kind}, which a database does not take; give {_instead(value)}"
    elif isinstance(value, int) and not -(2**63) <= value < 2**63:
        yield f"{name} has more than 64 bits; give it as text"
    elif isinstance(value, str) and not value.isascii() and (half := _half(value)):
        yield f"{name} has half a character in it, {half}; give whole characters"


def _foreign(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] in _FOREIGN


def _instead(value: Any) -> str:
    other = "a text, a number, a day, or a list or dict of these"
    return next((words for fits, words in _INSTEAD if fits(value)), other)


def _half(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"U+{ord(text[error.start]):04X}"
    return ""
