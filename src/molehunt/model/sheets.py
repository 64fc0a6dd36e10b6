"""Tables of text as CSV that ends up in spreadsheets, which must not run any of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """Return CSV; a cell that a spreadsheet would take for a formula gets a leading apostrophe."""
    return as_csv([inert(cell) for cell in row] for row in rows)


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return CSV with the cells as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    # A carriage return alone ends a row for a spreadsheet, yet not every Python puts quotes around it.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        (quoting if any("\r" in cell for cell in row) else writer).writerow(row)
    return out.getvalue()


def inert(text: str) -> str:
    """Return a text that no spreadsheet runs.

    >>> inert("=1+1"), inert("-3")
    ("'=1+1", '-3')
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
