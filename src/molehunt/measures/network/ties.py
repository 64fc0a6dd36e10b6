"""A network as arrays: what every measure works on.

Parallel ties are merged, because a measure asks who is tied to whom, and how strongly; who said so is for the caller to
keep. Loops stay, as in networkx.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from hashlib import blake2b
from math import inf, isnan, nan
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx as rx

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
_T = TypeVar("_T")
_LEAST, _GREATEST = 1e-100, 1e100
"""The strengths that are taken: products of others are no longer numbers of the machine."""


class Incoming(NamedTuple):
    """The ties by where they end, each undirected one in both directions, a loop once.

    ``source`` and ``weight`` hold a value for each tie. Those that end at ``node[k]`` begin at ``first[k]``, their
    sources in order; ``node`` has the places at which any tie ends, in order.
    """

    node: Places
    first: Places
    source: Places
    weight: Floats


@dataclass(frozen=True, eq=False)
class Ties:
    """Who is tied to whom, and how strongly.

    Attributes
    ----------
    ids
        The nodes, n of them; every result is in their order.
    start, end
        Places in ``ids``, m of each: the ends of each tie. No two ties have the same ends; those of an undirected
        network stand once, the lesser place first.
    weight
        The strengths, m of them, above 0: the more, the closer.
    directed
        Whether a tie runs one way only.

    """

    ids: tuple[Hashable, ...]
    start: Places
    end: Places
    weight: Floats
    directed: bool

    @property
    def n(self) -> int:
        """The number of nodes."""
        return len(self.ids)

    @property
    def content(self) -> Hashable:
        """What tells these ties from others: equal ties have equal contents; short, since many are kept."""
        held = blake2b(digest_size=16)
        for array in (self.start, self.end, self.weight):
            held.update(array.tobytes())
        return self.ids, held.digest(), self.directed

    @cached_property
    def rustworkx(self) -> rx.PyDiGraph[int, float] | rx.PyGraph[int, float]:
        """The network for rustworkx, a strength on each edge; made once, and not to be changed."""
        import rustworkx as rx

        graph = (rx.PyDiGraph if self.directed else rx.PyGraph)(multigraph=False)
        graph.add_nodes_from(range(self.n))
        graph.add_edges_from(list(zip(self.start.tolist(), self.end.tolist(), self.weight.tolist(), strict=True)))
        return graph

    @cached_property
    def incoming(self) -> Incoming:
        """The ties by where they end; made once, and not to be changed."""
        start, end, weight = self.both_ways()
        if self.n <= 2**16:
            # Numbers of 16 bits are sorted by numpy in linear time.
            order = np.lexsort((start.astype(np.uint16), end.astype(np.uint16)))
        else:
            order = np.argsort(end * self.n + start)
        end = end[order]
        first = np.flatnonzero(np.concatenate(([True], end[1:] != end[:-1]))[: len(end)])
        return Incoming(end[first], first, start[order], weight[order])

    def reversed(self) -> Ties:
        """Return the same ties, run the other way."""
        return Ties(self.ids, self.end, self.start, self.weight, self.directed)

    def undirected(self) -> Ties:
        """Return the same ties without their direction; those of a pair become one, their strengths added."""
        return merged(self.ids, self.start, self.end, self.weight, directed=False) if self.directed else self

    def without_loops(self) -> Ties:
        """Return the same ties but for those from a node to itself."""
        kept = self.start != self.end
        if kept.all():
            return self
        return Ties(self.ids, self.start[kept], self.end[kept], self.weight[kept], self.directed)

    def both_ways(self) -> tuple[Places, Places, Floats]:
        """Return starts, ends and strengths with every undirected tie in both directions, a loop once."""
        if self.directed:
            return self.start, self.end, self.weight
        turned = self.start != self.end
        return (
            np.concatenate((self.start, self.end[turned])),
            np.concatenate((self.end, self.start[turned])),
            np.concatenate((self.weight, self.weight[turned])),
        )

    def networkx(self) -> nx.Graph[Any]:
        """Return the network for networkx, with ``weight`` and ``distance``, which is 1 / weight."""
        import networkx as nx

        graph: nx.Graph[Any] = (nx.DiGraph if self.directed else nx.Graph)()
        graph.add_nodes_from(self.ids)
        for start, end, weight in zip(self.start.tolist(), self.end.tolist(), self.weight.tolist(), strict=True):
            graph.add_edge(self.ids[start], self.ids[end], weight=weight, distance=1 / weight)
        return graph


def reckoned_once(reckon: Callable[[Ties], _T]) -> Callable[[Ties], _T]:
    """Keep with the ties what a function gives for them, since several measures rest on it; it must not be changed."""

    name = f"{reckon.__module__}.{reckon.__qualname__}"

    @wraps(reckon)
    def kept(ties: Ties) -> _T:
        found: dict[str, _T] = vars(ties)
        if name not in found:
            found[name] = reckon(ties)
        return found[name]

    return kept


def merged(ids: Sequence[Hashable], start: Places, end: Places, weight: Floats, *, directed: bool) -> Ties:
    """Return ties with parallel ones merged, their strengths added."""
    n = len(ids)
    if not directed:
        start, end = np.minimum(start, end), np.maximum(start, end)
    pairs, which = np.unique(start * n + end, return_inverse=True)
    summed = np.bincount(which, weights=weight, minlength=len(pairs)).astype(float)
    return Ties(tuple(ids), pairs // max(n, 1), pairs % max(n, 1), summed, directed)


def ties_of(graph: nx.Graph[Any], *, weight: str | None = None) -> Ties:
    """Return the ties of a networkx graph.

    Parameters
    ----------
    graph
        A Graph, DiGraph, MultiGraph or MultiDiGraph.
    weight
        The attribute that holds the strength of a tie, such as a count; a tie without it has 1. Without a name, every
        tie counts 1, so that parallel ties together count as many as they are.

    Raises
    ------
    MolehuntError
        If ``graph`` is no networkx graph, no tie has such an attribute, or a strength is not a finite number above 0.

    """
    if not (hasattr(graph, "edges") and hasattr(graph, "is_directed")):
        raise MolehuntError(f"expected a networkx graph, not {type(graph).__name__}; read_network() reads a file")
    ids = tuple(graph.nodes)
    place = {id_: number for number, id_ in enumerate(ids)}
    ends = [(place[start], place[end]) for start, end, *_ in graph.edges]
    pairs = np.array(ends, dtype=np.intp).reshape(len(ends), 2)
    strength = strengths(graph, weight)
    return merged(ids, pairs[:, 0], pairs[:, 1], strength, directed=graph.is_directed())


def strengths(graph: nx.Graph[Any], name: str | None) -> Floats:
    """Return the strength of each tie, 1 where it has none, and without a ``name`` of the attribute that holds it.

    Raises MolehuntError if no tie has an attribute of that name, and for what is no number above 0.
    """
    if name is None or name == "":
        return np.ones(graph.number_of_edges())
    _refuse_unknown_attribute(graph, name)
    ties = graph.edges(data=True)
    held = [_strength(f"the tie {start!r} - {end!r}", name, data.get(name)) for start, end, data in ties]
    return np.array(held, dtype=float)


def _strength(where: str, name: str, value: Any) -> float:
    strong = 1.0 if value is None else _number(value)
    if fault := fault_of_strength(strong):
        # The digits of a number that is too large may be too many to show.
        held = f"a {name} beyond what measures can take" if 0 < strong < inf else f"{name} {value!r}"
        raise MolehuntError(f"{where} has {held}: {fault}")
    return strong


def fault_of_strength(strong: float) -> str:
    """Return what is expected in place of a strength, and what to do; empty for a sound one."""
    if not 0 < strong < inf:
        return "expected a finite number above 0, or nothing for 1"
    if not _LEAST <= strong <= _GREATEST:
        return f"expected a number from {_LEAST:g} to {_GREATEST:g}; divide all by the same"
    return ""


def _refuse_unknown_attribute(graph: nx.Graph[Any], name: Any) -> None:
    """Raise MolehuntError for an attribute that no tie has; where there are no ties, any will do."""
    if not isinstance(name, str):
        raise MolehuntError(f"weight is {name!r}: expected the name of an attribute of ties")
    held: dict[str, bool] = {}
    for *_, data in graph.edges(data=True):
        if name in data:
            return
        held |= {key: not isnan(_number(value)) for key, value in data.items() if isinstance(key, str)}
    numeric = [key for key, is_numeric in held.items() if is_numeric]
    if graph.number_of_edges():
        said = did_you_mean(name, numeric) if numeric else "no attribute of theirs is a number; leave weight out"
        raise MolehuntError(f"weight: no tie has an attribute {name!r}; {said}")


def _number(value: Any) -> float:
    """Return a strength as a number; what is none, or too large for one, is NaN, or the greatest one."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return nan
    try:
        return float(value)
    except OverflowError:
        return float(np.finfo(float).max)
