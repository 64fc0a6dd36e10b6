"""Figures of measures: each mark stands at its number."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

from molehunt import Lens, figures
from molehunt.answers.open_case import OpenCase
from molehunt.figures.drawn.sources import source_ranks
from molehunt.measures import brokerage, ranking
from molehunt.model.errors import MolehuntError
from tests.support.figures import all_texts, caption, covering, cut_off, marks, title, words
from tests.support.recorder import Recorder, ask
from tests.unit.graph.made import choice, row

# A star around Ann, one ray of which only Orlov tells, and a ray that may be another.
TIES = (
    row("ab", "met", subject="ann", object="bob", authors=["kern"]),
    row("ac", "met", subject="ann", object="cy", authors=["kern"]),
    row("ad", "met", subject="ann", object="dan", authors=["orlov"], by="kern > orlov"),
    row("de", "met", subject="dan", object="eve", authors=["orlov"], certainty="hedged"),
    row("x", "met", subject="cy", object="eve", alternatives=[choice("who", "Who?", "x", "y")]),
    row("y", "met", subject="cy", object="fay", alternatives=[choice("who", "Who?", "x", "y")]),
)
PLAYERS = pd.DataFrame(
    {
        "id": ["ann", "bob"], "name": ["Ann", "Bob"], "role": "fragmentation", "value": 0.8, "nobody": 0.1,
        "alone": [0.5, 0.3], "others": [0.3, 0.5], "firm": [True, False], "share": [1.0, 0.25],
        "lost_without": [[], ["orlov"]], "claims": [["ab", "ac"], ["ab"]],
    }
)  # fmt: skip


def test_ranks_stand_where_the_answer_has_them() -> None:
    answer = ask(*TIES, question="centrality")
    axes = figures.ranks(answer)
    for kind, of in {"all": "rank", "firm": "firm_rank", "without": "without_rank"}.items():
        at = {id_: mark.get_xdata()[0] for id_, mark in marks(axes, kind).items()}
        assert at == {row["id"]: row[of] for row in answer.rows if row[of] is not None}
    ranges = {id_: tuple(mark.get_xdata()) for id_, mark in marks(axes, "range").items()}
    assert {id_: low for id_, (low, _) in ranges.items()} == {row["id"]: row["rank_low"] for row in answer.rows}
    edge = axes.get_xlim()[1]
    # Whoever has no tie in some view stands behind all ranks there, outside of the picture.
    highs = {id_: None if high > edge else high for id_, (_, high) in ranges.items()}
    assert highs == {row["id"]: row["rank_high"] for row in answer.rows}
    assert None in highs.values()
    assert set(ranges) == {"ann", "bob", "cy", "dan", "eve"}


def test_the_source_that_moves_a_rank_is_named_with_the_rank_without_it() -> None:
    answer = ask(*TIES, question="centrality")
    (dan,) = (row for row in answer.rows if row["id"] == "dan")
    assert dan["without"] == "Orlov (orlov)"
    assert dan["without_rank"] is None
    (moved,) = (row for row in answer.rows if row["without_rank"] is not None)
    assert {"Orlov: gone", f"{moved['without'].partition(' (')[0]}: {moved['without_rank']}"} <= words(
        figures.ranks(answer)
    )


def test_the_caption_of_ranks_counts_the_claims_and_names_the_lens() -> None:
    assert caption(figures.ranks(ask(*TIES, question="centrality"))).startswith(
        "Case made; lens: none, all claims count; 4 claims."
    )
    narrowed = caption(figures.ranks(ask(*TIES, question="centrality", lens=Lens(grade="B2"))))
    assert "B2" in narrowed.split(";")[1]


def test_several_measures_stand_under_their_names() -> None:
    axes = figures.ranks(ask(*TIES, question="centrality", measure="degree,betweenness").to_frame())
    assert {"degree", "betweenness"} <= words(axes)


def test_ranks_of_any_network() -> None:
    graph = nx.Graph()
    graph.add_edges_from([("ann", "bob"), ("bob", "cy")], authors="Orlov")
    graph.add_edge("cy", "dan", authors="Krivitsky")
    axes = figures.ranks(ranking(graph))
    assert {id_: mark.get_xdata()[0] for id_, mark in marks(axes, "all").items()}["bob"] == 1
    assert {"Orlov: gone", "Krivitsky: 2"} <= words(axes)


def test_source_ranks_are_those_of_centrality() -> None:
    graph = OpenCase(Recorder(*TIES), "made").network().to_undirected()  # type: ignore[arg-type]
    frame = source_ranks(graph, "betweenness")
    answer = ask(*TIES, question="centrality")
    assert frame["all claims"].to_dict() == {row["id"]: row["rank"] for row in answer.rows}
    # Without Orlov there are Ann, Bob and Cy; Ann alone stands between two.
    assert frame["orlov"].dropna().to_dict() == {"ann": 1, "bob": 2, "cy": 2}


def test_sources_that_move_nobody_are_counted_and_those_gone_are_told() -> None:
    graph = OpenCase(Recorder(*TIES), "made").network().to_undirected()  # type: ignore[arg-type]
    axes = figures.sources(graph)
    columns = [label.get_text() for label in axes.get_xticklabels()]
    assert columns == ["all claims", "kern", "orlov"]
    assert len(marks(axes, "cell")) == 5 * 3
    assert "gone" in words(axes)
    assert caption(axes).startswith("Case made; lens: none, all claims count; 4 claims.")


def test_a_frame_of_ranks_is_drawn_as_it_is() -> None:
    frame = pd.DataFrame({"all claims": [1, 2], "kern": [2, 1], "orlov": [1, 2]}, index=["ann", "bob"])
    axes = figures.sources(frame)
    assert len(marks(axes, "cell")) == 2 * 2
    assert {"2 ↓", "1 ↑"} <= words(axes)
    assert "1 source whose loss moves nobody shown left out" in caption(axes)
    with pytest.raises(MolehuntError, match="no column 'all claims'"):
        figures.sources(frame[["kern"]])


def test_brokerage_has_a_disc_for_each_count_and_a_ring_for_what_chance_would_give() -> None:
    graph = nx.DiGraph([("clerk", "courier"), ("courier", "resident"), ("resident", "centre")])
    sides = {"clerk": "opposition", "courier": "police", "resident": "police", "centre": "police"}
    axes = figures.brokerage(brokerage(graph, sides))
    assert set(marks(axes, "gatekeeper")) == {"courier"}
    assert set(marks(axes, "coordinator")) == {"resident"}
    assert not marks(axes, "liaison")
    assert "courier police" in words(axes)
    assert {"chance gatekeeper courier"} <= {str(line.get_gid()) for line in axes.lines}


def test_areas_of_brokerage_are_counts() -> None:
    frame = pd.DataFrame({"w_I": [4, 1], "w_O": 0, "b_IO": 0, "b_OI": 0, "b_O": 0, "t": [4, 1]}, index=["a", "b"])
    sizes = {id_: mark.get_markersize() for id_, mark in marks(figures.brokerage(frame), "coordinator").items()}
    assert sizes["0"] == pytest.approx(2 * sizes["1"])


def test_key_players_alone_and_what_the_set_is_without_each() -> None:
    axes = figures.key_players(PLAYERS)
    assert {id_: mark.get_xdata()[0] for id_, mark in marks(axes, "others").items()} == {
        "ann": 0.3, "bob": 0.5,
    }  # fmt: skip
    assert title(axes) == "Without the key players: Ann, Bob"
    assert "in the best set in 25% of views, not by firm claims not without orlov" in words(axes)
    assert "2 claims." in caption(axes)


@pytest.mark.parametrize("draw", [figures.ranks, figures.brokerage, figures.key_players])
def test_no_rows(draw) -> None:
    axes = draw(pd.DataFrame())
    assert caption(axes).startswith("Data of no case")
    assert "lens" not in caption(axes)
    assert cut_off(axes) == []


def test_no_ties() -> None:
    axes = figures.sources(OpenCase(Recorder(), "made").network())  # type: ignore[arg-type]
    assert caption(axes).startswith("Case made; lens: none, all claims count; 0 claims.")


@pytest.mark.parametrize(
    ("draw", "data"),
    [
        (figures.ranks, lambda: ask(*TIES, question="centrality")),
        (figures.sources, lambda: OpenCase(Recorder(*TIES), "made").network()),  # type: ignore[arg-type]
        (figures.key_players, lambda: PLAYERS),
    ],
)
def test_no_text_covers_another_or_is_cut_off(draw, data) -> None:
    axes = draw(data())
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []


@pytest.mark.parametrize("name", ["ranks", "brokerage", "key_players"])
def test_rows_of_something_else_are_refused(name: str) -> None:
    with pytest.raises(MolehuntError, match="the rows have no column"):
        getattr(figures, name)(pd.DataFrame({"name": ["Ann"]}))


LONG = "The person whose name is as long as that of a committee of the central organisation"


def long_ranks() -> pd.DataFrame:
    numbers = {"rank": 1, "rank_low": 1, "rank_high": 2000, "firm_rank": 900, "without_rank": 2000}
    return pd.DataFrame([{"id": f"p{n}", "name": f"{LONG} {n}", "without": f"{LONG} (x)", **numbers} for n in range(9)])


def long_brokerage() -> pd.DataFrame:
    roles = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
    numbers = dict.fromkeys(roles, 4321) | {f"{role}_expected": 1000.0 for role in roles}
    told = {"group": LONG, "value": 99999, "without": f"{LONG} (x)", "without_value": 12345}
    return pd.DataFrame([{"id": f"p{n}", "name": f"{LONG} {n}", **told, **numbers} for n in range(9)])


def long_players() -> pd.DataFrame:
    frame = pd.concat([PLAYERS] * 4, ignore_index=True)
    return frame.assign(name=LONG, id=frame.index.astype(str), lost_without=[[LONG, LONG]] * len(frame))


@pytest.mark.parametrize(
    ("draw", "data"),
    [(figures.ranks, long_ranks), (figures.brokerage, long_brokerage), (figures.key_players, long_players)],
)
def test_long_names_leave_room_for_the_numbers(draw, data) -> None:
    axes = draw(data())
    assert covering(all_texts(axes)) == []
    assert cut_off(axes) == []
    assert axes.get_window_extent().width > 0.25 * axes.figure.bbox.width
