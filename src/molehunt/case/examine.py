"""Read a case and check it: one pass over its files, every check in its turn."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from molehunt.case.attribution import attribution_faults
from molehunt.case.build import build
from molehunt.case.columns import column_faults
from molehunt.case.coverage import forgotten
from molehunt.case.faults import Fault, Report
from molehunt.case.grid import read_grid
from molehunt.case.groups import group_faults
from molehunt.case.header import read_sheet
from molehunt.case.index import Index, Sheets, duplicates, index
from molehunt.case.lists import closed_lists
from molehunt.case.locators import locator_faults, read_corpus
from molehunt.case.nearest import suggestions
from molehunt.case.package import Package, read_package
from molehunt.case.presupposed import bounded_by_order
from molehunt.case.roles import label_faults, role_faults
from molehunt.case.sheet import Sheet
from molehunt.case.tables import TABLES, Table
from molehunt.case.text import read_text
from molehunt.case.when import Dates, read_dates
from molehunt.model.errors import CaseError
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Examined:
    """A case as read, with every fault; it can be built only if there is none."""

    package: Package
    sheets: Sheets
    dates: Dates
    report: Report


def read_case(path: Path | str, corpus: Path | str | None = None) -> Case:
    """Return the case in a folder; see ``molehunt.case.read``."""
    with _no_collection():
        found = _examine(Path(path), Path(corpus) if corpus else None)
        if not found.report.faults:
            case = build(found.package, found.sheets, found.dates.whens)
            return bounded_by_order(case, found.dates.events)
    faults = found.report.faults
    many = f"{len(faults)} faults, of which the first" if len(faults) > 1 else "one fault"
    what = f"the case in {path} has {many}: {faults[0]}"
    raise CaseError(f"{what}; correct what `molehunt check` lists", tuple(map(str, faults)))


def check_case(path: Path | str, corpus: Path | str | None = None) -> Report:
    """Return every fault of the case in a folder; see ``molehunt.case.check``."""
    with _no_collection():
        return _examine(Path(path), Path(corpus) if corpus else None).report


@contextmanager
def _no_collection() -> Iterator[None]:
    """Put off garbage collection: a large case is a million small objects of which none is garbage.

    To look through them again and again would take a fifth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _examine(path: Path, corpus: Path | None) -> Examined:
    """Read all that can be read of a case and check it."""
    if not path.is_dir():
        what = "this is a file" if path.exists() else "there is nothing here"
        fault = Fault(str(path), 1, 1, f"{what}; expected the folder of a case, with its datapackage.json")
        return Examined(Package("", ""), {}, Dates({}, {}, ()), Report((fault,), {}))
    package, faults = read_package(path)
    sheets, unread = _sheets(path, package)
    words = vocabulary()
    known = index(sheets, words, suggestions())
    dates = read_dates(sheets, known)
    found = {*faults, *unread, *dates.faults, *_faults(sheets, known), *_locators(sheets, corpus)}
    if corpus and not found and "omitted" in sheets:
        found = set(forgotten(build(package, sheets, dates.whens), corpus))
    counts = {
        table.name: len(sheets.get(table.name, ())) for table in TABLES if table.name in sheets or not table.optional
    }
    return Examined(package, sheets, dates, Report(tuple(sorted(found)), counts))


def _sheets(path: Path, package: Package) -> tuple[dict[str, Sheet], list[Fault]]:
    """Read every table; one whose header is wrong is left out, and what refers to it goes unchecked."""
    sheets: dict[str, Sheet] = {}
    faults: list[Fault] = []
    for table in TABLES:
        if table.name not in package.paths or _left_out(table, path / package.paths[table.name]):
            continue
        text = read_text(path / package.paths[table.name])
        if isinstance(text, Fault):
            faults.append(text)
            continue
        sheet, wrong = read_sheet(table, read_grid(text))
        faults.extend(wrong)
        if sheet is not None:
            sheets[table.name] = sheet
    return sheets, faults


def _left_out(table: Table, path: Path) -> bool:
    """Whether a case does without a table: so that a description can be copied from a case that has it."""
    return table.optional and not path.exists()


def _faults(sheets: Sheets, known: Index) -> Iterator[Fault]:
    words = vocabulary()
    lists = closed_lists(words)
    for sheet in sheets.values():
        yield from column_faults(sheet, known, words, lists)
    yield from duplicates(sheets)
    if "claims" in sheets:
        yield from role_faults(sheets["claims"], known, words)
    yield from label_faults(sheets, known)
    yield from attribution_faults(sheets)
    yield from group_faults(sheets, known, words)


def _locators(sheets: Sheets, path: Path | None) -> Iterator[Fault]:
    corpus = read_corpus(path) if path else None
    if isinstance(corpus, Fault):
        yield corpus
        corpus = None
    for table in ("passages", "omitted"):
        if table in sheets:
            yield from locator_faults(sheets[table], corpus)
