"""What was typed, in the forms in which it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from molehunt.answers.naming.entry import Entry
from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.index import Index
from molehunt.answers.naming.near import alike
from molehunt.answers.naming.reading import how_written
from molehunt.answers.naming.romanisation import neutral_all
from molehunt.answers.naming.small import KEYS, without_small

_MOST = 12
"""The most words of a name that are looked up."""


@dataclass(frozen=True)
class Typed:
    """A text looked up among the names of an index."""

    text: str
    index: Index = field(repr=False)

    @cached_property
    def folded(self) -> str:
        """The text folded."""
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The keys of the words that count: those that are not small."""
        return tuple(dict.fromkeys(neutral_all(self.counted)))[:_MOST]

    @cached_property
    def counted(self) -> list[str]:
        """The words that count, folded."""
        return without_small(self.text, self.folded)

    def written(self, entry: Entry) -> str:
        """Return how the words that count stand in a name that has them: one of ``reading.HOW``."""
        return how_written(self.text) if not {*self.counted} <= {*fold(entry.name).split()} else "words"

    @cached_property
    def alike(self) -> tuple[dict[str, float], ...]:
        """For each word, the words of the index that are alike, with their scores; itself scores 1."""
        known = self.index.vocabulary
        return tuple(({word: 1.0} if word in known else {}) | _telling(alike(word, known)) for word in self.words)


def _telling(scores: dict[str, float]) -> dict[str, float]:
    return {word: score for word, score in scores.items() if word not in KEYS}
