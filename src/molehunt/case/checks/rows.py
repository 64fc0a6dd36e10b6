"""Faults between rows and between the ids of one cell: forms, kinds, circles, sides, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from molehunt.case.checks.attribution import Wrong
from molehunt.case.checks.ids import Index, themselves
from molehunt.case.faults import Fault, shown
from molehunt.case.reading.cells import repeated, sides, split
from molehunt.case.reading.sheet import Sheet, Sheets
from molehunt.case.reading.suggestions import one_of
from molehunt.model.vocabulary import Vocabulary

_LONGEST_WAY = 20
_CIRCLES = (("sources", "part_of", ""), ("sources", "derives_from", "list"), ("passages", "repeats", ""))


def row_faults(sheets: Sheets, index: Index, words: Vocabulary) -> Iterator[Fault]:
    """Yield every fault that only a comparison of cells shows."""
    if entities := sheets.get("entities"):
        yield from entities.check_rows(("label", "kind"), lambda label, kind: _kind(label, kind, index, words))
    if names := sheets.get("names"):
        yield from _forms(names)
        yield from _selves(names, frozenset(themselves(sheets)), index)
    if alternatives := sheets.get("alternatives"):
        yield from alternatives.check_column("claims", _alternatives)
        yield from _ties(alternatives)
    if disagreements := sheets.get("disagreements"):
        yield from disagreements.check_column("sides", _sides)
    if decisions := sheets.get("decisions"):
        yield from _decisions(decisions, sheets.get("disagreements"))
    if bearings := sheets.get("bearings"):
        yield from _bearings(bearings)
    for table, column, many in _CIRCLES:
        if table in sheets:
            yield from _circles(sheets[table], column, many)


def _kind(label: str, kind: str, index: Index, words: Vocabulary) -> Wrong:
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
                line = names.line(owner)
                what = f"{shown(here)} is not that of the first row of form {form}, on line {line}"
                yield names.fault(row, column, f"{what}; expected {shown(said)}, or another form")


def _selves(names: Sheet, selves: frozenset[str], index: Index) -> Iterator[Fault]:
    """Yield a fault for every entity that is said to be somebody whom it cannot be, or who is said to be another."""

    def check(form: str, kind: str, denotes: str) -> Wrong:
        if form not in selves:
            return None
        if kind != "spelling":
            return "kind", f"is {shown(kind)}, but form {form} is an entity; expected spelling"
        if denotes in selves:
            what = f"names {shown(denotes)}, which is {'form itself' if denotes == form else 'said to be another, too'}"
            return "denotes", f"{what}; expected an entity that is no form"
        if index.labels.get(denotes, index.labels[form]) != index.labels[form]:
            return (
                "denotes",
                f"names a {index.labels[denotes]}, but form {form} is a {index.labels[form]}; expected one",
            )
        return None

    yield from names.check_rows(("form", "kind", "denotes"), check)


def _alternatives(cell: str) -> str:
    claims = split(cell) if cell else ()
    if len(claims) == 1:
        return f"has one claim, {shown(cell)}; expected two at least"
    return repeated(claims)


def _ties(alternatives: Sheet) -> Iterator[Fault]:
    """Give a fault for every set that is tied to itself, or to one with more or fewer claims."""
    columns = alternatives.columns
    number = {name: len(split(cell)) for name, cell in zip(columns["id"], columns["claims"], strict=True)}

    def check(own: str, varies_with: str) -> Wrong:
        names = split(varies_with)
        if own in names:
            return "varies_with", f"names {shown(own)}, this set itself; expected another"
        unlike = [f"{name} of {number[name]}" for name in names if number.get(name, number[own]) != number[own]]
        what = f"names {', '.join(unlike)} claims, but this set has {number[own]}; expected as many, in the same order"
        return ("varies_with", what) if unlike else None

    yield from alternatives.check_column("varies_with", lambda cell: repeated(split(cell)))
    yield from alternatives.check_rows(("id", "varies_with"), check)


def _sides(cell: str) -> str:
    parts = sides(cell) if cell else ()
    if any(not side for side in parts):
        return f"has an empty side in {shown(cell)}; expected a claim on either side of every '|'"
    if len(parts) == 1:
        return f"has one side, {shown(cell)}; expected two at least, divided by ' | '"
    return repeated(split(cell, "sides"))


def _decisions(decisions: Sheet, disagreements: Sheet | None) -> Iterator[Fault]:
    columns = disagreements.columns if disagreements else {"id": (), "sides": ()}
    # A disagreement of one side is a fault of its own.
    number = {name: len(sides(cell)) for name, cell in zip(columns["id"], columns["sides"], strict=True) if "|" in cell}

    def check(disagreement: str, favours: str) -> Wrong:
        most = number.get(disagreement)
        if most is None or not (favours.isascii() and favours.isdigit()) or len(favours) > 15:
            return None
        what = f"is {int(favours)}, but {disagreement} has {most} sides; expected a number from 1 to {most}"
        return None if 1 <= int(favours) <= most else ("favours", what)

    yield from decisions.check_rows(("disagreement", "favours"), check)


def _bearings(bearings: Sheet) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    pairs = zip(bearings.columns["hypothesis"], bearings.columns["claim"], strict=True)
    for row, pair in enumerate(pairs):
        owner = first.setdefault(pair, row)
        if owner != row:
            line = bearings.line(owner)
            what = f"{shown(pair[1])} is already weighed for {pair[0]}, on line {line}"
            yield bearings.fault(row, "claim", f"{what}; expected each claim once for a hypothesis")


def _circles(sheet: Sheet, column: str, many: str) -> Iterator[Fault]:
    """Yield a fault for every group of rows that refer to one another in a circle, at the first row of one circle."""
    ids = sheet.columns["id"]
    arrows = {name: split(cell, many) for name, cell in zip(ids, sheet.columns[column], strict=True) if cell}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError:
        rows = {name: row for row, name in reversed(list(enumerate(ids)))}
        for circle in _all_circles(arrows):
            row = min(rows[name] for name in circle)
            start = circle.index(ids[row])
            way = [*circle[start:], *circle[:start], ids[row]]
            cut = [*way[:_LONGEST_WAY], f"… ({len(circle):,} in all)"] if len(way) > _LONGEST_WAY else way
            yield sheet.fault(row, column, f"runs in a circle: {' > '.join(cut)}; expected it to end somewhere")


def _all_circles(arrows: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield one circle of every strongly connected group; networkx is imported only if there is one."""
    import networkx as nx

    graph = nx.DiGraph((start, end) for start, ends in arrows.items() for end in ends)
    for group in nx.strongly_connected_components(graph):
        part = graph.subgraph(group)
        if part.number_of_edges():
            yield [start for start, _ in nx.find_cycle(part, source=min(group))]
