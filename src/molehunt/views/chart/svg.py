"""SVG as text: elements whose attributes and content are escaped, and how wide text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from molehunt.views.marks import Point, Symbol
from molehunt.views.safe import safe

FONT = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif"
LONGEST = 600
"""Characters of a text that are shown when the pointer rests on a mark."""
# Widths of DejaVu Sans, which is wider than most, in parts of the size of the type.
_NARROW, _WIDE = frozenset("iljtfr.,:;'|!()[]/ I-"), frozenset("mwMW@%—")


def element(name: str, content: str | Iterable[str] | None = None, /, **attributes: object) -> str:
    """Return an element; ``_`` in the name of an attribute stands for ``-``, and None leaves an attribute out.

    The content is markup: text goes through :func:`text` or :func:`titled` first.
    """
    given = ((key.strip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    written = "".join(f' {key}="{escape(safe(_number(value)))}"' for key, value in given)
    if content is None:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{content if isinstance(content, str) else ''.join(content)}</{name}>"


def text(words: str, x: float, y: float, size: float, /, **attributes: object) -> str:
    """Return a line of text."""
    return element("text", escape(safe(words)), x=x, y=y, font_size=size, **attributes)


def titled(words: str) -> str:
    """Return a title, which is shown when the pointer rests on what it stands in."""
    shown = safe(words[: LONGEST + 1])
    return element("title", escape(shown if len(words) <= LONGEST else f"{shown[:LONGEST]}…"))


def symbol(kind: Symbol, at: Point, radius: float, colour: str, ground: str, /, **attributes: object) -> str:
    """Return a symbol of the grammar of marks; one that is open has the colour of the ground inside."""
    x, y = at
    fill = colour if kind.filled else ground
    look = {"fill": fill, "stroke": colour, "stroke_width": 1.1, **attributes}
    if not kind.points:
        return element("circle", cx=x, cy=y, r=radius, **look)
    corners = (f"{_number(x + radius * px)},{_number(y + radius * py)}" for px, py in kind.points)
    return element("polygon", points=" ".join(corners), stroke_linejoin="round", **look)


def mixed(colour: str, ground: str, opacity: float) -> str:
    """Return a colour as it looks on a ground: what is drawn over it does not shine through."""
    parts = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * opacity + under * (1 - opacity)):02x}" for one, under in parts)


def width(words: str, size: float) -> float:
    """Return about how wide a text is; rather too wide than too narrow."""
    return size * sum(map(_width, words))


def shortened(words: str, size: float, room: float) -> str:
    """Return a text that fits into some room, with an ellipsis where something is left out."""
    words = safe(words[:LONGEST])
    if width(words, size) <= room and len(words) < LONGEST:
        return words
    taken = 0.0
    for at, char in enumerate(words):
        taken += size * max(_width(char), 0.1)
        if taken > room - size:
            return words[:at].rstrip() + "…"
    return words


def wrapped(words: Sequence[str], size: float, room: float) -> list[str]:
    """Return phrases as lines that fit into some room, with a dot between two of a line."""
    lines: list[str] = []
    for phrase in words:
        longer = f"{lines[-1]}  ·  {phrase}" if lines else phrase
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(phrase, size, room))
    return lines


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.4
    if unicodedata.combining(char):
        return 0.0
    if char in _WIDE or unicodedata.east_asian_width(char) in "WF":
        return 1.02
    return 0.72 if char.isupper() else 0.64


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
