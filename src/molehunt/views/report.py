"""A report: what is shown of an answer, worked out once and only drawn by each format.

``about`` tells of the thing asked about, sections hold tables of text, notes hold lines with a mark, and the proof has
a numbered citation for every claim that is named. The whole answer is there as well: as rows with all columns
(``columns``, ``rows``), and as plain data (``data``). A ``picture`` is SVG; formats that have no place for it
leave it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Numbers = tuple[int, ...]
"""Numbers of claims in the proof."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table for reading; ``cites`` holds, for each row, the numbers of its proof."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[Numbers, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of notes: a mark in the margin, text with numbers of the proof in it, and the numbers that prove it."""

    mark: str
    parts: tuple[str | Numbers, ...]
    cites: Numbers = ()

    def drawn(self, text: Callable[[str], str], numbers: Callable[[Numbers], str]) -> str:
        """Return the text, each kind of part drawn by its function."""
        return "".join(text(part) if isinstance(part, str) else numbers(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim as the proof shows it: ``where`` is who says so, in which paragraph, with which grade."""

    number: int
    id: str
    statement: str
    where: str
    quotation: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown; a report of plain rows has one section and nothing else."""

    title: str
    lead: tuple[str, ...]
    about: tuple[Notes, ...]
    sections: tuple[Section, ...]
    notes: tuple[Notes, ...]
    proof: tuple[Citation, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    data: Callable[[], Mapping[str, Any]]
    claims: Mapping[str, Row] = field(default_factory=dict)
    picture: str = ""


def rows_report(columns: Sequence[str], rows: Sequence[Row]) -> Report:
    """Return a report of rows as queries give them."""
    from molehunt.views.cells import cell

    texts = tuple(tuple(cell(row.get(column)) for column in columns) for row in rows)
    section = Section("", tuple(columns), texts)
    sections = (section,) if columns else ()
    return Report(
        "", (), (), sections, (), (), tuple(columns), tuple(rows), data=lambda: {"rows": [dict(row) for row in rows]}
    )
