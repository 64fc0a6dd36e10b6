"""Printing reports on stdout in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from molehunt.cli.say import tell
from molehunt.views.formats import find_format
from molehunt.views.report import Report, rows_report


def show_report(report: Report, fmt: str) -> None:
    """Print a report; what a format has no place for, the case, the lens and how names were read, goes to stderr."""
    drawn = find_format(fmt)
    if not drawn.leads:
        for line in report.lead:
            tell(line)
    sys.stdout.write(drawn.draw(report))


def show_rows(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], fmt: str) -> None:
    """Print rows as queries return them; JSON gives ``{"rows": [...]}``, and without columns there is nothing else."""
    sys.stdout.write(find_format(fmt).draw(rows_report(columns, rows)))
