"""What passes along ties, and what it leads to in the long run: what eigenvector, Katz and PageRank rest on.

In a small network equations are solved at once; in a large one values are passed on, in as few rounds as will do.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from molehunt.measures.network.ties import Floats, Ties
from molehunt.measures.structure.krylov import Passing, solution
from molehunt.model.errors import MolehuntError

SMALL = 60
"""The most nodes of a network whose equations are solved at once; numpy solves more of them by threads, and these wait
for each other on a busy machine."""
_SETTLED = 1e-14
"""The change in one round, as a part of the whole, below which values have settled."""
_GOOD = 1e-13
"""The change that is good enough when no more rounds are made."""
_WORK = 10**10
"""The most ties that are passed in all rounds; at least a thousand rounds are made."""


def matrix_of(ties: Ties) -> Floats:
    """Return the strengths as a matrix: a row for each end, a column for each start."""
    start, end, weight = ties.both_ways()
    found = np.zeros((ties.n, ties.n))
    found[end, start] = weight
    return found


def passed(ties: Ties, values: Floats) -> Floats:
    """Return what each node gets when everybody passes his value along his ties, times their strength."""
    node, first, source, weight = ties.incoming
    if not len(node):
        return np.zeros(ties.n)
    moving = values.take(source)
    moving *= weight
    reached = np.add.reduceat(moving, first)
    if len(node) == ties.n:
        return reached
    got = np.zeros(ties.n)
    got[node] = reached
    return got


def passing_among(ties: Ties) -> Passing:
    """Return what passes values on among those who have ties, which run both ways, in the order of ``ties.incoming``.

    It does what :func:`passed` does, for many rounds: nothing is done for whoever has no tie, or if all ties weigh 1.
    """
    node, first, source, weight = ties.incoming
    if len(node) < ties.n:
        place = np.empty(ties.n, dtype=np.intp)
        place[node] = np.arange(len(node))
        source = place.take(source)
    strong = None if (weight == 1).all() else weight
    moving = np.empty(len(source))

    def passing(values: Floats) -> Floats:
        # By "clip" numpy writes where it is told to; every place is within bounds.
        values.take(source, out=moving, mode="clip")
        if strong is not None:
            np.multiply(moving, strong, out=moving)
        return np.add.reduceat(moving, first)

    return passing


def gathered(ties: Ties, share: Floats, *, what: str) -> Floats:
    """Return what everybody has who has 1 of his own, and gets from others this share of what each of them has.

    All eigenvalues of the shares must be between -1 and 1.
    """
    own = np.ones(ties.n)
    if ties.n <= SMALL:
        return np.linalg.solve(np.eye(ties.n) - matrix_of(ties) * share, own).astype(float)
    if ties.directed:
        return settled(lambda values: own + passed(ties, share * values), own, ties=ties, what=what)
    # Half of the share at either end of a tie, as it were, makes it symmetric.
    node, passing = ties.incoming.node, passing_among(ties)
    root = np.sqrt(share[node])
    own[node] = solution(lambda values: root * passing(root * values), root) / root
    return own


def settled(step: Callable[[Floats], Floats], start: Floats, *, ties: Ties, what: str) -> Floats:
    """Return the values that a step leaves as they are.

    Raises
    ------
    MolehuntError
        If they change still after very many rounds.

    """
    values, change = start, np.inf
    for _ in range(min(max(_WORK // (len(ties.start) + 1000), 1000), 100_000)):
        before, values = values, step(values)
        change = float(np.abs(values - before).sum() / np.abs(values).sum())
        if change < _SETTLED:
            return values
    if change > _GOOD:
        raise MolehuntError(
            f"{what} does not settle on this network, which has parts that are nearly alike: "
            "ask for katz or pagerank, or for each part alone"
        )
    return values
