"""What a claim, or several that speak to one thing, are worth in words: the statuses that answers and edges carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STATUSES = ("stated", "reported", "possible", "disputed", "denied", "unknown")
"""From firm to open, in the order in which legends show them."""


@dataclass(frozen=True, slots=True)
class Weight:
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
    weights = tuple(weights)
    supporting = [w for w in weights if w.polarity == "affirmed" and w.stance != "denies"]
    if not supporting:
        return "denied" if weights else "unknown"
    if len(supporting) < len(weights) or any(w.contested for w in supporting):
        return "disputed"
    return min((_single(w) for w in supporting), key=STATUSES.index)


def _single(weight: Weight) -> str:
    if weight.open_choice or weight.stance == "speculates" or weight.certainty != "plain":
        return "possible"
    return "stated" if weight.depth == 1 and weight.stance == "asserts" else "reported"
