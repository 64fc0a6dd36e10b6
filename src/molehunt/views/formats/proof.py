"""The proof as CSV: a line for each claim that an answer names, to be joined to its rows by id."""

from __future__ import annotations

from molehunt.model.errors import MolehuntError
from molehunt.views.formats import Format
from molehunt.views.formats.csv import as_csv
from molehunt.views.report import Report

_COLUMNS = ("id", "statement", "asserted_by", "source", "work", "paragraph", "start", "end", "sha256", "grade",
            "stance", "polarity", "mode", "certainty", "date", "earliest", "latest", "quotation")  # fmt: skip


def draw(report: Report) -> str:
    """Return the claims of a report; raises MolehuntError for the rows of a query."""
    if not report.title:
        raise MolehuntError("only answers to questions have a proof; take another format for the rows of a query")
    rows = [{"id": id_, **claim["passage"], **claim} | {"id": id_} for id_, claim in report.claims.items()]
    return as_csv(_COLUMNS, rows)


FORMAT = Format("The proof as CSV, a line for each claim.", draw, leads=False)
