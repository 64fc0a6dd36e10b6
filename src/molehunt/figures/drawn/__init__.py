"""The figures, one file each.

To add one: a module here with a function that draws it, and a :class:`~molehunt.figures.figure.Figure` named
``FIGURE`` that says what it is drawn from. The command and the function in Python follow; docs/figures.md is written by
``python -m tests.support.handbook``.
"""

from __future__ import annotations

from importlib import import_module

from molehunt.figures.figure import Figure
from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names
from molehunt.model.nearest import did_you_mean

# The order in which help and docs show them; new ones follow.
_FIRST = ("web", "timeline", "custody", "disputes", "ranks", "sources", "brokerage", "key-players", "removed")


def figure_names() -> tuple[str, ...]:
    """Return the names of all figures, as the command has them; none is imported for it."""
    return module_names(__path__, _FIRST, dashed=True)


def find_figure(name: str) -> Figure:
    """Return the figure of that name; raises MolehuntError for an unknown one."""
    known = str(name).replace("_", "-")
    if known not in figure_names():
        raise MolehuntError(f"there is no figure {name!r}; {did_you_mean(str(name), figure_names())}")
    found: Figure = import_module(f"{__name__}.{known.replace('-', '_')}").FIGURE
    return found
