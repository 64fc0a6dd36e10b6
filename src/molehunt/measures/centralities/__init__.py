"""The measures of centrality, one file each.

To add one: a module here with a :class:`~molehunt.measures.measure.Measure` named ``MEASURE``. ``python -m
tests.support.handbook`` then writes its part of docs/measures.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    from molehunt.measures.measure import Measure

# The order in which tables and docs show them; new ones follow.
_FIRST = (
    "degree",
    "in_degree",
    "out_degree",
    "strength",
    "in_strength",
    "out_strength",
    "betweenness",
    "closeness",
    "harmonic",
    "eigenvector",
    "katz",
    "pagerank",
    "k_core",
    "articulation_point",
    "bridges",
    "constraint",
    "effective_size",
    "hierarchy",
)


def measure_names() -> tuple[str, ...]:
    """Return the names of all measures; none is imported for it."""
    return module_names(__path__, _FIRST)


def find_measure(name: str) -> Measure:
    """Return the measure of that name; raises MolehuntError for an unknown one."""
    known = name.replace("-", "_") if isinstance(name, str) else ""
    if known not in measure_names():
        raise MolehuntError(f"there is no measure {name!r}; {did_you_mean(str(name), measure_names())}")
    found: Measure = import_module(f"{__name__}.{known}").MEASURE
    return found
