"""What passing along ties that run both ways leads to, in few rounds.

Passing values on until they settle forgets all rounds but the last; these methods take the best of all rounds together.
They ask for symmetry: ``flow`` has the way for ties that run one way.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from molehunt.measures.network.ties import Floats
from molehunt.model.errors import MolehuntError

Passing = Callable[[Floats], Floats]
"""From the values of all nodes to what each gets; symmetric."""

ALIKE = 1e-7
"""The difference of two eigenvalues, as a part, below which rounding mixes what belongs to them: they are taken as one.
"""
_EXACT = 1e-12
"""The error, as a part of the whole."""
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


def outgrowing(matrix: Floats, start: Floats) -> tuple[Floats, float]:
    """Return the part of ``start`` that outgrows all others by a symmetric matrix, and how far it is ahead of them."""
    sizes, vectors = np.linalg.eigh(matrix)
    first = sizes > sizes[-1] * (1 - ALIKE)
    grown = vectors[:, first] @ (start @ vectors[:, first])
    ahead = sizes[-1] - sizes[~first].max(initial=0)
    return grown / np.linalg.norm(grown), float(ahead)


def leading(passing: Passing, start: Floats) -> Floats:
    """Return the same part where the matrix is what ``passing`` does, by Lanczos' method.

    Raises
    ------
    MolehuntError
        If it is not found in very many rounds.

    References
    ----------
    C. Lanczos, An Iteration Method for the Solution of the Eigenvalue Problem, Journal of Research of the National
    Bureau of Standards 45 (1950). https://doi.org/10.6028/jres.045.026

    """
    values = start / np.linalg.norm(start)
    for _ in range(_FRESH):
        values, error = _best_of_rounds(passing, values)
        if error < _EXACT:
            return values
    raise MolehuntError(
        "eigenvector centrality does not settle on this network, which has very long chains: "
        "ask for katz or pagerank, or for each part alone"
    )


def _best_of_rounds(passing: Passing, start: Floats) -> tuple[Floats, float]:
    """Return the best of all rounds for which there is room, or of as many as are needed, and its error."""
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
            shares, ahead = outgrowing(small[:count, :count], np.eye(count)[0])
            error = float(rest * abs(shares[-1]) / ahead)
            if over or error < _EXACT:
                break
        values /= rest
    return np.abs(shares @ made), error
