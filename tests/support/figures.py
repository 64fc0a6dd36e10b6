"""What a test can see of a figure: its marks by their ids, its texts, and whether any of these cover each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.text import Text


def marks(axes: Axes, kind: str) -> dict[str, Any]:
    """The artists whose id begins with a word, by the rest of it; no two have the same."""
    found = [one for one in artists(axes) if str(one.get_gid() or "").startswith(f"{kind} ")]
    ids = [str(one.get_gid()).removeprefix(f"{kind} ") for one in found]
    assert len(set(ids)) == len(ids)
    return dict(zip(ids, found, strict=True))


def count(axes: Axes, kind: str) -> int:
    """How many artists have an id that begins with a word."""
    return sum(str(one.get_gid() or "").startswith(f"{kind} ") for one in artists(axes))


def artists(axes: Axes) -> list[Artist]:
    """What was drawn into some Axes."""
    return [*axes.lines, *axes.patches, *axes.texts]


def caption(axes: Axes) -> str:
    """The caption, in one line."""
    (found,) = (text.get_text() for text in axes.texts if text.get_gid() == "caption")
    return " ".join(found.split())


def title(axes: Axes) -> str:
    """The title."""
    (found,) = (text.get_text() for text in axes.texts if text.get_gid() == "title")
    return str(found)


def words(axes: Axes) -> set[str]:
    """All texts beside the axes, each in one line."""
    return {" ".join(text.get_text().split()) for text in axes.texts}


def all_texts(axes: Axes) -> list[Text]:
    """Every text that is seen: names, notes, ticks, legend, title and caption."""
    from matplotlib.legend import Legend

    axes.figure.canvas.draw()
    legends = [one for one in axes.get_children() if isinstance(one, Legend)]
    ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    # A label above the axis may be another object than the one below it.
    ticks = list(dict.fromkeys([*ticks, *(tick.label2 for tick in axes.xaxis.get_major_ticks())]))
    axis = [*ticks, axes.xaxis.label] if axes.axison else []
    found = [*axes.texts, *axis, *(text for one in legends for text in one.get_texts())]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def covering(texts: Iterable[Text]) -> list[tuple[str, str]]:
    """Pairs of texts that have more than a pixel in common; slanted ones are left out, their boxes are wider."""
    straight = [(text.get_text(), text.get_window_extent()) for text in texts if not text.get_rotation()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(straight, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
    ]


def cut_off(axes: Axes) -> list[str]:
    """Texts that reach beyond the page."""
    page = axes.figure.bbox
    boxes = [(text.get_text(), text.get_window_extent()) for text in all_texts(axes)]
    return [text for text, b in boxes if b.x0 < -1 or b.y0 < -1 or b.x1 > page.x1 + 1 or b.y1 > page.y1 + 1]
