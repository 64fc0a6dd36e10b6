"""The columns of a question, with their meaning, as its TypedDict declares them.

A column of ids is declared with what they are the ids of, such as :data:`ClaimIds`. Proof, numbers of the proof and the
page of the columns follow from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypedDict, get_args, get_origin, get_type_hints


class Ids(NamedTuple):
    """Marks a column of ids: what they are the ids of, in a word."""

    of: str


ClaimIds = Annotated[list[str], Ids("claim")]
"""Claims, which are in the proof of the answer and get numbers there."""
EntityIds = Annotated[list[str], Ids("entity")]
SourceIds = Annotated[list[str], Ids("author or work")]
DisagreementIds = Annotated[list[str], Ids("disagreement")]
AlternativesIds = Annotated[list[str], Ids("set of alternatives")]

_CALLED = ("entity", "author or work")


class SharedRow(TypedDict):
    """The columns that every question has."""

    id: Annotated[str, "Id of whoever or whatever the row is about."]
    name: Annotated[str, "Its name."]
    role: Annotated[str, "What it has to do with what was asked."]


class WeighedRow(TypedDict):
    """The columns that are worked out from the claims behind a row."""

    status: Annotated[str, "stated, reported, possible, disputed or denied: how firm the row is; empty for a number."]
    decided: Annotated[str | None, "for or against, where a disagreement over the row is decided in the sources."]
    earliest: Annotated[date | None, "First day as written; empty where it is open."]
    latest: Annotated[date | None, "Last day as written; empty where it is open."]
    when: Annotated[str, "The days in words: approximate ones as such, spans that cannot be one apart, rivals with or."]
    modality: NotRequired[
        Annotated[str | None, "With --since or --until: whether it happened in that time for certain or only possibly."]
    ]
    identified_by: Annotated[ClaimIds, "Ids of the claims that say who stands under a name, or what is a copy."]
    disagreements: Annotated[DisagreementIds, "Ids of the disagreements that the row touches."]
    claims: Annotated[ClaimIds, "Ids of the claims for and against the row."]


WEIGHED = frozenset(WeighedRow.__annotations__)
"""Their names."""


class Column(NamedTuple):
    """A column: its name, its type in words, what it holds, and what its ids are of, if it holds ids."""

    name: str
    type: str
    meaning: str
    ids_of: str = ""


def columns(row: Any) -> tuple[Column, ...]:
    """Return all columns of a question, given the TypedDict of its own; in the order of its rows."""
    own = tuple(_declared(row))
    names = {column.name for column in own}
    shared = [column for column in _declared(SharedRow) if column.name not in names]
    return (*shared, *own, *_declared(WeighedRow))


def called_columns(row: Any) -> frozenset[str]:
    """Return the names of the columns of ids in place of which a table for reading shows names and titles."""
    return _called_columns(row)


@cache
def _called_columns(row: Any) -> frozenset[str]:
    return frozenset(column.name for column in columns(row) if column.ids_of in _CALLED)


def claim_columns(row: Any) -> tuple[str, ...]:
    """Return the names of the columns of claims, those of the claims for and against a row first."""
    return _claim_columns(row)


@cache
def _claim_columns(row: Any) -> tuple[str, ...]:
    found = [column.name for column in columns(row) if column.ids_of == "claim"]
    return tuple(sorted(found, key=lambda name: name != "claims"))


def _declared(row: Any) -> Iterator[Column]:
    for name, hint in get_type_hints(row, include_extras=True).items():
        inner = get_args(hint)[0] if get_origin(hint) is NotRequired else hint
        kind, *told = get_args(inner)
        ids_of = next((mark.of for mark in told if isinstance(mark, Ids)), "")
        yield Column(name, f"list of ids ({ids_of})" if ids_of else _word(kind), str(told[-1]), ids_of)


def _word(kind: Any) -> str:
    named = [_word(one) for one in get_args(kind) if one is not type(None)]
    if kind is date:
        return "day"
    if get_origin(kind) is Literal:
        return "text"
    if get_origin(kind) is list:
        return f"list of {named[0]}s"
    if named:
        return f"{named[0]} or empty"
    name = str(kind.__name__) if hasattr(kind, "__name__") else "text"
    return {"str": "text", "int": "number", "bool": "yes or no"}.get(name, name)
