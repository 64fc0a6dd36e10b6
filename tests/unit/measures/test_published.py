"""Published values on published networks, to three decimals.

From print, or from the page of the author:
Krackhardt's kite: D. Krackhardt, Assessing the Political Landscape, Administrative Science Quarterly 35 (1990); the
values as V. Krebs prints them, Social Network Analysis: An Introduction, orgnet.com/sna.html.
Florentine families: J. F. Padgett and C. K. Ansell, American Journal of Sociology 98 (1993); betweenness of the three
families in M. O. Jackson, Social and Economic Networks (2008), chapter 1.
11 September: V. E. Krebs, Connections 24 (2002) 43-52, table of degree, betweenness and closeness; and M. Penzar et al.
(2005), as quoted by N. Memon: mean betweenness .032, mean closeness .35, forty people below .01 and six above .1.
Burt's measures: S. P. Borgatti, Structural Holes: Unpacking Burt's Redundancy Measures, Connections 20 (1997), and
values by UCINET, in the tests of networkx.
PageRank: A. N. Langville and C. D. Meyer, A Survey of Eigenvector Methods, SIAM Review 47 (2005), section 3; and the
example of the article PageRank of Wikipedia.
Bali: S. Koschade, Studies in Conflict and Terrorism 29 (2006) 559-575: the order and the weak point as the article has
them; the numbers follow from its table 1 by counting.

As other programs give them, since no print is known that has them:
Florentine families: the other values, in the tests of networkx.
Karate club: W. W. Zachary, Journal of Anthropological Research 33 (1977); the degrees can be counted there, the other
values are in the files karate_with_attributes.gml of IFISC/Complex_Networks_Master and karate_club.gml of
TwelveYC/network-vi on GitHub.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt.measures import centrality, read_network
from molehunt.measures.centralities.pagerank import walked
from molehunt.measures.network.ties import ties_of

DATA = Path(__file__).parents[2] / "data"
KITE = ["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]


def holds(graph: nx.Graph[Any], measure: str, expected: dict[Any, float], **given: Any) -> None:
    found = centrality(graph, measure, **given)[measure].round(3)
    assert {node: found[node] for node in expected} == pytest.approx(expected, abs=0.0005001)


def of(nodes: list[str], *values: float) -> dict[Any, float]:
    return dict(zip(nodes, values, strict=True))


def test_krackhardts_kite() -> None:
    kite = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE)))
    holds(kite, "degree", of(KITE, 0.444, 0.444, 0.333, 0.667, 0.333, 0.556, 0.556, 0.333, 0.222, 0.111))
    holds(kite, "betweenness", of(KITE, 0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0))
    holds(kite, "closeness", of(KITE, 0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310))


def test_the_florentine_families() -> None:
    families = nx.florentine_families_graph()
    holds(
        families,
        "betweenness",
        {
            "Acciaiuoli": 0, "Albizzi": 0.212, "Barbadori": 0.093, "Bischeri": 0.104, "Castellani": 0.055, "Ginori": 0,
            "Guadagni": 0.255, "Lamberteschi": 0, "Medici": 0.522, "Pazzi": 0, "Peruzzi": 0.022, "Ridolfi": 0.114,
            "Salviati": 0.143, "Strozzi": 0.103, "Tornabuoni": 0.092,
        },
    )  # fmt: skip
    holds(
        families,
        "closeness",
        {
            "Acciaiuoli": 0.368, "Albizzi": 0.483, "Barbadori": 0.438, "Bischeri": 0.400, "Castellani": 0.389,
            "Ginori": 0.333, "Guadagni": 0.467, "Lamberteschi": 0.326, "Medici": 0.560, "Pazzi": 0.286,
            "Peruzzi": 0.368, "Ridolfi": 0.500, "Salviati": 0.389, "Strozzi": 0.438, "Tornabuoni": 0.483,
        },
    )  # fmt: skip


def test_zacharys_karate_club() -> None:
    club = nx.karate_club_graph()
    holds(club, "degree", {0: 0.485, 1: 0.273, 2: 0.303, 32: 0.364, 33: 0.515})
    holds(club, "betweenness", {0: 0.438, 1: 0.054, 2: 0.144, 3: 0.012, 8: 0.056, 13: 0.046, 7: 0})
    holds(club, "closeness", {0: 0.569, 1: 0.485})
    holds(club, "eigenvector", {0: 0.355, 1: 0.266})
    holds(club, "pagerank", {0: 0.097, 1: 0.053})
    cores = centrality(club, "k_core")["k_core"]
    assert set(cores[cores == 4].index) == {0, 1, 2, 3, 7, 8, 13, 30, 32, 33}
    found = centrality(club, ["articulation_point", "bridges"])
    assert found.index[found["articulation_point"] == 1].tolist() == [0]
    assert found.index[found["bridges"] == 1].tolist() == [0, 11]


def test_the_network_of_september_11() -> None:
    krebs = read_network(DATA / "september_11.csv")
    assert (len(krebs), krebs.number_of_edges()) == (62, 153)
    first = ["Mohamed Atta", "Marwan Al-Shehhi", "Hani Hanjour", "Nawaf Alhazmi", "Essid Sami Ben Khemais"]
    holds(krebs, "degree", of(first, 0.361, 0.295, 0.213, 0.180, 0.180))
    holds(krebs, "closeness", of(first, 0.587, 0.466, 0.445, 0.442, 0.433))
    holds(krebs, "betweenness", of(first[2:], 0.126, 0.154, 0.252))
    holds(krebs, "betweenness", {"Mohamed Atta": 0.589, "Zacarias Moussaoui": 0.232, "Djamal Beghal": 0.105})
    table = centrality(krebs, ["betweenness", "closeness"])
    assert table.mean().round(3).to_dict() == pytest.approx({"betweenness": 0.032, "closeness": 0.352})
    assert ((table["betweenness"] < 0.01).sum(), (table["betweenness"] > 0.1).sum()) == (40, 6)


def test_the_network_of_bali() -> None:
    cell = read_network(DATA / "bali_2002.csv")
    assert (len(cell), cell.number_of_edges()) == (17, 63)
    # Samudra and Idris are the most central; without Samudra five others are cut off.
    holds(cell, "degree", {"Samudra": 15 / 16, "Idris": 10 / 16, "Muklas": 9 / 16, "Mubarok": 3 / 16})
    # All but Feri are one step from Samudra, who is two steps away.
    holds(cell, "closeness", {"Samudra": 16 / 17})
    table = centrality(cell, ["betweenness", "closeness", "articulation_point"])
    for measure in ("betweenness", "closeness"):
        assert table[measure].nlargest(2).index.tolist() == ["Samudra", "Idris"]
    assert table.index[table["articulation_point"] == 1].tolist() == ["Samudra"]
    cell.remove_node("Samudra")
    assert sorted(map(len, nx.connected_components(cell))) == [5, 11]


BORGATTI = {
    "AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10,
}  # fmt: skip
ROUND = {(0, 1): 2, (0, 2): 2, (1, 0): 1, (2, 1): 1}


def test_burts_measures() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from((*pair, strength) for pair, strength in BORGATTI.items())
    holds(graph, "constraint", {"G": 0.400, "A": 0.595, "C": 1})
    holds(graph, "effective_size", {"G": 4.667, "A": 2.5, "C": 1})
    found = centrality(graph, ["constraint", "effective_size"], weight="weight").round(3)
    assert found.loc[["G", "A", "C"], "constraint"].tolist() == [0.299, 0.795, 1]
    np.testing.assert_allclose(found.loc[["G", "A", "C"], "effective_size"], [5.47, 2.47, 1], atol=0.005)
    directed = nx.DiGraph()
    directed.add_weighted_edges_from((*pair, strength) for pair, strength in ROUND.items())
    holds(directed, "constraint", {0: 1.003, 1: 1.003, 2: 1.389})
    holds(directed, "constraint", {0: 0.840, 1: 1.143, 2: 1.378}, weight="weight")
    holds(directed, "effective_size", {0: 1.167, 1: 1.167, 2: 1})
    holds(directed, "effective_size", {0: 1.567, 1: 1.083, 2: 1}, weight="weight")


def test_hierarchy_is_1_where_one_contact_binds_and_0_where_all_bind_alike() -> None:
    holds(nx.star_graph(4), "hierarchy", {0: 0, 1: 1})
    holds(nx.complete_graph(4), "hierarchy", {0: 0, 3: 0})
    # b and c of the triangle with a tail: c_b = (1/2 + 1/4)^2, c_c = (1/2 + 1/6)^2, as the formula has it.
    bound = np.array([0.75**2, (2 / 3) ** 2])
    share = bound / bound.mean()
    expected = float((share * np.log(share)).sum() / (2 * np.log(2)))
    tail = nx.Graph([("hub", "b"), ("hub", "c"), ("b", "c"), ("hub", "tail")])
    holds(tail, "hierarchy", {"b": round(expected, 3)})


def test_pagerank() -> None:
    surfers = nx.DiGraph([(1, 2), (1, 3), (3, 1), (3, 2), (3, 5), (4, 5), (4, 6), (5, 4), (5, 6), (6, 4)])
    ties = ties_of(surfers)
    found = dict(zip(ties.ids, walked(ties, alpha=0.9), strict=True))
    expected = {1: 0.03721, 2: 0.05396, 3: 0.04151, 4: 0.3751, 5: 0.206, 6: 0.2862}
    assert found == pytest.approx(expected, abs=5e-5)
    pages = nx.DiGraph(
        ["BC", "CB", "DA", "DB", "EB", "ED", "EF", "FB", "FE", "GB", "GE", "HB", "HE", "IB", "IE", "JE", "KE"]
    )
    shares = {"B": 0.384, "C": 0.343, "E": 0.081, "D": 0.039, "F": 0.039, "A": 0.033, "G": 0.016, "K": 0.016}
    holds(pages, "pagerank", shares)


def test_katz_by_hand() -> None:
    # x_end = 1 + a * x_middle, x_middle = 1 + 2 a * x_end, a = 0.85 / sqrt 2.
    part = 0.85 / np.sqrt(2)
    middle = (1 + 2 * part) / (1 - 2 * part**2)
    end = 1 + part * middle
    expected = np.array([end, middle, end]) / np.linalg.norm([end, middle, end])
    np.testing.assert_allclose(centrality(nx.path_graph(3), "katz")["katz"], expected, atol=1e-12)


def test_eigenvector_of_a_chain_by_hand() -> None:
    # The path of n has x_k = sin(k pi / (n + 1)), and eigenvalues that are close to each other.
    wave = np.sin(np.pi * np.arange(1, 301) / 301)
    found = centrality(nx.path_graph(300), "eigenvector")["eigenvector"]
    np.testing.assert_allclose(found, wave / np.linalg.norm(wave), rtol=0, atol=1e-9)
