"""Text in figures: names from a case never steer the renderer, and never break the page."""

from __future__ import annotations

import textwrap
from functools import cache

LONGEST = 44


def shown(text: object) -> str:
    """Return text in one line, without what the font of the figures cannot show.

    Dollar signs stay: ``page.style`` keeps matplotlib from reading formulas.
    """
    from molehunt.views.safe import safe

    return "".join(char if ord(char) in _drawable() else "�" for char in safe(str(text)))


def short(text: object, longest: int = LONGEST) -> str:
    """Return text, cut in the middle of nothing: at a word where there is one, with an ellipsis.

    >>> short("The letter of Krivitsky to Elsa Poretsky", 20)
    'The letter of…'
    """
    line = " ".join(shown(text).split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > longest // 2 else cut).rstrip(" ,;:") + "…"


def folded(text: object, width: int, lines: int = 2) -> str:
    """Return text folded into at most so many lines."""
    return "\n".join(textwrap.wrap(shown(text), width, max_lines=lines, placeholder="…"))


@cache
def _drawable() -> frozenset[int]:
    """The characters of the font that comes with matplotlib."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap())
