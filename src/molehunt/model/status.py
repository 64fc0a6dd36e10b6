"""What a claim, or several that speak to one thing, are worth in words: the statuses that answers and edges carry."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

STATUSES = ("stated", "reported", "possible", "disputed", "denied", "unknown")
"""From firm to open, in the order in which legends show them."""


# A tuple, for every answer makes hundreds of them.
class Weight(NamedTuple):
    """What the status of a claim hangs on.

    ``depth`` counts its asserters; ``open_choice`` is true for one of several alternatives that the text leaves open;
    ``contested`` for a side of a contradiction.
    """

    stance: str
    polarity: str
    certainty: str
    depth: int
    open_choice: bool = False
    contested: bool = False


def status(weights: Iterable[Weight]) -> str:
    """Return the status of a fact, given the weights of every claim for and against it.

    stated: said outright by the author of a passage, and nothing speaks against; reported: only through the words of
    another; possible: hedged, speculated, or one of several alternatives; disputed: claims speak for and against, or
    the claims for it stand on one side of a contradiction; denied: only against; unknown: no claim at all.

    >>> status([Weight("asserts", "affirmed", "plain", 1)])
    'stated'
    >>> status([Weight("asserts", "affirmed", "plain", 1), Weight("denies", "negated", "plain", 2)])
    'disputed'
    """
    return _status(tuple(weights))


@cache
def _status(weights: tuple[Weight, ...]) -> str:
    supporting, opposing, contested = set(), False, False
    for weight in weights:
        if weight.polarity == "affirmed" and weight.stance != "denies":
            supporting.add(_single(weight))
            contested = contested or weight.contested
        else:
            opposing = True
    if not supporting:
        return "denied" if opposing else "unknown"
    return "disputed" if opposing or contested else next(word for word in STATUSES if word in supporting)


def _single(weight: Weight) -> str:
    if weight.open_choice or weight.stance == "speculates" or weight.certainty != "plain":
        return "possible"
    return "stated" if weight.depth == 1 and weight.stance == "asserts" else "reported"
