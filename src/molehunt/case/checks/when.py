"""Dates of a case: read from their cells; relative dates are resolved from the claims and events that they name.

Anchors are ids of claims (those of names among them) and of events; see ``events`` for the date of an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from molehunt.case.checks.events import event_dates
from molehunt.case.checks.ids import Index
from molehunt.case.faults import Fault, shown
from molehunt.case.reading.sheet import Sheets
from molehunt.model.dates.bounds import Bounds
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.relative import DateExpression
from molehunt.model.dates.table import DateFault, resolve_all
from molehunt.model.dates.uncertain import UncertainDate
from molehunt.model.errors import DateTextError
from molehunt.model.records import When

Expressions = Mapping[str, DateExpression | None]
_TABLES = ("claims", "names")


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of the claims and the days of the events that have any, by id, and what is wrong with the cells."""

    whens: Mapping[str, When]
    events: Mapping[str, Bounds]
    faults: tuple[Fault, ...]


def read_dates(sheets: Sheets, index: Index) -> Dates:
    """Return the resolved date of every claim that has one, and every fault of dates."""
    written, faults = _written(sheets)
    dated: dict[str, DateExpression] = {}
    for table in _TABLES:
        if table in sheets:
            columns = sheets[table].columns
            for name, text in zip(columns["id"], columns["date"], strict=True):
                if expression := written.get(text):
                    dated.setdefault(name, expression)
    events = {name for name, label in index.labels.items() if label == "Event"}
    days = event_dates(sheets, written, events)
    known = {**days, **dated}
    faults += _dangling(sheets, index, written, events)
    needed = _needed(dated, known)
    resolved = resolve_all(needed)
    whens = {name: _when(expression) for name, expression in dated.items() if not expression.relations}
    for name, date in resolved.dates.items():
        if date and name in dated:
            whens[name] = _bounded(dated[name].text, date)
    bounds = {name: _when(expression).bounds for name, expression in days.items() if expression}
    return Dates(whens, bounds, (*faults, *_unresolved(sheets, resolved.faults)))


def _needed(dated: Mapping[str, DateExpression], known: Expressions) -> dict[str, DateExpression | None]:
    """Return the relative dates and their anchors; the others are not resolved, which saves time.

    An anchor that does not exist has no date here; it is reported at the cells that name it.
    """
    needed: dict[str, DateExpression | None] = {}
    for name, expression in dated.items():
        if expression.relations:
            needed[name] = expression
            for anchor in expression.anchors:
                needed.setdefault(anchor, known.get(anchor))
    return needed


def _when(expression: DateExpression) -> When:
    date = expression.absolute
    return _bounded(expression.text, date) if date else When(expression.text)


def _bounded(text: str, date: UncertainDate) -> When:
    return When(
        text,
        date.earliest,
        date.latest,
        date.possible_earliest,
        date.possible_latest,
        date.approximate or date.uncertain,
    )


def _written(sheets: Sheets) -> tuple[dict[str, DateExpression], list[Fault]]:
    """Read every text of a date once."""
    written: dict[str, DateExpression] = {}
    words: dict[str, str] = {}
    for text in {text for table in _TABLES if table in sheets for text in sheets[table].columns["date"]}:
        try:
            if text.strip():
                written[text] = parse_date(text)
        except DateTextError as error:
            words[text] = error.found
    faults = [
        fault
        for table in _TABLES
        if table in sheets
        for fault in sheets[table].check_column("date", lambda text: words.get(text, ""))
    ]
    if "sources" in sheets:
        faults.extend(sheets["sources"].check_column("date", _no_edtf))
    return written, faults


def _no_edtf(text: str) -> str:
    try:
        if text.strip():
            parse_edtf(text)
    except DateTextError as error:
        return error.found
    return ""


def _dangling(sheets: Sheets, index: Index, written: Mapping[str, DateExpression], events: set[str]) -> Iterator[Fault]:
    claims, entities = index.ids["claim"], index.ids["entity"]
    if claims is None or entities is None:
        return
    known = claims | events | index.skipped

    def check(text: str) -> str:
        anchors = written[text].anchors if text in written else ()
        wrong = [_unknown(anchor, known, index) for anchor in anchors if anchor not in known]
        return f"{shown(text)} refers to {' and '.join(wrong)}; expected ids of claims or events" if wrong else ""

    for table in _TABLES:
        if table in sheets:
            yield from sheets[table].check_column("date", check)


def _unknown(anchor: str, known: frozenset[str], index: Index) -> str:
    if label := index.labels.get(anchor):
        return f"{anchor}, a {label}"
    return f"{shown(anchor)}, which is no claim or event of this case{index.suggest(anchor, known)}"


def _unresolved(sheets: Sheets, faults: tuple[DateFault, ...]) -> Iterator[Fault]:
    """Yield the faults of dates that refer to one another, each at the cell of its date; of an event, at its id."""
    if not faults:
        return
    places = {
        name: (table, column, row)
        for table, column in (("entities", "id"), ("names", "date"), ("claims", "date"))
        if table in sheets
        for row, name in reversed(list(enumerate(sheets[table].columns["id"])))
    }
    for fault in faults:
        if fault.id in places:
            table, column, row = places[fault.id]
            yield sheets[table].fault(row, column, fault.found or f"does not go with others: {fault.message}")
