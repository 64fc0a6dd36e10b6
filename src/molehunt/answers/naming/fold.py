"""Folding: a form of a name without case, accents and punctuation, so that two ways to type it can be compared.

Many texts are folded at once, as the lines of one string, which is about five times faster than one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ‘`]s(?!\w)")
# Those of G.P.U., of three letters at least: J.F. is two initials.
_DOTS = re.compile(r"\.(?:(?<=\bL\.)(?=L\.L\b)|(?<=\bL\.L\.)(?=L\b))".replace("L", r"[^\W\d_]"))
# A single space, which most names have, is left alone.
_NO_LETTER = re.compile(r"[^\w\n ]+[^\w\n]*| [^\w\n]+")
# These count as letters in Unicode.
_SPACES = str.maketrans("_ʼʹ", "   ")


def fold(text: str) -> str:
    """Return text without case, accents, punctuation, possessive s or doubled spaces, for comparison.

    >>> fold("  Étienne's "), fold("G.P.U.")
    ('etienne', 'gpu')
    """
    return fold_all((text,))[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each text folded."""
    if not texts:
        return []
    lines = "\n".join(texts)
    if lines.count("\n") != len(texts) - 1:
        lines = "\n".join(text.replace("\n", " ") for text in texts)
    lines = lines.lower() if lines.isascii() else _plain(lines)
    lines = _DOTS.sub("", _POSSESSIVE.sub("", lines)).translate(_SPACES)
    return [line.strip(" ") for line in _NO_LETTER.sub(" ", lines).split("\n")]


def _plain(text: str) -> str:
    """Return text without case and accents; Unicode calls this a compatibility caseless match."""
    decomposed = unicodedata.normalize("NFKD", text)
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    marks = "".join(char for char in set(decomposed) if unicodedata.combining(char))
    return re.sub(f"[{re.escape(marks)}]+", "", decomposed) if marks else decomposed
