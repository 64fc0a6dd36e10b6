"""A value as the text of one cell, and numbers of the proof in short."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def cell(value: Any) -> str:
    """Return a value as the text of one cell; nothing as an empty one, a list joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return as_text(value)


def as_text(value: Any) -> str:
    """Return a plain value as text, days as ISO dates."""
    return value.isoformat() if isinstance(value, date) else str(value)


def in_short(numbers: Sequence[int]) -> str:
    """Return numbers in order as text, three or more in a row as the first and the last.

    >>> in_short([1, 2, 3, 5, 8, 9])
    '1-3, 5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
