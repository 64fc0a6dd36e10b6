"""What a question is asked about: its parameters, what each takes, and what a name that was typed means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from molehunt.graph.facet import first_day, last_day
from molehunt.graph.lens import Filter, Lens, lens_of
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean

DOCUMENT = ("Document",)
AGENT = ("Person", "Organization", "Codename", "Name")
ANYTHING: tuple[str, ...] = ()


class Named(NamedTuple):
    """What a name that was typed means in the case; ``note`` says how it was read, where that needs saying."""

    id: str
    name: str
    label: str
    note: str | None = None


HIGH = 10**9
"""The largest number that is taken where a parameter names none; far beyond it, loops and databases fail."""

Value = Named | Filter | str | int | date | None
"""What a parameter was given, a name as it was read."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question is asked about; ``option`` is its option on the command line, if it is no argument.

    ``takes`` is ``name`` for an entity of one of the ``labels`` (of any, without), ``id`` for text that the question
    looks up itself, ``text``, ``choice`` for one of ``choices``, ``number`` for a whole one from ``low`` to ``high``
    (set it where more would take too much time or room), ``first day`` or ``last day`` for that day of a date such as
    1937-10, ``flag`` for yes, or nothing, ``lens`` for a lens, in Python or in words. Of text or choices ``many`` may
    be given: in a list, or with commas between them. What is ``of_case`` does not go with a network from a file. What
    does nothing without another parameter ``needs`` it: its name, and the values with which it does something, any by
    default.
    """

    name: str
    meaning: str
    takes: Literal["name", "id", "text", "choice", "number", "first day", "last day", "flag", "lens"] = "name"
    labels: tuple[str, ...] = ANYTHING
    option: str = ""
    required: bool = False
    choices: Callable[[], Sequence[str]] | None = None
    default: str | int | None = None
    low: int = 1
    high: int = HIGH
    many: bool = False
    of_case: bool = False
    needs: tuple[str, ...] = ()

    def read(self, value: Any) -> str | int | date | Lens | None:
        """Return a value as it was given, or the default; raises MolehuntError for what is not taken."""
        if value is None:
            return self.default
        if self.takes == "number":
            return self._number(value)
        if self.takes == "flag":
            if not isinstance(value, bool):
                raise MolehuntError(f"{self.name}: expected True or False, not {value!r}")
            return value or None
        if self.takes in ("first day", "last day"):
            return (first_day if self.takes == "first day" else last_day)(self.name, value)
        if self.takes == "lens":
            return lens_of(self.name, value)
        if self.many and isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
            value = ",".join(value)
        if not isinstance(value, str):
            raise MolehuntError(f"{self.name}: expected text, not {type(value).__name__}")
        parts = value.split(",") if self.many else (value,)
        if self.many and not all(one.strip() for one in parts):
            raise MolehuntError(f"{self.name}: expected text, or several with commas between them, not {value!r}")
        for one in parts:
            if self.choices and one.strip() not in self.choices():
                raise MolehuntError(f"{self.name}: there is no {one!r}; {did_you_mean(one, self.choices())}")
        return value

    def _number(self, value: Any) -> int:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if whole and self.low <= value <= self.high:
            return int(value)
        most = self.high < HIGH or (whole and value > HIGH)
        upto = f"to {self.high:,}" if most else "on"
        raise MolehuntError(f"{self.name}: expected a whole number from {self.low} {upto}, not {value!r}")
