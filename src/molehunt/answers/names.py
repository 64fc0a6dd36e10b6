"""Resolving names as people write them to the ids of a case: never a merge, only a reading of what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from molehunt.model.errors import UnknownNameError

LONGEST = 200
"""Characters of the longest name that is looked up; nobody is called by more."""
NEAR = 0.84
"""How alike two words must be (0 to 1, difflib) for one to pass as a spelling of the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity and what it may be called.

    ``described`` marks somebody whom the text leaves unnamed: what stands for a name there is a description, in which
    other names occur. ``denotes`` lists the entities that a form of words is said to denote, ``namings`` the claims
    that say so, each with its status and with whom it names.
    """

    id: str
    name: str
    label: str
    described: bool = False
    denotes: tuple[str, ...] = ()
    namings: tuple[tuple[str, str, str], ...] = ()


def fold(text: str) -> str:
    """Return text without case, accents, punctuation or doubled spaces, for comparison.

    >>> fold("  Étienne ")
    'etienne'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


class Names:
    """The names of one case."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._entries = {row["id"]: _entry(row) for row in rows}
        self._folded = {id_: fold(entry.name) for id_, entry in self._entries.items()}

    def __contains__(self, id_: object) -> bool:
        """Return whether an entity or a form of words has that id."""
        return id_ in self._entries

    def name(self, id_: str) -> str:
        """Return the name of an entity."""
        return self._entries[id_].name

    def namings(self, id_: str) -> dict[str, dict[str, str]]:
        """Return the codenames and other forms of words that are said to denote an entity.

        Each has the claims that say so of this entity, with their statuses; what else a form denotes is left out.
        """
        return {
            entry.id: {claim: status for claim, status, meant in entry.namings if meant == id_}
            for entry in self._entries.values()
            if id_ in entry.denotes
        }

    def resolve(self, text: str, *labels: str, what: str = "name") -> str:
        """Return the id that ``text`` names: an id, a name, a name that denotes somebody, or a near spelling.

        ``labels`` narrows to those labels. Raises UnknownNameError, listing the nearest, if none or several fit;
        ``what`` is its word for what was looked up.
        """
        if text in self._entries and self._fits(text, labels):
            return text
        if len(text) > LONGEST:
            raise UnknownNameError(f"{_quoted(text)} has {len(text)} characters; a name has {LONGEST} at most")
        wanted = fold(text)
        for candidates in self._candidates(wanted):
            found = self._denoted(candidates, labels)
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownNameError(f"{_quoted(text)} may be {self._listed(found)}; give the id")
        raise UnknownNameError(f"{_quoted(text)} is no {what} in this case{self._nearest(wanted, labels)}")

    def _fits(self, id_: str, labels: Sequence[str]) -> bool:
        return not labels or self._entries[id_].label in labels

    def _candidates(self, wanted: str) -> Iterator[list[str]]:
        """Yield ids that ``wanted`` may mean, the surest reading first.

        A form of words that is somebody's alias and a word in another's name may mean either.
        """
        exact = self._exact(wanted)
        by_words = list(self._by_words(wanted))
        if exact and all(self._entries[id_].denotes for id_ in exact):
            exact = [*exact, *(id_ for id_ in by_words[1] if not self._entries[id_].denotes)]
        yield exact
        yield from by_words

    def _exact(self, wanted: str) -> list[str]:
        return [id_ for id_, name in self._folded.items() if wanted and wanted in (name, fold(id_))]

    def _by_words(self, wanted: str) -> Iterator[list[str]]:
        """Yield names that hold every word, then those with near spellings; first the names with no word besides."""
        words = wanted.split()
        named = {
            id_: self._folded[id_].split() for id_, entry in self._entries.items() if words and not entry.described
        }
        for fits in (_among, _like):
            held = [id_ for id_, own in named.items() if all(fits(word, own) for word in words)]
            yield [id_ for id_ in held if len(named[id_]) == len(words)]
            yield held

    def _denoted(self, candidates: Iterable[str], labels: Sequence[str]) -> list[str]:
        found: dict[str, None] = {}
        for id_ in candidates:
            for target in self._entries[id_].denotes or (id_,):
                if target in self._entries and self._fits(target, labels):
                    found[target] = None
        return list(found)

    def _nearest(self, wanted: str, labels: Sequence[str]) -> str:
        def likeness(id_: str) -> float:
            return max(
                SequenceMatcher(None, wanted, part).ratio() for part in (self._folded[id_], *self._folded[id_].split())
            )

        near = sorted((id_ for id_ in self._folded if self._fits(id_, labels)), key=likeness, reverse=True)
        return f"; the nearest are {self._listed(near[:3])}" if near else ""

    def _listed(self, ids: Sequence[str]) -> str:
        return ", ".join(f"{self._entries[id_].name} ({id_})" for id_ in ids[:6])


def _entry(row: Mapping[str, Any]) -> Entry:
    label = next((label for label in row["labels"] if label != "Entity"), "Entity")
    denotes = row["denotes"] or ()
    return Entry(
        id=row["id"],
        name=row["name"],
        label=label,
        described=row["kind"] in ("unknown", "unnamed"),
        denotes=tuple(dict.fromkeys(named["id"] for named in denotes)),
        namings=tuple((named["claim"], named["status"], named["id"]) for named in denotes),
    )


def _among(word: str, others: Sequence[str]) -> bool:
    return word in others


def _like(word: str, others: Sequence[str]) -> bool:
    return any(SequenceMatcher(None, word, other).ratio() >= NEAR for other in others)


def _quoted(text: str) -> str:
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return f'"{shown[:60]}..."' if len(shown) > 60 else f'"{shown}"'
