"""Read a case and check it: one pass over its files, every check in its turn."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from molehunt.case.checks.attribution import attribution_faults
from molehunt.case.checks.columns import column_faults
from molehunt.case.checks.ids import Index, duplicates, index
from molehunt.case.checks.lives import life_faults
from molehunt.case.checks.locators import locator_faults
from molehunt.case.checks.presupposed import bounded_by_order
from molehunt.case.checks.roles import label_faults, role_faults
from molehunt.case.checks.rows import row_faults
from molehunt.case.checks.when import Dates, read_dates
from molehunt.case.coverage import forgotten
from molehunt.case.faults import Fault, Report
from molehunt.case.quotation import Corpus, read_corpus
from molehunt.case.reading.build import build
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.grid import read_grid
from molehunt.case.reading.header import read_sheet
from molehunt.case.reading.package import FILE, Package, field_faults, read_package
from molehunt.case.reading.sheet import Sheet, Sheets
from molehunt.case.reading.suggestions import suggestions
from molehunt.case.reading.tables import TABLES
from molehunt.case.reading.text import read_text
from molehunt.model.errors import CaseError
from molehunt.model.garbage import collector_paused
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _CaseAsRead:
    """A case as read, with every fault; it has no records if a table has one."""

    records: Case | None
    report: Report


def read_case(path: Path | str, corpus: Path | str | None = None) -> Case:
    """Return the case in a folder; see ``molehunt.case.read``. Raises CaseError if it has faults."""
    with collector_paused():
        case = _read(Path(path), Path(corpus) if corpus else None)
        if case.records and not case.report.faults:
            return case.records
    faults = case.report.faults
    many = f"{len(faults)} faults, of which the first" if len(faults) > 1 else "one fault"
    what = f"the case in {path} has {many}: {faults[0]}"
    raise CaseError(f"{what}; correct what `molehunt check` lists", tuple(map(str, faults)))


def check_case(path: Path | str, corpus: Path | str | None = None) -> Report:
    """Return every fault of the case in a folder; see ``molehunt.case.check``."""
    with collector_paused():
        return _read(Path(path), Path(corpus) if corpus else None).report


def is_case(path: Path | str) -> bool:
    """Return whether a folder is that of a case; see ``molehunt.case.is_case``."""
    folder = Path(path)
    if not os.path.isfile(folder / FILE):  # noqa: PTH113 - of a path that cannot be one, pathlib raises
        return False
    package, _ = read_package(folder)
    return bool(package.fields) or (folder / package.paths["claims"]).is_file()


def _read(path: Path, corpus: Path | None) -> _CaseAsRead:
    """Read all that can be read of a case and check it."""
    if not os.path.isdir(path):  # noqa: PTH112 - of a path that cannot be one, pathlib raises
        what = "this is a file" if os.path.exists(path) else "there is nothing here"  # noqa: PTH110
        fault = Fault(str(path), 1, 1, f"{what}; expected the folder of a case, with its datapackage.json")
        return _CaseAsRead(None, Report((fault,), {}))
    package, faults = read_package(path)
    sheets, unread = _sheets(path, package)
    text = read_corpus(corpus) if corpus else None
    words = vocabulary()
    known = index(sheets, words, suggestions())
    dates = read_dates(sheets, known)
    every = {*faults, *unread, *dates.faults, *_faults(sheets, known), *_locators(sheets, text)}
    counts = {
        table.name: len(sheets.get(table.name, ())) for table in TABLES if table.name in sheets or not table.optional
    }
    records = None if every else _records(package, sheets, dates)
    if records:
        every.update(life_faults(records, sheets["claims"]))
    if records and isinstance(text, Corpus) and "omitted" in sheets:
        every.update(forgotten(records, text))
    return _CaseAsRead(records, Report(tuple(sorted(every)), counts))


def _records(package: Package, sheets: Sheets, dates: Dates) -> Case:
    (naming,) = vocabulary().playing("naming")
    return bounded_by_order(build(package, sheets, dates.whens, naming), dates.events)


def _sheets(path: Path, package: Package) -> tuple[dict[str, Sheet], list[Fault]]:
    """Read every table; one whose header is wrong is left out, and what refers to it goes unchecked."""
    sheets: dict[str, Sheet] = {}
    faults: list[Fault] = []
    for table in TABLES:
        if table.name not in package.paths:
            continue
        file = path / package.paths[table.name]
        # A case does without an optional table whose file is not there: its description can be that of another.
        if table.optional and not os.path.lexists(file):
            continue
        text = read_text(file, path)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        sheet, wrong = read_sheet(table, read_grid(text))
        faults.extend(wrong)
        if sheet is not None:
            sheets[table.name] = sheet
            faults.extend(() if wrong else field_faults(package, table.name, tuple(sheet.order)))
    return sheets, faults


def _faults(sheets: Sheets, known: Index) -> Iterator[Fault]:
    words = vocabulary()
    lists = closed_lists(words)
    for sheet in sheets.values():
        yield from column_faults(sheet, known, words, lists)
    yield from duplicates(sheets)
    if "claims" in sheets:
        yield from role_faults(sheets["claims"], known, words)
    yield from label_faults(sheets, known, words)
    yield from attribution_faults(sheets)
    yield from row_faults(sheets, known, words)


def _locators(sheets: Sheets, corpus: Corpus | Fault | None) -> Iterator[Fault]:
    if isinstance(corpus, Fault):
        yield corpus
        corpus = None
    for table in ("passages", "omitted"):
        if table in sheets:
            yield from locator_faults(sheets[table], corpus)
