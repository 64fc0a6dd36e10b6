"""Values of networks whose ties run both ways, in few rounds: what eigenvector, Katz and PageRank rest on there.

A round passes values along all ties. Passing them on until they settle forgets all rounds but the last; these methods
take the best of all rounds together. They ask for symmetry: ``flow`` has the way for ties that run one way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from molehunt.measures.network.ties import Floats
from molehunt.model.errors import MolehuntError

Passing = Callable[[Floats], Floats]
"""From the values of all nodes to what each gets; symmetric."""

_EXACT = 1e-12
"""The error, as a part of the whole."""
_ALIKE = 1e-7
"""The difference of two eigenvalues, as a part, below which rounding mixes what belongs to them."""
_ROUNDS = 200
"""Rounds that are kept, before it is begun anew from the best so far."""
_ROOM = 10**7
"""Numbers that are kept of all rounds together; it bounds the memory."""
_FRESH = 200
"""How often it is begun anew."""


def solution(passing: Passing, own: Floats) -> Floats:
    """Return the x for which x = own + passing(x), by conjugate gradients; eigenvalues must be between -1 and 1.

    M. R. Hestenes and E. Stiefel, Methods of Conjugate Gradients for Solving Linear Systems, Journal of Research of the
    National Bureau of Standards 49 (1952). https://doi.org/10.6028/jres.049.044
    """
    found, rest, way = np.zeros_like(own), own, own
    size = float(rest @ rest)
    enough = _EXACT**2 * size
    while size > enough:
        turned = way - passing(way)
        length = size / (way @ turned)
        found = found + length * way
        rest = rest - length * turned
        before, size = size, float(rest @ rest)
        way = rest + (size / before) * way
    return found


def leading(passing: Passing, start: Floats) -> Floats:
    """Return the part of ``start`` that outgrows all others when it is passed on again and again, of length 1.

    By Lanczos' method: of all that can be made of the rounds, the vector with the largest eigenvalue.

    Raises
    ------
    MolehuntError
        If two parts of the network grow so nearly alike that they cannot be told apart.

    References
    ----------
    C. Lanczos, An Iteration Method for the Solution of the Eigenvalue Problem, Journal of Research of the National
    Bureau of Standards 45 (1950). https://doi.org/10.6028/jres.045.026

    """
    best = _Best(start / np.linalg.norm(start), np.inf, 1.0)
    for _ in range(_FRESH):
        best = _best_of_rounds(passing, best.values)
        if best.ahead < _ALIKE:
            break
        if best.error < _EXACT:
            return best.values
    raise MolehuntError(
        "eigenvector centrality does not settle on this network, which has parts that are nearly alike: "
        "ask for katz or pagerank, or for each part alone"
    )


class _Best(NamedTuple):
    """A vector of length 1, its error, and how far its eigenvalue is ahead of the next, as a part of it."""

    values: Floats
    error: float
    ahead: float


def _best_of_rounds(passing: Passing, start: Floats) -> _Best:
    """Return the best of all rounds for which there is room, or of as many as are needed."""
    most = max(min(_ROUNDS, _ROOM // len(start)), 30)
    rounds, small = np.empty((most, len(start))), np.zeros((most + 1, most + 1))
    values, looked = start, 0
    for count in range(1, most + 1):
        rounds[count - 1] = values
        made = rounds[:count]
        values = passing(values)
        # What was there before is taken off twice: once leaves too much of it by rounding.
        for _ in range(2):
            part = made @ values
            values = values - part @ made
            small[count - 1, count - 1] += part[-1]
        rest = small[count, count - 1] = float(np.linalg.norm(values))
        over = count == most or rest < _EXACT * small[:count, :count].max()
        if over or count > 1.25 * looked:
            looked = count
            shares, error, ahead = _top(small[:count, :count], rest)
            if over or error < _EXACT:
                break
        values /= rest
    return _Best(np.abs(shares @ made), error, ahead)


def _top(small: Floats, rest: float) -> tuple[Floats, float, float]:
    """Return the eigenvector of the largest eigenvalue, its error by what is left out, and how far it is ahead."""
    sizes, vectors = np.linalg.eigh(small)
    top = vectors[:, -1]
    ahead = max(sizes[-1] - sizes[-2], 1e-16 * sizes[-1]) if len(sizes) > 1 else sizes[-1]
    return top, float(rest * abs(top[-1]) / ahead), float(ahead / sizes[-1])
