"""Dictionaries of the names of a case, each built when it is first needed.

An id needs none of them but the ids; a name typed as it stands needs one more; only what is found no other way needs
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import Any

from molehunt.answers.naming.entry import Entry, entry
from molehunt.answers.naming.fold import fold_all
from molehunt.answers.naming.romanisation import neutral_all


class Positions:
    """Where in the rows the entries stand that are called so.

    Most names occur once; numbers, unlike hundreds of thousands of lists, cost the garbage collector nothing.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for name, position in names:
            if self._first.setdefault(name, position) != position:
                self._more.setdefault(name, []).append(position)
        self._first.pop("", None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __contains__(self, name: object) -> bool:
        return name in self._first

    def at(self, name: str) -> Sequence[int]:
        """Return the positions of a name, none if there is no such name."""
        first = self._first.get(name)
        return () if first is None else tuple(dict.fromkeys((first, *self._more.get(name, ()))))


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
        return Positions(zip((row["name"] for row in self.rows), count()))

    @cached_property
    def by_fold(self) -> Positions:
        """Folded names."""
        return Positions(zip(self.folded, count()))

    @cached_property
    def keys(self) -> Sequence[str]:
        """The key of each name, word by word."""
        words = list(dict.fromkeys(" ".join(self.folded).split()))
        key = dict(zip(words, neutral_all(words), strict=True))
        return [" ".join([key[word] for word in name.split()]) for name in self.folded]

    @cached_property
    def by_word(self) -> Positions:
        """Names by the keys of their words."""
        return Positions((word, position) for position, key in enumerate(self.keys) for word in key.split())

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """The words that can be misspelt: figures are right or wrong."""
        return [word for word in self.by_word if word.isalpha()]

    @cached_property
    def forms_of(self) -> Positions:
        """The forms of words that are said to denote each id."""
        return Positions(
            (said["id"], position) for position, row in enumerate(self.rows) for said in row["denotes"] or ()
        )

    @cached_property
    def folded(self) -> Sequence[str]:
        """Each name folded."""
        return fold_all([row["name"] for row in self.rows])
