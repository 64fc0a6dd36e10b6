"""Brokerage: who stands between whom, within a group and between groups."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from molehunt.measures.brokers.by_chance import ROLES, of_network, of_nodes
from molehunt.measures.network.attributes import is_missing
from molehunt.measures.network.ties import Floats, Places, Ties, merged, ties_of
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

# The role by whether a and b, b and c, a and c are of one group; the other combinations cannot be.
_ROLE_OF = np.array([4, 1, 3, 0, 2, 0, 0, 0])
# So many two-paths are looked at at once.
_AT_ONCE = 2_000_000
_MAPPING = "a mapping from node to group, such as networkx.get_node_attributes(graph, 'side')"


def brokerage(graph: nx.Graph[Any] | Ties, groups: Mapping[Hashable, Hashable]) -> pd.DataFrame:
    r"""Return how often each node brokers, in each of the five roles of Gould and Fernandez.

    A node b brokers from a to c when there are ties a -> b and b -> c, and none a -> c. With the groups of a, b, c:

    ========  ================  =========  ==========================================
    Column    Role              Groups     In words
    ========  ================  =========  ==========================================
    ``w_I``   coordinator       A, A, A    between two of his own group
    ``w_O``   itinerant broker  A, B, A    between two of one other group
    ``b_IO``  representative    A, A, B    out of his own group
    ``b_OI``  gatekeeper        A, B, B    into his own group
    ``b_O``   liaison           A, B, C    between two groups, neither of them his
    ``t``     total                        all five
    ========  ================  =========  ==========================================

    The names and the counts are those of ``brokerage`` in R's sna (``raw.nli``); ``exp_`` and ``z_`` before a name are
    its ``exp.nli`` and ``z.nli``: the count that a random network of the same size and density would give, and
    :math:`z = (count - expected) / sd`. Where chance allows one count only, as of a coordinator who is alone in his
    group, z is 0 (NaN in sna). The normal distribution is an approximation: |z| above 2 is a hint, no test.

    In a covert network: groups are services, cells, sides. A gatekeeper decides what comes into his service, a
    representative what leaves it; a liaison between two others is a cut-out, an itinerant broker a controller from
    outside.

    When it misleads: one tie more between a and c, unrecorded, and b brokers nothing. Ties that a source tells in one
    direction make the role: whoever reports all meetings as going out is no gatekeeper. The groups are claims too.

    Parameters
    ----------
    graph
        Any networkx graph. Loops do not count; an undirected tie goes both ways, so that every pair counts twice.
    groups
        The group of each node. Nodes without one, or with None, NaN or "", are left out with their ties, before
        anything is counted; ``brokerage(...).attrs["left_out"]`` names them.

    Raises
    ------
    MolehuntError
        If it is no graph or ``groups`` no mapping, if a group cannot be told from others (a list), or nobody has one.

    See Also
    --------
    brokerage_totals : the same for the whole network

    References
    ----------
    R. V. Gould, R. M. Fernandez, Structures of Mediation: A Formal Approach to Brokerage in Transaction Networks,
    Sociological Methodology 19 (1989). https://doi.org/10.2307/270949

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import brokerage
    >>> graph = nx.DiGraph([("clerk", "courier"), ("courier", "resident"), ("resident", "centre")])
    >>> sides = {"clerk": "opposition", "courier": "police", "resident": "police", "centre": "police"}
    >>> brokerage(graph, sides)[["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"]].loc[["courier", "resident"]]
              w_I  w_O  b_IO  b_OI  b_O  t
    id
    courier     0    0     0     1    0  1
    resident    1    0     0     0    0  1

    """
    import pandas as pd

    ties, place, left_out = _grouped(graph, groups)
    counted = _counts(ties, place)
    expected, variance = (moment[place] for moment in of_nodes(_sizes(place), _density(ties)))
    frame = pd.DataFrame(
        {"group": [groups[id_] for id_ in ties.ids]}, index=pd.Index(ties.ids, name="id", tupleize_cols=False)
    )
    frame[list(ROLES)] = counted
    frame[[f"exp_{role}" for role in ROLES]] = expected
    frame[[f"z_{role}" for role in ROLES]] = _z(counted, expected, variance)
    frame.attrs["left_out"] = left_out
    return frame


def brokerage_totals(graph: nx.Graph[Any] | Ties, groups: Mapping[Hashable, Hashable]) -> pd.DataFrame:
    """Return how often each role of brokerage occurs in the whole network: a row for each role.

    Parameters, what is left out and errors are those of :func:`brokerage`. The columns are the sum over all nodes, what
    is expected of a random network of the same size and density, its standard deviation, and z; in R's sna they are
    ``raw.gli``, ``exp.gli``, ``sd.gli`` and ``z.gli``. The standard deviations of w_I, b_IO, b_OI and t are smaller
    than those of sna, which leaves out a part of the covariances.

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import brokerage_totals
    >>> graph = nx.DiGraph([("clerk", "courier"), ("courier", "resident"), ("resident", "centre")])
    >>> sides = {"clerk": "opposition", "courier": "police", "resident": "police", "centre": "police"}
    >>> brokerage_totals(graph, sides).loc["b_OI"].round(3).to_dict()
    {'count': 1.0, 'expected': 0.281, 'sd': 0.522, 'z': 1.377}

    """
    import pandas as pd

    ties, place, left_out = _grouped(graph, groups)
    counted = _counts(ties, place).sum(axis=0)
    expected, variance = of_network(_sizes(place), _density(ties))
    columns = {
        "count": counted,
        "expected": expected,
        "sd": np.sqrt(variance),
        "z": _z(counted, expected, variance),
    }
    frame = pd.DataFrame(columns, index=pd.Index(ROLES, name="role"))
    frame.attrs["left_out"] = left_out
    return frame


def brokered(ties: Ties, groups: Mapping[Hashable, Hashable]) -> tuple[tuple[Hashable, ...], Floats]:
    """Return those who have a group, and how often each one brokers, as :func:`brokerage` counts it; it is fast."""
    among, place, _ = _grouped(ties, groups)
    return among.ids, _counts(among, place)[:, -1]


def _grouped(
    graph: nx.Graph[Any] | Ties, groups: Mapping[Hashable, Hashable]
) -> tuple[Ties, Places, tuple[Hashable, ...]]:
    """Return the ties both ways among those who have a group, the number of the group of each, and who has none."""
    ties = graph if isinstance(graph, Ties) else ties_of(graph)
    if not isinstance(groups, Mapping):
        raise MolehuntError(f"groups: expected {_MAPPING}, not {groups!r}")
    numbers: dict[Hashable, int] = {}
    group = np.array([_number(groups.get(id_), numbers) for id_ in ties.ids], dtype=np.intp)
    if not numbers:
        raise MolehuntError(f"none of the {ties.n} nodes has a group: give {_MAPPING}")
    kept = group >= 0
    start, end, weight = ties.both_ways()
    within = kept[start] & kept[end] & (start != end)
    place = np.cumsum(kept) - 1
    ids = [(id_, bool(has)) for id_, has in zip(ties.ids, kept, strict=True)]
    among = merged(
        [id_ for id_, has in ids if has], place[start[within]], place[end[within]], weight[within], directed=True
    )
    return among, group[kept], tuple(id_ for id_, has in ids if not has)


def _number(group: Hashable, numbers: dict[Hashable, int]) -> int:
    try:
        return -1 if is_missing(group) else numbers.setdefault(group, len(numbers))
    except TypeError:
        kind = type(group).__name__
        raise MolehuntError(f"groups has {group!r}, a {kind}: expected text or a number for each group") from None


def _counts(ties: Ties, group: Places) -> Floats:
    """Return how often each node has each role, and the total; ``ties`` are sorted by start, then end."""
    n, m = ties.n, len(ties.start)
    first = np.searchsorted(ties.start, np.arange(n + 1))
    onward = np.diff(first)[ties.end]
    counted = np.zeros(n * 5, dtype=np.intp)
    parts = np.searchsorted(np.cumsum(onward), np.arange(_AT_ONCE, onward.sum() + 1, _AT_ONCE))
    for part in np.split(np.arange(m), np.unique(parts)):
        tie = np.repeat(part, onward[part])
        step = np.arange(len(tie)) - np.repeat(np.cumsum(onward[part]) - onward[part], onward[part])
        a, b = ties.start[tie], ties.end[tie]
        c = ties.end[first[b] + step]
        is_open = (a != c) & ~_are_tied(ties, a, c)
        a, b, c = a[is_open], b[is_open], c[is_open]
        same = 4 * (group[a] == group[b]) + 2 * (group[b] == group[c]) + (group[a] == group[c])
        counted += np.bincount(b * 5 + _ROLE_OF[same], minlength=n * 5)
    roles = counted.reshape(n, 5)
    return np.column_stack((roles, roles.sum(axis=1)))


def _are_tied(ties: Ties, start: Places, end: Places) -> npt.NDArray[np.bool_]:
    keys, sought = ties.start * ties.n + ties.end, start * ties.n + end
    place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    found: npt.NDArray[np.bool_] = keys[place] == sought
    return found


def _sizes(group: Places) -> Floats:
    return np.bincount(group).astype(float)


def _density(ties: Ties) -> float:
    return len(ties.start) / max(ties.n * (ties.n - 1), 1)


def _z(counted: Floats, expected: Floats, variance: Floats) -> Floats:
    varies = variance > 1e-12
    return np.where(varies, counted - expected, 0.0) / np.sqrt(np.where(varies, variance, 1.0))
