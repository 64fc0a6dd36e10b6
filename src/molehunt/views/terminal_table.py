"""A table of rows for a terminal, drawn by rich; where it is too narrow for that, a list of the cells of each row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.views.plain import BETWEEN, NARROWEST, cell_texts
from molehunt.views.safe import safe

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

Row = Mapping[str, Any]
Column = Sequence[str]
"""The texts of a column, its heading first."""
STYLES = {
    "stated": "bold green",
    "reported": "cyan",
    "possible": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "unknown": "dim",
}
WORD = 14
"""Letters of the longest word, or of "representative", that a column keeps whole where the terminal is narrow."""
_WORDS = re.compile(r"[0-9-]{10} to\b|\S+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=\w)")
"""Where an id may be broken; a day and a range of numbers stay whole."""


def table(columns: Sequence[str], rows: Sequence[Row], *, console: Console, title: str | None = None) -> RenderableType:
    """Return a table of rows for a console; a column ``status`` is coloured, and reads without colour.

    Where the console is too narrow to keep the words of all columns whole, the cells of each row stand one below
    another, each behind the heading of its column.
    """
    from rich.console import Group
    from rich.text import Text

    texts = cell_texts(columns, rows)
    widths = _widths(texts, console.width)
    heading = [Text(safe(title), style="bold")] if title else []
    return Group(*heading, _side_by_side(columns, texts, widths) if widths else _listed(columns, texts))


def _side_by_side(columns: Sequence[str], texts: Sequence[Column], widths: Sequence[int]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for text, wide in zip(texts, widths, strict=True):
        made.add_column(text[0], overflow="fold", width=wide)
    folded = [[_at_hyphens(text, wide) for text in column] for column, wide in zip(texts, widths, strict=True)]
    for row in list(zip(*folded, strict=True))[1:]:
        made.add_row(*(Text(text, style=_style(column, text)) for column, text in zip(columns, row, strict=True)))
    return made


def _listed(columns: Sequence[str], texts: Sequence[Column]) -> Table:
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, BETWEEN))
    made.add_column(overflow="fold", ratio=1)
    made.add_column(overflow="fold", ratio=3)
    headings, *rows = zip(*texts, strict=True)
    for row in rows:
        if made.row_count:
            made.add_row()
        for column, heading, text in zip(columns, headings, row, strict=True):
            if text:
                made.add_row(Text(heading, style="dim"), Text(text, style=_style(column, text)))
    return made


def _style(column: str, text: str) -> str:
    return STYLES.get(text.partition(",")[0], "") if column == "status" else ""


def _at_hyphens(text: str, width: int) -> str:
    """Break the words that are wider than a column after their hyphens, so that no part of an id is broken."""
    from rich.cells import cell_len

    def broken(word: re.Match[str]) -> str:
        lines = [""]
        for part in _AFTER_HYPHEN.split(word[0]):
            if lines[-1] and cell_len(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part
        return "\n".join(lines)

    return text if cell_len(text) <= width else re.sub(r"\S+", broken, text)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Share the width among columns: each its longest word first, then as much as it can use, the narrow ones first.

    None are returned if the words do not fit.
    """
    from rich.cells import cell_len

    whole = [max(map(cell_len, column)) for column in columns]
    words = [max(cell_len(word) for text in column for word in _WORDS.findall(text) or [""]) for column in columns]
    least = [max(NARROWEST, min(word, WORD)) for word in words]
    room = width - BETWEEN * (len(columns) - 1)

    def shares(most: int) -> list[int]:
        return [max(share, min(one, most)) for one, share in zip(whole, least, strict=True)]

    if sum(least) > room:
        return []
    return shares(next(limit for limit in range(room, -1, -1) if sum(shares(limit)) <= room))
