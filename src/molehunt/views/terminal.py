"""Answers and rows as tables on a terminal, as wide as it is, or as plain text in a pipe."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.views.formats import cell
from molehunt.views.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Row = Mapping[str, Any]
STYLES = {
    "stated": "bold green",
    "reported": "cyan",
    "possible": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "unknown": "dim",
}


WORD = 11
"""Letters of the longest word that a column keeps whole where the terminal is narrow; a day has ten."""
PIPE_WIDTH = 160
"""Columns of a table in a pipe or a file, where there is no terminal to ask; COLUMNS overrides it."""


def stdout_console() -> Console:
    """Return the console for tables: the terminal's width, or unbounded lines in a pipe; NO_COLOR is honoured."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal and not os.environ.get("COLUMNS"):
        console.width = PIPE_WIDTH
    return console


def emit(console: Console, *parts: Any) -> None:
    """Print parts, each followed by an empty line, without blanks at the ends of lines."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
            console.print()
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def table(columns: Sequence[str], rows: Sequence[Row], *, title: str | None = None) -> Table:
    """Return a table of rows; a column ``status`` is coloured, and reads without colour."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(
        box=box.SIMPLE_HEAD,
        title=title and safe(title),
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        show_edge=False,
    )
    for column in columns:
        words = (len(word) for row in rows for word in cell(row.get(column)).split())
        made.add_column(column.replace("_", " "), overflow="fold", min_width=min(max(words, default=1), WORD))
    for row in rows:
        made.add_row(
            *(
                Text(
                    safe(cell(row.get(c))),
                    style=STYLES.get(cell(row.get(c)).partition(",")[0], "") if c == "status" else "",
                )
                for c in columns
            )
        )
    return made


def when(row: Row) -> str:
    """Return the bounds of a row in time, short.

    >>> from datetime import date
    >>> when({"earliest": date(1937, 10, 6), "latest": date(1937, 10, 31)})
    '1937-10-06 to 1937-10-31'
    """
    earliest, latest = row["earliest"], row["latest"]
    if earliest == latest:
        return cell(earliest)
    if earliest is None or latest is None:
        return f"by {cell(latest)}" if earliest is None else f"from {cell(earliest)}"
    return f"{cell(earliest)} to {cell(latest)}"


Column = tuple[str, Callable[[Row], Any]]


def shown(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """Return headers and rows for a table, each column computed from the row."""
    return [name for name, _ in columns], [{name: value(row) for name, value in columns} for row in rows]
