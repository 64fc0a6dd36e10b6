"""Ties as claims put them: parallel ones apart, so that a measure can be taken without some of them.

A *world* is a choice of ties that are taken for real. What a rank hangs on is seen by comparing worlds.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from molehunt.measures.measure import Measure
from molehunt.measures.network.ties import Floats, Places, Ties, merged
from molehunt.measures.standing.ranks import ranks

Mask = npt.NDArray[np.bool_]
Weight = Literal["witnesses", "expected", "none"]
WEIGHTS: tuple[Weight, ...] = ("witnesses", "expected", "none")


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
        the number of them that can be expected to be right, ``none`` makes all ties equal.
        """
        start, end, strength = self.start[world], self.end[world], np.ones(int(world.sum()))
        if weight != "none":
            start, end, strength = self._by_witness(world, weight)
        places, which = np.unique(np.concatenate((start, end)), return_inverse=True)
        ids = [self.ids[place] for place in places.tolist()]
        ties = merged(ids, which[: len(start)], which[len(start) :], strength, directed=self.directed)
        if weight == "none":
            ties = Ties(ties.ids, ties.start, ties.end, np.ones(len(ties.start)), ties.directed)
        return ties, places

    def _by_witness(self, world: Mask, weight: Weight) -> tuple[Places, Places, Floats]:
        """Return one tie for each pair and witness; of several with one witness the likeliest counts."""
        start, end, n = self.start[world], self.end[world], len(self.ids)
        if not self.directed:
            start, end = np.minimum(start, end), np.maximum(start, end)
        keys = (start * n + end) * (int(self.witness.max(initial=0)) + 1) + self.witness[world]
        found, which = np.unique(keys, return_inverse=True)
        strength = np.ones(len(found))
        if weight == "expected":
            strength = np.zeros(len(found))
            np.maximum.at(strength, which, self.chance[world])
        first = np.full(len(found), len(keys), dtype=np.intp)
        np.minimum.at(first, which, np.arange(len(keys)))
        return start[first], end[first], strength


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
    shape = (len(measures), len(worlds), len(ties.ids))
    values, placed, tied = np.zeros(shape), np.zeros(shape, dtype=np.intp), np.zeros(shape, dtype=bool)
    for number, world in enumerate(worlds):
        real, places = ties.kept(world, weight)
        placed[:, number] = len(places) + 1
        tied[:, number, places] = True
        for place, measure in enumerate(measures):
            found = measure.of(real)
            values[place, number, places] = found
            placed[place, number, places] = ranks(found, low_is_central=measure.low_is_central)
    return [MeasuredWorlds(*one) for one in zip(values, placed, tied, strict=True)]
