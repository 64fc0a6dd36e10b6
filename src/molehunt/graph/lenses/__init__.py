"""The fields of a lens, one file each.

To add one: a module here with a :class:`~molehunt.graph.facet.Facet` named ``FACET``; the module's name is the name of
the field. Every question, network and picture then takes it, in Python and on the command line. ``python -m
tests.support.generated`` tells editors of it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from molehunt.graph.facet import Facet
from molehunt.model.modules import module_names

# The order in which help and tables show them; new ones follow.
_FIRST = ("author", "source", "without", "grade", "since", "until", "known_by", "identities")


def facets() -> dict[str, Facet]:
    """Return every field of a lens by its name."""
    return _facets(tuple(__path__))


@cache
def _facets(path: tuple[str, ...]) -> dict[str, Facet]:
    return {name: import_module(f"{__name__}.{name}").FACET for name in module_names(path, _FIRST)}
