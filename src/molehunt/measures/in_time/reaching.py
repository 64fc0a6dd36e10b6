"""Whom something that somebody had could have reached, in the order of time."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any, Literal

from molehunt.measures.in_time.arrivals import SOME_DAY, Arrival, arrivals, as_known, helped_least, helped_most
from molehunt.measures.in_time.dated_ties import Names, Tie, dated_ties, read_day
from molehunt.measures.in_time.reached import SUREST, Modality, Reach, Reached
from molehunt.measures.network.nodes import refuse_unknown_node
from molehunt.model.dates.uncertain import as_day
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

SameDay = Literal["unknown", "in order"]


def reach(
    graph: nx.Graph[Any],
    source: Hashable,
    *,
    after: date | str | None = None,
    before: date | str | None = None,
    same_day: SameDay = "unknown",
    names: tuple[str, str] = ("possible_earliest", "possible_latest"),
) -> Reach:
    r"""Return whom something could have reached that ``source`` had on a day, by ties in the order of time.

    Each tie happens once, on an unknown day :math:`t_e` within its bounds :math:`[a_e, b_e]`. A path
    :math:`e_1, \dots, e_k` carries if

    .. math:: after \le t_{e_1} \le t_{e_2} \le \dots \le t_{e_k} \le before

    A node is *certain* if some path carries for each choice of days; it need not be the same path, but one that does
    always exists (see ``molehunt.measures.in_time.arrivals``). It is *possible* if some path carries for some choice.
    The days of ties are taken to be independent of each other. Where they are not (two ties of one event), what is
    called certain stays certain, but what is called possible may be too much.

    In a covert network: who could have had the letter by the day of the arrest, and who had it whatever the dates were.

    When it misleads: a tie is an occasion, not a proof that the thing was passed on. Ties that no source records carry
    nothing here, and a date that is too narrow makes certain what is not. Ties that last for years are counted as one
    occasion on an unknown day.

    Parameters
    ----------
    graph
        Any networkx graph; parallel ties count apart, and a tie without direction carries both ways.
    source
        A node; it had the thing from the beginning of the day ``after``.
    after, before
        The first and the last day of ties that count, both included; without them, any.
    same_day
        A day hides its hours. ``unknown``: ties of one day are possibly in the order that carries, but not certainly.
        ``in order``: they always are.
    names
        The attributes of ties that hold their first and last possible day: ISO text or datetime.date; missing, empty or
        None where nobody knows. Name one twice for exact days.

    Raises
    ------
    MolehuntError
        If the graph has no nodes or not this one, a day cannot be read, or bounds end before they begin.

    Notes
    -----
    Three passes of Dijkstra's algorithm, :math:`O(m \log m)` for m ties.

    References
    ----------
    D. Kempe, J. Kleinberg, A. Kumar, Connectivity and Inference Problems for Temporal Networks, Journal of Computer and
    System Sciences 64 (2002). https://doi.org/10.1006/jcss.2002.1829
    P. Holme, J. Saramäki, Temporal Networks, Physics Reports 519 (2012). https://doi.org/10.1016/j.physrep.2012.03.001

    Examples
    --------
    >>> import networkx as nx
    >>> from molehunt.measures import reach
    >>> graph = nx.DiGraph()
    >>> graph.add_edge("agent", "courier", first="1937-10-01", last="1937-10-31")
    >>> graph.add_edge("courier", "handler", first="1937-11-02", last="1937-11-05")
    >>> graph.add_edge("courier", "friend", first="1937-10-10", last="1937-10-20")
    >>> graph.add_edge("handler", "Centre")
    >>> found = reach(graph, "agent", after="1937-09-28", names=("first", "last"))
    >>> found.to_frame()
            modality    earliest      latest  not_before
    id
    courier  certain  1937-10-01  1937-10-31  1937-10-01
    handler  certain  1937-11-02  1937-11-05  1937-11-02
    friend  possible  1937-10-10              1937-10-10
    Centre      open                          1937-11-02
    >>> found.way("Centre")
    (('agent', 'courier'), ('courier', 'handler'), ('handler', 'Centre'))

    """
    since, until = read_day(after, "after"), read_day(before, "before")
    if since and until and since > until:
        raise MolehuntError(f"after {since} is later than before {until}: no day is between them; swap them")
    if same_day not in ("unknown", "in order"):
        raise MolehuntError(f"same_day {same_day!r} is not known; there are 'unknown' and 'in order'")
    if not isinstance(names, (tuple, list)) or len(names) != 2 or not all(isinstance(name, str) for name in names):
        raise MolehuntError(f"expected the names of two attributes, as in names=('first', 'last'), not {names!r}")
    ties = dated_ties(graph, Names(*names))
    refuse_unknown_node(graph, source, "the source")
    return reach_by(ties, source, since, until, gap=int(same_day == "unknown"))


def reach_by(
    ties: Mapping[Hashable, Sequence[Tie]], source: Hashable, since: date | None, until: date | None, *, gap: int = 1
) -> Reach:
    """Return the same by ties that lead from each node; ``gap`` is 1 if their order within a day is unknown."""
    days = (since.toordinal() if since else -inf, until.toordinal() if until else SOME_DAY)
    found: dict[Modality, dict[Hashable, Arrival]] = {
        "certain": arrivals(ties, source, helped_least, days=days, gap=gap),
        "possible": arrivals(ties, source, as_known, days=days, gap=0),
        "open": arrivals(ties, source, helped_most, days=days, gap=0),
    }
    return Reach(source, since, until, _reached(found, source), found)


def _reached(found: Mapping[Modality, Mapping[Hashable, Arrival]], source: Hashable) -> dict[Hashable, Reached]:
    certain, possible, open_ = found["certain"], found["possible"], found["open"]
    surest: dict[Hashable, Modality] = {
        **dict.fromkeys(certain, "certain"),
        **dict.fromkeys((node for node in possible if node not in certain), "possible"),
        **dict.fromkeys((node for node in open_ if node not in possible), "open"),
    }
    del surest[source]
    order = sorted(surest, key=lambda node: (SUREST.index(surest[node]), (possible.get(node) or open_[node]).day))
    return {
        node: Reached(surest[node], _day(possible.get(node)), _day(certain.get(node)), _day(open_[node]))
        for node in order
    }


def _day(arrival: Arrival | None) -> date | None:
    return as_day(arrival.day) if arrival else None
