"""A page for a terminal, as wide as it is, with its colours; :mod:`molehunt.views.plain` is that for a pipe."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from molehunt.views.safe import safe
from molehunt.views.terminal_table import table

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = Mapping[str, Any]
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
