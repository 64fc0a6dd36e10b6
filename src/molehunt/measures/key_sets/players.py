"""Key players: the set of k nodes without which a network falls apart most, or through which most of it is reached."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from molehunt.measures.key_sets.best_set import Best, Objective, best_set
from molehunt.measures.key_sets.covering import coverage, nearness
from molehunt.measures.key_sets.removal import fragmentation
from molehunt.measures.network.numbers import refuse_other_than_whole
from molehunt.measures.network.ties import Places, Ties, ties_of
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Goal = Literal["negative", "positive"]


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """A set of key players, and how good it is.

    Attributes
    ----------
    members
        The nodes, in the order of the network.
    measure
        What ``value`` is, in words.
    value
        The value of the set, from 0 to 1.
    nobody
        The value without any key players: how fragmented the whole network is; 0 for reach.
    alone, without
        For each member, the value of that member alone, and of the set without that member.
    exact
        Whether every set of that size was looked at, so that none is better.
    tried, agreed
        How many sets were looked at, and how many of them have this value; if not exact, how many searches were
        started, and how many of them ended at this value.

    """

    members: tuple[Hashable, ...]
    measure: str
    value: float
    nobody: float
    alone: tuple[float, ...]
    without: tuple[float, ...]
    exact: bool
    tried: int
    agreed: int

    @property
    def quality(self) -> str:
        """How sure it is that no set is better, in words."""
        if self.exact:
            others = "no other has" if self.agreed == 1 else f"{self.agreed} have"
            return f"exact: the best of all {self.tried} sets; {others} this value"
        return f"not exact: the best of {self.tried} searches, {self.agreed} of which ended at this value"

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each member: its value alone, and that of the set without it."""
        import pandas as pd

        index = pd.Index(self.members, name="id", tupleize_cols=False)
        return pd.DataFrame({"alone": self.alone, "without": self.without}, index=index)


def key_players(
    graph: nx.Graph[Any] | Ties,
    k: int,
    goal: Goal = "negative",
    *,
    distance: bool = False,
    steps: int = 1,
    seed: int = 0,
) -> KeyPlayers:
    r"""Return the k nodes that together matter most: whom to take out, or whom to win.

    The best set of k is seldom the k best: two nodes that hold the same part together, or reach the same people, are
    one too many. With n nodes, the set K, and :math:`d_{ij}` the number of steps from i to j:

    ``negative``, fragmentation: the share of ordered pairs of the n' = n - k others that no path joins any more;
    with ``distance``, of a pair that is still joined, what is lost for each step more:

    .. math:: F = 1 - \frac{\sum_{i \ne j} r_{ij}}{n'(n' - 1)}
        \qquad F_D = 1 - \frac{\sum_{i \ne j} 1 / d_{ij}}{n'(n' - 1)}

    where :math:`r_{ij}` is 1 if there is a path from i to j without K, else 0, and :math:`1 / d_{ij}` is 0 without one.
    Fewer than two others are wholly fragmented: 1.

    ``positive``, reach: the share of all n nodes that are in K or within so many ``steps`` of one of it; with
    ``distance``, a node d steps from the nearest of K counts 1 / d, and those of K 1 each:

    .. math:: R_m = \frac{1}{n} |\{j : \min_{i \in K} d_{ij} \le m\}|
        \qquad R_D = \frac{1}{n} \sum_j \frac{1}{\min_{i \in K} d_{ij}}

    Paths run along directed ties. A step counts 1, however strong the tie.

    In a covert network: negative, whose arrest would have cut the others off from each other; positive, whom to recruit
    in order to hear of everything.

    When it misleads: the network of a source is what that source knew. Fragments that a lost memoir would join look
    like the work of key players. See ``agreed``: often many sets are as good.

    Parameters
    ----------
    graph
        Any networkx graph.
    k
        How many key players.
    goal
        ``negative`` (Borgatti's KPP-NEG) or ``positive`` (KPP-POS).
    distance
        Whether distances count, and not only whether there is a path, or one of so many steps.
    steps
        Within how many steps of the set a node is reached; for ``positive`` without ``distance``.
    seed
        Where the searches start if not all sets are looked at: one from a greedy set, up to 127 from drawn ones, fewer
        in networks above 100 nodes, where only the 100 that do most alone are candidates. All sets are looked at up to
        100 nodes and 161,700 sets, which is k = 3 of 100.

    Raises
    ------
    MolehuntError
        If the graph is empty, there is no such goal, or a number is out of range.

    References
    ----------
    S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization
    Theory 12 (2006). https://doi.org/10.1007/s10588-006-7084-x

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import key_players
    >>> found = key_players(nx.krackhardt_kite_graph(), 1)
    >>> found.members, round(found.value, 3), found.quality
    ((7,), 0.389, 'exact: the best of all 10 sets; no other has this value')
    >>> key_players(nx.krackhardt_kite_graph(), 2, "positive").members
    (3, 8)

    """
    ties = graph if isinstance(graph, Ties) else ties_of(graph)
    _check(ties.n, k, goal, steps, seed)
    measure, objective = _objective(ties, goal, distance=distance, steps=steps)
    return _result(ties, measure, objective, best_set(objective, ties.n, k, seed=seed))


def _check(n: int, k: int, goal: str, steps: int, seed: int) -> None:
    if goal not in ("negative", "positive"):
        raise MolehuntError(f"there is no goal {goal!r}; {did_you_mean(str(goal), ('negative', 'positive'))}")
    if n == 0:
        raise MolehuntError("the network has no nodes, so that there are no key players; give another graph or lens")
    refuse_other_than_whole("k", k, high=n, of="the number of nodes")
    refuse_other_than_whole("steps", steps)
    refuse_other_than_whole("seed", seed, low=0)


def _objective(ties: Ties, goal: str, *, distance: bool, steps: int) -> tuple[str, Objective]:
    if goal == "negative":
        name = "distance-weighted fragmentation" if distance else "fragmentation"
        return name, lambda sets: fragmentation(ties, sets, distance=distance)
    near = nearness(ties, steps=None if distance else steps)
    name = "distance-weighted reach" if distance else f"reach within {steps} step{'s' if steps > 1 else ''}"
    return name, lambda sets: coverage(near, sets)


def _result(ties: Ties, measure: str, objective: Objective, best: Best) -> KeyPlayers:
    members = best.members
    fewer = np.array([np.delete(members, place) for place in range(len(members))], dtype=np.intp)
    nobody = 0.0 if "reach" in measure else _values(objective, np.empty((1, 0), dtype=np.intp))[0]
    return KeyPlayers(
        members=tuple(ties.ids[place] for place in members),
        measure=measure,
        value=best.value,
        nobody=nobody,
        alone=_values(objective, members[:, None]),
        without=_values(objective, fewer) if len(members) > 1 else (nobody,),
        exact=best.exact,
        tried=best.tried,
        agreed=best.agreed,
    )


def _values(objective: Objective, sets: Places) -> tuple[float, ...]:
    return tuple(objective(sets).tolist())
