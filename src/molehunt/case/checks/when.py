"""Dates of a case: every cell read, every relative date resolved from the claims and events it names.

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
from molehunt.model.dates.relative import DateExpression, parse_date
from molehunt.model.dates.table import DateFault, resolve_all
from molehunt.model.dates.uncertain import UncertainDate
from molehunt.model.errors import DateError
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
    for name, found in resolved.dates.items():
        if found and name in dated:
            whens[name] = _bounded(dated[name].text, found)
    bounds = {name: _when(expression).bounds for name, expression in days.items() if expression}
    return Dates(whens, bounds, (*faults, *_unresolved(sheets, resolved.faults)))


def _needed(dated: Mapping[str, DateExpression], known: Expressions) -> dict[str, DateExpression | None]:
    """Leave out what no relation touches: resolving is dear, and those dates are what they say.

    An anchor that is nowhere is left undated here; it is reported as dangling at its cells.
    """
    needed: dict[str, DateExpression | None] = {}
    for name, expression in dated.items():
        if expression.relations:
            needed[name] = expression
            for anchor in expression.anchors:
                needed.setdefault(anchor, known.get(anchor))
    return needed


def _when(expression: DateExpression) -> When:
    found = expression.absolute
    return _bounded(expression.text, found) if found else When(expression.text)


def _bounded(text: str, found: UncertainDate) -> When:
    return When(
        text,
        found.earliest,
        found.latest,
        found.possible_earliest,
        found.possible_latest,
        found.approximate or found.uncertain,
    )


def _written(sheets: Sheets) -> tuple[dict[str, DateExpression], list[Fault]]:
    """Read every text of a date once."""
    written: dict[str, DateExpression] = {}
    words: dict[str, str] = {}
    for text in {text for table in _TABLES if table in sheets for text in sheets[table].columns["date"]}:
        try:
            if text.strip():
                written[text] = parse_date(text)
        except DateError as error:
            words[text] = str(error).removeprefix("date ")
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
    except DateError as error:
        return str(error).removeprefix("date ")
    return ""


def _dangling(sheets: Sheets, index: Index, written: Mapping[str, DateExpression], events: set[str]) -> Iterator[Fault]:
    claims, entities = index.ids["claim"], index.ids["entity"]
    if claims is None or entities is None:
        return
    known = claims | events | index.skipped

    def judge(text: str) -> str:
        anchors = written[text].anchors if text in written else ()
        found = [_unknown(anchor, known, index) for anchor in anchors if anchor not in known]
        return f"{shown(text)} refers to {' and '.join(found)}; expected ids of claims or events" if found else ""

    for table in _TABLES:
        if table in sheets:
            yield from sheets[table].check_column("date", judge)


def _unknown(anchor: str, known: frozenset[str], index: Index) -> str:
    if label := index.labels.get(anchor):
        return f"{anchor}, a {label}"
    return f"{shown(anchor)}, which is no claim or event of this case{index.suggest(anchor, known)}"


def _unresolved(sheets: Sheets, found: tuple[DateFault, ...]) -> Iterator[Fault]:
    """Place the faults of the whole table at the cells of dates, those of events at their ids."""
    if not found:
        return
    places = {
        name: (table, column, row)
        for table, column in (("entities", "id"), ("names", "date"), ("claims", "date"))
        if table in sheets
        for row, name in reversed(list(enumerate(sheets[table].columns["id"])))
    }
    for fault in found:
        if fault.id in places:
            table, column, row = places[fault.id]
            told = fault.message.startswith("date ")
            message = fault.message.removeprefix("date ") if told else f"does not go with others: {fault.message}"
            yield sheets[table].fault(row, column, message)
