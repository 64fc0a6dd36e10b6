"""Figures of the reference case: as many marks as claims, ranks as the answers have them, and no name over another."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from typing import Any

import pytest

from molehunt import Lens, figures
from molehunt.answers.open_case import OpenCase
from molehunt.figures.drawn import figure_names, find_figure
from molehunt.figures.drawn.sources import source_ranks
from tests.support.figures import all_texts, artists, caption, count, covering, cut_off

pytestmark = pytest.mark.one_engine
LENSES = (Lens(), Lens(grade="C3"), Lens(without="Orlov"))
ASKED: dict[str, dict[str, Any]] = {
    "web": {"focus": "Brusse"},
    "timeline": {"about": "Krivitsky"},
    "custody": {"document": "Krivitsky letter"},
    "disputes": {"about": "Krivitsky"},
}


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    import matplotlib as mpl
    from matplotlib import pyplot

    mpl.use("agg")
    yield
    pyplot.close("all")


@pytest.mark.parametrize("lens", LENSES, ids=str)
def test_the_web_has_a_line_for_each_claim_and_pair(whole: OpenCase, lens: Lens) -> None:
    graph = whole.network(lens=lens)
    axes = figures.web(graph, most=len(graph))
    assert count(axes, "claim") == graph.number_of_edges() > 100
    drawn = {str(one.get_gid()).removeprefix("claim ") for one in artists(axes) if "claim " in str(one.get_gid())}
    assert drawn == {claim for *_, claim in graph.edges(data="claim")}
    assert count(axes, "node") == len(graph)


def test_custody_has_all_rows_that_are_dated(whole: OpenCase) -> None:
    answer = whole.who_saw("Krivitsky letter")
    axes = figures.custody(answer)
    assert count(axes, "row") == sum(bool(row["earliest"] or row["latest"]) for row in answer)
    assert f"; {len({id_ for row in answer for id_ in row['claims']})} claims." in caption(axes)


def test_the_disputes_have_a_dot_for_each_claim_on_a_side(whole: OpenCase) -> None:
    answer = whole.disputes("Krivitsky letter")
    axes = figures.disputes(answer, most=1000)
    assert count(axes, "claim") == sum(len(side) for item in answer.at_issue for side in item["sides"]) > 10


def test_source_ranks_are_those_that_centrality_tells(whole: OpenCase) -> None:
    answer = whole.centrality(ties="flow", top=1000)
    frame = source_ranks(whole.network(ties="flow"), "betweenness")
    told = {row["id"]: row["rank"] for row in answer}
    # Those without any tie that counts come after all others in the answer, and are not in the figure.
    assert frame["all claims"].to_dict() == {id_: rank for id_, rank in told.items() if rank <= len(frame)}
    for row in answer:
        if row["without"] and row["id"] in frame.index:
            source = row["without"].rpartition("(")[2].rstrip(")")
            rank = frame.loc[row["id"], source]
            assert rank == row["without_rank"] or (isnan(rank) and row["without_rank"] is None)


@pytest.mark.parametrize("name", figure_names())
def test_nothing_covers_a_name_or_is_cut_off(whole: OpenCase, name: str) -> None:
    figure = find_figure(name)
    for asked in (ASKED.get(name, {}), {} if name == "web" else ASKED.get(name, {})):
        given = {parameter.name: asked.get(parameter.name) for parameter in figure.takes}
        axes = figure.of(whole, Lens(), given)
        assert caption(axes).startswith("Case zborowski; lens: none, all claims count; ")
        assert covering(all_texts(axes)) == []
        assert cut_off(axes) == []
