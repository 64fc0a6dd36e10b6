"""A page for a terminal, as wide as it is, with its colours; :mod:`molehunt.views.plain` is that for a pipe."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from molehunt.views.plain import BETWEEN, NARROWEST, cell_texts
from molehunt.views.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Row = Mapping[str, Any]
STYLES = {
    "stated": "bold green",
    "reported": "cyan",
    "possible": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "unknown": "dim",
}


WORD = 13
"""Letters of the longest word, or of "1937-10-06 to", that a column keeps whole where the terminal is narrow."""
_WORDS = re.compile(r"[0-9-]{10} to\b|\S+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=\w)")
"""Where an id may be broken; a day and a range of numbers stay whole."""
LEAST_WIDTH = 40
"""What is narrower gets lines of this width and breaks them itself."""
UNFOLDED = 1_000_000
"""The width in a pipe or a file, so that no name or id is broken over lines; COLUMNS overrides it."""


class TerminalPage:
    """What :class:`molehunt.views.plain.PlainPage` is for a pipe, drawn by rich in the width and colours of stdout."""

    def __init__(self) -> None:
        self._console = stdout_console()
        self._console.file = self._drawn = StringIO()

    def lead(self, title: str, lines: Sequence[str]) -> None:
        """Add a title with lines below it."""
        from rich.console import Group
        from rich.text import Text

        emit(self._console, Group(_bold(title), *(Text(safe(line), style="dim") for line in lines)))

    def table(self, columns: Sequence[str], rows: Sequence[Row], title: str | None = None) -> None:
        """Add a table of rows."""
        emit(self._console, table(columns, rows, console=self._console, title=title))

    def notes(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add notes with their marks in a margin."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for mark, line in lines:
            grid.add_row(Text(safe(mark), style="dim"), Text(safe(line)))
        emit(self._console, Group(_bold(heading), grid))

    def text(self) -> str:
        """Return the whole page."""
        return self._drawn.getvalue()


def _bold(text: str) -> Text:
    from rich.text import Text

    return Text(safe(text), style="bold")


def stdout_console() -> Console:
    """Return the console for tables: as wide as the terminal, without end in a pipe; NO_COLOR is honoured."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal and not os.environ.get("COLUMNS"):
        console.width = UNFOLDED
    console.width = max(console.width, LEAST_WIDTH)
    return console


def emit(console: Console, *parts: Any) -> None:
    """Print parts, each followed by an empty line, without blanks at the ends of lines."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
            console.print()
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def table(columns: Sequence[str], rows: Sequence[Row], *, console: Console, title: str | None = None) -> Table:
    """Return a table of rows for a console; a column ``status`` is coloured, and reads without colour.

    A console too narrow for so many columns is made wide enough: better a line that is broken than a column left out.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(
        box=box.SIMPLE_HEAD,
        title=title and safe(title),
        title_justify="left",
        title_style="bold",
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    texts = cell_texts(columns, rows)
    console.width = max(console.width, (NARROWEST + BETWEEN) * len(columns))
    widths = _widths(texts, console.width)
    for text, wide in zip(texts, widths, strict=True):
        made.add_column(text[0], overflow="fold", width=wide)
    folded = [[_at_hyphens(text, wide) for text in column] for column, wide in zip(texts, widths, strict=True)]
    for row in list(zip(*folded, strict=True))[1:]:
        made.add_row(*(Text(text, style=_style(column, text)) for column, text in zip(columns, row, strict=True)))
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


def _widths(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Share the width among columns: each its longest word first, then as much as it can use, the narrow ones first.

    rich reckons the other way round, and cuts off on the right what its least widths add up to beyond the terminal.
    """
    from rich.cells import cell_len

    whole = [max(map(cell_len, column)) for column in columns]
    words = [max(cell_len(word) for text in column for word in _WORDS.findall(text) or [""]) for column in columns]
    room = width - BETWEEN * (len(columns) - 1)

    def shares(least: int, most: int) -> list[int]:
        return [min(one, max(most, min(word, least))) for one, word in zip(whole, words, strict=True)]

    least = next((limit for limit in range(WORD, NARROWEST, -1) if sum(shares(limit, 0)) <= room), NARROWEST)
    most = next(
        (limit for limit in range(min(room, max(whole, default=0)), 0, -1) if sum(shares(least, limit)) <= room), 0
    )
    return [max(one, NARROWEST) for one in shares(least, most)]
