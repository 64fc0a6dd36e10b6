"""The fields of a lens, one file each.

To add one: a module here with a :class:`~molehunt.graph.facet.Facet` named ``FACET``; the module's name is the name of
the field. Every question, network and picture then takes it, in Python and on the command line. ``python -m
tests.support.generated`` tells editors of it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from molehunt.graph.facet import Facet

# The order in which help and tables show them; new ones follow.
_FIRST = ("author", "source", "without", "grade", "since", "until", "known_by", "identities")


def facets() -> dict[str, Facet]:
    """Return every field of a lens by its name."""
    return _facets(tuple(__path__))


@cache
def _facets(_: tuple[str, ...]) -> dict[str, Facet]:
    names = sorted(module.name for module in iter_modules(__path__))
    ordered = sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    return {name: import_module(f"{__name__}.{name}").FACET for name in ordered}
