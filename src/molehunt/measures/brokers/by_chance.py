"""How much brokerage chance alone would give: what is expected of a node and of a whole network, with variances.

The model of R's sna and of Gould and Fernandez: each of the N(N - 1) possible ties is there with probability d,
whatever the others are. Whether b brokers from a to c hangs on three ties, so it has probability d²(1 - d). Two such
triples vary together where they share a tie: that both need, that both exclude, or that one needs and one excludes.
"""

from __future__ import annotations

import numpy as np

from molehunt.measures.network.ties import Floats

# As sna names them: coordinator, itinerant broker, representative, gatekeeper, liaison, and all five.
ROLES = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")


def of_nodes(sizes: Floats, density: float) -> tuple[Floats, Floats]:
    """Return expected counts and variances for a node of each group: a row a group, a column a role."""
    triples, sharing = zip(*(_of_broker(group, sizes) for group in range(len(sizes))), strict=True)
    brokered = density**2 * (1 - density)
    expected = brokered * np.array(triples)
    return expected, expected * (1 - brokered) + np.array(sharing) * (density * (1 - density)) ** 3


def _of_broker(group: int, sizes: Floats) -> tuple[list[float], list[float]]:
    """Return, a role each, how many pairs a node of the group could broker, and how many of those share a tie."""
    own, total = sizes[group], sizes.sum()
    others, outside = np.delete(sizes, group), total - own
    across = (own - 1) * outside
    triples = [
        (own - 1) * (own - 2),
        (others * (others - 1)).sum(),
        across,
        across,
        (others * (outside - others)).sum(),
        (total - 1) * (total - 2),
    ]
    sharing = [
        2 * (own - 1) * (own - 2) * (own - 3),
        2 * (others * (others - 1) * (others - 2)).sum(),
        across * (total - 3),
        across * (total - 3),
        2 * (others * (outside - others) * (outside - others - 1)).sum(),
        2 * (total - 1) * (total - 2) * (total - 3),
    ]
    return triples, sharing


def of_network(sizes: Floats, density: float) -> tuple[Floats, Floats]:
    """Return expected counts and variances of the sums over all nodes, a role each.

    sna's variances of the sums are larger for w_I, b_IO, b_OI and t: they leave out some of the triples of which one
    needs the tie that the other excludes. These here are those found by going through all networks of 4 and 5 nodes.
    """
    triples, need, clash, exclude = np.array(
        [_within(sizes), _itinerant(sizes), _across(sizes), _across(sizes), _liaison(sizes), _within(sizes.sum())]
    ).T
    d, q = density, 1 - density
    expected = d**2 * q * triples
    covariances = need * d**3 * q**3 - clash * d**4 * q**2 + exclude * d**5 * q
    return expected, expected * (1 - d**2 * q) + covariances


# Each returns: how many triples there are, and over all of them with how many others they share a tie that both need,
# that one needs and one excludes, and that both exclude.
def _within(size: Floats) -> list[float]:
    triples = size * (size - 1) * (size - 2)
    clash = np.sum(triples * (4 * size - 10))
    return [np.sum(triples), clash, clash, np.sum(triples * (size - 3))]


def _itinerant(size: Floats) -> list[float]:
    pairs, outside = size * (size - 1), size.sum() - size
    need = pairs * ((2 * size - 6) * outside + 2 * ((size**2).sum() - size**2))
    return [(pairs * outside).sum(), need.sum(), 0, (pairs * outside * (outside - 1)).sum()]


def _across(size: Floats) -> list[float]:
    total = size.sum()
    triples = size * (size - 1) * (total - size)
    return [
        triples.sum(),
        (total - 3) * triples.sum(),
        (triples * (2 * size - 3)).sum(),
        (triples * (size - 2)).sum(),
    ]


def _liaison(size: Floats) -> list[float]:
    total, squares, cubes = size.sum(), (size**2).sum(), (size**3).sum()
    triples = total**3 - 3 * total * squares + 2 * cubes
    by_size = squares * total**2 - squares**2 - 2 * cubes * total + 2 * (size**4).sum()
    clash = (4 * total - 2) * triples - 8 * by_size
    return [triples, clash, clash, (total - 1) * triples - 2 * by_size]
