"""CSV: the rows with all their columns, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from molehunt.model.sheets import sheet
from molehunt.views.cells import cell
from molehunt.views.formats import Format
from molehunt.views.report import Report
from molehunt.views.safe import steering


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return CSV with a header; lists are joined by "; ".

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, as data must never be run.
    """
    cells = [columns, *([cell(row.get(column)) for column in columns] for row in rows)]
    return sheet([_shown(text) for text in row] for row in cells)


def draw(report: Report) -> str:
    """Return the rows of a report."""
    return as_csv(report.columns, report.rows) if report.columns else ""


def _shown(text: str) -> str:
    return steering(text, lambda _: "\N{REPLACEMENT CHARACTER}")


FORMAT = Format("The rows with all columns, for spreadsheets.", draw, leads=False)
