"""Dictionaries of the names of a case, each built when it is first needed.

To look up an id needs the dictionary of ids alone; an exact name needs one more. The dictionary of words is built only
if nothing else finds the name.
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
    """The positions in the rows of the entries with a name.

    Most names occur once. Their positions are kept as numbers, since the garbage collector would visit every list.
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
        """The position of the entry of each id."""
        return {row["id"]: position for position, row in enumerate(self.rows)}

    @cached_property
    def by_name(self) -> Positions:
        """Positions by the exact name."""
        return Positions(zip((row["name"] for row in self.rows), count()))

    @cached_property
    def by_fold(self) -> Positions:
        """Positions by the folded name."""
        return Positions(zip(self.folded, count()))

    @cached_property
    def keys(self) -> Sequence[str]:
        """The key of each name, word by word."""
        words = list(dict.fromkeys(" ".join(self.folded).split()))
        key = dict(zip(words, neutral_all(words), strict=True))
        return [" ".join([key[word] for word in name.split()]) for name in self.folded]

    @cached_property
    def by_word(self) -> Positions:
        """Positions by the key of each word of the name."""
        return Positions((word, position) for position, key in enumerate(self.keys) for word in key.split())

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """The words that may be misspelt: those of letters alone."""
        return [word for word in self.by_word if word.isalpha()]

    @cached_property
    def forms_of(self) -> Positions:
        """Positions of the forms of words, by the id that they are said to denote."""
        return Positions(
            (said["id"], position) for position, row in enumerate(self.rows) for said in row["denotes"] or ()
        )

    @cached_property
    def folded(self) -> Sequence[str]:
        """Each name folded."""
        return fold_all([row["name"] for row in self.rows])
