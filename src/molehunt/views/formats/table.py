"""Tables for a terminal, as wide as it is, or as plain text in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from molehunt.views.cells import in_short
from molehunt.views.formats import Format
from molehunt.views.report import Line, Report, Section
from molehunt.views.safe import safe
from molehunt.views.terminal import emit, stdout_console, table

if TYPE_CHECKING:
    from rich.console import Console


def draw(report: Report) -> str:
    """Return a report as it stands on the terminal of stdout, with its colours if it has any."""
    console = stdout_console()
    console.file = out = StringIO()
    if report.title:
        _lead(console, report)
    for about in report.about:
        _section(console, about.heading, [_noted(line) for line in about.lines])
    for section in report.sections:
        emit(console, table(*_shown(section), console=console, title=section.title or None))
    for notes in report.notes:
        _section(console, notes.heading, [_noted(line) for line in notes.lines])
    _section(console, "Proof", list(_proof(report)))
    return out.getvalue()


def _shown(section: Section) -> tuple[list[str], list[dict[str, str]]]:
    columns = [*section.columns, *(["proof"] if section.cites else [])]
    rows = []
    for number, row in enumerate(section.rows):
        cites = [in_short(section.cites[number])] if section.cites else []
        rows.append(dict(zip(columns, [*row, *cites], strict=True)))
    return columns, rows


def _lead(console: Console, report: Report) -> None:
    from rich.console import Group
    from rich.text import Text

    lines = (Text(safe(line), style="dim") for line in report.lead)
    emit(console, Group(Text(safe(report.title), style="bold"), *lines))


def _noted(line: Line) -> tuple[str, str]:
    cites = f"  [{in_short(line.cites)}]" if line.cites else ""
    return line.mark, f"{line.drawn(str, in_short)}{cites}"


def _proof(report: Report) -> Iterator[tuple[str, str]]:
    for one in report.proof:
        yield str(one.number), f"{one.id}: {one.statement} [{one.where}]"
        if one.quotation:
            yield "", f"“{one.quotation}”"


def _section(console: Console, heading: str, lines: Sequence[tuple[str, str]]) -> None:
    """Print notes with their marks in a margin."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    if not lines:
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, line in lines:
        grid.add_row(Text(safe(mark), style="dim"), Text(safe(line)))
    emit(console, Group(Text(safe(heading), style="bold"), grid))


FORMAT = Format("For reading.", draw)
