"""What passing along ties that run both ways leads to, in few rounds.

Passing values on until they settle forgets all rounds but the last; these methods take the best of all rounds together.
They ask for symmetry: ``flow`` has the way for ties that run one way.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from molehunt.measures.network.ties import Floats
from molehunt.model.errors import MolehuntError

Passing = Callable[[Floats], Floats]
"""From the values of all nodes to what each gets, in an array of its own; symmetric."""

_ALIKE = 1e-7
"""The difference of two eigenvalues, as a part, below which rounding mixes what belongs to them: they count as one."""
_EXACT = 1e-12
"""The error, as a part of the whole; it is an estimate."""
_ROUNDS = 25
"""Rounds that are kept, before it is begun anew from the best so far. More take memory, and numpy solves larger
matrices by threads that wait for each other: on a busy machine a hundred times longer."""
_LOOK = 5
"""Rounds after which it is looked for the first time whether they will do."""
_LATER = 2.2
"""After how many times as many rounds it is looked again: to look takes as long as to pass on once."""
_FRESH = 1000
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
        found += length * way
        rest = rest - length * turned
        before, size = size, float(rest @ rest)
        way = rest + (size / before) * way
    return found


def after_a_million_rounds(matrix: Floats, start: Floats) -> Floats:
    """Return what a small matrix makes of a start: it is squared, and squared again."""
    rounds: Floats = np.eye(len(start)) + matrix / matrix.max()
    for _ in range(20):
        rounds = rounds @ rounds
        rounds /= rounds.max()
    grown: Floats = rounds @ start
    return grown


def leading(passing: Passing, start: Floats) -> Floats:
    """Return the part of ``start`` that outgrows all others when it is passed on again and again, of length 1.

    That is by Lanczos' method: the vector with the largest eigenvalue of all that can be made of the rounds.

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
    """Return the best that can be made of some rounds, of as few as will do, and its error."""
    rounds = np.empty((_ROUNDS + 1, len(start)))
    rounds[0], looked, most, rest = start, _LOOK, 0.0, 0.0
    kept: list[float] = []
    rests: list[float] = []
    for count in range(1, _ROUNDS + 1):
        values = rounds[count - 1]
        # What is in the two rounds before is taken off; by symmetry there is next to nothing of earlier ones.
        grown = passing(values)
        if rests:
            grown -= rest * rounds[count - 2]
        kept.append(float(values @ grown))
        grown -= kept[-1] * values
        rest = sqrt(grown @ grown)
        over = count == _ROUNDS or rest < _EXACT * max(most, kept[-1])
        if over or count > _LATER * looked:
            looked = count
            shares, ahead = _first(np.diag(kept) + np.diag(rests, -1))
            error = float(rest * abs(shares[-1]) / ahead)
            if over or error < _EXACT:
                break
        most = max(most, kept[-1], rest)
        rests.append(rest)
        np.divide(grown, rest, out=rounds[count])
    best = np.abs(shares @ rounds[:count])
    return best / np.linalg.norm(best), error


def _first(small: Floats) -> tuple[Floats, float]:
    """Return what of the first round belongs to the largest eigenvalue, and how far this is ahead of the others."""
    sizes, vectors = np.linalg.eigh(small)
    first = sizes > sizes[-1] * (1 - _ALIKE)
    shares = vectors[:, first] @ vectors[0, first]
    return shares / np.linalg.norm(shares), float(sizes[-1] - sizes[~first].max(initial=0))
