"""Overturning: the fewest ties that, had a source told them, would put somebody else first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from molehunt.measures.centralities import find_measure
from molehunt.measures.measure import Measure
from molehunt.measures.network.numbers import refuse_other_than_whole
from molehunt.measures.network.ties import Floats, Places, Ties, ties_of
from molehunt.measures.standing.ranks import ranks
from molehunt.measures.unrecorded.drawn import LISTED, untied, with_ties
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

# Places of pairs, and by how much they put another ahead of the first; at most 0 if they do not.
Added = tuple[int, ...]
Lead = Callable[[Added], float]
# Less of a lead, as a share of the highest value, is rounding.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Overturning:
    """How many added ties make another node first.

    Attributes
    ----------
    first, then
        Who is first as recorded, and with ``ties`` added; several if they are equal.
    ties
        The added ties; none if the first place is shared already, or no way was found.
    needed
        How many ties suffice; 0 if the first place is shared already, None if no way was found.
    at_least
        So many it takes at least: all smaller numbers were tried in every way.

    """

    first: tuple[Hashable, ...]
    then: tuple[Hashable, ...]
    ties: tuple[tuple[Hashable, Hashable], ...]
    needed: int | None
    at_least: int

    @property
    def exact(self) -> bool:
        """Whether ``needed`` is sure to be the least number."""
        return self.needed == self.at_least


def ties_to_overturn(
    graph: nx.Graph[Any] | Ties, measure: str, *, weight: str | None = None, most: int = 5, trials: int = 10_000
) -> Overturning:
    """Return the fewest unrecorded ties that would put another node first.

    A tie is added between two nodes that have none, as strong as the median tie; another node is first when its value
    is truly better than that of the recorded first. All ways to add one tie are tried, then all ways to add two and
    more, while they are no more than ``trials``. Beyond, ties are added one by one, each time the one that does most
    for the best of the others: then ``needed`` is enough, but fewer may do, and ``exact`` is False.

    In a covert network: the measure of a claim such as "X was the centre". If one dinner that nobody wrote down would
    put Y there, the claim rests on the diligence of one diarist.

    When it misleads: it counts ties as if each could have been there. Read ``ties``, and judge whether they could.

    Parameters
    ----------
    graph
        Any networkx graph.
    measure
        The name of a measure of :func:`centrality`.
    weight
        The attribute that holds the strength of a tie; without it, each tie counts 1. Measures that count ties or steps
        take no notice of it.
    most
        How many ties are added at most.
    trials
        How many ways to add ties are tried for each number of ties.

    Raises
    ------
    MolehuntError
        If the graph is empty, there is no such measure, no tie has such a ``weight``, or a number is out of range.

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import ties_to_overturn
    >>> graph = nx.Graph([("A", "b"), ("A", "c"), ("A", "d"), ("E", "f"), ("E", "g")])
    >>> found = ties_to_overturn(graph, "degree")
    >>> found.first, found.then, found.needed, found.exact
    (('A',), ('E',), 2, True)

    """
    ties = graph if isinstance(graph, Ties) else ties_of(graph, weight=weight)
    _check(ties, most, trials)
    network = _Network(ties, find_measure(measure))
    first = network.first(())
    if first.sum() > 1:
        return Overturning(_named(ties, first), _named(ties, first), (), 0, 0)
    ways = trials if ties.n <= LISTED else min(trials, len(network.pairs) - 1)
    added, at_least = _fewest(network.lead, len(network.pairs), most, ways)
    then = network.first(added or ())
    named = tuple((ties.ids[start], ties.ids[end]) for start, end in network.pairs[list(added or ())].tolist())
    return Overturning(_named(ties, first), _named(ties, then), named, len(named) or None, at_least)


class _Network:
    """A network to which pairs are added, by their place in ``pairs``."""

    def __init__(self, ties: Ties, measure: Measure) -> None:
        self._ties, self._measure = ties, measure
        self._first = self.first(())
        self.pairs = self._likely_first()

    def _likely_first(self) -> Places:
        """Return the pairs in the order in which they are tried: of the best others first, of the first node last.

        Of large networks, only pairs of the nodes that rank best.
        """
        rank = ranks(self._values(()))
        best = np.sort(np.argsort(rank, kind="stable")[:LISTED])
        pairs = np.column_stack(untied(self._ties, best))
        order = np.where(self._first, self._ties.n, rank)
        return pairs[np.argsort(order[pairs].sum(axis=1), kind="stable")]

    def _values(self, added: Added) -> Floats:
        values = self._measure.of(with_ties(self._ties, *self.pairs[list(added)].T) if added else self._ties)
        return -values if self._measure.low_is_central else values

    def first(self, added: Added) -> npt.NDArray[np.bool_]:
        """Return which nodes are first."""
        return np.equal(ranks(self._values(added)), 1)

    def lead(self, added: Added) -> float:
        """Return by how much another node leads the recorded first; not above 0 if it does not."""
        values = self._values(added)
        lead = float(values.max(where=~self._first, initial=-np.inf) - values[self._first][0])
        return lead if lead > _SAME * np.abs(values).max() else min(lead, 0.0)


def _fewest(lead: Lead, count: int, most: int, trials: int) -> tuple[Added | None, int]:
    """Return the places of the fewest pairs found, or None, and below what number every way was tried in vain."""
    best: Added = ()
    most = min(most, count)
    size = 1
    while size <= most and comb(count, size) <= trials:
        gain, best = _best(lead, combinations(range(count), size))
        if gain > 0:
            return best, size
        size += 1
    if size <= most:
        looked_at = range(min(count, max(trials // most, most)))
        while len(best) < most:
            gain, best = _best(lead, ((*best, pair) for pair in looked_at if pair not in best))
            if gain > 0:
                return _needed_of(lead, best), size
    return None, size


def _best(lead: Lead, ways: Iterable[Added]) -> tuple[float, Added]:
    return max(((lead(way), way) for way in ways), key=lambda found: found[0])


def _needed_of(lead: Lead, added: Added) -> Added:
    """Return the pairs without those that another is first without."""
    for pair in added:
        fewer = tuple(other for other in added if other != pair)
        if fewer and lead(fewer) > 0:
            added = fewer
    return added


def _named(ties: Ties, chosen: npt.NDArray[np.bool_]) -> tuple[Hashable, ...]:
    return tuple(id_ for id_, is_chosen in zip(ties.ids, chosen.tolist(), strict=True) if is_chosen)


def _check(ties: Ties, most: int, trials: int) -> None:
    if ties.n == 0:
        raise MolehuntError("the network has no nodes, so that nobody is first; give another graph or lens")
    for name, value in (("most", most), ("trials", trials)):
        refuse_other_than_whole(name, value)
