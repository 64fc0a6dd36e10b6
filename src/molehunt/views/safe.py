"""Text that is safe to print on a terminal: what comes from a case never steers the screen."""

from __future__ import annotations

import unicodedata

# Joiners shape letters of many scripts; every other mark of its kind is invisible, and some turn the direction of
# what follows them, so that a row could read as another.
_JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    """Return text with control characters and direction marks replaced by a visible sign, in one line.

    >>> safe("a\\x1b[31mb\\nc")
    'a�[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\t" or category in ("Zl", "Zp"):
        return " "
    return "�" if category in ("Cc", "Cs", "Cf") and char not in _JOINERS else char
