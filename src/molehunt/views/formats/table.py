"""Tables for a terminal, as wide as it is, or as plain text in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from molehunt.model.counted import in_short
from molehunt.views.formats import Format
from molehunt.views.plain import PlainPage, is_plain
from molehunt.views.report import Line, Notes, Report, Section

if TYPE_CHECKING:
    from molehunt.views.terminal import TerminalPage


def draw(report: Report) -> str:
    """Return a report as it stands on stdout: in the width and the colours of a terminal, or as plain text."""
    page = PlainPage() if is_plain() else _terminal_page()
    if report.title:
        page.lead(report.title, report.lead)
    _add_notes(page, report.about)
    for section in report.sections:
        page.table(*_shown(section), title=section.title or None)
    _add_notes(page, report.notes)
    if report.proof:
        page.notes("Proof", list(_proof(report)))
    return page.text()


def _add_notes(page: PlainPage | TerminalPage, all_notes: Sequence[Notes]) -> None:
    for notes in all_notes:
        if notes.lines:
            page.notes(notes.heading, [_noted(line) for line in notes.lines])


def _terminal_page() -> TerminalPage:
    from molehunt.views.terminal import TerminalPage

    return TerminalPage()


def _shown(section: Section) -> tuple[list[str], list[dict[str, str]]]:
    columns = [*section.columns, *(["proof"] if section.cites else [])]
    rows = []
    for number, row in enumerate(section.rows):
        cites = [in_short(section.cites[number])] if section.cites else []
        rows.append(dict(zip(columns, [*row, *cites], strict=True)))
    return columns, rows


def _noted(line: Line) -> tuple[str, str]:
    cites = f"  [{in_short(line.cites)}]" if line.cites else ""
    return line.mark, f"{line.drawn(str, in_short)}{cites}"


def _proof(report: Report) -> Iterator[tuple[str, str]]:
    for one in report.proof:
        yield str(one.number), f"{one.id}: {one.statement} [{one.where}]"
        if one.quotation:
            yield "", f"“{one.quotation}”"


FORMAT = Format("For reading.", draw)
