"""What was typed, in the forms in which it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.index import Index
from molehunt.answers.naming.near import alike
from molehunt.answers.naming.romanisation import neutral_all

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
        """The keys of the words without articles; a capital A is kept, since it may be an initial."""
        articles = {"the"} | ({"a", "an"} & set(self.text.split()))
        told = [word for word in self.folded.split() if word not in articles]
        return tuple(dict.fromkeys(neutral_all(told or self.folded.split())))[:_MOST]

    @cached_property
    def alike(self) -> tuple[dict[str, float], ...]:
        """For each word, the words of the index that are alike, with their scores; itself scores 1."""
        known = self.index.vocabulary
        return tuple(({word: 1.0} if word in known else {}) | alike(word, known) for word in self.words)
