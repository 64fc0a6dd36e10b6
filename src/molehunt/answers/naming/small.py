"""Small words: articles, prepositions and the like, which do not count when a name is looked up by its words.

To add a language, add its words. One that is also a surname or an initial belongs to ``_OR_NAMES``.
"""

from __future__ import annotations

import re

from molehunt.answers.naming.fold import fold_all
from molehunt.answers.naming.romanisation import neutral_all

_ALWAYS = """
    the of to in on at by for from with and or who whom whose which that
    der dem den des und von zu zum zur im am auf aus mit
    les du de et ou aux sur dans par pour avec qui que
"""
_OR_NAMES = "a an as das die ein eine la le l d un une"
"""These are small words in small letters only: A. may be an initial, Das, Le and An surnames."""
_WORD = re.compile(r"\w+")
KEYS = frozenset(neutral_all([*_ALWAYS.split(), *_OR_NAMES.split()]))
"""The keys under which the names of an index have these words."""


def without_small(text: str, folded: str) -> list[str]:
    """Return the words of a text that count, given the text as it was typed and folded.

    >>> without_small("Letter of the widow", "letter of the widow")
    ['letter', 'widow']
    """
    in_small_letters = fold_all([word for word in _WORD.findall(text) if word.islower()])
    small = {*_ALWAYS.split(), *({*_OR_NAMES.split()} & {*in_small_letters})}
    told = [word for word in folded.split() if word not in small]
    # A letter by itself is nobody's name.
    return told if any(len(word) > 1 for word in told) else []
