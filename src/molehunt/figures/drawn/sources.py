"""What each rank would be without each source.

A row for each of the first persons, a column for each author and work without which somebody would stand elsewhere;
those whose loss has the same effect share one. Each cell is the rank without it, the darker the farther it moves; an
arrow says whether the person falls or rises, and "gone" that no tie is left.

Whoever falls in one column stands where he does by that word alone. Many rise where one falls: look for the falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import Parameter
from molehunt.figures.figure import Figure
from molehunt.figures.given import source_of
from molehunt.figures.lines import counting
from molehunt.figures.page import Page, page
from molehunt.figures.pen import BLUE, INK, QUIET, RED
from molehunt.figures.words import short
from molehunt.graph.ties import wanted
from molehunt.measures.centralities import measure_names
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes

    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

_ROW, _TOP = 18.0, 15
ALL = "all claims"
_BEHIND = ("authors", "sources")


def sources(
    data: nx.MultiDiGraph[str] | pd.DataFrame, *, measure: str = "betweenness", top: int = _TOP, ax: Axes | None = None
) -> Axes:
    """Draw the rank of the first persons with all claims, and what it is without each source.

    Parameters
    ----------
    data
        What ``case.network()`` returns, or a frame of ranks: a row for each person, the columns "all claims" and one
        for each source, missing values for whoever has no tie left.
    measure
        The measure by which they are ranked, as in docs/measures.md; not for a frame.
    top
        How many persons are drawn.
    ax
        Axes to draw into; new ones by default.

    Raises
    ------
    MolehuntError
        If the data is neither, there is no such measure, or matplotlib is not installed.

    """
    frame: Any = data if hasattr(data, "columns") else source_ranks(data, measure)
    if ALL not in frame.columns:
        raise MolehuntError(f"figure sources: the frame has no column {ALL!r}")
    first = frame.sort_index().sort_values(ALL, kind="stable").head(top)
    moving = _moving(first)
    with page(ax) as drawing:
        _frame(drawing, first, moving)
        for place, (_, ranks) in enumerate(first.iterrows()):
            for number, name in enumerate([ALL, *(names[0] for names in moving)]):
                _cell(drawing.axes, (number, place), ranks[ALL], ranks[name])
        told = frame.attrs
        return drawing.finish(
            title=f"What the ranks would be without each source: {told.get('measure', 'rank')}",
            caption=_caption(frame, moving),
            height=max(len(first), 2) * _ROW,
            legend=_legend() if moving else (),
        )


def source_ranks(graph: nx.MultiDiGraph[str], measure: str) -> pd.DataFrame:
    """Return the rank of everybody with a tie: with all claims, and without each author and each work.

    Raises MolehuntError if it is no graph, or there is no such measure.
    """
    import pandas as pd

    from molehunt.measures import centrality
    from molehunt.measures.centralities import find_measure
    from molehunt.measures.standing.ranks import ranks

    low = find_measure(measure).low_is_central
    columns = {}
    for name, kept in _without(graph):
        values = centrality(kept, measure).iloc[:, 0] if kept.number_of_edges() else pd.Series(dtype=float)
        columns[name] = pd.Series(ranks(values.to_numpy(dtype=float), low_is_central=low), values.index)
    frame = pd.DataFrame(columns).rename_axis("id").sort_index()
    frame = frame[frame[ALL].notna()] if ALL in frame else frame
    names = {id_: data.get("name") for id_, data in graph.nodes(data=True)}
    frame.attrs = {
        "measure": measure.replace("_", " "),
        "names": {str(id_): str(names.get(id_) or id_) for id_ in frame.index},
        "case": graph.graph.get("case", ""),
        "lens": graph.graph.get("lens", ""),
        "claims": len({tie.get("claim") for *_, tie in counting(graph)}),
    }
    return frame


def _without(graph: Any) -> Iterator[tuple[str, nx.MultiDiGraph[str]]]:
    """Yield the network with all ties, and without those that each source tells."""
    ties = [((start, end, key), _behind(tie)) for start, end, key, tie in counting(graph)]
    yield ALL, graph.edge_subgraph([tie for tie, _ in ties])
    for source in sorted({one for _, behind in ties for one in behind}):
        yield source, graph.edge_subgraph([tie for tie, behind in ties if source not in behind])


def _behind(tie: Any) -> frozenset[str]:
    return frozenset(one.strip() for name in _BEHIND for one in str(tie.get(name) or "").split(";") if one.strip())


def _moving(frame: pd.DataFrame) -> list[list[str]]:
    """Return the sources whose loss moves somebody; those that move all alike, as an author and his work, together."""
    alike: dict[tuple[Any, ...], list[str]] = {}
    for name in frame.columns:
        ranks = tuple(frame[name].fillna(0))
        if name != ALL and ranks != tuple(frame[ALL].fillna(0)):
            alike.setdefault(ranks, []).append(str(name))
    return list(alike.values())


def _frame(drawing: Page, frame: pd.DataFrame, moving: Sequence[Sequence[str]]) -> None:
    axes, names = drawing.axes, frame.attrs.get("names", {})
    for place, id_ in enumerate(frame.index):
        drawing.name_row(place, short(names.get(str(id_), id_)))
    axes.set_xlim(-0.5, max(len(moving), 5) + 0.5)
    axes.set_ylim(max(len(frame), 2) - 0.5, -0.5)
    axes.set_yticks([])
    columns = [ALL, *(short(", ".join(together), 32) for together in moving)]
    axes.set_xticks(range(len(columns)), columns, rotation=45, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _cell(axes: Axes, at: tuple[int, int], before: float, after: float) -> None:
    """Draw a rank: darker the more places it moves, with an arrow that says which way."""
    from matplotlib.patches import Rectangle

    gone = after != after  # noqa: PLR0124  # NaN alone is not what it is
    moved = 99 if gone else int(after - before)
    strength = min(abs(moved), 10) / 10
    colour = RED if moved > 0 else BLUE
    axes.add_patch(Rectangle((at[0] - 0.47, at[1] - 0.45), 0.94, 0.9, lw=0, color=colour if moved else "#ffffff",
                             alpha=0.12 + 0.45 * strength if moved else 1, gid=f"cell {at[0]} {at[1]}"))  # fmt: skip
    text = "gone" if gone else f"{after:g}" + (" ↓" if moved > 0 else " ↑" if moved else "")
    axes.text(*at, text, ha="center", va="center", size=6.5 if gone else 7.5, weight="bold" if at[0] == 0 else "normal",
              color=INK if moved or at[0] == 0 else QUIET)  # fmt: skip


def _legend() -> list[Any]:
    from matplotlib.patches import Patch

    return [
        Patch(color=RED, alpha=0.45, lw=0, label="↓ falls without the source"),
        Patch(color=BLUE, alpha=0.45, lw=0, label="↑ rises without it"),
        Patch(color="white", lw=0, label="gone: no tie is left"),
    ]


def _caption(frame: pd.DataFrame, moving: Sequence[Sequence[str]]) -> str:
    told = frame.attrs
    first = source_of(told.get("case", ""), told.get("lens", ""), told.get("claims"))
    idle = len(frame.columns) - 1 - sum(map(len, moving))
    rest = f" {counted(idle, 'source')} whose loss moves nobody shown left out." if idle else ""
    return (
        f"{first} The rank of each among {len(frame)} with ties, without what each author and work says; "
        f"claims of which the text leaves open which one holds, and whoever it leaves unnamed, do not count.{rest}"
    )


def _read(case: OpenCase, lens: Lens, asked: Any) -> Any:
    ties = asked["ties"]
    named = ties.split(",") if ties and "," in ties else ties
    graph = case.network(lens=lens, ties=named)
    return graph if wanted(named).directed else graph.to_undirected()


FIGURE = Figure(
    name="sources",
    summary="What each rank would be without each source.",
    explanation="""Draw the rank of the first persons with all claims, and what it would be without each source.

    A rank that stays the same in all columns hangs on nobody's word alone.""",
    example="sources --ties flow -o sources.png",
    draw=sources,
    read=_read,
    parameters=(
        Parameter("measure", "The measure, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness"),
        Parameter("ties", "The ties: a group of data/model/ties.yaml, types of edge or predicates; all by default.",
                  takes="text", option="--ties", many=True),
        Parameter("top", "How many persons are drawn.", takes="number", option="--top", default=_TOP),
    ),
    passed=("measure", "top"),
)  # fmt: skip
