"""Dictionaries of the names of a case, each built when it is first needed.

An id needs none of them but the ids; a name typed as it stands needs one more; only what is found no other way needs
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from molehunt.answers.naming.entry import Entry, entry
from molehunt.answers.naming.fold import fold_all
from molehunt.answers.naming.romanisation import neutral_all

Positions = Mapping[str, Sequence[int]]
"""Where in the rows the entries stand that are called so."""


class Index:
    """The rows of ask/names, found by id, name and word."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.rows = rows if isinstance(rows, Sequence) else tuple(rows)

    def at(self, position: int) -> Entry:
        """Return the entry at a position of the rows."""
        return entry(self.rows[position])

    @cached_property
    def by_id(self) -> Mapping[str, int]:
        """Where the entry of each id stands."""
        return {row["id"]: position for position, row in enumerate(self.rows)}

    @cached_property
    def by_name(self) -> Positions:
        """Names as they stand."""
        return _collected((position, row["name"]) for position, row in enumerate(self.rows))

    @cached_property
    def by_fold(self) -> Positions:
        """Folded names and ids: an id is a name, too."""
        ids = fold_all([row["id"] for row in self.rows])
        return _collected(pair for names in (self.folded, ids) for pair in enumerate(names))

    @cached_property
    def keys(self) -> Sequence[str]:
        """The key of each name, word by word."""
        words = list(dict.fromkeys(" ".join(self.folded).split()))
        key = dict(zip(words, neutral_all(words), strict=True))
        return [" ".join([key[word] for word in name.split()]) for name in self.folded]

    @cached_property
    def by_word(self) -> Positions:
        """Names by the keys of their words."""
        return _collected((position, word) for position, key in enumerate(self.keys) for word in key.split())

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """The words that can be misspelt: figures are right or wrong."""
        return [word for word in self.by_word if word.isalpha()]

    @cached_property
    def forms_of(self) -> Positions:
        """The forms of words that are said to denote each id."""
        return _collected(
            (position, said["id"]) for position, row in enumerate(self.rows) for said in row["denotes"] or ()
        )

    @cached_property
    def folded(self) -> Sequence[str]:
        """Each name folded."""
        return fold_all([row["name"] for row in self.rows])


def _collected(names: Iterable[tuple[int, str]]) -> Positions:
    """Return the positions of each name; a tuple of numbers, unlike a list, costs the garbage collector nothing."""
    found: dict[str, tuple[int, ...]] = {}
    several: dict[str, list[int]] = {}
    for position, name in names:
        if found.setdefault(name, (position,))[0] != position:
            several.setdefault(name, []).append(position)
    found.pop("", None)
    for name, positions in several.items():
        if name:
            found[name] = tuple(dict.fromkeys((*found[name], *positions)))
    return found
