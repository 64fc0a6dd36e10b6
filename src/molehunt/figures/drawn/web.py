"""The infiltration web: who was tied to whom, one line for each claim.

Each mark is a person (or whatever ``--kinds`` names), the larger the more claims there are on it; its shape is the
kind. Each line is one claim on one pair: two sources that say the same are two lines, drawn apart. The dash tells the
status, the width the grade, the hue the family of what is said, and the arrow the direction in which it is told.

Places follow from steps: who is many steps apart stands far apart. Beyond ``--most`` marks those with the fewest claims
are left out, and the caption says so. A fan of lines is much told, and perhaps by one book: see ``figure sources``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from molehunt.answers.question import Parameter
from molehunt.figures.figure import Figure
from molehunt.figures.given import source_of
from molehunt.figures.labels import Mark, place_names
from molehunt.figures.layout import positions
from molehunt.figures.lines import Line, claim_lines, draw_line
from molehunt.figures.page import WIDTH, Page, page
from molehunt.figures.pen import INK, POINTS, shape, statuses
from molehunt.figures.words import folded, short
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError
from molehunt.model.vocabulary import vocabulary
from molehunt.views.marks import HUES, KINDS, STEPS, hue_of, step_of

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

_HIGHEST, _LOWEST, _MOST = 560.0, 150.0, 40
_LONGEST = 150.0
"""Points to a tie at most."""


def web(
    data: nx.MultiDiGraph[str], *, focus: str | None = None, hops: int = 1, most: int = _MOST, ax: Axes | None = None
) -> Axes:
    """Draw a network: a line for each claim, parallel ones apart.

    Parameters
    ----------
    data
        What ``case.network()`` returns.
    focus
        The id of a node; only those within ``hops`` steps of it are drawn.
    hops
        How many steps that is.
    most
        How many nodes are drawn, those with the most claims; the caption says how many there are.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If it is no such network, there is no such node, or matplotlib is not installed.

    """
    _refuse_other(data)
    near = _near(data, focus, hops)
    shown = _shown(data, near, focus, most)
    with page(ax) as drawing:
        lines = list(claim_lines(shown))
        at = positions(shown.to_undirected())
        drawing.axes.set_axis_off()
        # The page gets its final size first: names are placed by what they cover.
        return drawing.finish(
            title=_title(data, focus),
            caption=_caption(data, shown, lines, _chosen(focus, hops, len(near) > most)),
            height=_height(at),
            legends=_legends(shown, lines),
            then=lambda: _draw(drawing, shown, lines, at),
        )


def _refuse_other(data: Any) -> None:
    """Raise MolehuntError for what is no network of claims."""
    if not (hasattr(data, "edges") and hasattr(data, "is_multigraph")):
        raise MolehuntError(f"figure web: expected a network, as case.network() returns it, not {type(data).__name__}")
    for of, each in (("a node", data.nodes(data=True)), ("an edge", data.edges(data=True))):
        needed = ("name", "label") if of == "a node" else ("claim", "act", "status", "grade")
        missing = [name for *_, told in each for name in needed if name not in told]
        if missing:
            raise MolehuntError(f"figure web: {of} has no {missing[0]!r}; give a network as case.network() returns it")


def _near(graph: nx.MultiDiGraph[str], focus: str | None, hops: int) -> frozenset[str]:
    """Return the nodes within some steps of the focus, or all."""
    import networkx as nx

    if focus is None:
        return frozenset(graph)
    if focus not in graph:
        raise MolehuntError(f"figure web: {focus!r} has no tie in this network; leave out the focus, or the lens")
    return frozenset(nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), focus, cutoff=hops))


def _shown(graph: nx.MultiDiGraph[str], near: frozenset[str], focus: str | None, most: int) -> nx.MultiDiGraph[str]:
    """Return the part that is drawn: of those near, the ones with the most claims."""
    claims = dict(graph.degree())
    first = sorted(near, key=lambda id_: (id_ != focus, -claims[id_], str(id_)))[:most]
    part = graph.subgraph(first)
    # Whoever is tied only to those left out is left out too.
    return graph.subgraph([id_ for id_ in first if part.degree(id_) or id_ == focus])


def _draw(drawing: Page, graph: nx.MultiDiGraph[str], lines: Sequence[Line], at: Any) -> None:
    axes = drawing.axes
    places = _fitted(axes, at)
    claims = dict(graph.degree())
    radius = {id_: min(3.2 + 1.1 * sqrt(claims[id_]), 13.0) for id_ in graph}
    passed = [point for line in lines for point in draw_line(axes, line, places, radius)]
    for id_, data in graph.nodes(data=True):
        axes.plot(*places[id_], shape(data["label"]), ms=2 * radius[id_], color=INK, mec="white", mew=0.8, zorder=5,
                  gid=f"node {id_}", clip_on=False)  # fmt: skip
    marks = [Mark(str(id_), folded(graph.nodes[id_]["name"], 26), *places[id_], radius[id_]) for id_ in graph]
    from matplotlib.patheffects import withStroke

    place_names(
        axes,
        marks,
        np.array(passed, dtype=float),
        size=7.5,
        linespacing=1.05,
        path_effects=[withStroke(linewidth=2.2, foreground="white")],
    )


def _height(at: Any) -> float:
    """Return how high the Axes are, in points, for places that fill the width."""
    if len(at) < 2:
        return _LOWEST
    xs, ys = zip(*at.values(), strict=True)
    by_x = min((WIDTH - 150) / max(max(xs) - min(xs), 1e-9), _LONGEST)
    return float(min(max((max(ys) - min(ys)) * by_x + 50, _LOWEST), _HIGHEST))


def _fitted(axes: Axes, at: Any) -> dict[str, tuple[float, float]]:
    """Return places in points of the Axes, which they fill; neither way is stretched by more than half."""
    box = axes.get_window_extent()
    wide, high = box.width * 72 / axes.figure.dpi, box.height * 72 / axes.figure.dpi
    axes.set_xlim(0, wide)
    axes.set_ylim(0, high)
    if not at:
        return {}
    xs, ys = zip(*at.values(), strict=True)
    room_x, room_y = wide - 126, high - 50
    by_x = room_x / (max(xs) - min(xs)) if max(xs) > min(xs) else 1.0
    by_y = room_y / (max(ys) - min(ys)) if max(ys) > min(ys) else 1.0
    by_x, by_y = min(by_x, 1.5 * by_y, _LONGEST), min(by_y, 1.5 * by_x, _LONGEST)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return {id_: (wide / 2 + (x - middle_x) * by_x, high / 2 + (y - middle_y) * by_y) for id_, (x, y) in at.items()}


def _title(graph: nx.MultiDiGraph[str], focus: str | None) -> str:
    name = f" around {short(graph.nodes[focus]['name'], 40)}" if focus else ""
    return f"Who was tied to whom{name}, claim by claim"


def _legends(graph: nx.MultiDiGraph[str], lines: Sequence[Line]) -> list[list[Any]]:
    from matplotlib.lines import Line2D

    if not lines:
        return []
    families = {vocabulary().predicates[line.data["act"]].family for line in lines}
    hues = {hue_of(family).name for family in families}
    steps = {step_of(line.data["grade"]).name for line in lines}
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    return [
        [Line2D([], [], color=hue.light, lw=2, label=hue.means) for hue in HUES if hue.name in hues],
        [
            *statuses(line.data["status"] for line in lines),
            *(
                Line2D([], [], color=INK, lw=POINTS * step.width, label=f"{step.name} grade")
                for step in STEPS
                if step.name in steps
            ),
            *(
                Line2D([], [], marker=symbol.matplotlib, ls="", ms=6, color=INK, label=symbol.means)
                for label, symbol in KINDS.items()
                if label in labels
            ),
        ],
    ]


def _chosen(focus: str | None, hops: int, full: bool) -> str:
    """Return in words which nodes are drawn, if not all are."""
    near = [f"those within {counted(hops, 'step')} of the focus"] if focus else []
    most = ["those with the most claims (--most draws more)"] if full else []
    return "".join(f", {one}" for one in (*near, *most))


def _caption(graph: nx.MultiDiGraph[str], shown: Any, lines: Sequence[Line], chosen: str) -> str:
    claims = {line.data["claim"] for line in lines}
    first = source_of(str(graph.graph.get("case", "")), str(graph.graph.get("lens", "")), len(claims))
    if not lines:
        return f"{first} Nobody is tied to anybody."
    of = f" of {len(graph)}{chosen}" if len(shown) < len(graph) else ""
    return (
        f"{first} {counted(len(lines), 'line')}, one for each claim and pair, between {counted(len(shown), 'node')}"
        f"{of}. A mark is as large as the number of claims on it."
    )


def _read(case: OpenCase, lens: Lens, asked: Any) -> Any:
    ties = asked["ties"]
    graph = case.network(
        lens=lens, ties=ties.split(",") if ties and "," in ties else ties, kinds=asked["kinds"].split(",")
    )
    if asked["focus"]:
        # The name is read as everywhere else; the network has ids.
        asked["focus"] = case.ask("show", id=asked["focus"], lens=lens).subject["id"]
    return graph


FIGURE = Figure(
    name="web",
    summary="Who was tied to whom, a line for each claim.",
    explanation="""Draw the infiltration web: a line for each claim, with its status, grade and family of relation.

    With --focus, only what is near somebody. Parallel claims are parallel lines.""",
    example="web --ties flow -o web.png",
    draw=web,
    read=_read,
    parameters=(
        Parameter("ties", "The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.",
                  takes="text", option="--ties", many=True),
        Parameter("kinds", "Who is a node, such as Person,Organization.", takes="choice", option="--kinds",
                  choices=lambda: vocabulary().entity_labels, default="Person", many=True),
        Parameter("focus", "Only what is near this one.", takes="text", option="--focus"),
        Parameter("hops", "Within how many steps.", takes="number", option="--hops", default=1),
        Parameter("most", "How many nodes are drawn.", takes="number", option="--most", default=_MOST),
    ),
    passed=("focus", "hops", "most"),
)  # fmt: skip
