"""Robustness: what becomes of an order if a part of the ties is told by no source."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from molehunt.measures.centralities import find_measure
from molehunt.measures.measure import Measure
from molehunt.measures.network.numbers import is_number, refuse_other_than_whole
from molehunt.measures.network.ties import Floats, Ties, ties_of
from molehunt.measures.standing.ranks import Ranks, ranks, spearman
from molehunt.measures.unrecorded.drawn import count_untied
from molehunt.measures.unrecorded.drawn import draws as drawn_networks
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@dataclass(frozen=True, eq=False)
class MissingTies:
    """The ranks in networks with drawn ties added.

    Attributes
    ----------
    ids
        The nodes.
    recorded
        The rank of each in the network as it is recorded; 1 is the most central, equals share the better rank.
    added
        For each share, how many ties were added: the whole number nearest to it. Where that is 0, for so few are
        recorded or every pair is tied, all ranks stay as they are, which tells nothing.
    drawn
        For each share, the ranks: a row a draw, a column a node.

    """

    ids: tuple[Hashable, ...]
    recorded: Ranks
    added: Mapping[float, int]
    drawn: Mapping[float, Ranks]

    @property
    def noise(self) -> float:
        """The largest standard error of the probabilities, by the number of draws."""
        return float(0.5 / np.sqrt(min(len(found) for found in self.drawn.values())))

    def to_frame(self, *, top: int = 3) -> pd.DataFrame:
        """Return, for each share and node, the recorded rank, the median, 5% and 95% ranks, P(first) and P(top).

        Raises MolehuntError if ``top`` is no whole number from 1.
        """
        import pandas as pd

        refuse_other_than_whole("top", top)
        parts = []
        for share, found in self.drawn.items():
            low, middle, high = np.quantile(found, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
            columns = {
                "share": share,
                "rank": self.recorded,
                "rank_low": low,
                "rank_median": middle,
                "rank_high": high,
                "p_first": (found == 1).mean(axis=0),
                f"p_top_{top}": (found <= top).mean(axis=0),
            }
            parts.append(pd.DataFrame(columns, index=pd.Index(self.ids, name="id", tupleize_cols=False)))
        return pd.concat(parts)

    def order_frame(self) -> pd.DataFrame:
        """Return, for each share, how alike the order stays, and how often one of the recorded first is still first.

        ``spearman`` is the mean rank correlation of the drawn orders with the recorded one, with its 5% and 95%.
        """
        import pandas as pd

        first = self.recorded == 1
        rows = []
        for share, found in self.drawn.items():
            alike = np.array([spearman(self.recorded, row) for row in found])
            low, high = np.quantile(alike, [0.05, 0.95])
            held = (found[:, first] == 1).any(axis=1).mean()
            rows.append((share, self.added[share], alike.mean(), low, high, held))
        names = ["share", "added", "spearman", "spearman_low", "spearman_high", "p_first_holds"]
        return pd.DataFrame(rows, columns=names).set_index("share")


def missing_ties(  # noqa: PLR0913  # whoever calls it names two or three of them
    graph: nx.Graph[Any] | Ties,
    measure: str,
    *,
    weight: str | None = None,
    shares: Collection[float] = (0.05, 0.1, 0.25),
    documented: Mapping[Hashable, float] | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> MissingTies:
    r"""Return what ranks would be if the network had ties that no source tells.

    For each share q of ties that are missing, :math:`m q / (1 - q)` ties are added to the m recorded ones, so that q of
    all ties then are drawn ones. They are drawn among the pairs that are not tied: all alike, or, with ``documented``,
    each with a chance of :math:`1 / ((1 + s_i)(1 + s_j))`, where :math:`s_i` is the number of sources on i: whom few
    sources know has the most ties that nobody told. An added tie is as strong as the median one.

    In a covert network: ties were hidden on purpose. Who is first in nine of ten of these networks may be called
    central; whose rank goes from 2 to 15 may not.

    When it misleads: these are consequences of how ties are drawn, not frequencies. Real missing ties come in groups,
    with the archive that is closed. That a recorded tie is false is not among them.

    Parameters
    ----------
    graph
        Any networkx graph.
    measure
        The name of a measure of :func:`centrality`.
    weight
        The attribute that holds the strength of a tie; without it, each tie counts 1. Measures that count ties or steps
        take no notice of it.
    shares
        Which shares of all ties are missing, each above 0 and below 1.
    documented
        How many sources, or claims, there are on each node; 0 for those that it does not hold.
    draws
        How many networks are drawn for each share; ``noise`` of the result says how exact that is.
    seed
        The same seed gives the same draws.

    Raises
    ------
    MolehuntError
        If the graph is empty, there is no such measure, no tie has such a ``weight``, or a number is out of range.

    References
    ----------
    S. P. Borgatti, K. M. Carley, D. Krackhardt, On the robustness of centrality measures under conditions of imperfect
    data, Social Networks 28 (2006). https://doi.org/10.1016/j.socnet.2005.05.001

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import missing_ties
    >>> found = missing_ties(nx.star_graph(9), "degree", shares=[0.1, 0.5], draws=200)
    >>> found.order_frame()[["added", "p_first_holds"]]
           added  p_first_holds
    share
    0.1        1            1.0
    0.5        9            1.0

    """
    ties = graph if isinstance(graph, Ties) else ties_of(graph, weight=weight)
    found = find_measure(measure)
    _check(ties, shares, draws, seed)
    likely = _likely(ties, {} if documented is None else documented)
    added = {share: added_ties(ties, share) for share in shares}
    rng = np.random.default_rng(seed)
    drawn = {
        share: np.array([_ranks(each, found) for each in islice(drawn_networks(ties, count, likely, rng), draws)])
        for share, count in added.items()
    }
    return MissingTies(ties.ids, _ranks(ties, found), added, drawn)


def added_ties(ties: Ties, share: float) -> int:
    """Return how many ties are added so that this share of all is missing; 0 among few ties, and where none is free."""
    return min(round(len(ties.start) * share / (1 - share)), count_untied(ties))


def _ranks(ties: Ties, measure: Measure) -> Ranks:
    return ranks(measure.of(ties), low_is_central=measure.low_is_central)


def _check(ties: Ties, shares: Collection[float], draws: int, seed: int) -> None:
    if ties.n == 0:
        raise MolehuntError("the network has no nodes, so that nobody has a rank; give another graph or lens")
    if isinstance(shares, str) or not isinstance(shares, Collection) or not len(shares):
        raise MolehuntError(f"shares is {shares!r}: expected shares of missing ties, such as [0.05, 0.1, 0.25]")
    for share in shares:
        if not (is_number(share) and 0 < share < 1):
            raise MolehuntError(f"shares has {share!r}: expected numbers above 0 and below 1, such as 0.1")
    refuse_other_than_whole("draws", draws, high=100_000)
    refuse_other_than_whole("seed", seed, low=0)


def _likely(ties: Ties, documented: Mapping[Hashable, float]) -> Floats:
    if not isinstance(documented, Mapping):
        raise MolehuntError(f"documented is {documented!r}: expected a mapping from node to number of sources")
    for id_ in ties.ids:
        count = documented.get(id_, 0)
        if not (is_number(count) and count >= 0):
            raise MolehuntError(f"documented has {count!r} for {id_!r}: expected a number of sources, 0 or more")
    return 1 / (1 + np.array([float(documented.get(id_, 0)) for id_ in ties.ids]))
