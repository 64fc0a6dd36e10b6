"""Suggestions for a text that names nobody: the names that have most of its words, or similar words."""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest

from molehunt.answers.naming.near import NEAR
from molehunt.answers.naming.targets import Target, Wanted, targets
from molehunt.answers.naming.typed import Typed

MOST = 5
_LOOKED_AT = 2_000
_HALF = 0.5
_TELLING, _TELLING_AS_TYPED = 4, 3
"""Letters of the shortest word that is enough for a suggestion by itself: one that is alike, and one as typed."""


def suggestions(typed: Typed, wanted: Wanted) -> list[Target]:
    """Return the nearest entities of the wanted kind, at most five, each only once.

    The score is the mean, over the words that were typed, of the likeness of the most similar word of the name.
    """
    index = typed.index
    scores: dict[int, float] = defaultdict(float)
    likely: set[int] = set()
    for word, alike in zip(typed.words, typed.alike, strict=True):
        for position in index.holding([alike]):
            best = max(alike.get(other, 0.0) for other in index.key(position).split())
            scores[position] += best / len(typed.words)
            if best >= NEAR and len(word) >= (_TELLING_AS_TYPED if best == 1.0 else _TELLING):
                likely.add(position)
    best_scores = nlargest(_LOOKED_AT, scores, key=scores.__getitem__)

    def rank(position: int) -> tuple[float, bool, int]:
        return -scores[position], not index.at(position).named, index.key(position).count(" ")

    def kept(position: int) -> bool:
        return position in likely or (scores[position] >= _HALF and index.at(position).named)

    nearest: dict[str, Target] = {}
    for position in sorted(filter(kept, best_scores), key=rank):
        for id_, target in targets(index, {position: scores[position]}, wanted).items():
            nearest.setdefault(id_, target)
        if len(nearest) >= MOST:
            break
    return [*nearest.values()][:MOST]
