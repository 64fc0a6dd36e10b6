"""Which works a lens means: a work by its title, or all works of an author; anything else is an error.

A document is accepted only if it is a work, that is, if a source of the case is that document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from molehunt.answers.naming.entry import FORMS
from molehunt.answers.naming.names import Names
from molehunt.answers.naming.reading import Reading, quoted, reason

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkReading:
    """What the title of a work or the name of an author was read as.

    ``ids`` are the ids of the works, and of the agent where what an agent says without a work counts too; ``author``
    is the id of the agent, None if a work was named. ``note`` is one sentence for the reader; None for a bare id.
    """

    ids: tuple[str, ...]
    name: str
    text: str
    author: str | None = None
    note: str | None = None


class Works:
    """The works of a case and their authors.

    ``rows`` are those of ask/sources, ``asserters`` the ids of all agents who assert a claim of the case.
    """

    def __init__(self, rows: Iterable[Row], names: Names, asserters: Collection[str] = ()) -> None:
        self._works = {row["id"]: row for row in rows}
        self._names = names
        self._authors = frozenset(author for row in self._works.values() for author in row["authors"])
        self._agents = self._authors | frozenset(asserters)

    def resolve(self, text: str) -> WorkReading:
        """Read the title or id of a work, or the name of an author, who stands for all his works.

        Raises UnknownNameError for whatever is neither, or may be several.
        """
        return self._read(text, self._authors, what="work or author")

    def without(self, text: str) -> WorkReading:
        """Read what is to be left out: a work, or an agent with all his works and all that he asserts elsewhere.

        Raises UnknownNameError for whatever is neither, or may be several.
        """
        return self._read(text, self._agents, what="work, author or witness")

    def author(self, text: str) -> Reading:
        """Read the name of an author of a work or of somebody who asserts a claim of the case.

        Raises UnknownNameError for whoever is neither, or may be several.
        """
        if self._titles.knows(text) and not self._names.knows(text):
            return self._titles.resolve(text, among=self._agents, what="author")
        return self._names.resolve(text, among=self._bearing, what="author")

    def _read(self, text: str, agents: frozenset[str], *, what: str) -> WorkReading:
        found = self._titles.resolve(text, among=(agents - self._documents) | self._works.keys(), what=what)
        form = self._titles.entry(found.form) if found.form else None
        why = reason(found.how, found.score, form)
        if found.id in self._works:
            ids, name, author = self._itself(found.id, agents), self._titled(found.id), None
        else:
            ids, author = self._by(found.id, agents), found.id
            works = f"all works by {found.name}" if ids != (found.id,) else ""
            name = works if agents is self._authors else f"{works}{' and ' if works else ''}all that {found.name} says"
        note = f"{quoted(text)} read as {name}{f' ({why})' if why else ''}"
        return WorkReading(ids, name, text, author, note if author or found.how != "id" or form else None)

    def _itself(self, work: str, agents: frozenset[str]) -> tuple[str, ...]:
        """Return the id of a work, and of the document that it is, if claims are asserted by that document."""
        document = self._works[work].get("document")
        return (work, document) if document in agents else (work,)

    def _by(self, author: str, agents: frozenset[str]) -> tuple[str, ...]:
        works = tuple(id_ for id_, row in self._works.items() if author in row["authors"])
        return works if agents is self._authors else (author, *works)

    def _titled(self, work: str) -> str:
        row = self._works[work]
        authors = " and ".join(self._names.name(id_) if id_ in self._names else id_ for id_ in row["authors"])
        return f"{row['title']}, by {authors}" if authors else row["title"]

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(row["document"] for row in self._works.values() if row.get("document"))

    @cached_property
    def _bearing(self) -> frozenset[str]:
        """The ids of all who assert a claim, and of those whom an asserting name is said to denote."""
        forms = (self._names.entry(id_) for id_ in self._agents if id_ in self._names)
        return self._agents.union(bearer for form in forms for bearer in form.bearers)

    @cached_property
    def _titles(self) -> Names:
        """The works by all their titles, and the agents by all their names; an id that is a work is only a work."""
        rows: dict[str, Row] = {}
        for row in (*self._titles_of(), *self._names_of(sorted(self._agents))):
            rows.setdefault(row["id"], row)
        return Names([*rows.values()], elsewhere=self._names, query="ask/sources")

    def _titles_of(self) -> Iterator[Row]:
        for id_, row in self._works.items():
            yield {"id": id_, "name": row["title"], "labels": ["Source"], "kind": None, "denotes": ()}
        for id_, row in self._works.items():
            short, colon, _ = row["title"].partition(":")
            # In "Alexander Orlov: ..." the short title is the name of a person: whoever types it means the person.
            if colon and not self._names.knows(short):
                yield _title(f"{id_}: short title", short, id_)
            document = row.get("document")
            if document and document in self._names:
                for called in self._names_of([document]):
                    yield _title(called["id"], called["name"], id_)

    def _names_of(self, ids: Sequence[str]) -> Iterator[Row]:
        index = self._names.index
        for id_ in ids:
            for called in (id_, *self._names.namings(id_)):
                yield from (index.table.row(position) for position in index.by_id.at(called))


def _title(id_: str, name: str, work: str) -> Row:
    denotes = ({"id": work, "claim": id_, "status": "stated"},)
    return {"id": id_, "name": name, "labels": [FORMS[1]], "kind": "title", "denotes": denotes}
