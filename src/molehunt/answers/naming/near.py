"""Near spellings: which words are so similar that one may be a misspelling of the other, and which never are.

The measure is the normalised Indel similarity of rapidfuzz: 1 minus the number of letters to insert or delete, divided
by the number of letters of both words. It compares keys (see ``romanisation``), so that only real differences
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

MEASURE = "normalised Indel"
NEAR = 0.84
"""The least similarity at which one word is taken for a spelling of the other."""
ALIKE = 0.7
"""The least similarity at which one word is suggested for the other."""
_SHORTEST = 5
"""Letters of the shortest word that has a near spelling: Dan and Dans, Kern and Kerr are two people."""
_MOST = 200
_LAST_VOWEL = re.compile("[aeiou]+(?=[^aeiou]*$)")
_FINAL_VOWEL = re.compile("[aeiou]*$")
_CUT_OFF = "sk"
"""Zborowsk: no man's or woman's name ends so, and that of a man goes on with an i."""


def alike(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """Return the words of the vocabulary that are similar, with their scores, the most similar first."""
    if not word.isalpha():
        return {}
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extract

    # Words with a digit in them are right or wrong.
    words = filter(str.isalpha, vocabulary)
    found = extract(word, words, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=_MOST)
    return {near: score for near, score, _ in found}


def spelling(word: str, own: Sequence[str], alike: Mapping[str, float], *, named: bool) -> float | None:
    """Return how near ``word`` is to the nearest of the words of a name, None if to none; 1.0 if it is among them.

    A different vowel at the end, or in the last syllable alone, makes another name: Ivanova is not Ivanov, nor
    Zborowska Zborowski, nor Frances Francis; nor Louis Louise, and so Etienn is not taken for Etienne. Such
    names are only suggested. ``named`` says that the name is somebody's: then a given name, which is
    any word but the last, is right or wrong.
    """
    if word in own:
        return 1.0
    scores = [
        score
        for other in (own[-1:] if named else own)
        if (score := alike.get(other, 0.0)) >= NEAR
        and min(len(word), len(other)) >= _SHORTEST
        and not _another_ending(word, other)
    ]
    return max(scores, default=None)


def _another_ending(word: str, other: str) -> bool:
    if _final(word) != _final(other):
        return True
    return _LAST_VOWEL.sub("", word) == _LAST_VOWEL.sub("", other)


def _final(word: str) -> str:
    found = _FINAL_VOWEL.search(f"{word}i" if word.endswith(_CUT_OFF) else word)
    return found[0] if found else ""
