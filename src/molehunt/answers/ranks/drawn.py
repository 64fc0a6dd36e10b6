"""Possible worlds in place of the views: which are drawn, and what of them is said.

What is told of a draw stands here, so that a printed range can be had again and nobody takes it for more than it is:
the weights, the seed, and how far figures move from one seed to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from molehunt.answers.ranks.compared import or_gone, said_rank, said_value
from molehunt.model.counted import counted, drawn_share
from molehunt.model.errors import MolehuntError
from molehunt.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from molehunt.answers.question import Enquiry, Row
    from molehunt.answers.ranks.viewed import Viewed
    from molehunt.measures.standing.hanging import Drawn

MIDDLE = 0.9
"""The share of worlds that a range encloses."""
ROOM = 4 * 10**9
"""The most bytes that worlds and what is measured in them may take."""
FEW = 200
"""Worlds below which the rule for the noise of a draw does not hold."""
_FOR_A_NODE, _FOR_A_CLAIM = 150, 1
"""The bytes of a node and of a claim in a world."""


def drawn_worlds(network: Viewed, enquiry: Enquiry) -> Drawn | None:
    """Return the worlds that were asked for, all of them where these are few; none where no worlds were asked for.

    Raises MolehuntError for more than there is room for.
    """
    from molehunt.graph.worlds import EXACT, ClaimWorlds
    from molehunt.measures.standing.hanging import Drawn

    n = enquiry.number("worlds")
    if not n:
        return None
    refuse_beyond_room(n, claims=len(network.claims), nodes=len(network.ties.ids))
    worlds = ClaimWorlds(network.claims, enquiry.reader)
    if worlds.possible <= min(n, EXACT):
        return Drawn(*worlds.all(), MIDDLE)
    return Drawn(worlds.drawn(n, enquiry.number("seed")), None, MIDDLE)


def refuse_beyond_room(n: int, *, claims: int, nodes: int) -> None:
    """Raise MolehuntError for more worlds than there is room for."""
    most = ROOM // (_FOR_A_CLAIM * claims + _FOR_A_NODE * nodes)
    if n > most:
        raise MolehuntError(
            f"worlds: {n:,} of {counted(claims, 'claim')} and {counted(nodes, 'node')} take too much room; at most "
            f"{most:,} can be drawn"
        )


def said_of(drawn: Drawn, *, first: int, seed: int) -> Iterator[str]:
    """Yield over which worlds medians and ranges are, and how far they move from seed to seed, in words."""
    n = len(drawn.worlds)
    sampled = drawn.likely is None
    which = f"{counted(n, 'world')} drawn with seed {seed}" if sampled else f"all {counted(n, 'possible world')}"
    yield (
        f"median and range: of {which}, a range encloses nine tenths; a value is of the worlds in which one is there; "
        f"top: how often among the first {first}; this follows from the weights, and is not how often anything happened"
    )
    if sampled:
        yield _noise(n)


def _noise(n: int) -> str:
    if n < FEW:
        return "sampling: so few worlds tell little, and another seed may tell something else; 1000 are a good draw"
    low, middle, high = (_between(point, n) for point in (0.05, 0.5, 0.95))
    return (
        f"sampling: in some 19 of 20 draws top is {drawn_share(n)} worlds, the 5% limit lies between the {low} points "
        f"of all worlds, the median between the {middle} points, and the 95% limit between the {high} points; those of "
        "values less closely where one is not in all worlds"
    )


def weights(*, sides: bool) -> str:
    """Return the weights of grades, and of ``sides``, so that a printed number can be had again."""
    from molehunt.model.version import VERSION

    words = vocabulary()
    scales = (" ".join(f"{name} {chance:g}" for name, chance in scale.items()) for scale in
              (words.reliability, words.credibility))  # fmt: skip
    decided = f"; the side decided for {words.decided:g}" if sides else ""
    files = "data/model/grades.yaml and worlds.yaml" if sides else "data/model/grades.yaml"
    return f"weights: {', '.join(scales)}{decided} ({files}); molehunt {VERSION}"


def said_rank_or_told(row: Row) -> str:
    """Return the cell for a rank: with its range over the views, or alone where that over worlds stands beside it."""
    return str(row["rank"]) if row["worlds"] else said_rank(row)


def said_value_or_told(row: Row) -> str:
    """Return the same for a value."""
    return f"{row['value']:.3f}" if row["worlds"] else said_value(row)


def said_median_rank(row: Row) -> str:
    """Return the cell for the median rank and the range over worlds; empty for views."""
    return said_rank({**row, "rank": or_gone(row["rank_median"])}) if row["worlds"] else ""


def said_median(row: Row) -> str:
    """Return the same for values."""
    if not row["worlds"]:
        return ""
    return or_gone(row["median"], lambda median: said_value({**row, "value": median}))


def _between(point: float, n: int) -> str:
    """Return between which shares of all worlds a point of drawn ones is, two standard errors to either side."""
    off = 2 * (point * (1 - point) / n) ** 0.5
    digits = 1 if n < 10_000 else 2
    return f"{100 * max(point - off, 0):.{digits}f} and {100 * min(point + off, 1):.{digits}f}%"
