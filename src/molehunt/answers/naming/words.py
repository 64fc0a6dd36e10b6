"""Names found by their words, exact or nearly so: first names without further words, then names of people."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.answers.naming.near import NEAR, spelling
from molehunt.answers.naming.targets import Hits
from molehunt.answers.naming.typed import Typed

_ARTICLE = "the"


def with_words(typed: Typed) -> Iterator[Hits]:
    """Yield the entries whose names hold every word."""
    yield from _tiers(typed, dict.fromkeys(typed.index.holding([word] for word in typed.words)))


def with_near_words(typed: Typed) -> Iterator[Hits]:
    """Yield the entries whose names hold every word or a near spelling of it, with the score of the worst."""
    near = [{word: score for word, score in alike.items() if score >= NEAR} for alike in typed.alike]
    scores = {position: _score(typed, position) for position in typed.index.holding(near)}
    yield from _tiers(typed, {position: score for position, score in scores.items() if score is not None})


def _score(typed: Typed, position: int) -> float | None:
    entry, own = typed.index.at(position), typed.index.key(position).split()
    scores = [
        spelling(word, own, alike, named=entry.named) for word, alike in zip(typed.words, typed.alike, strict=True)
    ]
    return None if None in scores else min(score for score in scores if score is not None)


def _tiers(typed: Typed, hits: Hits) -> Iterator[Hits]:
    """Yield the hits in order of precedence, without descriptions: their words name nobody."""
    tiers: tuple[dict[int, float | None], ...] = ({}, {}, {})
    for position in sorted(hits, key=lambda position: typed.index.key(position).count(" ")):
        entry = typed.index.at(position)
        if not entry.described:
            besides = sum(word != _ARTICLE for word in typed.index.key(position).split()) - len(typed.words)
            tiers[0 if not besides else 1 if entry.named else 2][position] = hits[position]
    yield from tiers
