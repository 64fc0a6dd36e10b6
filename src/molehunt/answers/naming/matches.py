"""Every name that a text may be, each by its surest way: for the question of who bears a name.

``Names.resolve`` takes the surest way alone and refuses what has several bearers; here all ways count, and all bearers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from molehunt.answers.naming.entry import FORMS, Entry
from molehunt.answers.naming.names import LONGEST, Names
from molehunt.answers.naming.reading import HOW
from molehunt.answers.naming.refusal import too_long
from molehunt.answers.naming.suggest import suggestions
from molehunt.answers.naming.targets import Hits, Target, Wanted
from molehunt.answers.naming.typed import Typed
from molehunt.answers.naming.words import with_near_words, with_words


class Match(NamedTuple):
    """A name of the case that a text may be; ``how`` is one of ``reading.HOW``, ``score`` that of a near spelling."""

    entry: Entry
    how: str
    score: float | None = None

    @property
    def form(self) -> bool:
        """Whether claims say whom it denotes: a form of words, or somebody who is said to be another."""
        return self.entry.label in FORMS or self.entry.another

    @property
    def rank(self) -> tuple[int, float, str, str]:
        """What orders matches: the surest way first, near spellings by their scores, then names."""
        return HOW.index(self.how), -(self.score or 0.0), self.entry.name, self.entry.id


def matches(names: Names, text: str) -> list[Match]:
    """Return every name that a text may be, the surest first; raises UnknownNameError for a text too long for a name.

    A form of words under its id is found as well as under its name. Whoever the text leaves unnamed is found by the id
    or the whole description alone. Descriptions that only hold the words, as "Letter to Elsa", count where nothing else
    is found.
    """
    if len(text) > LONGEST:
        raise too_long(text, LONGEST)
    typed = Typed(text, names.index)
    found: dict[str, Match] = {}
    for how, hits, holding in _ways(names, typed):
        for at, score in hits.items() if not (holding and found) else ():
            entry = names.index.at(at)
            found.setdefault(entry.id, _match(entry, how, score, typed))
    return sorted(found.values(), key=lambda match: match.rank)


def nearest(names: Names, text: str) -> list[Target]:
    """Return the names to suggest for a text that is none, at most five."""
    return suggestions(Typed(text, names.index), Wanted())


def _ways(names: Names, typed: Typed) -> Iterator[tuple[str, Hits, bool]]:
    """Yield the ways, what is found by each, and whether these are descriptions that only hold the words."""
    yield from ((how, hits, False) for how, hits in names.whole(typed))
    words, near = with_words(typed), with_near_words(typed)
    yield from (("words", hits, False) for hits in (words.whole, words.named))
    yield from (("near", hits, False) for hits in (near.whole, near.named))
    yield from (("words", words.descriptions, True), ("near", near.descriptions, True))


def _match(entry: Entry, how: str, score: float | None, typed: Typed) -> Match:
    """A name whose words are those typed, written otherwise, is another spelling: of the whole or of a part."""
    return Match(entry, typed.written(entry) if how == "words" else how, score)
