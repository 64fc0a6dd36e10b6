"""Every measure of centrality of every node, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from molehunt.measures.centralities import find_measure, measure_names
from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Ties, ties_of
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Backend = Literal["rustworkx", "networkx"] | Callable[[Measure], Measure]


def centrality(
    graph: nx.Graph[Any] | Ties,
    measures: str | Sequence[str] = (),
    *,
    weight: str | None = None,
    backend: Backend = "rustworkx",
) -> pd.DataFrame:
    """Return measures of centrality: a row for each node, a column for each measure.

    Parameters
    ----------
    graph
        Any networkx graph; parallel ties are merged, their strengths added.
    measures
        Names of measures, in the order of the columns; all of them by default.
    weight
        The attribute that holds the strength of a tie; without it, each tie counts 1.
    backend
        ``networkx`` gives the same numbers, more slowly. A function gives a measure that is worked out elsewhere:
        ``case.gds`` of a case on a Neo4j with Graph Data Science. If it has a method ``together``, that is given all
        measures at once, and returns what gives the values of all of them.

    Raises
    ------
    MolehuntError
        If there is no such measure or backend, no tie has such a ``weight``, or ``graph`` is no graph with sound
        strengths.

    """
    import pandas as pd

    ties = graph if isinstance(graph, Ties) else ties_of(graph, weight=weight)
    names = _names(measures)
    found = [find_measure(name) for name in names]
    if together := getattr(backend, "together", None):
        columns = together(found)(ties)
    elif callable(backend):
        # All of them first: what one of them is refused for is told before any work.
        columns = [measure.of(ties) for measure in list(map(backend, found))]
    elif backend == "rustworkx":
        columns = [measure.of(ties) for measure in found]
    elif backend == "networkx":
        columns = [_by_networkx(measure, ties) for measure in found]
    else:
        raise MolehuntError(
            f"there is no backend {backend!r}; there are rustworkx and networkx, and case.gds (no text) of a case on a "
            "Neo4j with Graph Data Science"
        )
    named = dict(zip([measure.name for measure in found], columns, strict=True))
    return pd.DataFrame(named, index=pd.Index(ties.ids, name="id", tupleize_cols=False))


def _names(measures: Any) -> list[str]:
    """Return the measures that were asked for; raises MolehuntError for what names none."""
    if isinstance(measures, str):
        return [measures]
    if not isinstance(measures, Iterable):
        raise MolehuntError(f"measures is {measures!r}: expected names of measures; docs/measures.md has all")
    return list(measures) or list(measure_names())


def _by_networkx(measure: Measure, ties: Ties) -> Floats:
    try:
        return measure.by_networkx(ties)
    except ModuleNotFoundError as missing:
        raise MolehuntError(
            f"networkx needs {missing.name} for {measure.name}: pip install {missing.name}, or leave backend out"
        ) from missing
