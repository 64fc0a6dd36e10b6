"""How something spreads from one node to a given set of nodes: in how many orders, and how probably in one of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from math import lgamma, log

Neighbours = Mapping[Hashable, Collection[Hashable]]


def breadth_first(start: Hashable, among: Neighbours) -> dict[Hashable, Hashable]:
    """Return the nodes that are reached, the nearest first, each with the node that it is reached from.

    Of equally near ones, those first that the earlier node leads to, and of these as its neighbours are listed. The
    start is reached from itself.
    """
    parents = {start: start}
    order = [start]
    for node in order:
        for other in among[node]:
            if other not in parents:
                parents[other] = node
                order.append(other)
    return parents


def log_orders(parents: Mapping[Hashable, Hashable]) -> float:
    """Return the logarithm of the number of orders in which a tree can be filled from its root, parents first.

    That is n! / (product of the sizes of all subtrees). ``parents`` is as ``breadth_first`` returns it.
    """
    sizes = dict.fromkeys(parents, 1)
    for node, parent in reversed(list(parents.items())):
        if node != parent:
            sizes[parent] += sizes[node]
    # There is one order at least: less than 0 is rounding.
    return max(lgamma(len(sizes) + 1) - sum(map(log, sizes.values())), 0.0)


def log_chance(order: Sequence[Hashable], neighbours: Neighbours) -> float:
    """Return the logarithm of the probability that nodes are reached in just this order.

    At each step all who are tied to somebody reached before are equally likely to be the next.
    """
    done: set[Hashable] = set()
    edge: set[Hashable] = set()
    chance = 0.0
    for node in order[:-1]:
        done.add(node)
        edge.discard(node)
        edge |= set(neighbours[node]) - done
        chance -= log(len(edge))
    return chance
