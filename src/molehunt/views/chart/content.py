"""What a claim chart holds, before anything is drawn: its columns in the order of time, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from molehunt.answers.selection import Selection
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.model.dates.bounds import Bounds
from molehunt.model.status import sentence_status
from molehunt.views.chart.ordering import ordered
from molehunt.views.marks import KINDS, ROLES, Hue, Step, hue_of, step_of


class Mark(NamedTuple):
    """A part in a claim: the row of whoever has it, the role, and the name under which the claim speaks of it."""

    row: str
    role: str
    under: str | None


class Column(NamedTuple):
    """A claim; ``said`` tells it in words, with its status, its days and who says so where."""

    id: str
    said: str
    marks: tuple[Mark, ...]
    status: str
    denied: bool
    done: bool
    step: Step
    hue: Hue
    days: Bounds

    @property
    def rows(self) -> frozenset[str]:
        """The rows on which it has a mark."""
        return frozenset(mark.row for mark in self.marks)

    @property
    def dated(self) -> bool:
        """Whether anything bounds its days."""
        return self.days.possible_earliest is not None or self.days.possible_latest is not None


class Row(NamedTuple):
    """Somebody or something; ``label`` is its label in the graph."""

    id: str
    name: str
    label: str


class Content(NamedTuple):
    """Columns in order, the dated ones first, and rows from top to bottom."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def columns(selection: Selection) -> list[Column]:
    """Return a column for each claim: by its first possible day, then its last; those without any day come last."""
    return sorted((_column(claim, selection) for claim in selection.claims), key=_in_time)


def content(columns: Sequence[Column], selection: Selection) -> Content:
    """Return the content of a chart of some columns of a selection: rows without a mark are left out."""
    there = {row.id: row for claim in selection.claims for row in _rows(selection.parts(claim))}
    used = sorted({row for column in columns for row in column.rows})
    order = ordered(used, [column.rows for column in columns], {row: there[row].label for row in used})
    return Content(tuple(columns), tuple(there[row] for row in order))


def _column(claim: Evidence, selection: Selection) -> Column:
    marks = dict.fromkeys(Mark(party.id, role, party.form_name) for role, party in selection.parts(claim))
    in_order = sorted(marks, key=lambda mark: (list(ROLES).index(mark.role), mark.row, mark.under or ""))
    status = sentence_status(claim.support())
    return Column(
        id=claim.id,
        said=_said(claim, status),
        marks=tuple(in_order),
        status=status,
        denied=claim.polarity == "negated",
        done=claim.mode == "done",
        step=step_of(claim.grade),
        hue=hue_of(claim.family),
        days=claim.days,
    )


def _said(claim: Evidence, status: str) -> str:
    signs = [status, *(["a denial"] if claim.polarity == "negated" else [])]
    signs += [f"not done, only {claim.mode}"] if claim.mode != "done" else []
    signs += [f"grade {claim.grade}" if claim.grade else "no grade", claim.days.shown() or "no date"]
    who = " > ".join(name for _, name in claim.asserted_by)
    where = f"{claim.passage['title']}, paragraph {claim.passage['paragraph']}"
    return f"{claim.statement} [{'; '.join(signs)}] {who}; {where}; {claim.id}"


def _rows(parts: Iterable[tuple[str, Party]]) -> Iterator[Row]:
    return (Row(party.id, party.name, party.label if party.label in KINDS else "Name") for _, party in parts)


def _in_time(column: Column) -> tuple[bool, date, date, tuple[str, ...], str]:
    first, last = column.days.possible_earliest, column.days.possible_latest
    # Claims of one day stand beside those with the same parts, so that accounts of one thing are seen together.
    alike = tuple(sorted(column.rows))
    return not column.dated, first or date.min, last or date.max, alike, column.id
