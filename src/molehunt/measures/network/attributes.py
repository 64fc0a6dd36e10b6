"""What the attributes of ties and nodes say, whoever made the graph: pandas marks a missing one by NaN, NA or NaT.

Every module that reads an attribute of somebody's graph reads it with this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from numbers import Real
from typing import Any

from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean
from molehunt.model.status import FIRM, STATUSES

KNOWN = (
    "weight", "authors", "author", "sources", "work", "status", "claim", "possible_earliest", "possible_latest",
    "earliest", "latest", "first", "last", "day", "date",
)  # fmt: skip
"""The attributes of a tie that something is made of; all others are kept, and nothing more."""
SAYERS = ("authors", "author", "sources", "work")
"""The attributes of a tie that name those who say that there is one."""


def is_missing(value: Any) -> bool:
    """Return whether an attribute holds nothing: None, an empty text, NaN, NA or NaT.

    >>> [is_missing(value) for value in (None, "", float("nan"), 0, "nan", ["ann"])]
    [True, True, True, False, False, False]
    """
    if value is None or (isinstance(value, str) and not value):
        return True
    try:
        return bool(value != value)  # noqa: PLR0124  # only NaN and NaT differ from themselves
    except TypeError:  # NA is neither equal nor unequal to anything
        return True
    except ValueError:  # an array
        return False


def text_of(value: Any) -> str:
    """Return an attribute as text; an empty one if it holds nothing."""
    return "" if is_missing(value) else str(value)


def said_by(tie: Mapping[str, Any], where: str) -> Iterator[str]:
    """Yield those who say that there is a tie: texts, several in one with "; " between them, or in a list.

    Raises MolehuntError, which begins with ``where``, for what is no text and no list of texts.
    """
    for name in SAYERS:
        held = tie.get(name)
        for one in held if isinstance(held, (list, tuple, set, frozenset)) else (held,):
            if not (isinstance(one, (str, Real)) or is_missing(one)):
                raise MolehuntError(f"{where} has {name} {held!r}: expected text, or a list of texts")
            yield from filter(None, map(str.strip, text_of(one).split(";")))


def status_of(tie: Mapping[str, Any], where: str) -> str:
    """Return the status of a tie, an empty text for one without.

    Raises MolehuntError, which begins with ``where``, for what is no status.
    """
    status = text_of(tie.get("status"))
    if fault := fault_of_status(status):
        raise MolehuntError(f"{where} has status {status!r}; {fault}")
    return status


def is_firm(tie: Mapping[str, Any], where: str) -> bool:
    """Return whether a tie is firm by its status, as one without is; raises MolehuntError as :func:`status_of`."""
    return status_of(tie, where) in ("", *FIRM)


def fault_of_status(status: str) -> str:
    """Return which status was probably meant by a word that is none; empty for one that is, and for an empty one."""
    return did_you_mean(status, STATUSES) if status and status not in STATUSES else ""
