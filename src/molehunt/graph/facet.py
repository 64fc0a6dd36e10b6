"""One field of a lens: its name, the values it takes, the claims that pass it, and its words in answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from molehunt.graph.evidence import Origin
from molehunt.model.dates.bounds import Bounds
from molehunt.model.errors import DateError, MolehuntError

Takes = Literal["agent", "work", "source", "grade", "day", "first day", "flag", "text"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One field of a lens; it is an option of every question and a keyword of :class:`molehunt.Lens`.

    ``takes`` says how a value is read: ``agent`` somebody who puts claims forward, ``work`` one or several works,
    ``source`` either of them, ``day`` a day (of a month or a year the last one), ``first day`` likewise the first,
    ``grade`` an Admiralty grade, ``flag`` yes or no. ``keeps`` is asked for each claim, with the value as read (a set
    of ids, a day, a grade); None where the field is no test of a claim. ``certainly`` is asked for the days of a row:
    whether it passes for certain. ``words`` holds ``{}`` for the value. ``undecidable`` tells whether a claim fails
    only because something is not recorded, and ``undecidable_words`` says what; the answer ends with the number of
    such claims.

    A field that takes names takes one or several, and ``joined`` stands between them in words. Where a later day than
    that of the field ``up_to`` leaves no day between the two, a lens with both is refused.
    """

    name: str
    takes: Takes
    meaning: str
    words: str
    keeps: Callable[[Origin, Any], bool] | None = None
    certainly: Callable[[Bounds, Any], bool] | None = None
    undecidable: Callable[[Origin], bool] | None = None
    undecidable_words: str = ""
    joined: str = " or "
    up_to: str = ""

    @property
    def many(self) -> bool:
        """Whether several values may be given."""
        return self.takes in ("agent", "work", "source")

    def read(self, value: Any) -> Any:
        """Return a value as it is compared, several as a tuple; names are left to be resolved in the case.

        Raises MolehuntError for what this field does not take.
        """
        reader: Callable[[str, Any], Any] = _READERS.get(self.takes, _text)
        if not self.many or not isinstance(value, (list, tuple)):
            return reader(self.name, value)
        if not value:
            raise MolehuntError(f"{self.name}: expected a name, or several, and not an empty list")
        names = tuple(dict.fromkeys(reader(self.name, one) for one in value))
        return names if len(names) > 1 else names[0]


def refuse_no_day(first_name: str, first: date | None, last_name: str, last: date | None) -> None:
    """Raise MolehuntError if the first day that counts is later than the last one; ``None`` is no bound."""
    if first and last and first > last:
        raise MolehuntError(f"{first_name} {first} is later than {last_name} {last}: no day is between them; swap them")


def last_day(name: str, value: Any) -> date:
    """Return the last day of what a day, a datetime or an EDTF text such as "1937-10" says.

    Raises MolehuntError for anything else; ``name`` is the parameter, for the message.
    """
    return _end_of("latest", "last", name, value)


def first_day(name: str, value: Any) -> date:
    """Return the first day of the same."""
    return _end_of("earliest", "first", name, value)


def _end_of(bound: str, which: str, name: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise MolehuntError(f"{name}: expected a day, such as '1937-10-31' or a datetime.date, not {_kind(value)}")
    from molehunt.model.dates.edtf import parse_edtf

    try:
        day: date | None = getattr(parse_edtf(value), bound)
    except DateError:
        raise DateError(f"{name}: {value!r} is no day; write it as 1938-02-14, 1938-02 or 1938") from None
    if day is None:
        raise MolehuntError(f"{name}: {value!r} has no {which} day; give a day, a month or a year")
    return day


def _grade(name: str, value: Any) -> str:
    text = value.upper() if isinstance(value, str) else ""
    if not re.fullmatch(r"(?=.)[A-F]?[1-6]?", text):
        raise MolehuntError(f"{name} {value!r}: expected a letter A to F, a number 1 to 6, or both, as in C3")
    return text


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise MolehuntError(f"{name}: expected True or False, not {_kind(value)}")
    return value


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise MolehuntError(f"{name}: expected a name, as text, not {_kind(value)}")
    return value


def _kind(value: Any) -> str:
    """Say what was given instead, in a word or two; of a text, its beginning."""
    return repr(value[:40]) if isinstance(value, str) else type(value).__name__


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "day": last_day,
    "first day": first_day,
    "grade": _grade,
    "flag": _flag,
}
