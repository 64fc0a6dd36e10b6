"""What follows from statements on the order and the days of things: contradictions, possible days, certain order.

A statement says that one moment comes at least so many days after another (or, with a negative number, at most so many
before it): a simple temporal network (Dechter, Meiri and Pearl 1991, doi:10.1016/0004-3702(91)90006-6). It has a
solution in whole days unless statements form a circle that adds up to more than no days, and what follows from it are
its longest ways. Within one day order is not told by days: it is certain only where statements tell it themselves, and
a circle of these is a contradiction, too. The shortest ways and negative cycles are rustworkx's.

>>> chronology = [Bound(ORIGIN, "letter", 10, "a"), Bound("letter", "reply", 0, "b", BEFORE),
...               Bound("reply", ORIGIN, -8, "c")]
>>> [sorted(claims) for claims in contradictions(chronology)]
[['a', 'b', 'c']]
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

Node = Hashable
ORIGIN: Node = ""
"""The moment from which days are counted."""
MOST = 200
"""Contradictions that are looked for."""
NO_LATER, BEFORE = 0, 1
"""What a statement says on the order within a day."""


class Bound(NamedTuple):
    """A statement: ``after`` comes at least so many days after ``before``; ``because`` is who says so.

    Statements that hold by themselves (nothing ends before it begins) have an empty ``because``. ``order`` is what it
    says on order itself, which holds within a day, too: None for one on days alone.
    """

    before: Node
    after: Node
    least: int
    because: str = ""
    order: int | None = None


def contradictions(bounds: Iterable[Bound], *, most: int = MOST) -> list[frozenset[str]]:
    """Return sets of those who cannot all be right, each without anybody who could be left out of it.

    There is none if and only if all can be right. Leaving out one of each set leaves nothing that contradicts itself.
    At most ``most`` sets are returned, and where many overlap, not each of them.
    """
    by = _by_statement(bounds)
    networks = _networks(_of(by.keys() - {""}, by))
    found: dict[frozenset[str], None] = {}
    dropped: list[str] = []
    while len(found) < most and (wrong := _irreducible(networks, dropped, by)):
        found[wrong] = None
        dropped.append(max(wrong))
    for one in dropped:
        # What else it contradicts, one by one.
        others = [other for other in dropped if other != one]
        while len(found) < most and (wrong := _irreducible(networks, others, by)):
            found[wrong] = None
            others.append(max(wrong - {one}, default=one))
    return sorted(found, key=lambda one: (len(one), sorted(one)))


def consistent(bounds: Sequence[Bound]) -> bool:
    """Return whether all statements can be right together."""
    return not any(_circle(network) for network in _networks(bounds))


class Order:
    """What is certain by some statements, which must be consistent.

    ``passive`` nodes are bounded by others and bound none.
    """

    def __init__(self, bounds: Sequence[Bound], passive: Collection[Node] = ()) -> None:
        self._networks = _networks(bounds, frozenset(passive))

    def first(self, node: Node) -> int | None:
        """Return the first day on which it can be; None if it is open."""
        return self._networks[0].from_origin.get(node)

    def last(self, node: Node) -> int | None:
        """Return the last day on which it can be; None if it is open."""
        least = self._networks[0].to_origin.get(node)
        return None if least is None else -least

    def later(self, node: Node) -> set[Node]:
        """Return what certainly comes after it: on a later day, or in that order as it is stated."""
        return set().union(*(network.after(node) for network in self._networks))


class _Network:
    """Statements of one kind as a graph; a passive node is two: one at which ways end, one at which they begin."""

    def __init__(self, bounds: Iterable[tuple[Bound, int]], passive: frozenset[Node] = frozenset()) -> None:
        import rustworkx as rx

        self.graph: Any = rx.PyDiGraph()
        self._place: dict[tuple[Node, bool], int] = {}
        self._passive = passive
        # Edges hold floats alone, since rustworkx asks for the cost of each one for every way.
        self._because: list[str] = []
        edges = []
        for bound, least in bounds:
            for start, end in self._ends(bound):
                edges.append((self._at(*start), self._at(*end), float(-least)))
                self._because.append(bound.because)
        self._nodes = [node for node, _ in self._place]
        self.graph.add_nodes_from(self._nodes)
        self.graph.add_edges_from(edges)

    def _ends(self, bound: Bound) -> Iterator[tuple[tuple[Node, bool], tuple[Node, bool]]]:
        # The marks are whether a way begins at the node. What ties two passive nodes by itself holds at both ends.
        if not bound.because and {bound.before, bound.after} <= self._passive:
            yield (bound.before, False), (bound.after, False)
            yield (bound.before, True), (bound.after, True)
        else:
            yield (bound.before, bound.before in self._passive), (bound.after, False)

    def _at(self, node: Node, begins: bool) -> int:
        return self._place.setdefault((node, begins), len(self._place))

    @cached_property
    def _edges_of(self) -> Mapping[str, list[int]]:
        edges: dict[str, list[int]] = {}
        for edge, because in enumerate(self._because):
            edges.setdefault(because, []).append(edge)
        return edges

    def without(self, left_out: Iterable[str]) -> Any:
        """Return the graph without what some say."""
        graph = self.graph.copy()
        for one in left_out:
            for edge in self._edges_of.get(one, ()):
                graph.remove_edge_from_index(edge)
        return graph

    def said_most(self, start: int, end: int, graph: Any) -> str:
        """Return who says, in a graph of these nodes, that most days lie between two places; of equals, the first."""
        between = graph.edge_indices_from_endpoints(start, end)
        edge: int = min(between, key=lambda edge: (graph.get_edge_data_by_index(edge), self._because[edge]))
        return self._because[edge]

    @cached_property
    def from_origin(self) -> Mapping[Node, int]:
        """How many days at least lie between the origin and all that comes after it."""
        return self._least(self._costs((ORIGIN, ORIGIN in self._passive), self.graph))

    @cached_property
    def to_origin(self) -> Mapping[Node, int]:
        """How many days at least lie between all that comes before the origin and the origin."""
        turned = self.graph.copy()
        turned.reverse()
        return self._least(self._costs((ORIGIN, False), turned))

    def after(self, node: Node) -> set[Node]:
        """Return what comes at least a day after a node."""
        costs = self._costs((node, node in self._passive), self.graph)
        return {self._nodes[place] for place, cost in costs.items() if cost < 0}

    def _least(self, costs: Mapping[int, float]) -> dict[Node, int]:
        found: dict[Node, int] = {}
        for place, cost in costs.items():
            # Of the two nodes of a passive one, ways begin at the one and end at the other.
            node = self._nodes[place]
            found[node] = max(-int(cost), found.get(node, -int(cost)))
        return found

    def _costs(self, start: tuple[Node, bool], graph: Any) -> Mapping[int, float]:
        import rustworkx as rx

        if start not in self._place:
            return {}
        costs: Mapping[int, float] = rx.bellman_ford_shortest_path_lengths(graph, self._place[start], float)
        return costs


def _networks(bounds: Sequence[Bound], passive: frozenset[Node] = frozenset()) -> tuple[_Network, _Network]:
    """Return the statements on days, and those that tell order themselves, as steps of one."""
    days = [(bound, bound.least) for bound in bounds]
    order = [(bound, bound.order) for bound in bounds if bound.order is not None]
    return _Network(days, passive), _Network(order, passive)


def _by_statement(bounds: Iterable[Bound]) -> dict[str, list[Bound]]:
    by: dict[str, list[Bound]] = {"": []}
    for bound in bounds:
        by.setdefault(bound.because, []).append(bound)
    return by


def _irreducible(
    networks: Sequence[_Network], left_out: Collection[str], by: Mapping[str, Sequence[Bound]]
) -> frozenset[str]:
    """Return some who cannot all be right, though they can without any one of them; empty if all others can be."""
    wrong: set[str] = set()
    for network in networks:
        wrong = wrong or _circle(network, left_out)
    moments = {moment for one in wrong for bound in by[one] for moment in (bound.before, bound.after)}
    near: dict[str, Sequence[Bound]] = {"": [bound for bound in by[""] if {bound.before, bound.after} & moments]}
    near |= {one: by[one] for one in wrong}
    for one in sorted(wrong):
        if not consistent(_of(wrong - {one}, near)):
            wrong.discard(one)
    return frozenset(wrong)


def _of(who: Iterable[str], by: Mapping[str, Sequence[Bound]]) -> list[Bound]:
    return [*by[""], *(bound for one in sorted(who) for bound in by[one])]


def _circle(network: _Network, left_out: Collection[str] = ()) -> set[str]:
    """Return who says what a circle consists of that adds up to too many days; empty if there is none."""
    import rustworkx as rx

    graph = network.without(left_out) if left_out else network.graph
    try:
        nodes = list(rx.find_negative_cycle(graph, float))
    except ValueError:
        return set()
    return {because for pair in pairwise(nodes) if (because := network.said_most(*pair, graph))}
