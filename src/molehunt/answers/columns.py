"""The columns of a question, with their meaning, as its TypedDict declares them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, NamedTuple, NotRequired, TypedDict, get_args, get_origin, get_type_hints


class SharedRow(TypedDict):
    """The columns that every question has."""

    id: Annotated[str, "Id of whoever or whatever the row is about."]
    name: Annotated[str, "Its name."]
    role: Annotated[str, "What it has to do with what was asked."]


class WeighedRow(TypedDict):
    """The columns that are worked out from the claims behind a row."""

    status: Annotated[str, "stated, reported, possible, disputed or denied: how firm the row is."]
    decided: Annotated[str | None, "for or against, where a disagreement over the row is decided in the sources."]
    earliest: Annotated[date | None, "First day as written; empty where it is open."]
    latest: Annotated[date | None, "Last day as written; empty where it is open."]
    when: Annotated[str, "The days in words: approximate ones as such, spans that cannot be one apart, rivals with or."]
    modality: NotRequired[
        Annotated[str | None, "With --until: whether it had certainly or only possibly happened by then."]
    ]
    identified_by: Annotated[list[str], "Ids of the claims that say who stands under a name, or what is a copy."]
    disagreements: Annotated[list[str], "Ids of the disagreements that the row touches."]
    claims: Annotated[list[str], "Ids of the claims for and against the row."]


class Column(NamedTuple):
    """A column: its name, its type in a word, and what it holds."""

    name: str
    type: str
    meaning: str


def columns(row: Any) -> tuple[Column, ...]:
    """Return all columns of a question, given the TypedDict of its own; in the order of its rows."""
    own = tuple(_declared(row))
    names = {column.name for column in own}
    shared = [column for column in _declared(SharedRow) if column.name not in names]
    return (*shared, *own, *_declared(WeighedRow))


def _declared(row: Any) -> Iterator[Column]:
    for name, hint in get_type_hints(row, include_extras=True).items():
        inner = get_args(hint)[0] if get_origin(hint) is NotRequired else hint
        kind, meaning = get_args(inner)
        yield Column(name, _word(kind), meaning)


def _word(kind: Any) -> str:
    named = [_word(one) for one in get_args(kind) if one is not type(None)]
    if kind is date:
        return "day"
    if get_origin(kind) is list:
        return f"list of {named[0]}s"
    if named:
        return f"{named[0]} or empty"
    name = str(kind.__name__) if hasattr(kind, "__name__") else "text"
    return {"str": "text", "int": "number", "bool": "yes or no"}.get(name, name)
