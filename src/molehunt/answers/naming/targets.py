"""From the entries with a name to those who are meant: a form of words stands for all whom it is said to denote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from molehunt.answers.naming.entry import FORMS, Entry
from molehunt.answers.naming.index import Index
from molehunt.answers.naming.reading import article, shown_label

Hits = Mapping[int, float | None]
"""Positions of the entries with a name, each with its score if the spelling is only near, else None."""


class Target(NamedTuple):
    """Who may be meant, through which form of words, and how near the spelling is."""

    entry: Entry
    form: Entry | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: entries with one of ``labels``, among those ids.

    ``what`` is the word for it, and ``query`` the query that lists it.
    """

    labels: tuple[str, ...] = ()
    among: Collection[str] | None = None
    what: str = "name"
    query: str = "ask/names"

    def fits(self, found: Entry) -> bool:
        """Return whether the entry is of the wanted kind."""
        return (not self.labels or found.label in self.labels) and (self.among is None or found.id in self.among)

    @property
    def expected(self) -> str:
        """What was expected, with its article, as messages give it."""
        labels = [label for label in self.labels if label not in FORMS] or [*self.labels]
        words = [self.what] if self.among is not None or not labels else [shown_label(label) for label in labels]
        return " or ".join(map(article, words))


def targets(index: Index, hits: Hits, wanted: Wanted) -> dict[str, Target]:
    """Return those of the wanted kind who may be meant, by id; without a form if the name is their own."""
    meant: dict[str, Target] = {}
    for position, score in hits.items():
        entry = index.at(position)
        for bearer in _bearers(index, entry):
            form = None if bearer is entry else entry
            if wanted.fits(bearer) and (bearer.id not in meant or form is None):
                meant[bearer.id] = Target(bearer, form, score)
    return meant


def _bearers(index: Index, entry: Entry) -> list[Entry]:
    known = [index.at(position) for id_ in entry.bearers for position in index.by_id.at(id_)]
    return known or [entry]
