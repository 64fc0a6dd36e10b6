"""The ids of a case: which exist, what each stands for, and which are given twice.

Which column holds ids of which kind, and which kinds share a space, stands in ``reading.tables``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from molehunt.case.faults import Fault, shown
from molehunt.case.reading.sheet import Sheets
from molehunt.case.reading.suggestions import Suggest
from molehunt.case.reading.tables import IDS, SHARED
from molehunt.model.vocabulary import Vocabulary

Homes = tuple[tuple[str, str], ...]
_SPACES: tuple[Homes, ...] = (
    tuple(home for kind in SHARED for home in IDS[kind]),
    *(homes for kind, homes in IDS.items() if kind not in SHARED),
)


@dataclass(frozen=True, slots=True)
class Index:
    """The ids by kind, None where a table could not be read, and the label of each entity and form.

    ``skipped`` are ids of rows that were left out for their form: to refer to them is no further fault.
    """

    ids: Mapping[str, frozenset[str] | None]
    labels: Mapping[str, str]
    skipped: frozenset[str]
    suggest: Suggest
    _known: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def known(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """Return the ids of these kinds, as far as they are known."""
        if kinds not in self._known:
            self._known[kinds] = frozenset().union(*(self.ids[kind] or () for kind in kinds))
        return self._known[kinds]

    def has(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Whether an id is one of these kinds, or may be, since not all of them could be read."""
        return name in self.known(kinds) or name in self.skipped or any(self.ids[kind] is None for kind in kinds)

    def missing(self, name: str, kinds: tuple[str, ...]) -> str:
        """Return what is wrong with a reference to ids of these kinds, empty if nothing is."""
        if self.has(name, kinds):
            return ""
        meant = self.suggest(name, self.known(kinds))
        return f"refers to {shown(name)}, which is no {' or '.join(kinds)} of this case{meant}; expected its id"


def index(sheets: Sheets, words: Vocabulary, suggest: Suggest) -> Index:
    """Return the ids of the tables that could be read."""
    labels: dict[str, str] = {}
    if names := sheets.get("names"):
        pairs = zip(names.columns["form"], names.columns["kind"], strict=True)
        labels.update((form, words.name_label(kind)) for form, kind in pairs)
    if entities := sheets.get("entities"):
        labels.update(zip(entities.columns["id"], entities.columns["label"], strict=True))
    skipped = frozenset(name for sheet in sheets.values() for name in sheet.skipped_ids)
    return Index({kind: _ids(sheets, homes) for kind, homes in IDS.items()}, labels, skipped, suggest)


def duplicates(sheets: Sheets) -> Iterator[Fault]:
    """Yield a fault for every id that is taken already, with the place that has it."""
    selves = frozenset(themselves(sheets))
    for space in _SPACES:
        homes = [home for home in space if home[0] in sheets]
        # Several rows may share a form; that they agree about it is checked elsewhere.
        columns = [
            frozenset(_values(sheets, home)) - selves if home[1] == "form" else _values(sheets, home) for home in homes
        ]
        if sum(map(len, columns)) != len(frozenset().union(*columns)):
            yield from _taken(sheets, homes, selves)


def themselves(sheets: Sheets) -> Iterator[str]:
    """Yield the entities that names.csv says to be somebody else: a form with the id and the name of an entity."""
    if "names" in sheets and "entities" in sheets:
        named = [set(zip(*(sheets[of].columns[name] for name in (id_, "name")), strict=True))
                 for of, id_ in (("names", "form"), ("entities", "id"))]  # fmt: skip
        yield from (id_ for id_, _ in named[0] & named[1])


def _values(sheets: Sheets, home: tuple[str, str]) -> tuple[str, ...]:
    return tuple(sheets[home[0]].columns[home[1]])


def _ids(sheets: Sheets, homes: Homes) -> frozenset[str] | None:
    if any(table not in sheets or not sheets[table].complete for table, _ in homes):
        return None
    return frozenset().union(*(_values(sheets, home) for home in homes))


def _taken(sheets: Sheets, homes: list[tuple[str, str]], selves: frozenset[str]) -> Iterator[Fault]:
    first: dict[str, tuple[tuple[str, str], int]] = {}
    for home in homes:
        for row, name in enumerate(_values(sheets, home)):
            owner = first.setdefault(name, (home, row))
            shared = home[1] == "form" and (owner[0] == home or name in selves)
            if owner != (home, row) and name and not shared:
                there = sheets[owner[0][0]].fault(owner[1], owner[0][1], "")
                place = f"{there.file}:{there.line}:{there.column}"
                what = f"{shown(name)} is taken by {place}; expected an id of its own"
                yield sheets[home[0]].fault(row, home[1], what)
