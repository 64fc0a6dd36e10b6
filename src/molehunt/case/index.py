"""The ids of a case: which exist, what each stands for, and which are given twice.

Entities, forms of names, sources and claims (those of names among them) share one space, so that an id in an
answer or in a date means one thing. Passages, alternatives, disagreements and decisions have one each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from molehunt.case.faults import Fault, shown
from molehunt.case.nearest import Suggest
from molehunt.case.sheet import Sheet
from molehunt.model.vocabulary import Vocabulary

Sheets = Mapping[str, Sheet]
_HOMES = {
    "entity": (("entities", "id"),),
    "name": (("names", "form"),),
    "source": (("sources", "id"),),
    "claim": (("claims", "id"), ("names", "id")),
    "passage": (("passages", "id"),),
    "disagreement": (("disagreements", "id"),),
}
_SHARED = (("entities", "id"), ("names", "form"), ("names", "id"), ("sources", "id"), ("claims", "id"))
_ALONE = ("passages", "alternatives", "disagreements", "decisions")


@dataclass(frozen=True, slots=True)
class Index:
    """The ids by kind, None where a table could not be read, and the label of each entity and form.

    ``strays`` are ids of rows that were left out for their form: to refer to them is no further fault.
    """

    ids: Mapping[str, frozenset[str] | None]
    labels: Mapping[str, str]
    strays: frozenset[str]
    suggest: Suggest

    def missing(self, name: str, kinds: tuple[str, ...]) -> str:
        """Return what is wrong with a reference to ids of these kinds, empty if nothing is."""
        known = [self.ids[kind] for kind in kinds]
        if name in self.strays or any(ids is None or name in ids for ids in known):
            return ""
        candidates = [name for ids in known for name in ids or ()]
        meant = self.suggest(name, candidates)
        return (
            f"refers to {shown(name)}, which is no {' or '.join(kinds)} of this case{meant}; expected its id"
        )


def index(sheets: Sheets, words: Vocabulary, suggest: Suggest) -> Index:
    """Return the ids of the tables that could be read."""
    kinds = {kind: label for label in ("Codename", "Name") for kind in words.kinds[label]}
    labels: dict[str, str] = {}
    if "names" in sheets:
        columns = sheets["names"].columns
        labels.update(
            (form, kinds.get(kind, "Name"))
            for form, kind in zip(columns["form"], columns["kind"], strict=True)
        )
    if "entities" in sheets:
        columns = sheets["entities"].columns
        labels.update(zip(columns["id"], columns["label"], strict=True))
    strays = (name for sheet in sheets.values() for name in sheet.strays)
    return Index({kind: _ids(sheets, kind) for kind in _HOMES}, labels, frozenset(strays), suggest)


def duplicates(sheets: Sheets) -> Iterator[Fault]:
    """Give a fault for every id that is taken when it comes, naming the place that took it."""
    yield from _taken(sheets, _SHARED)
    for name in _ALONE:
        yield from _taken(sheets, ((name, "id"),))


def _ids(sheets: Sheets, kind: str) -> frozenset[str] | None:
    homes = _HOMES[kind]
    if any(table not in sheets or not sheets[table].whole for table, _ in homes):
        return None
    return frozenset().union(*(sheets[table].columns[column] for table, column in homes))


def _taken(sheets: Sheets, homes: tuple[tuple[str, str], ...]) -> Iterator[Fault]:
    first: dict[str, tuple[str, str, int]] = {}
    for table, column in homes:
        if table not in sheets:
            continue
        for row, name in enumerate(sheets[table].columns[column]):
            owner = first.setdefault(name, (table, column, row))
            again = owner[:2] == (table, column) and column == "form"
            if owner != (table, column, row) and name and not again:
                there = sheets[owner[0]].fault(owner[2], owner[1], "")
                place = f"{there.file}:{there.line}:{there.column}"
                yield sheets[table].fault(
                    row, column, f"{shown(name)} is taken by {place}; expected an id of its own"
                )
