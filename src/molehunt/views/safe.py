"""Text that is safe to print on a terminal: what comes from a case never steers the screen."""

from __future__ import annotations

import unicodedata

# Marks that turn the direction of what follows them; shown as themselves they could make a row read as another.
_TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def safe(text: str) -> str:
    """Return text with control characters and direction marks replaced by a visible sign, in one line.

    >>> safe("a\\x1b[31mb\\nc")
    'a�[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


def _safe(char: str) -> str:
    if char in "\n\t":
        return " "
    return "�" if char in _TURNING or unicodedata.category(char) in ("Cc", "Cs") else char
