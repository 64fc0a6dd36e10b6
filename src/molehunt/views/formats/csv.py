"""CSV: the rows with all their columns, for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from molehunt.views.cells import cell
from molehunt.views.formats import Format
from molehunt.views.report import Report
from molehunt.views.safe import steering


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return CSV with a header; lists are joined by "; ".

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, as data must never be run.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    # A carriage return alone ends a row for a spreadsheet, yet not every Python puts quotes around it.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([_inert(column) for column in columns])
    for row in rows:
        cells = [_inert(cell(row.get(column))) for column in columns]
        (quoting if any("\r" in text for text in cells) else writer).writerow(cells)
    return out.getvalue()


def draw(report: Report) -> str:
    """Return the rows of a report."""
    return as_csv(report.columns, report.rows) if report.columns else ""


def _inert(text: str) -> str:
    text = steering(text, lambda _: "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


FORMAT = Format("The rows with all columns, for spreadsheets.", draw, leads=False)
