"""The names of a case, a list for each column: small, and quick to read, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from molehunt.answers.naming.entry import Entry, Naming

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NameTable:
    """All names: ``ids``, ``names``, ``labels`` and ``kinds`` go together place by place.

    ``denotes`` tells of some forms of words whom they are said to denote, by which claims of what status.
    """

    ids: Sequence[str]
    names: Sequence[str]
    labels: Sequence[str]
    kinds: Sequence[str]
    denotes: Mapping[str, Sequence[Row]]

    @classmethod
    def of_rows(cls, rows: Iterable[Row]) -> NameTable:
        """Return the table of rows like those of ask/names."""
        rows = list(rows)
        return cls(
            [row["id"] for row in rows],
            [row["name"] for row in rows],
            [next((label for label in row["labels"] if label != "Entity"), "Entity") for row in rows],
            [row["kind"] or "" for row in rows],
            {row["id"]: row["denotes"] for row in rows if row["denotes"]},
        )

    @classmethod
    def of_lists(cls, row: Row) -> NameTable:
        """Return the table of the row of ask/name_lists."""
        # To sort so many takes a moment here, and on the embedded engine three times as long as to read them.
        order = sorted(range(len(row["ids"])), key=row["ids"].__getitem__)
        ids, names, labels, kinds = ([row[name][at] for at in order] for name in ("ids", "names", "labels", "kinds"))
        return cls(ids, names, labels, kinds, {form["form"]: form["said"] for form in row["denotes"]})

    def __len__(self) -> int:
        return len(self.ids)

    def entry(self, at: int) -> Entry:
        """Return the entry at a place."""
        said = self.denotes.get(self.ids[at], ())
        namings = tuple(Naming(one["claim"], one["status"], one["id"]) for one in said)
        return Entry(self.ids[at], self.names[at], self.labels[at], self.kinds[at] or None, namings)

    def row(self, at: int) -> Row:
        """Return a place as a row like those of ask/names."""
        label, kind = self.labels[at], self.kinds[at] or None
        denotes = self.denotes.get(self.ids[at], ())
        return {"id": self.ids[at], "name": self.names[at], "labels": [label], "kind": kind, "denotes": denotes}
