"""Ties with the days on which they can have happened, read from a networkx graph."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.measures.network.attributes import is_missing
from molehunt.measures.network.nodes import refuse_other_than_graph
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

Edge = tuple[Hashable, ...]
"""Start, end and, in a multigraph, key: what ``graph.edges[edge]`` takes."""


class Tie(NamedTuple):
    """A tie to ``end``: its first and last possible day as numbers (``date.toordinal``), infinite where missing."""

    end: Hashable
    first: float
    last: float
    edge: Edge


class Names(NamedTuple):
    """The attributes of a tie that hold its first and its last possible day."""

    first: str
    last: str


def dated_ties(graph: nx.Graph[Any], names: Names) -> dict[Hashable, list[Tie]]:
    """Return the ties that lead from each node; a tie without direction leads both ways.

    Raises MolehuntError for a tie whose days cannot be read or end before they begin, and if no tie has the attributes.
    """
    refuse_other_than_graph(graph)
    leading: dict[Hashable, list[Tie]] = {node: [] for node in graph}
    directed = graph.is_directed()
    named = not graph.number_of_edges()
    for edge, attributes in _edges(graph):
        named = named or names.first in attributes or names.last in attributes
        first, last = _days(edge, attributes, names)
        start, end = edge[:2]
        leading[start].append(Tie(end, first, last, edge))
        if not directed:
            leading[end].append(Tie(start, first, last, (end, start, *edge[2:])))
    if not named:
        raise MolehuntError(
            f"no tie of the graph has an attribute {names.first} or {names.last}: "
            "name those that hold its first and its last possible day, as in names=('day', 'day')"
        )
    return leading


def read_day(value: Any, what: str) -> date | None:
    """Return a day given as date or as ISO text; None for None, an empty text, NaN, NA and NaT, which are no day.

    Raises MolehuntError that begins with ``what`` for anything else.

    >>> read_day("1937-10-06", "after")
    datetime.date(1937, 10, 6)
    """
    if is_missing(value):
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise MolehuntError(f"{what} {value!r} is no day: expected YYYY-MM-DD, a datetime.date, or nothing") from None


def _edges(graph: Any) -> Iterator[tuple[Edge, Mapping[str, Any]]]:
    if graph.is_multigraph():
        return (((start, end, key), held) for start, end, key, held in graph.edges(keys=True, data=True))
    return (((start, end), held) for start, end, held in graph.edges(data=True))


def _days(edge: Edge, attributes: Mapping[str, Any], names: Names) -> tuple[float, float]:
    first, last = (_day(attributes.get(name), name, edge) for name in names)
    if first and last and first > last:
        raise MolehuntError(
            f"{_shown(edge)}: {names.first} {first} is later than {names.last} {last}; mend the one that is wrong"
        )
    return (first.toordinal() if first else -inf), (last.toordinal() if last else inf)


def _day(value: Any, name: str, edge: Edge) -> date | None:
    try:
        return read_day(value, name)
    except MolehuntError as error:
        raise MolehuntError(f"{_shown(edge)}: {error}") from None


def _shown(edge: Edge) -> str:
    key = f" ({edge[2]!r})" if len(edge) > 2 else ""
    return f"the tie {edge[0]!r} - {edge[1]!r}{key}"
