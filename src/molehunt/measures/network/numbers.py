"""The numbers that somebody gives to a measure: whole ones and others, or refused in words that help."""

from __future__ import annotations

from math import inf, isfinite
from numbers import Integral, Real
from typing import Any

from molehunt.model.errors import MolehuntError


def refuse_other_than_whole(name: str, value: Any, *, low: int = 1, high: int | None = None, of: str = "") -> None:
    """Raise MolehuntError for what is no whole number from ``low`` on, or above ``high``, which is that ``of`` what."""
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole or not low <= value <= (inf if high is None else high):
        upto = "" if high is None else f" to {high}{of and f', {of}'}"
        raise MolehuntError(f"{name} is {value!r}: expected a whole number from {low}{upto}")


def is_number(value: Any) -> bool:
    """Return whether a value is a finite number; True and False are none."""
    return isinstance(value, Real) and not isinstance(value, bool) and isfinite(value)
