"""Names found by their words, exact or nearly so: first names without further words, then names of people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from molehunt.answers.naming.entry import Entry
from molehunt.answers.naming.near import NEAR, spelling
from molehunt.answers.naming.small import KEYS
from molehunt.answers.naming.targets import Hits
from molehunt.answers.naming.typed import Typed

Options = Sequence[Collection[str]]
"""For each word that was typed, the words of names that it may be."""


class ByWords(NamedTuple):
    """The entries whose names hold every word: as the whole name, as names of somebody, or in a description.

    Those of ``mentions`` are among the descriptions, but the only word that was typed is a common one there.
    """

    whole: Hits
    named: Hits
    descriptions: Hits
    mentions: Collection[int]


def with_words(typed: Typed) -> ByWords:
    """Return the entries whose names hold every word."""
    options = [(word,) for word in typed.words]
    return _by_words(typed, dict.fromkeys(typed.index.holding(options)), options)


def with_near_words(typed: Typed) -> ByWords:
    """Return the entries whose names hold every word or a near spelling of it, with the score of the worst."""
    near = [{word: score for word, score in alike.items() if score >= NEAR} for alike in typed.alike]
    scores = {position: _score(typed, position) for position in typed.index.holding(near)}
    return _by_words(typed, {position: score for position, score in scores.items() if score is not None}, near)


def _score(typed: Typed, position: int) -> float | None:
    entry, own = typed.index.at(position), typed.index.key(position).split()
    called = typed.index.before_description(position) if entry.named else []
    scores = [
        1.0 if word in own else spelling(word, called or own, alike, named=entry.named)
        for word, alike in zip(typed.words, typed.alike, strict=True)
    ]
    return None if None in scores else min(score for score in scores if score is not None)


def _by_words(typed: Typed, hits: Mapping[int, float | None], options: Options) -> ByWords:
    """Tell hits apart, without descriptions of people: their words name nobody."""
    found: tuple[dict[int, float | None], ...] = ({}, {}, {})
    for position in sorted(hits, key=lambda position: typed.index.key(position).count(" ")):
        entry = typed.index.at(position)
        if entry.described:
            continue
        own = [word for word in typed.index.key(position).split() if word not in KEYS]
        besides = any(not any(word in option for option in options) for word in own)
        called = _is_person(typed, entry) and _all_in(typed.index.before_description(position), options)
        found[0 if not besides else 1 if called else 2][position] = hits[position]
    only = len(options) == 1
    mentions = {at for at in found[2] if only and not _all_in(typed.index.names_in(at), options)}
    return ByWords(found[0], found[1], found[2], mentions)


def _is_person(typed: Typed, entry: Entry) -> bool:
    """Return whether the words of a name are somebody's: of a place or a body, as Clinic Mirabeau, others have them."""
    known = [typed.index.at(at) for id_ in entry.bearers for at in typed.index.by_id.at(id_)]
    return entry.named and all(bearer.label == "Person" for bearer in known)


def _all_in(words: Collection[str], options: Options) -> bool:
    return all(any(word in option for word in words) for option in options)
