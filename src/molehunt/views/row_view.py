"""Plain rows, as queries return them, in any format."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from molehunt.views.formats import as_csv, as_json, as_markdown

UNFOLDED = 100_000
"""Columns of a table in a pipe: as many as its cells take."""


def show_rows(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], fmt: str) -> None:
    """Print rows on stdout; JSON gives ``{"rows": [...]}``, and without columns there is nothing but that to print."""
    if fmt == "json":
        sys.stdout.write(as_json({"rows": [dict(row) for row in rows]}))
    elif not columns:
        return
    elif fmt == "csv":
        sys.stdout.write(as_csv(columns, rows))
    elif fmt == "markdown":
        sys.stdout.write(as_markdown(columns, rows))
    else:
        from molehunt.views.terminal import emit, stdout_console, table

        console = stdout_console()
        if not console.is_terminal and not os.environ.get("COLUMNS"):
            # In a pipe an id that is broken over two lines is no id any more.
            console.width = UNFOLDED
        emit(console, table(columns, rows, console=console))
