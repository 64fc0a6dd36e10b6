"""The web: a line for each claim, and what each line shows."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt import Lens, figures
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import MolehuntError
from tests.support.figures import all_texts, caption, covering, cut_off, marks, title
from tests.support.recorder import Recorder
from tests.unit.graph.made import choice, row

ROWS = (
    row("plain", "told", subject="ann", recipient="bob", grade="B2", authors=["kern"]),
    row("again", "told", subject="ann", recipient="bob", grade="C3", by="book > dan", authors=["dan"]),
    row("back", "warned", subject="bob", recipient="ann", grade="E5"),
    row("either", "met", subject="bob", object="cy", alternatives=[choice("who", "Who?", "either", "other")]),
    row("other", "met", subject="bob", object="dan", alternatives=[choice("who", "Who?", "either", "other")]),
)


def network(lens: Lens | None = None) -> nx.MultiDiGraph[str]:
    return OpenCase(Recorder(*ROWS), "made").network(lens=lens)  # type: ignore[arg-type]


def test_a_line_for_each_claim_and_a_mark_for_each_node() -> None:
    axes = figures.web(network())
    assert set(marks(axes, "claim")) == {"plain", "again", "back", "either", "other"}
    assert set(marks(axes, "node")) == {"ann", "bob", "cy", "dan"}
    assert {text.get_text() for text in marks(axes, "name").values()} == {"Ann", "Bob", "Cy", "Dan"}


def test_parallel_claims_are_drawn_apart() -> None:
    lines = marks(figures.web(network()), "claim")
    shapes = {id_: lines[id_].get_path().vertices.round(2).tolist() for id_ in ("plain", "again", "back")}
    # The middle of each curve, wherever it begins.
    middles = {tuple(points[len(points) // 2]) for points in shapes.values()}
    assert len(middles) == 3


def test_status_is_the_dash_and_grade_the_width() -> None:
    lines = marks(figures.web(network()), "claim")
    dashes = {id_: lines[id_].get_linestyle() for id_ in lines}
    assert dashes["plain"] in ("-", "solid")
    assert len({str(dashes[id_]) for id_ in ("plain", "again", "either")}) == 3
    assert lines["plain"].get_linewidth() > lines["again"].get_linewidth() > lines["back"].get_linewidth()


def test_the_caption_names_case_lens_and_claims() -> None:
    assert caption(figures.web(network())).startswith("Case made; lens: none, all claims count; 5 claims.")
    firm = caption(figures.web(network(Lens(grade="B2"))))
    assert "B2" in firm.split(";")[1]
    assert "; 3 claims." in firm


def test_only_what_is_near_the_focus() -> None:
    axes = figures.web(network(), focus="cy", hops=1)
    assert set(marks(axes, "node")) == {"bob", "cy"}
    assert set(marks(axes, "claim")) == {"either"}
    assert title(axes) == "Who was tied to whom around Cy, claim by claim"
    assert "between 2 nodes of 4, those within 1 step of the focus." in caption(axes)


def test_at_most_so_many_nodes_those_with_the_most_claims() -> None:
    axes = figures.web(network(), most=2)
    assert set(marks(axes, "node")) == {"ann", "bob"}
    assert set(marks(axes, "claim")) == {"plain", "again", "back"}
    assert "between 2 nodes of 4, those with the most claims" in caption(axes)


def test_a_focus_that_is_not_there_and_no_network_are_refused() -> None:
    with pytest.raises(MolehuntError, match="'eve' has no tie"):
        figures.web(network(), focus="eve")
    with pytest.raises(MolehuntError, match="expected a network"):
        figures.web([1])  # type: ignore[arg-type]
    with pytest.raises(MolehuntError, match="a node has no 'name'; give a network as"):
        figures.web(nx.MultiDiGraph([("ann", "bob")]))


def test_nobody_tied_to_anybody() -> None:
    axes = figures.web(network(Lens(grade="A1")))
    assert caption(axes) == "Case made; lens: " + caption(axes).split("lens: ")[1]
    assert caption(axes).endswith("0 claims. Nobody is tied to anybody.")
    assert not marks(axes, "claim")


def test_no_name_covers_another_or_is_cut_off() -> None:
    rows = [
        row(f"c{a}-{b}", "told", subject=f"somebody-with-a-long-name-{a}", recipient=f"another-long-name-{b}")
        for a in range(9) for b in range(9) if (a + b) % 3 == 0
    ]  # fmt: skip
    axes = figures.web(OpenCase(Recorder(*rows), "made").network())  # type: ignore[arg-type]
    assert set(marks(axes, "claim")) == {one["claim"]["id"] for one in rows}
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []


def test_a_network_is_not_changed() -> None:
    graph = network()
    before = nx.node_link_data(graph, edges="edges")
    figures.web(graph, focus="bob")
    assert nx.node_link_data(graph, edges="edges") == before


def test_a_name_is_nearest_to_its_own_mark_or_a_line_leads_to_it() -> None:
    """In a dense web, where nobody could tell otherwise whose a name is."""
    chance = random.Random(4)  # noqa: S311
    people = [f"somebody-{number}" for number in range(60)]
    pairs = [(people[number], people[chance.randrange(number)]) for number in range(1, 60)]
    pairs += [(people[chance.randrange(60)], people[chance.randrange(60)]) for _ in range(100)]
    claims = [row(f"c{at}", "met", subject=one, object=other) for at, (one, other) in enumerate(pairs) if one != other]
    axes = figures.web(OpenCase(Recorder(*claims), "made").network(), most=60)  # type: ignore[arg-type]
    axes.figure.canvas.draw()
    nodes, names, leads = (marks(axes, kind) for kind in ("node", "name", "lead"))
    assert set(nodes) == set(names)
    at = {id_: axes.transData.transform((one.get_xdata()[0], one.get_ydata()[0])) for id_, one in nodes.items()}
    far = 0
    for id_, text in names.items():
        box = text.get_window_extent()

        def gap(other: str, box: Any = box) -> float:
            (x, y), size = at[other], nodes[other].get_markersize() / 2 * axes.figure.dpi / 72
            return float(np.hypot(max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0))) - size

        nearest = min(nodes, key=gap)
        far += nearest != id_
        assert nearest == id_ or id_ in leads
    assert far < 0.15 * len(names)
