"""Ties as claims put them: parallel ones apart, so that a measure can be taken without some of them.

A *world* is a choice of ties that are taken for real. What a rank hangs on is seen by comparing worlds.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Places, Ties
from molehunt.measures.standing.ranks import ranks

Mask = npt.NDArray[np.bool_]
Weight = Literal["witnesses", "expected", "claims", "none"]


@dataclass(frozen=True, eq=False)
class ClaimedTies:
    """Ties, a place for each claim and pair.

    Attributes
    ----------
    ids
        The nodes, n of them.
    start, end
        Places in ``ids``, m of each.
    witness
        The number of the witness behind each tie, m of them: claims copied from each other have one.
    chance
        How likely each tie is to be real, from 0 to 1, m of them.
    directed
        Whether ties run one way only.

    """

    ids: tuple[Hashable, ...]
    start: Places
    end: Places
    witness: Places
    chance: Floats
    directed: bool

    def kept(self, world: Mask, weight: Weight = "none") -> tuple[Ties, Places]:
        """Return the ties of one world, and the places of its nodes: those who have a tie in it.

        Parallel ties become one, as strong as ``weight`` says: ``witnesses`` counts independent ones, ``expected`` is
        the number of them that can be expected to be right, ``claims`` counts all as if they were kept apart, and
        ``none`` makes all ties equal.
        """
        pairs, told = self._pairs, world[self._pairs.order]
        strength = told * (self.chance[pairs.order] if weight == "expected" else 1.0)
        if weight == "claims":
            by_pair = np.add.reduceat(strength, pairs.witness[pairs.pair])
        else:
            # Of several ties with one witness the likeliest counts.
            by_pair = np.add.reduceat(np.maximum.reduceat(strength, pairs.witness), pairs.pair)
        real = np.flatnonzero(np.logical_or.reduceat(told, pairs.witness[pairs.pair]))
        start, end = pairs.start[real], pairs.end[real]
        there = np.zeros(len(self.ids), dtype=bool)
        there[start] = there[end] = True
        places, number = np.flatnonzero(there), np.cumsum(there) - 1
        ids = tuple(self.ids[place] for place in places.tolist())
        strong = by_pair[real] if weight != "none" else np.ones(len(real))
        return Ties(ids, number[start], number[end], strong, self.directed), places

    @cached_property
    def _pairs(self) -> _Pairs:
        n, witness = len(self.ids), self.witness
        start, end = self.start, self.end
        if not self.directed:
            start, end = np.minimum(start, end), np.maximum(start, end)
        pair = start * n + end
        order = np.lexsort((witness, pair))
        pair, witness = pair[order], witness[order]
        new_pair = np.diff(pair, prepend=-1) != 0
        new = np.flatnonzero(new_pair | (np.diff(witness, prepend=-1) != 0))
        return _Pairs(order, new, np.flatnonzero(new_pair[new]), start[order][new_pair], end[order][new_pair])


class _Pairs(NamedTuple):
    """Ties in the order of pairs and witnesses.

    ``witness`` has the places in that order at which the ties of a pair and witness begin, ``pair`` the places among
    these at which a pair begins; ``start`` and ``end`` are those of each pair.
    """

    order: Places
    witness: Places
    pair: Places
    start: Places
    end: Places


@dataclass(frozen=True, eq=False)
class MeasuredWorlds:
    """The values of one measure in w worlds.

    Attributes
    ----------
    values
        w rows of n values; 0 for whoever has no tie in that world.
    ranks
        The same for ranks: 1 is the first, equal values share a rank; whoever has no tie comes after all others.
    tied
        The same for whether somebody has a tie in that world.

    """

    values: Floats
    ranks: Places
    tied: Mask

    @classmethod
    def joined(cls, *parts: MeasuredWorlds) -> MeasuredWorlds:
        """Return the worlds of all parts, one after another."""
        values, ranks, tied = zip(*((part.values, part.ranks, part.tied) for part in parts), strict=True)
        return cls(np.vstack(values), np.vstack(ranks), np.vstack(tied))


def in_worlds(
    ties: ClaimedTies, worlds: Mask, measures: Sequence[Measure], weight: Weight = "none"
) -> list[MeasuredWorlds]:
    """Return the values of each measure in every world.

    Parameters
    ----------
    ties
        m ties of n nodes.
    worlds
        A row for each world and a column for each tie: whether it is real in it.
    measures
        Each gives one result, in their order.
    weight
        What parallel ties become: see :meth:`ClaimedTies.kept`.

    """
    values = np.zeros((len(measures), len(worlds), len(ties.ids)))
    tied = np.zeros(values.shape[1:], dtype=bool)
    for number, world in enumerate(worlds):
        real, places = ties.kept(world, weight)
        tied[number, places] = True
        for place, measure in enumerate(measures):
            values[place, number, places] = measure.of(real)
    return [
        MeasuredWorlds(found, ranks(found, low_is_central=measure.low_is_central, among=tied), tied)
        for measure, found in zip(measures, values, strict=True)
    ]
