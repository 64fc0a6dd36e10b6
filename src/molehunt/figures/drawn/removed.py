"""The web with its key players, and what is left of it without them.

Both webs have everybody at the same place. In the second the key players are hollow, with the ties that go with them
left out; whoever is cut off from the largest part then is red, and named. A line is a pair that is tied, however many
claims say so: here it counts whether there is a way at all.

The web falls apart because of them, or because nobody wrote down the other ties: see `molehunt robustness`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from molehunt.answers.question import Parameter
from molehunt.figures.figure import Figure
from molehunt.figures.given import source_of
from molehunt.figures.labels import Mark, place_names
from molehunt.figures.layout import positions
from molehunt.figures.lines import counting
from molehunt.figures.page import Page, page
from molehunt.figures.pen import INK, QUIET, RED
from molehunt.figures.words import folded, short
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

_HIGH, _WIDE, _GAP = 300.0, 258.0, 36.0
"""Points: the height of both webs, the width of each, and what lies between them."""
_NAMED = 12
"""How many of those who are cut off are named."""
Place = tuple[float, float]


def removed(data: nx.MultiDiGraph[str], *, players: Sequence[str], ax: Axes | None = None) -> Axes:
    """Draw a network twice: with everybody, and without some.

    Parameters
    ----------
    data
        What ``case.network()`` returns.
    players
        The ids of those who are taken out, such as ``[row["id"] for row in case.key_players(k=3)]``.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If it is no such network, one of them is not in it, or matplotlib is not installed.

    """
    graph = _pairs(data)
    for id_ in players:
        if id_ not in graph:
            raise MolehuntError(f"figure removed: {id_!r} has no tie that counts in this network")
    left = graph.subgraph([id_ for id_ in graph if id_ not in set(players)])
    with page(ax) as drawing:
        drawing.axes.set_axis_off()
        return drawing.finish(
            title=f"Without {short(', '.join(str(graph.nodes[id_]['name']) for id_ in players) or 'nobody', 66)}",
            caption=_caption(data, graph, left, players),
            height=_HIGH,
            legend=_legend() if len(graph) else (),
            then=lambda: _draw(drawing, graph, left, players),
        )


def fragmentation(graph: nx.Graph[str]) -> float:
    """Return the share of all pairs that no path joins."""
    import networkx as nx

    count = len(graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return 1 - joined / (count * (count - 1)) if count > 1 else 0.0


def _pairs(data: Any) -> nx.Graph[str]:
    """Return who is tied to whom, once for each pair; only ties that count, as in the question."""
    import networkx as nx

    if not (hasattr(data, "edges") and hasattr(data, "is_multigraph")):
        raise MolehuntError(
            f"figure removed: expected a network, as case.network() returns it, not {type(data).__name__}"
        )
    graph: nx.Graph[str] = nx.Graph()
    for start, end, _, tie in counting(data):
        graph.add_edge(start, end)
        claims = graph.edges[start, end].setdefault("claims", set())
        claims.add(tie.get("claim"))
    for id_ in graph:
        graph.nodes[id_]["name"] = data.nodes[id_].get("name", id_)
    return graph


def _draw(drawing: Page, graph: nx.Graph[str], left: nx.Graph[str], players: Sequence[str]) -> None:
    axes = drawing.axes
    box = axes.get_window_extent()
    wide, high = (side * 72 / axes.figure.dpi for side in (box.width, box.height))
    axes.set_xlim(0, wide)
    axes.set_ylim(0, high)
    if not len(graph):
        return
    places = _fitted(graph, (min(_WIDE, (wide - _GAP) / 2), high - 30))
    for half, (part, words) in enumerate(
        ((graph, f"with everybody: {len(graph)}"), (left, f"without them: {len(left)}"))
    ):
        shift = half * (wide + _GAP) / 2
        at = {id_: (x + shift, y) for id_, (x, y) in places.items()}
        axes.text(shift, high, words, color=QUIET, size=8, va="top")
        _half(axes, graph, part, at, (players, half))


def _half(
    axes: Axes, graph: nx.Graph[str], part: nx.Graph[str], at: Mapping[str, Place], out: tuple[Sequence[str], int]
) -> None:
    """Draw one web: all marks, the ties of a part, and the names of those who matter."""
    import networkx as nx

    players, half = out
    largest = max(nx.connected_components(part), key=lambda one: (len(one), sorted(one)), default=set())
    passed = []
    for start, end in part.edges:
        axes.plot(
            *zip(at[start], at[end], strict=True), color=QUIET, lw=0.6, zorder=1, gid=f"pair {half} {start} {end}"
        )
        passed += [
            tuple(at[start][k] + t * (at[end][k] - at[start][k]) for k in (0, 1)) for t in np.linspace(0.1, 0.9, 9)
        ]
    cut = [id_ for id_ in part if id_ not in largest] if half else []
    for id_ in graph:
        style: dict[str, Any] = {"mfc": RED if id_ in cut else INK, "mec": "white", "ms": 6}
        if id_ in players:
            style = {"mfc": "white" if half else INK, "mec": INK, "ms": 9}
        axes.plot(*at[id_], "o", mew=0.9, zorder=4, clip_on=False, gid=f"node {half} {id_}", **style)
    named = [*players, *sorted(cut, key=lambda id_: (-graph.degree(id_), id_))[:_NAMED]]
    marks = [Mark(f"{half} {id_}", folded(graph.nodes[id_]["name"], 22), *at[id_], 4.5) for id_ in named]
    others = [Mark(f"{half} {id_}", "", *at[id_], 3.0) for id_ in graph if id_ not in named]
    place_names(axes, [*marks, *others], np.array(passed, dtype=float), size=7)


def _fitted(graph: nx.Graph[str], room: Place) -> dict[str, Place]:
    """Return places within some room, in points from its lower left corner."""
    at = positions(graph)
    xs, ys = zip(*at.values(), strict=True)
    wide, high = (max(max(one) - min(one), 1e-9) for one in (xs, ys))
    by_x = min((room[0] - 16) / wide, 60.0)
    by_y = min((room[1] - 16) / high, 60.0)
    return {str(id_): (8 + (x - min(xs)) * by_x, 8 + (y - min(ys)) * by_y) for id_, (x, y) in at.items()}


def _legend() -> list[Any]:
    from matplotlib.lines import Line2D

    dot: dict[str, Any] = {"marker": "o", "ls": "", "mec": "white"}
    return [
        Line2D([], [], ms=6, color=INK, label="one with ties", **dot),
        Line2D([], [], ms=8, marker="o", ls="", mfc="white", mec=INK, label="taken out"),
        Line2D([], [], ms=6, color=RED, label="cut off from the largest part", **dot),
        Line2D([], [], color=QUIET, lw=0.8, label="tied, by one claim or many"),
    ]  # fmt: skip


def _caption(data: Any, graph: nx.Graph[str], left: nx.Graph[str], players: Sequence[str]) -> str:
    import networkx as nx

    claims = {claim for *_, tied in graph.edges(data=True) for claim in tied["claims"]}
    first = source_of(str(data.graph.get("case", "")), str(data.graph.get("lens", "")), len(claims))
    if not len(graph):
        return f"{first} There is no network to take anybody out of."
    parts = sorted((len(part) for part in nx.connected_components(left)), reverse=True)
    largest = parts[0] if parts else 0
    return (
        f"{first} Without {counted(len(players), 'key player')} no path joins {fragmentation(left):.3f} of all pairs "
        f"of the others ({fragmentation(graph):.3f} with everybody): {counted(len(parts), 'part')}, the largest of "
        f"{largest}, {counted(len(left) - largest, 'other')} cut off from it."
    )


def _read(case: OpenCase, lens: Lens, asked: Any) -> Any:
    answer = case.ask("key-players", lens=lens, k=asked["k"], ties=asked["ties"])
    asked["players"] = [row["id"] for row in answer]
    ties = asked["ties"]
    return case.network(lens=lens, ties=ties.split(",") if ties and "," in ties else ties)


FIGURE = Figure(
    name="removed",
    summary="The web with its key players, and what is left without them.",
    explanation="""Draw the web twice: with everybody, and without the key players, who hold it together.

    Whoever is cut off then is red. "molehunt key-players" tells how sure it is that they are the ones.""",
    example="removed -k 3 --ties contact -o removed.png",
    draw=removed,
    read=_read,
    parameters=(
        Parameter("k", "How many key players.", takes="number", option="-k", default=3),
        Parameter("ties", "The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.",
                  takes="text", option="--ties", many=True),
    ),
    passed=("players",),
)  # fmt: skip
