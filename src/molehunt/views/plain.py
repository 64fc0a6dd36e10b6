"""A page of plain text, for a pipe or a file: no line is folded, and nothing has a colour.

rich would draw the same; but to import it and to draw with it is a tenth of the time of an answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len

from molehunt.views.cells import cell
from molehunt.views.safe import safe

NARROWEST = 2
"""Columns of the screen that the widest letter takes."""
BETWEEN = 2
"""Columns of the screen between two of a table."""
_DRESSED = ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables that ask for a width or for colours where there is no terminal; rich reads them."""


def is_plain() -> bool:
    """Tell whether stdout is no terminal, and nobody asks that it be treated as one."""
    shown = sys.stdout and not sys.stdout.closed and sys.stdout.isatty()
    return not shown and not any(map(os.environ.get, _DRESSED))


class PlainPage:
    """Text made of blocks, each followed by an empty line."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def lead(self, title: str, lines: Sequence[str]) -> None:
        """Add a title with lines below it."""
        self._add([safe(title), *map(safe, lines)])

    def table(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str | None = None) -> None:
        """Add a table of rows."""
        texts = cell_texts(columns, rows)
        widths = [max(NARROWEST, *map(cell_len, column)) for column in texts]
        padded = [[_padded(text, width) for text in column] for column, width in zip(texts, widths, strict=True)]
        heading, *lines = [(" " * BETWEEN).join(line) for line in zip(*padded, strict=True)]
        rule = "─" * (sum(widths) + BETWEEN * (len(widths) - 1))
        self._add([*([safe(title)] if title else []), heading, rule, *lines])

    def notes(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add notes with their marks in a margin."""
        width = max(cell_len(safe(mark)) for mark, _ in lines)
        marked = [(safe(mark), safe(text)) for mark, text in lines]
        self._add([safe(heading), *(" " * (width - cell_len(mark)) + f"{mark} {text}" for mark, text in marked)])

    def text(self) -> str:
        """Return the whole page, without blanks at the ends of lines."""
        return "".join(f"{line.rstrip()}\n" for line in self._lines)

    def _add(self, lines: Sequence[str]) -> None:
        self._lines += [*lines, ""]


def cell_texts(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Return the texts of a table by column, its name first, safe to be printed."""
    return [[column, *(safe(cell(row.get(column))) for row in rows)] for column in columns]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
