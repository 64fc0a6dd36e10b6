"""The ids of a case: which exist, what each stands for, and which are given twice.

Entities, forms of names, sources and claims (those of names among them) share one space, so that an id in an
answer or in a date means one thing. Passages, alternatives, disagreements, decisions and
hypotheses have one each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from molehunt.case.faults import Fault, shown
from molehunt.case.nearest import Suggest
from molehunt.case.sheet import Sheet
from molehunt.model.vocabulary import Vocabulary

Sheets = Mapping[str, Sheet]
Homes = tuple[tuple[str, str], ...]
_HOMES: Mapping[str, Homes] = {
    "entity": (("entities", "id"),),
    "name": (("names", "form"),),
    "source": (("sources", "id"),),
    "claim": (("claims", "id"), ("names", "id")),
    "passage": (("passages", "id"),),
    "disagreement": (("disagreements", "id"),),
    "hypothesis": (("hypotheses", "id"),),
}
_SPACES: tuple[Homes, ...] = (
    (("entities", "id"), ("names", "form"), ("names", "id"), ("sources", "id"), ("claims", "id")),
    (("passages", "id"),),
    (("alternatives", "id"),),
    (("disagreements", "id"),),
    (("decisions", "id"),),
    (("hypotheses", "id"),),
)


@dataclass(frozen=True, slots=True)
class Index:
    """The ids by kind, None where a table could not be read, and the label of each entity and form.

    ``strays`` are ids of rows that were left out for their form: to refer to them is no further fault.
    """

    ids: Mapping[str, frozenset[str] | None]
    labels: Mapping[str, str]
    strays: frozenset[str]
    suggest: Suggest

    def known(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """Return the ids of these kinds, as far as they are known."""
        return frozenset().union(*(self.ids[kind] or () for kind in kinds))

    def missing(self, name: str, kinds: tuple[str, ...]) -> str:
        """Return what is wrong with a reference to ids of these kinds, empty if nothing is."""
        ids = [self.ids[kind] for kind in kinds]
        if name in self.strays or any(found is None or name in found for found in ids):
            return ""
        meant = self.suggest(name, self.known(kinds))
        return f"refers to {shown(name)}, which is no {' or '.join(kinds)} of this case{meant}; expected its id"


def index(sheets: Sheets, words: Vocabulary, suggest: Suggest) -> Index:
    """Return the ids of the tables that could be read."""
    kinds = {kind: label for label in ("Codename", "Name") for kind in words.kinds[label]}
    labels: dict[str, str] = {}
    if names := sheets.get("names"):
        pairs = zip(names.columns["form"], names.columns["kind"], strict=True)
        labels.update((form, kinds.get(kind, "Name")) for form, kind in pairs)
    if entities := sheets.get("entities"):
        labels.update(zip(entities.columns["id"], entities.columns["label"], strict=True))
    strays = frozenset(name for sheet in sheets.values() for name in sheet.strays)
    return Index({kind: _ids(sheets, homes) for kind, homes in _HOMES.items()}, labels, strays, suggest)


def duplicates(sheets: Sheets) -> Iterator[Fault]:
    """Give a fault for every id that is taken when it comes, naming the place that took it."""
    for space in _SPACES:
        homes = [home for home in space if home[0] in sheets]
        # Several rows may share a form; that they agree about it is checked elsewhere.
        columns = [frozenset(_values(sheets, home)) if home[1] == "form" else _values(sheets, home) for home in homes]
        if sum(map(len, columns)) != len(frozenset().union(*columns)):
            yield from _taken(sheets, homes)


def _values(sheets: Sheets, home: tuple[str, str]) -> tuple[str, ...]:
    return tuple(sheets[home[0]].columns[home[1]])


def _ids(sheets: Sheets, homes: Homes) -> frozenset[str] | None:
    if any(table not in sheets or not sheets[table].whole for table, _ in homes):
        return None
    return frozenset().union(*(_values(sheets, home) for home in homes))


def _taken(sheets: Sheets, homes: list[tuple[str, str]]) -> Iterator[Fault]:
    first: dict[str, tuple[tuple[str, str], int]] = {}
    for home in homes:
        for row, name in enumerate(_values(sheets, home)):
            owner = first.setdefault(name, (home, row))
            shared = owner[0] == home and home[1] == "form"
            if owner != (home, row) and name.strip() and not shared:
                there = sheets[owner[0][0]].fault(owner[1], owner[0][1], "")
                place = f"{there.file}:{there.line}:{there.column}"
                what = f"{shown(name)} is taken by {place}; expected an id of its own"
                yield sheets[home[0]].fault(row, home[1], what)
