"""A key that is the same however a name was written in Latin letters: Trotsky, Trotski, Trotzki, Троцкий.

Each rule drops a difference between conventions, never one between people: no rule touches the ending that tells a
woman's surname from a man's. To add one, put it in _RULES, in order, with an example.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_RULES = tuple(
    (re.compile(pattern, re.MULTILINE), put)
    for pattern, put in (
        ("w", "v"),  # Zborowski, Zborovski
        ("x", "ks"),  # Alexander, Aleksander
        ("ph", "f"),  # Rudolph, Rudolf
        ("kh", "h"),  # Mikhail, Mihail
        ("tsch|tch|cz", "ch"),  # Tschernow, Tchernov, Chernov
        ("sch|sz", "sh"),  # Schpigelglas, Shpigelglas
        ("tz", "ts"),  # Trotzki
        ("ck(?=[iyj]+$)", "tsk"),  # Trocki
        ("ck?(?![hiey])", "k"),  # Victor, Viktor; Jacob, Jakob
        ("ou", "u"),  # Boukharine, Bukharine
        ("(?<=[bdfghklmnprstvz])yo", "e"),  # Fyodor, Fedor; Zelyony, Zeleny
        (r"[yij]e(?<![^aeou\n]..)", "e"),  # Yezhov, Ezhov; Nikolayevsky, Nikolaevski
        ("[yij]+", "i"),  # Krivitskii, Krivitskij, Krivitsky
        (r"([a-z])\1+", r"\1"),  # Shpigelglass, Shpigelglas
        ("f$(?<=[oe]f)", "v"),  # Orloff, Orlov
    )
)
_SOFT = re.compile("ь(?=[еиюя])")


def neutral(folded: str) -> str:
    """Return the key of folded text, word by word.

    >>> neutral("trotzki"), neutral("троцкии")
    ('trotski', 'trotski')
    """
    return " ".join(neutral_all(folded.split()))


def neutral_all(words: Sequence[str]) -> list[str]:
    """Return the key of each folded word; a word with a digit in it stays as it is."""
    if not words:
        return []
    lines = "\n".join(_latin(words))
    for pattern, put in _RULES:
        lines = pattern.sub(put, lines)
    return [key if key and word.isalpha() else word for word, key in zip(words, lines.split("\n"), strict=True)]


def _latin(words: Sequence[str]) -> Iterable[str]:
    if all(map(str.isascii, words)):
        return words
    from anyascii import anyascii

    return [word if word.isascii() else _letters(anyascii(_SOFT.sub("и", _composed(word)))) for word in words]


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
