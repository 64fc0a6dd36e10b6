"""The set of k nodes for which a value is highest: by going through all, or by exchange from several starts.

Exchange is the method of Borgatti (2006): of all ways to put one node outside in the place of one of the set, take the
one that gains most, until none gains.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from math import comb

import numpy as np

from molehunt.measures.network.ties import Floats, Places

# Values of sets, an array of a row a set.
Objective = Callable[[Places], Floats]

# All sets are gone through up to 100 nodes and as many sets as those have of three.
_EXACT_NODES, _EXACT_SETS = 100, comb(100, 3)
# Fragmentation has many sets that no exchange improves: of 8 searches none came near the best in 6 of 90 networks of up
# to 100 nodes, of 128 one always found it. Larger networks cost more a search, and get fewer, at least 8.
_STARTS = 128
# Of larger networks, only the nodes that do most alone are candidates.
_CANDIDATES = 100
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Best:
    """The best set found, whether any other could be better, and how many of those tried are as good."""

    members: Places
    value: float
    exact: bool
    tried: int
    agreed: int


def best_set(objective: Objective, n: int, k: int, *, seed: int) -> Best:
    """Return the best set of k of n nodes: surely the best where all sets can be gone through, else a good one."""
    if comb(n, k) <= n or (n <= _EXACT_NODES and comb(n, k) <= _EXACT_SETS):
        return _best(_all_sets(n, k), objective, exact=True)
    return best_by_exchange(objective, n, k, seed=seed)


@lru_cache(maxsize=8)
def _all_sets(n: int, k: int) -> Places:
    """Return all sets of k of n nodes, for several networks of as many nodes; it must not be changed."""
    flat = np.fromiter(chain.from_iterable(combinations(range(n), k)), dtype=np.intp, count=comb(n, k) * k)
    return flat.reshape(-1, k)


def best_by_exchange(objective: Objective, n: int, k: int, *, seed: int) -> Best:
    """Return the best set that exchange finds from one greedy start and several drawn ones."""
    alone = objective(np.arange(n)[:, None])
    candidates = np.argsort(-alone, kind="stable")[: max(_CANDIDATES, 2 * k)]
    rng = np.random.default_rng(seed)
    starts = [_greedy(objective, candidates, k)]
    searches = min(max(_STARTS * _EXACT_NODES // n, 8), _STARTS)
    starts += [rng.choice(candidates, k, replace=False) for _ in range(searches - 1)]
    return _best(_exchanged(objective, candidates, np.array(starts)), objective, exact=False)


def _best(sets: Places, objective: Objective, *, exact: bool) -> Best:
    values = objective(sets)
    as_good = np.flatnonzero(values >= values.max() - _SAME)
    first = as_good[0]
    return Best(np.sort(sets[first]), float(values[first]), exact, len(sets), len(as_good))


def _greedy(objective: Objective, candidates: Places, k: int) -> Places:
    members = np.empty(0, dtype=np.intp)
    for _ in range(k):
        others = candidates[~np.isin(candidates, members)]
        values = objective(np.column_stack((np.tile(members, (len(others), 1)), others)))
        members = np.append(members, others[values.argmax()])
    return members


def _exchanged(objective: Objective, candidates: Places, sets: Places) -> Places:
    """Return each set after the exchanges that gain most, until none gains; all sets take their steps together."""
    sets, values = sets.copy(), objective(sets)
    moving = np.arange(len(sets))
    while len(moving):
        neighbours = _neighbours(sets[moving], candidates)
        found = objective(neighbours.reshape(-1, sets.shape[1])).reshape(len(moving), -1)
        best = found.argmax(axis=1)
        gains = found.max(axis=1) > values[moving] + _SAME
        sets[moving[gains]] = neighbours[gains, best[gains]]
        values[moving[gains]] = found.max(axis=1)[gains]
        moving = moving[gains]
    return sets


def _neighbours(sets: Places, candidates: Places) -> Places:
    """Return, for each set, all sets with one member exchanged for a candidate outside."""
    count, k = sets.shape
    outside = np.array([candidates[~np.isin(candidates, members)] for members in sets])
    neighbours = np.repeat(sets[:, None, :], k * outside.shape[1], axis=1)
    for member in range(k):
        part = slice(member * outside.shape[1], (member + 1) * outside.shape[1])
        neighbours[:, part, member] = outside
    return neighbours.reshape(count, -1, k)
