"""What ranks hang on, in anybody's network: against networkx on the network without a source, a tie, a doubtful one."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from molehunt.measures import ranking, read_network
from molehunt.measures.ranked import sayers
from molehunt.model.errors import MolehuntError


def told(seed: int) -> nx.MultiGraph:
    """Twelve people, forty ties, each told by one or two of four authors, some of them doubtful."""
    random = np.random.default_rng(seed)
    graph = nx.MultiGraph()
    for number in range(40):
        start, end = random.choice(12, 2, replace=False)
        authors = random.choice(["Orlov", "Krivitsky", "Serge", "Dallin"], random.integers(1, 3), replace=False)
        status = random.choice(["stated", "reported", "possible"])
        graph.add_edge(f"p{start}", f"p{end}", claim=f"c{number}", authors="; ".join(authors), status=str(status))
    return graph


def kept(graph: nx.MultiGraph, keeps) -> dict[str, float]:
    """Betweenness of the ties that are kept, for those who have any."""
    left = nx.Graph((start, end) for start, end, data in graph.edges(data=True) if keeps(data))
    return nx.betweenness_centrality(left)


@pytest.mark.parametrize("seed", range(5))
def test_each_view_is_the_network_of_the_ties_that_are_left(seed: int) -> None:
    graph = told(seed)
    found = ranking(graph, top=12)
    all_ = kept(graph, lambda _: True)
    firm = kept(graph, lambda tie: tie["status"] != "possible")
    losses = {one: kept(graph, lambda tie, one=one: one not in tie["authors"]) for one in ("Orlov", "Krivitsky",
              "Serge", "Dallin")}  # fmt: skip
    for id_, row in found.iterrows():
        views = [values[id_] for values in (all_, firm, *losses.values()) if id_ in values]
        assert (row["value"], row["low"], row["high"]) == pytest.approx((all_[id_], min(views), max(views)))
        if row["without"]:
            assert row["without_value"] == pytest.approx(losses[row["without"]].get(id_))
            assert row["without_value"] is None or all(id_ in values for values in losses.values())
        own = {tie["claim"] for *_, tie in graph.edges(id_, data=True)}
        without = {claim: kept(graph, lambda tie, claim=claim: tie["claim"] != claim).get(id_) for claim in own}
        least = min((-1.0 if value is None else value) for value in without.values())
        if least < 0:
            assert row["hinge_value"] is None is without[row["hinge"]]
        elif least < all_[id_] - 1e-9:
            assert row["hinge_value"] == pytest.approx(least) == without[row["hinge"]]
        else:
            assert row["hinge"] is None


def test_neither_alternatives_nor_whoever_is_not_named_count() -> None:
    graph = nx.MultiGraph([("ann", "bob"), ("bob", "cy")])
    for one in ("dan", "eve", "fay"):
        graph.add_edge("cy", one, alternatives="who-gave-it")
    graph.add_node("somebody", kind="unknown")
    graph.add_edges_from([("somebody", "ann"), ("somebody", "cy")])
    found = ranking(graph)
    assert found["value"].to_dict() == {"bob": 1.0, "ann": 0.0, "cy": 0.0}
    assert set(found["hinge"]) == {"ann - bob", "bob - cy"}


def test_whoever_vanishes_without_a_source_hangs_on_it_more_than_on_any_that_moves_a_rank() -> None:
    """Without Orlov Bob has no tie at all; without Krivitsky he is the first still."""
    graph = nx.MultiGraph()
    graph.add_edges_from([("bob", one) for one in ("ann", "cy", "dan", "eve")], authors="Orlov")
    graph.add_edges_from([("ann", "cy"), ("ann", "dan"), ("ann", "eve"), ("cy", "dan")], authors="Krivitsky")
    bob = ranking(graph, "degree").loc["bob"]
    assert (bob["without"], bob["without_rank"], bob["without_value"]) == ("Orlov", None, None)
    assert (bob["rank"], bob["rank_high"]) == (1, None)
    # In one view of four he is not among the first, whoever else is there.
    assert ranking(graph, "degree", top=9).loc["bob"]["top"] == 0.75


def test_strengths_of_parallel_ties_add_up() -> None:
    graph = nx.MultiGraph([("ann", "bob", {"n": 2}), ("ann", "bob", {"n": 0.5}), ("bob", "cy", {})])
    assert ranking(graph, "strength", weight="n")["value"].to_dict() == {"ann": 2.5, "bob": 3.5, "cy": 1.0}
    assert ranking(graph, "strength")["value"].to_dict() == {"ann": 1.0, "bob": 2.0, "cy": 1.0}


def test_a_network_from_a_file_without_sources_hangs_on_nobody(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target\nann,bob\nbob,cy\n")
    found = ranking(read_network(file))
    assert found["without"].to_list() == [None, None, None]
    assert found.loc["bob", "hinge"] in {"ann - bob", "bob - cy"}
    assert found.index.to_list()[0] == "bob"


def test_whoever_has_no_tie_has_no_rank() -> None:
    graph = nx.Graph([("ann", "bob")])
    graph.add_node("cy")
    assert set(ranking(graph, "degree").index) == {"ann", "bob"}


@pytest.mark.parametrize("graph", [nx.Graph(), "ties.csv"])
def test_what_is_no_network_is_refused(graph: object) -> None:
    with pytest.raises(MolehuntError, match=r"no nodes|expected a networkx graph"):
        ranking(graph)  # type: ignore[arg-type]


def test_beyond_a_size_hinges_are_left_empty() -> None:
    found = ranking(nx.gnm_random_graph(300, 2_001, seed=1), "degree", top=2)
    assert found["hinge"].to_list() == [None, None]


@pytest.mark.parametrize("kind", [nx.Graph, nx.MultiDiGraph])
def test_nobody_has_a_rank_in_a_network_without_ties(kind: type[nx.Graph]) -> None:
    graph = kind()
    graph.add_nodes_from("ab")
    assert ranking(graph).empty


def from_table(**column: list[object]) -> nx.MultiGraph:
    """Ann - Bob - Cy, as pandas gives it."""
    frame = pd.DataFrame({"s": ["ann", "bob"], "t": ["bob", "cy"], **column})
    return nx.from_pandas_edgelist(frame, "s", "t", edge_attr=True, create_using=nx.MultiGraph)


@pytest.mark.parametrize("nothing", [None, np.nan, pd.NA, pd.NaT, ""])
@pytest.mark.parametrize("name", ["author", "authors", "sources", "work"])
def test_what_a_table_lacks_is_nobody_s_word(name: str, nothing: object) -> None:
    """Of an empty cell pandas makes NaN: no source is called that."""
    without = {"claim": [nothing, nothing], "alternatives": [nothing, nothing]}
    graph = from_table(**{name: ["Orlov", nothing], "status": [nothing, "stated"], **without})
    found = ranking(graph)
    assert set(found["without"]) == {"Orlov"}
    assert found.loc["bob", ["firm_rank", "hinge"]].to_list() == [1, "ann - bob"]


@pytest.mark.parametrize(
    "several", [["Orlov", "Krivitsky"], ("Orlov", "Krivitsky"), "Orlov; Krivitsky", ["Orlov; Krivitsky"]]
)
def test_several_authors_are_several(several: object) -> None:
    """Without Orlov, and without Krivitsky, nothing is left of the first tie, and only that goes without either."""
    graph = nx.Graph()
    graph.add_edge("ann", "bob", authors=several)
    graph.add_edge("bob", "cy", authors=("Serge", None))
    assert [sorted(behind) for behind in sayers(graph)] == [["Krivitsky", "Orlov"], ["Serge"]]


@pytest.mark.parametrize("bad", [{"Orlov": 1}, [["Orlov"]], b"Orlov", object])
def test_an_author_that_is_no_text_is_refused(bad: object) -> None:
    with pytest.raises(MolehuntError, match=r"the tie 'ann' - 'bob' has authors .*: expected text, or a list of texts"):
        ranking(nx.Graph([("ann", "bob", {"authors": bad})]))


@pytest.mark.parametrize(
    ("bad", "meant"), [("Stated", "did you mean stated"), ("probable", "there are stated, reported")]
)
def test_a_status_that_is_none_is_refused(bad: str, meant: str) -> None:
    """Taken for not firm, it would change the ranks without a word."""
    with pytest.raises(MolehuntError, match=f"the tie 'ann' - 'bob' has status '{bad}'; {meant}"):
        ranking(nx.Graph([("ann", "bob", {"status": bad})]))
