"""Faults between rows and between the ids of one cell: forms, kinds, circles, sides, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from molehunt.case.attribution import Finding, judged_rows
from molehunt.case.faults import Fault, shown
from molehunt.case.index import Index, Sheets
from molehunt.case.lists import repeated, sides, split
from molehunt.case.nearest import one_of
from molehunt.case.sheet import Sheet
from molehunt.model.vocabulary import Vocabulary

_CIRCLES = (("sources", "part_of", ""), ("sources", "derives_from", "list"), ("passages", "repeats", ""))


def group_faults(sheets: Sheets, index: Index, words: Vocabulary) -> Iterator[Fault]:
    """Give every fault that shows only when cells are held against one another."""
    if entities := sheets.get("entities"):
        yield from judged_rows(entities, ("label", "kind"), lambda label, kind: _kind(label, kind, index, words))
    if names := sheets.get("names"):
        yield from _forms(names)
    if alternatives := sheets.get("alternatives"):
        yield from alternatives.judged("claims", _alternatives)
    if disagreements := sheets.get("disagreements"):
        yield from disagreements.judged("sides", _sides)
    if decisions := sheets.get("decisions"):
        yield from _decisions(decisions, sheets.get("disagreements"))
    if bearings := sheets.get("bearings"):
        yield from _bearings(bearings)
    for table, column, many in _CIRCLES:
        if table in sheets:
            yield from _circles(sheets[table], column, many)


def _kind(label: str, kind: str, index: Index, words: Vocabulary) -> Finding:
    if not kind or label not in words.entity_labels or kind in words.kinds[label]:
        return None
    kinds = words.kinds[label]
    meant = index.suggest(kind, kinds)
    what = f"{shown(kind)} is no kind of {label}{meant}; {one_of(kinds)}" if kinds else f"{label} has no kinds"
    return "kind", what


def _forms(names: Sheet) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row, form in enumerate(names.columns["form"]):
        owner = first.setdefault(form, row)
        for column in ("name", "kind"):
            said, here = names.columns[column][owner], names.columns[column][row]
            if form and said != here:
                line = names.places[owner].line
                what = f"{shown(here)} is not that of the first row of form {form}, on line {line}"
                yield names.fault(row, column, f"{what}; expected {shown(said)}, or another form")


def _alternatives(cell: str) -> str:
    claims = split(cell) if cell.strip() else ()
    if len(claims) == 1:
        return f"has one claim, {shown(cell)}; expected two at least"
    return repeated(claims)


def _sides(cell: str) -> str:
    found = sides(cell) if cell.strip() else ()
    if any(not side for side in found):
        return f"has an empty side in {shown(cell)}; expected a claim on either side of every '|'"
    if len(found) == 1:
        return f"has one side, {shown(cell)}; expected two at least, divided by ' | '"
    return repeated(split(cell, "sides"))


def _decisions(decisions: Sheet, disagreements: Sheet | None) -> Iterator[Fault]:
    columns = disagreements.columns if disagreements else {"id": (), "sides": ()}
    # A disagreement of one side is a fault of its own.
    number = {name: len(sides(cell)) for name, cell in zip(columns["id"], columns["sides"], strict=True) if "|" in cell}

    def judge(disagreement: str, favours: str) -> Finding:
        most = number.get(disagreement)
        if most is None or not (favours.isascii() and favours.isdigit()) or len(favours) > 15:
            return None
        what = f"is {int(favours)}, but {disagreement} has {most} sides; expected a number from 1 to {most}"
        return None if 1 <= int(favours) <= most else ("favours", what)

    yield from judged_rows(decisions, ("disagreement", "favours"), judge)


def _bearings(bearings: Sheet) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    pairs = zip(bearings.columns["hypothesis"], bearings.columns["claim"], strict=True)
    for row, pair in enumerate(pairs):
        owner = first.setdefault(pair, row)
        if owner != row:
            line = bearings.places[owner].line
            what = f"{shown(pair[1])} is already weighed for {pair[0]}, on line {line}"
            yield bearings.fault(row, "claim", f"{what}; expected each claim once for a hypothesis")


def _circles(sheet: Sheet, column: str, many: str) -> Iterator[Fault]:
    """Give a fault for every circle, at the first of its rows."""
    ids = sheet.columns["id"]
    cells = zip(ids, sheet.columns[column], strict=True)
    arrows = {name: split(cell, many) for name, cell in cells if cell}
    while circle := _circle(arrows):
        row = min(ids.index(name) for name in circle)
        start = circle.index(ids[row])
        way = " > ".join([*circle[start:], *circle[:start], ids[row]])
        yield sheet.fault(row, column, f"runs in a circle: {way}; expected it to end somewhere")
        arrows = {name: found for name, found in arrows.items() if name not in circle}


def _circle(arrows: Mapping[str, tuple[str, ...]]) -> list[str]:
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        # The sorter gives the circle backwards, one of its ids at both ends.
        return list(reversed(error.args[1]))[:-1]
    return []
