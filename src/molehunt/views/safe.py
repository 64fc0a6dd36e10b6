"""Text that is safe to print on a terminal: what comes from a case never steers the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Joiners shape letters of many scripts; every other mark of its kind is invisible, and some turn the direction of
# what follows them, so that a row could read as another.
_JOINERS = "\u200c\u200d"
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return text with control characters and direction marks replaced by a visible sign, in one line.

    >>> safe("a\\x1b[31mb\\nc")
    'a�[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


def steering(text: str, sign: Callable[[re.Match[str]], str]) -> str:
    """Return text with whatever steers a terminal replaced; lines and tabs, which are of use in data, stay.

    >>> steering("a\\x1b[31mb\\nc", lambda found: "?")
    'a?[31mb\\nc'
    """
    return _STEERING.sub(sign, text)


def _safe(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\t" or category in ("Zl", "Zp"):
        return " "
    return "�" if category in ("Cc", "Cs", "Cf") and char not in _JOINERS else char
