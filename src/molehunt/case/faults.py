"""What is wrong with a case, and where: the one form in which every check of a case reports.

To add a check: yield ``Fault`` from a function of its own and give it a line in ``reader._faults``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: what is wrong and what was expected, at the cell that starts at ``line`` and ``column``.

    Both count from 1: physical lines of the file, and characters of that line.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """Every fault of a case, in the order of files and lines, and how many rows each table has."""

    faults: tuple[Fault, ...]
    counts: Mapping[str, int]


def shown(value: str) -> str:
    """Return a value as a message quotes it: on one line, hidden characters escaped, cut if long."""
    return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
