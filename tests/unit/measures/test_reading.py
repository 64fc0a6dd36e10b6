"""Networks from files, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from molehunt.measures import centrality, read_network
from molehunt.model.errors import MolehuntError

Written = Callable[[str, str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_list_of_ties_is_read_with_parallel_ties_and_further_columns(written: Written) -> None:
    path = written("ties.csv", "\ufeffsource,target,weight,archive\nA,B,2,RGASPI\nA,B,0.5,\n\nB,Ш,,\n")
    graph = read_network(path)
    assert isinstance(graph, nx.MultiGraph)
    assert list(graph.edges(data=True)) == [
        ("A", "B", {"weight": 2.0, "archive": "RGASPI"}),
        ("A", "B", {"weight": 0.5, "archive": ""}),
        ("B", "Ш", {"archive": ""}),
    ]
    assert centrality(graph, "strength", weight="weight")["strength"].to_dict() == {"A": 2.5, "B": 3.5, "Ш": 1.0}


def test_ties_run_one_way_when_it_is_said(written: Written) -> None:
    graph = read_network(written("ties.csv", "source,target\nA,B\n"), directed=True)
    assert graph.is_directed()
    assert centrality(graph, "in_degree")["in_degree"].to_dict() == {"A": 0.0, "B": 1.0}


@pytest.mark.parametrize(("kind", "write"), [("graphml", nx.write_graphml), ("gexf", nx.write_gexf)])
def test_graphml_and_gexf_are_read_as_networkx_writes_them(
    kind: str, write: Callable[..., None], tmp_path: Path
) -> None:
    graph = nx.DiGraph([("A", "B", {"weight": 2.0}), ("B", "C", {"weight": 1.0})])
    write(graph, tmp_path / f"net.{kind}")
    found = read_network(tmp_path / f"net.{kind}")
    assert set(found.edges(data="weight")) == set(graph.edges(data="weight"))
    assert found.is_directed()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "", "a.csv:1: expected the header source,target[,weight], and each name once; found nothing"),
        ("a.csv", "from,to\nA,B\n", "a.csv:1: expected the header source,target[,weight], and each name once; found"),
        ("a.csv", "source,target,target\n", "each name once; found source,target,target"),
        ("a.csv", "source,target\nA,B\nA\n", "a.csv:3: 1 cell, but the header has 2"),
        ("a.csv", "source,target\nA,B\nA, \n", "a.csv:3: target is empty"),
        ("a.csv", "source,target,weight\nA,B,nan\n", "a.csv:2: weight is 'nan': expected a finite number above 0"),
        ("a.csv", "source,target,weight\nA,B,-1\n", "a.csv:2: weight is '-1'"),
        ("a.csv", "source,target,weight\nA,B,1e300\n", "a.csv:2: weight is '1e300': expected a number from 1e-100 to"),
        ("a.csv", "source,target,weight\nA,B,many\n", "a.csv:2: weight is 'many'"),
        ("a.csv", "source,target,status\nA,B,\nA,B,Stated\n", "a.csv:3: status is 'Stated'; did you mean stated?"),
        ("a.csv", "source,target,status\nA,B,probable\n", "a.csv:2: status is 'probable'; there are stated, reported"),
        ("a.csv", "source,target,statsu\nA,B,stated\n", "a.csv:1: column 'statsu': did you mean status? if not, give"),
        ("a.csv", "source,target,weihgt\nA,B,2\n", "a.csv:1: column 'weihgt': did you mean weight?"),
        ("a.csv", "source,target,Day\nA,B,1937\n", "a.csv:1: column 'Day': did you mean day?"),
        ("a.csv", 'source,target\n"A,B\n', "a.csv:2: unexpected end of data"),
        ("a.graphml", "<graphml>\n<graph>", "a.graphml:2:8: no graphml:"),
        ("a.graphml", "<other/>", "a.graphml: no graphml that networkx can read"),
        ("a.gexf", "not xml", "a.gexf:1:1: no gexf:"),
        ("a.gexf", "<gexf/>", "a.gexf: no gexf that networkx can read"),
        ("a.xlsx", "", "a.xlsx: expected a file that ends in .csv, .graphml, .gexf"),
    ],
)
def test_a_bad_file_is_told_by_its_line(name: str, text: str, said: str, written: Written) -> None:
    with pytest.raises(MolehuntError) as raised:
        read_network(written(name, text))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(MolehuntError, match=r"none\.csv: No such file"):
        read_network(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("source,target\nA,Étienne".encode("latin-1"))
    with pytest.raises(MolehuntError, match=r"latin\.csv: byte 16 is not UTF-8"):
        read_network(tmp_path / "latin.csv")


def test_columns_of_other_names_are_kept_as_they_are(written: Written) -> None:
    """One letter from work, day and author: but other words, or beside the one that counts."""
    graph = read_network(written("a.csv", "source,target,word,days,least,authorss,authors,author\nA,B,1,2,3,4,5,6\n"))
    (held,) = (data for *_, data in graph.edges(data=True))
    assert held == {"word": "1", "days": "2", "least": "3", "authorss": "4", "authors": "5", "author": "6"}
