"""What the ranks in anybody's network hang on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from molehunt.measures.centralities import find_measure
from molehunt.measures.network.attributes import is_firm, is_missing, said_by, text_of
from molehunt.measures.network.nodes import refuse_other_than_graph
from molehunt.measures.network.numbers import refuse_other_than_whole
from molehunt.measures.network.ties import strengths
from molehunt.measures.standing.claimed import ClaimedTies, Mask, MeasuredWorlds, Weight, in_worlds
from molehunt.measures.standing.hanging import Rank, Views, hanging

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

HINGED = 1_000
"""Ties up to which the tie is sought on which a rank hangs: each of them is another network to measure."""
_COLUMNS = {
    "value": float, "rank": int, "low": float, "median": float, "high": float, "rank_low": object,
    "rank_median": object, "rank_high": object, "top": float, "firm_rank": object, "without": object,
    "without_rank": object, "without_value": object, "hinge": object, "hinge_value": object,
}  # fmt: skip


def ranking(graph: nx.Graph[Any], measure: str = "betweenness", *, top: int = 10, weight: str = "") -> pd.DataFrame:
    """Rank the nodes of a network, each with the range of its rank and what it hangs on.

    Compared are the network of all ties, of the firm ones alone, and without each author and work in turn.

    Parameters
    ----------
    graph
        Any networkx graph, parallel ties apart. A tie may have ``authors`` or ``author``, ``sources`` or ``work``:
        those who say so, as text, several in a list or with "; " between them; and a ``status``: stated and reported
        ones are firm, and so are those without. NaN stands for none. The graphs of ``case.network()`` have them. Ties
        with ``alternatives`` do not count, nor do those of nodes whose ``kind`` is "unknown": the text leaves open
        which holds, and who it is.
    measure
        The name of a measure, as in docs/measures.md.
    top
        How many are returned, and count as the first.
    weight
        The attribute that holds the strength of a tie; without it, parallel ties are one, as strong as any other.
        Measures that count ties or steps take no notice of it.

    Returns
    -------
    pandas.DataFrame
        A row for each of the first, by their node: ``value`` and ``rank`` with all ties; ``low`` to ``high`` and
        ``rank_low`` to ``rank_high`` over all views, with their medians; ``top``, the share of views in which it is
        among the first; ``firm_rank``; ``without``, the author or work whose loss moves it most, ``without_rank``,
        ``without_value``; ``hinge``, the tie of its own whose loss weakens it most, as ``claim`` of the tie or its two
        ends, and ``hinge_value``. Beyond 1,000 ties hinges are left empty.

        Each view is a network of those who have a tie in it, by whose number values are normalised. Whoever has none
        has neither value nor rank there: a rank is None, and behind all others; values are those of the other views.

    Raises
    ------
    MolehuntError
        If it is no graph, there is no such measure, ``top`` is no whole number from 1, no tie has such a ``weight``, a
        strength is not a finite number above 0, or a status none.

    Examples
    --------
    >>> import networkx as nx
    >>> web = nx.Graph()
    >>> web.add_edges_from([("ann", "bob"), ("bob", "cy")], authors="Orlov")
    >>> web.add_edge("cy", "dan", authors="Krivitsky")
    >>> ranking(web)[["rank", "without", "without_rank", "hinge"]].to_dict("index")["bob"]
    {'rank': 1, 'without': 'Orlov', 'without_rank': None, 'hinge': 'ann - bob'}

    """
    import pandas as pd

    refuse_other_than_whole("top", top)
    found = ranks_of(graph, measure, top=top, weight=weight)
    nodes = list(graph)
    rows = [columns(rank) | {"hinge": None if rank.hinge is None else called(graph, rank.hinge)} for rank in found]
    index = pd.Index([nodes[rank.node] for rank in found], name="id", tupleize_cols=False)
    # What is missing stays None: pandas would make NaN of it, which says nothing.
    taken = {name: pd.Series([row[name] for row in rows], index, dtype=kind) for name, kind in _COLUMNS.items()}
    return pd.DataFrame(taken, index)


def ranks_of(graph: nx.Graph[Any], measure: str, *, top: int, weight: str) -> list[Rank]:
    """Return the same as plain numbers; a hinge is the place of a tie among ``graph.edges``."""
    found = find_measure(measure)
    claimed, views = claimed_ties(graph, weight), views_of_ties(graph)
    # A strength is what can be expected of the ties of a pair together: they add up.
    kind: Weight = "expected" if weight else "none"

    def claims_of(node: int) -> list[int]:
        """A claim is a tie here; each is another network to measure, which takes too long for many."""
        if len(views.told) > HINGED:
            return []
        return np.flatnonzero(views.told & ((claimed.start == node) | (claimed.end == node))).tolist()

    def take(worlds: Mask) -> MeasuredWorlds:
        return in_worlds(claimed, worlds, [found], kind)[0]

    return hanging(take, views, claims_of, top=top, low_is_central=found.low_is_central)


def columns(rank: Rank) -> dict[str, Any]:
    """Return the numbers of a rank by the names of their columns."""
    own, standing = rank._asdict(), rank.standing._asdict()
    return {name: own[name] if name in own else standing[name] for name in _COLUMNS}


def claimed_ties(graph: nx.Graph[Any], weight: str) -> ClaimedTies:
    """Return the ties of a network, each as if by a claim of its own.

    Raises MolehuntError if it is no graph, has no nodes, or a strength is not a finite number above 0.
    """
    refuse_other_than_graph(graph)
    place = {id_: number for number, id_ in enumerate(graph)}
    ties = [(place[start], place[end]) for start, end in graph.edges()]
    starts, ends = (np.array([tie[side] for tie in ties], dtype=np.intp) for side in (0, 1))
    return ClaimedTies(
        ids=tuple(graph),
        start=starts,
        end=ends,
        witness=np.arange(len(ties)),
        chance=strengths(graph, weight),
        directed=graph.is_directed(),
    )


def views_of_ties(graph: nx.Graph[Any]) -> Views:
    """Return the views of a network: a view chooses among its ties, of those that count."""
    firm = np.array([is_firm(data, where) for where, data in _ties(graph)], dtype=bool)
    return Views.of(counting(graph), firm, sayers(graph))


def counting(graph: nx.Graph[Any]) -> Mask:
    """Return which ties count: none that is one of several alternatives, and none of somebody who is not named.

    All alternatives together would make hubs of people of whom one at most was there, and who is not named may be
    somebody who is there already. The networks of ``case.network()`` and its exports say so of ties and nodes.
    """
    unnamed = {node for node, data in graph.nodes(data=True) if text_of(data.get("kind")) == "unknown"}
    ties = graph.edges(data=True)
    return np.array([not (_is_open(data) or {start, end} & unnamed) for start, end, data in ties], dtype=bool)


def _is_open(tie: Mapping[str, Any]) -> bool:
    held = tie.get("alternatives")
    return not is_missing(held) and bool(held)


def sayers(graph: nx.Graph[Any]) -> list[frozenset[str]]:
    """Return those who say that there is a tie, for each one."""
    return [frozenset(said_by(data, where)) for where, data in _ties(graph)]


def _ties(graph: nx.Graph[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each tie in words, with its attributes."""
    return ((f"the tie {start!r} - {end!r}", data) for start, end, data in graph.edges(data=True))


def called(graph: nx.Graph[Any], tie: int) -> str:
    """Return what a tie is called: by its claim, or else by its ends."""
    start, end, data = list(graph.edges(data=True))[tie]
    return text_of(data.get("claim")) or f"{start} - {end}"
