"""Where something came from that several are known to have heard."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from math import exp, inf, isclose
from typing import TYPE_CHECKING, Any, Literal

from molehunt.measures.network.nodes import refuse_other_than_graph, refuse_unknown_node
from molehunt.measures.spread.candidates import Candidate, Origins
from molehunt.measures.spread.spreading import breadth_first, log_chance, log_orders
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

By = Literal["likelihood", "rumour centrality"]


def origin(graph: nx.Graph[Any], heard: Iterable[Hashable], *, by: By = "rumour centrality") -> Origins:
    r"""Return who of those who heard something is the most likely to be where it came from, by rumour centrality.

    .. math:: R(v) = \frac{n!}{\prod_u T_u^v}

    where n heard it and :math:`T_u^v` is the size of the subtree from u on, if v is the root of the tree that they
    form: R counts the orders in which it can have come from v to all of them. On a network that is no tree, R is that
    of the breadth-first tree from v. If all have as many ties as each other, and form a tree, the one with the greatest
    R is the maximum-likelihood source. For all other networks the authors propose, as a heuristic, the greatest

    .. math:: P(\sigma_v | v) \, R(v), \qquad P(\sigma | v) = \prod_{k=1}^{n-1} \frac{1}{n_k(\sigma)}

    where :math:`\sigma_v` is the breadth-first order, and :math:`n_k` the number of those who are tied to one of the
    first k and are none of them, also those who never heard it.

    In a covert network: given all who knew of a plan by a day, from whom is it likely to have come?

    When it misleads: it takes for granted that each tie passes it on as fast as another, to anybody, from one source,
    and that all who heard, and all their ties, are known. It tends to the middle of those who heard, and covert people
    avoid that. Whoever heard and left no trace parts the others. A share is not the probability that it was him, except
    in the model. ``likelihood`` takes silence as proof that somebody did not hear; if everybody heard, it says little.

    Parameters
    ----------
    graph
        Any networkx graph; parallel ties count once, and those with a direction pass it on in that one only.
    heard
        The nodes that are known to have it, the source among them.
    by
        What candidates are ranked by: R, or the ``likelihood`` P R.

    Raises
    ------
    MolehuntError
        If a node is unknown, nobody heard, or nobody has a way to all the others among those who heard.

    Notes
    -----
    Equal candidates (to 1e-9) have the same rank, and stand as the graph lists them. R of a tree is exact. The
    breadth-first tree of another network, and the breadth-first order, depend on the order in which the graph lists the
    neighbours of a node; the authors leave this open. It takes a pass through all ties of those who heard for each one.

    References
    ----------
    D. Shah, T. Zaman, Rumors in a Network: Who's the Culprit?, IEEE Transactions on Information Theory 57 (2011).
    https://doi.org/10.1109/TIT.2011.2158885

    Examples
    --------
    >>> from math import exp
    >>> import networkx as nx
    >>> from molehunt.measures import origin
    >>> graph = nx.Graph([("agent", "cut-out"), ("agent", "friend"), ("cut-out", "handler"), ("cut-out", "courier")])
    >>> found = origin(graph, graph.nodes)
    >>> [(one.node, round(exp(one.rumour_centrality))) for one in found.candidates]
    [('cut-out', 12), ('agent', 8), ('handler', 3), ('courier', 3), ('friend', 2)]

    """
    if by not in ("likelihood", "rumour centrality"):
        raise MolehuntError(f"by {by!r} is not known; there are 'likelihood' and 'rumour centrality'")
    nodes = _those_who_heard(graph, heard)
    ties = {node: [other for other in graph.adj[node] if other != node] for node in nodes}
    among = {node: [other for other in ties[node] if other in ties] for node in nodes}
    reached: dict[Hashable, int] = {}
    orders: dict[Hashable, float] = {}
    likely: dict[Hashable, float] = {}
    for node in nodes:
        tree = breadth_first(node, among)
        reached[node] = len(tree)
        if len(tree) == len(nodes):
            orders[node] = log_orders(tree)
            likely[node] = orders[node] + log_chance(list(tree), ties)
    if not orders:
        raise MolehuntError(_apart(reached))
    scores = likely if by == "likelihood" else orders
    ranks, shares = _ranks(scores), _shares(scores)
    found = [Candidate(node, ranks[node], orders[node], likely[node], shares[node]) for node in orders]
    return Origins(tuple(sorted(found, key=lambda one: one.rank)), tuple(node for node in nodes if node not in orders))


def joined(graph: nx.Graph[Any], heard: Collection[Hashable]) -> list[Hashable]:
    """Return those who hang together: as many of those who heard as any one of them reaches by ties among them.

    In the order of the graph; of several such sets that from the first node. Nodes that the graph lacks count for none.
    """
    among = {node: [other for other in graph.adj[node] if other in heard] for node in graph if node in heard}
    best: set[Hashable] = set()
    for node in among:
        if node not in best and len(reached := breadth_first(node, among)) > len(best):
            best = set(reached)
    return [node for node in among if node in best]


def _those_who_heard(graph: nx.Graph[Any], heard: Iterable[Hashable]) -> list[Hashable]:
    refuse_other_than_graph(graph)
    if isinstance(heard, str) or not isinstance(heard, Iterable):
        raise MolehuntError(f"expected the nodes that heard it in a list, not {heard!r}")
    told = list(heard)
    if not told:
        raise MolehuntError("nobody heard it: name at least one node that did")
    for node in told:
        refuse_unknown_node(graph, node, "one who heard,")
    wanted = set(told)
    return [node for node in graph if node in wanted]


def _apart(reached: Mapping[Hashable, int]) -> str:
    best = max(reached, key=lambda node: reached[node])
    most = f"node {best!r} leads to {reached[best] - 1} of them" if reached[best] > 1 else "no two of them are tied"
    return (
        f"none of the {len(reached)} nodes that heard leads to all the others by ties among them; {most}: add those "
        "who stand between, or ask for each part by itself"
    )


def _ranks(scores: Mapping[Hashable, float]) -> dict[Hashable, int]:
    ranks: dict[Hashable, int] = {}
    last, rank = inf, 0
    for place, node in enumerate(sorted(scores, key=lambda node: -scores[node]), 1):
        if not isclose(scores[node], last, rel_tol=1e-12, abs_tol=1e-9):
            rank = place
        ranks[node], last = rank, scores[node]
    return ranks


def _shares(scores: Mapping[Hashable, float]) -> dict[Hashable, float]:
    best = max(scores.values())
    parts = {node: exp(score - best) for node, score in scores.items()}
    whole = sum(parts.values())
    return {node: part / whole for node, part in parts.items()}
