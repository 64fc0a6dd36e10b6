"""The names of a case, found by id, by name and by word; each index is made when it is first needed.

One search through all names is faster than making a dictionary of them, and a command searches for a name or two. So
the first searches go through the names one by one, and a dictionary is made for whoever asks more often.

Words are indexed by the *pieces* of the names, between spaces. Most pieces occur in many names, and to fold each piece
once takes a fraction of the time of folding each name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat, takewhile

from molehunt.answers.naming.entry import PARAPHRASE, Entry
from molehunt.answers.naming.fold import fold, fold_all
from molehunt.answers.naming.romanisation import neutral_all
from molehunt.answers.naming.small import KEYS
from molehunt.answers.naming.table import NameTable

SEARCHES = 8
"""Searches through all names that take about as long as to make a dictionary of them."""
_SPACE = repeat(" ")


class Positions:
    """The positions of the entries with a name.

    Most names occur once. Their positions are kept as numbers, since the garbage collector would visit every list.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for name, position in names:
            if self._first.setdefault(name, position) != position:
                self._more.setdefault(name, []).append(position)

    def of(self, names: Iterable[str]) -> Sequence[int]:
        """Return the positions of several names, each once, in order."""
        return sorted({position for name in names for position in self.at(name)})

    def at(self, name: str) -> Sequence[int]:
        """Return the positions of a name, none if there is no such name."""
        first = self._first.get(name)
        return () if first is None else tuple(dict.fromkeys((first, *self._more.get(name, ()))))


class Searched:
    """A list of names and the positions of each in it."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._searches = 0

    def at(self, name: str) -> Sequence[int]:
        """Return the positions of a name, none if there is no such name."""
        if self._searches < SEARCHES:
            self._searches += 1
            return tuple(self._search(name))
        return self._positions.at(name)

    def first(self, name: str) -> int | None:
        """Return the first position of a name, None if there is no such name."""
        return next(iter(self.at(name)), None)

    def _search(self, name: str) -> Iterator[int]:
        position = -1
        for _ in range(self.names.count(name)):
            position = self.names.index(name, position + 1)
            yield position

    @cached_property
    def _positions(self) -> Positions:
        return Positions((name, position) for position, name in enumerate(self.names))


class Index:
    """The names of a table, found by id, name and word."""

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self._searches = 0

    def at(self, position: int) -> Entry:
        """Return the entry at a position of the table."""
        return self.table.entry(position)

    def key(self, position: int) -> str:
        """Return the key of a name, word by word."""
        pieces = self.table.names[position].split(" ")
        return " ".join(self._words(pieces))

    def names_in(self, position: int) -> list[str]:
        """Return the words, as keys, that are written as names are: with a capital, or in letters that have none.

        Where no piece of a name has a capital, as nobody cared, every word is one; in a paraphrase none is.
        """
        if self.table.kinds[position] == PARAPHRASE:
            return []
        pieces = self.table.names[position].split(" ")
        return self._words([piece for piece in pieces if not piece.islower()] or pieces)

    def before_description(self, position: int) -> list[str]:
        """Return the words, as keys, before the first common one: of Zina, daughter of Trotsky, only Zina."""
        names = {*self.names_in(position), *KEYS}
        return [*takewhile(names.__contains__, self.key(position).split())]

    def _words(self, pieces: Iterable[str]) -> list[str]:
        return " ".join([self._keys[piece] for piece in pieces]).split()

    def holding(self, options: Iterable[Collection[str]]) -> Sequence[int]:
        """Return the positions, in order, of the names that have a word of each option; words are keys."""
        wanted = [
            {piece for word in option if word in self.vocabulary for piece in self.vocabulary[word].split(" ")}
            for option in options
        ]
        if not wanted or not all(wanted):
            return ()
        if self._searches < SEARCHES:
            self._searches += 1
            found: Sequence[int] = range(len(self.table))
        else:
            found = min(map(self._by_piece.of, wanted), key=len)
        for pieces in wanted:
            names = map(self.table.names.__getitem__, found)
            found = [
                at for at, own in zip(found, map(str.split, names, _SPACE), strict=False) if not pieces.isdisjoint(own)
            ]
        return found

    def folded(self, text: str) -> Sequence[int]:
        """Return the positions of the names that are this text when folded."""
        found = self.holding([word] for word in neutral_all(text.split()))
        return [position for position in found if fold(self.table.names[position]) == text]

    @cached_property
    def by_id(self) -> Searched:
        """Positions by id."""
        return Searched(self.table.ids)

    @cached_property
    def by_name(self) -> Searched:
        """Positions by the exact name."""
        return Searched(self.table.names)

    @cached_property
    def vocabulary(self) -> Mapping[str, str]:
        """The keys of all words of the names, each with the pieces in which the word stands, between spaces."""
        pieces: dict[str, str] = {}
        for piece, key in self._keys.items():
            for word in key.split():
                pieces[word] = f"{pieces[word]} {piece}" if word in pieces else piece
        return pieces

    @cached_property
    def forms_of(self) -> Positions:
        """Positions of the forms of words, by the id that they are said to denote."""
        table = self.table
        return Positions(
            (said["id"], position)
            for form in table.denotes
            for position in self.by_id.at(form)
            for said in table.denotes[form]
        )

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """The key of each piece: one word, as a rule."""
        pieces = [*dict.fromkeys(chain.from_iterable(map(str.split, self.table.names, _SPACE)))]
        folded = fold_all(pieces)
        words = [*dict.fromkeys(" ".join(folded).split())]
        key = dict(zip(words, neutral_all(words), strict=True))
        return {
            piece: key[text] if text in key else " ".join(map(key.__getitem__, text.split()))
            for piece, text in zip(pieces, folded, strict=True)
        }

    @cached_property
    def _by_piece(self) -> Positions:
        pieces = enumerate(map(str.split, self.table.names, _SPACE))
        return Positions((piece, position) for position, own in pieces for piece in own)
