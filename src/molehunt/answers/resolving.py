"""What was typed, read in a case, for one question: names, authors and works as ids, and claims through a lens.

What has been read of the case for one question is kept for the next as a frozen :class:`Snapshot`, which holds for one
state of the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import Named
from molehunt.graph.lens import Filter, Lens, resolved
from molehunt.graph.reader import Known, Reader
from molehunt.model.errors import MolehuntError
from molehunt.store.graph_store import GraphStore
from molehunt.store.reading import LoadState

if TYPE_CHECKING:
    # Most questions name things exactly, and then nothing has to be looked up in all names.
    from molehunt.answers.naming import Names, Works

_Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was read of a case in one state of the graph."""

    state: LoadState | None = None
    names: Names | None = None
    works: Works | None = None
    read: Mapping[_Key, Named] = field(default_factory=dict)
    known: Known = field(default_factory=Known)


class Resolver:
    """Reads names and claims for one question; ``snapshot`` may be kept if the case did not change meanwhile."""

    def __init__(self, store: GraphStore, case: str, known: Snapshot) -> None:
        self.store, self.case = store, case
        self._known = known
        self._names, self._works = known.names, known.works
        self._read = dict(known.read)
        self._reader: Reader | None = None
        self.notes: list[str] = []

    def snapshot(self) -> Snapshot:
        """Return what has been read."""
        claims = self._reader.known() if self._reader else self._known.known
        return Snapshot(self._known.state, self._names, self._works, self._read, claims)

    def reader(self, lens: Lens) -> Reader:
        """Return the reader of claims through a lens; raises UnknownNameError for what is no author or work."""
        self._reader = Reader(self.store, self.case, self.lens(lens), self._known.known)
        return self._reader

    def name(self, text: str, *labels: str) -> Named:
        """Return what a name means, an entity of one of the labels; how it was read goes into ``notes``.

        Raises UnknownNameError, which lists the nearest, if none or several fit, and MolehuntError for what is no text.
        """
        if not isinstance(text, str):
            raise MolehuntError(f"a name is text, not {type(text).__name__}: {str(text)[:60]!r}")
        key = (text, labels)
        if key not in self._read:
            self._read[key] = self._exact(text, labels) or self._resolved(text, labels)
        found = self._read[key]
        if found.note:
            self.notes.append(found.note)
        return found

    def lens(self, lens: Lens) -> Filter:
        """Return a lens with its names read in the case; raises UnknownNameError for what is no author or work."""
        return resolved(lens, {"agent": self._author, "work": self._work, "source": self._either})

    def _exact(self, text: str, labels: tuple[str, ...]) -> Named | None:
        """Look for an entity of exactly that id, or the only one of exactly that name, and spare the reading of all."""
        if self._names is not None:
            return None
        rows = self.store.read("ask/named", case=self.case, text=text)
        found = [row for row in rows if row["id"] == text] or rows
        if len(found) != 1 or found[0]["denotes"]:
            return None
        label = _label(found[0])
        return Named(found[0]["id"], found[0]["name"], label) if not labels or label in labels else None

    def _resolved(self, text: str, labels: tuple[str, ...]) -> Named:
        names = self.names()
        reading = names.resolve(text, *labels)
        return Named(reading.id, reading.name, names.entry(reading.id).label, reading.note)

    def names(self) -> Names:
        """Return all names of the case; EngineError if the graph cannot answer."""
        if self._names is None:
            from molehunt.answers.naming import Names, NameTable

            row = self.store.read("ask/name_lists", case=self.case)[0]
            self._names = Names(NameTable.of_lists(row))
        return self._names

    def _all_works(self) -> Works:
        if self._works is None:
            from molehunt.answers.naming import Works

            sources = self.store.read("ask/sources", case=self.case)
            asserters = [row["id"] for row in self.store.read("ask/asserters", case=self.case)]
            self._works = Works(sources, self.names(), asserters=asserters)
        return self._works

    def _author(self, _: str, text: Any) -> tuple[list[str], str]:
        reading = self._all_works().author(text)
        return [reading.id], self._said(reading.name, reading.note)

    def _work(self, _: str, text: Any) -> tuple[list[str], str]:
        reading = self._all_works().resolve(text)
        return list(reading.ids), self._said(reading.name, reading.note)

    def _either(self, _: str, text: Any) -> tuple[list[str], str]:
        reading = self._all_works().without(text)
        return list(reading.ids), self._said(reading.name, reading.note)

    def _said(self, name: str, note: str | None) -> str:
        if note:
            self.notes.append(note)
        return name


def _label(row: Mapping[str, Any]) -> str:
    return next((label for label in row["labels"] if label != "Entity"), "Entity")
