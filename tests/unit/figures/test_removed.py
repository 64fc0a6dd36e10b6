"""The web with and without its key players: the second half is what is left; the numbers are those of the question."""

from __future__ import annotations

import networkx as nx
import pytest

from molehunt import figures
from molehunt.answers.open_case import OpenCase
from molehunt.figures.drawn import find_figure
from molehunt.figures.drawn.removed import fragmentation
from molehunt.model.errors import MolehuntError
from tests.support.figures import all_texts, caption, covering, cut_off, marks, title
from tests.support.recorder import Recorder
from tests.unit.graph.made import choice, row

# Two stars that one tie joins: around Hub are five, around Sub three. Two claims tell of one pair; one tie is open.
TIES = (
    *(row(f"h{name}", "met", subject="hub", object=name) for name in ("ann", "bob", "cy", "dan", "eve")),
    *(row(f"s{name}", "met", subject="sub", object=name) for name in ("fay", "gus", "hal")),
    row("joins", "met", subject="hub", object="sub"),
    row("again", "told", subject="hub", recipient="sub"),
    row("x", "met", subject="ann", object="fay", alternatives=[choice("who", "Who?", "x", "y")]),
    row("y", "met", subject="ann", object="gus", alternatives=[choice("who", "Who?", "x", "y")]),
)
CASE = OpenCase(Recorder(*TIES), "made")  # type: ignore[arg-type]


def test_the_second_half_lacks_the_players_and_their_ties() -> None:
    axes = figures.removed(CASE.network(), players=["hub"])
    pairs = {tuple(sorted(id_.split()[1:])) for id_ in marks(axes, "pair") if id_.startswith("0 ")}
    left = {tuple(sorted(id_.split()[1:])) for id_ in marks(axes, "pair") if id_.startswith("1 ")}
    assert len(pairs) == 9
    assert left == {("fay", "sub"), ("gus", "sub"), ("hal", "sub")}
    assert {id_.split()[1] for id_ in marks(axes, "node") if id_.startswith("1 ")} == {
        "hub", "sub", "ann", "bob", "cy", "dan", "eve", "fay", "gus", "hal",
    }  # fmt: skip


def test_everybody_stands_at_the_same_place_in_both() -> None:
    drawn = marks(figures.removed(CASE.network(), players=["hub"]), "node")
    at = {id_: (mark.get_xdata()[0], mark.get_ydata()[0]) for id_, mark in drawn.items()}
    shifts = {round(at[f"1 {id_.split()[1]}"][0] - x, 3) for id_, (x, _) in at.items() if id_.startswith("0 ")}
    assert len(shifts) == 1
    assert all(at[f"1 {id_.split()[1]}"][1] == y for id_, (_, y) in at.items() if id_.startswith("0 "))


def test_who_is_cut_off_is_red_and_named_and_who_is_taken_out_is_hollow() -> None:
    axes = figures.removed(CASE.network(), players=["hub"])
    look = {id_: mark.get_markerfacecolor() for id_, mark in marks(axes, "node").items()}
    red = {id_.split()[1] for id_, colour in look.items() if id_.startswith("1 ") and colour == look["1 ann"]}
    assert red == {"ann", "bob", "cy", "dan", "eve"}
    assert look["1 hub"] == "white" != look["0 hub"]
    named = {id_ for id_ in marks(axes, "name") if id_.startswith("1 ")}
    assert named == {"1 hub", *(f"1 {name}" for name in red)}


def test_the_caption_says_what_becomes_of_it() -> None:
    """Nine are left: four around Sub, of whom 12 of the 72 ordered pairs are joined, and five alone."""
    said = caption(figures.removed(CASE.network(), players=["hub"]))
    assert "no path joins 0.833 of all pairs of the others (0.000 with everybody): 6 parts, the largest of 4" in said
    assert "5 others cut off" in said
    assert "; 10 claims." in said


def test_it_draws_those_whom_the_question_finds_with_the_same_numbers() -> None:
    figure = find_figure("removed")
    axes = figure.of(CASE, None, {"k": 2, "ties": None})  # type: ignore[arg-type]
    answer = CASE.key_players(k=2)
    assert title(axes) == f"Without {', '.join(row['name'] for row in answer)}"
    assert f"joins {answer.rows[0]['value']:.3f} of all pairs" in caption(axes)
    assert f"({answer.rows[0]['nobody']:.3f} with everybody)" in caption(axes)


@pytest.mark.parametrize(
    ("edges", "nodes", "share"),
    [([], 0, 0), ([], 1, 0), ([], 4, 1), ([(0, 1)], 2, 0), ([(0, 1), (2, 3)], 4, 2 / 3)],
)
def test_fragmentation_is_the_share_of_pairs_that_no_path_joins(
    edges: list[tuple[int, int]], nodes: int, share: float
) -> None:
    graph: nx.Graph[int] = nx.Graph(edges)
    graph.add_nodes_from(range(nodes))
    assert fragmentation(graph) == pytest.approx(share)  # type: ignore[arg-type]


def test_names_cover_nothing_and_are_not_cut_off() -> None:
    axes = figures.removed(CASE.network(), players=["hub", "sub"])
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []


def test_an_empty_network_says_so_and_wrong_input_is_refused() -> None:
    empty = OpenCase(Recorder(), "made").network()  # type: ignore[arg-type]
    assert "There is no network" in caption(figures.removed(empty, players=[]))
    with pytest.raises(MolehuntError, match="'nobody' has no tie that counts"):
        figures.removed(CASE.network(), players=["nobody"])
    with pytest.raises(MolehuntError, match="expected a network"):
        figures.removed({}, players=[])  # type: ignore[arg-type]
