"""Figures for print and notebooks: each takes what the questions return, and gives the Axes of matplotlib.

>>> import molehunt
>>> with molehunt.open() as case:  # doctest: +SKIP
...     axes = molehunt.figures.ranks(case.centrality(ties="flow"))
...     molehunt.figures.save(axes, "ranks.svg")

matplotlib is imported when a figure is drawn: ``pip install 'molehunt[figures]'``. ``drawn`` holds the figures, one
file each; docs/figures.md tells how to read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from molehunt.figures.drawn import figure_names, find_figure
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    from molehunt.figures.drawn.brokerage import brokerage
    from molehunt.figures.drawn.custody import custody
    from molehunt.figures.drawn.disputes import disputes
    from molehunt.figures.drawn.key_players import key_players
    from molehunt.figures.drawn.ranks import ranks
    from molehunt.figures.drawn.removed import removed
    from molehunt.figures.drawn.sources import sources
    from molehunt.figures.drawn.timeline import timeline
    from molehunt.figures.drawn.web import web
    from molehunt.figures.saving import save

__all__ = [
    "brokerage",
    "custody",
    "disputes",
    "figure_names",
    "find_figure",
    "key_players",
    "ranks",
    "removed",
    "save",
    "sources",
    "timeline",
    "web",
]


def __getattr__(name: str) -> Any:
    """Return the function that draws a figure, by the name of its file."""
    if name == "save":
        from molehunt.figures.saving import save

        return save
    try:
        return find_figure(name).draw
    except MolehuntError as error:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; {error}") from None


def __dir__() -> list[str]:
    return sorted({*__all__, *(name.replace("-", "_") for name in figure_names())})
