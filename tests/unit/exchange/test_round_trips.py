"""N claims in, N claims out: each format holds every tie with all that is known of it, by its own usual reader."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.exchange import Export
from molehunt.exchange.formats import find_format, format_names
from molehunt.graph.lens import Lens
from molehunt.measures import read_network
from molehunt.model.errors import MolehuntError
from tests.support.recorder import Recorder
from tests.unit.exchange.readers import READERS, Ties, expected
from tests.unit.graph.made import row

HOSTILE = {
    "markup": "</script><script>alert(1)</script> <!-- ]]> &amp; &lt; <?x?>",
    "quotes": 'a "b" \'c\' `d` “e” \\" \\',
    "right to left": "שלום \u202eabc\u202c \u2067x\u2069",
    "long": "x\"'<&\\" * 2_000,
    "several lines": "one\ntwo\n\n\tthree  ",
    "separators": "a, b; c | d > e\u2028f\u2029g\u00a0h\u0085i",
    "escapes": "\\n \\N \\l \\u0027 %s {x} ${y}",
    "beyond the first plane": "\U00010000 💣 👩‍👩‍👧",
    "C1 and delete": "a\x7fb\x9bc",
    "no text": "\u200b\ufeff",
    "keyword": "digraph",
    "number": "007",
}
CLAIMS = (
    row("c1", "told", subject="ann", recipient="bob", what="a", earliest="1937-01-01", latest="1937-02-01"),
    row("c2", "told", subject="ann", recipient="bob", what="b", grade="E5", approximate=True, latest="1938-01-01"),
    row("c3", "told", subject="ann", recipient="bob", what="c", by="book > cy", start=7, authors=["cy", "dan"]),
    row("c4", "wrote", subject="ann", object="letter", recipient="cy"),
    row("c5", "told", subject="the-fox", recipient="dan", bearers={"the-fox": {"bob": ["n1"], "eve": ["n1"]}}),
    row("c6", "told", subject=["ann", "bob"], recipient=["cy", "dan"]),
    row("c7", "met", subject="bob", object="ann", possible_earliest="1936-01-01", possible_latest="1936-12-31"),
    row("n1", "denotes", subject="the-fox", object="bob", certainty="possible"),
    *(row(f"h{n}", "told", subject="ann", recipient="eve", what=text) for n, text in enumerate(HOSTILE.values())),
)
NETWORKS = [name for name in format_names() if find_format(name).narrowed]
every_reader = pytest.mark.parametrize(("name", "read"), READERS.values(), ids=READERS)


@pytest.fixture
def case() -> OpenCase:
    return OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]


def hostile(field: str, text: str) -> OpenCase:
    """A case with a hostile text in a name, or in a field of a claim."""
    claim = row("c1", "told", subject="ann", recipient="bob")
    if field == "name":
        next(one for one in claim["participants"] if one["id"] == "ann")["name"] = text
    else:
        claim["claim"][field] = text
    return OpenCase(Recorder(claim), "made")  # type: ignore[arg-type]


def test_every_format_of_a_network_has_a_reader() -> None:
    assert {name for name, _ in READERS.values()} == set(NETWORKS)


@every_reader
def test_every_tie_comes_back_with_all_that_is_known_of_it(
    case: OpenCase, name: str, read: Callable[[Export], Ties]
) -> None:
    made, wanted = case.export(name), expected(case.network())
    found = read(made)
    assert {tie["claim"] for tie in found.values()} == {f"h{n}" for n in range(len(HOSTILE))} | {
        "c1", "c2", "c3", "c4", "c5", "c6", "c7"
    }  # fmt: skip
    fields = next(iter(wanted.values()))
    assert in_order({field: tie.get(field, "") for field in fields} for tie in found.values()) == in_order(
        wanted.values()
    )
    assert found.keys() == wanted.keys()
    assert len(found) == 11 + len(HOSTILE)
    assert made.summary == f"{7 + len(HOSTILE)} claims as {11 + len(HOSTILE)} ties between 5 nodes"


def in_order(ties: Iterable[dict[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(tie.items()) for tie in ties)


@every_reader
def test_what_a_lens_ties_and_kinds_leave_out_is_not_in_it(
    case: OpenCase, name: str, read: Callable[[Export], Ties]
) -> None:
    found = read(case.export(name, lens=Lens(grade="B2"), ties="RELAYED"))
    assert {tie["claim"] for tie in found.values()} & {"c1", "c2", "c3", "c4", "c7"} == {"c1", "c3"}
    documents = read(case.export(name, ties="AUTHORED", kinds=["Person", "Document"]))
    assert [(tie["start"], tie["end"]) for tie in documents.values()] == [("ann", "letter")]


@every_reader
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["name", "statement"])
def test_hostile_text_survives(field: str, text: str, name: str, read: Callable[[Export], Ties]) -> None:
    case = hostile(field, text)
    made = case.export(name)
    (tie,) = read(made).values()
    assert (tie["start"], tie["end"]) == ("ann", "bob")
    if field == "statement":
        assert tie["statement"] == text
    else:
        assert names(name, made) == {"ann": text, "bob": "Bob"}


def names(name: str, made: Export) -> dict[str, str]:
    """The names of the nodes, by their ids."""
    if name == "csv":
        table = pd.read_csv(io.StringIO(made.files["nodes.csv"]), dtype=str, keep_default_na=False)
        return dict(zip(table["id"], table["label"], strict=True))
    if name == "dot":
        import pygraphviz

        graph = pygraphviz.AGraph(string=made.text)
        return {str(node): node.attr["name"].replace("\\\\", "\\") for node in graph.nodes()}
    content = io.BytesIO(made.text.encode())
    graph = {
        "gexf": lambda: nx.read_gexf(content),
        "graphml": lambda: nx.read_graphml(content),
        "json": lambda: nx.node_link_graph(json.loads(made.text), edges="edges"),
        "cyjs": lambda: nx.cytoscape_graph(json.loads(made.text)),
    }[name]()
    return dict(graph.nodes(data="label"))


@pytest.mark.parametrize("field", ["name", "what"])
@pytest.mark.parametrize("character", ["\0", "\x1b", "\r", "\ufffe", "\ud800"])
@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_what_xml_cannot_carry_is_refused_with_its_place(field: str, character: str, name: str) -> None:
    where = "node ann: label" if field == "name" else "claim c1: what"
    said = f"{where} holds U+{ord(character):04X}, which {name} cannot carry; correct it in the case, or export json"
    with pytest.raises(MolehuntError, match=re.escape(said)):
        hostile(field, f"a{character}b").export(name)


@pytest.mark.parametrize("character", ["\0", "\x1b[31m", "\r", "\ufffe", "\ud800"])
@pytest.mark.parametrize("name", ["json", "cyjs"])
def test_json_carries_every_character(character: str, name: str) -> None:
    made = hostile("what", f"a{character}b").export(name)
    ((_, tie),) = READERS[name][1](made).items()
    assert tie["what"] == f"a{character}b"
    assert made.text.isascii()
    assert "<" not in hostile("what", "</script>").export(name).text


def test_dot_refuses_nul_and_keeps_other_control_characters() -> None:
    with pytest.raises(MolehuntError, match=r"claim c1: what holds U\+0000, which dot cannot carry"):
        hostile("what", "a\0b").export("dot")
    ((_, tie),) = READERS["dot"][1](hostile("what", "a\x1bb").export("dot")).items()
    assert tie["what"] == "a\x1bb"


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx"])
def test_no_cell_of_csv_starts_a_formula(text: str) -> None:
    ((_, tie),) = READERS["csv"][1](hostile("what", text).export("csv")).items()
    assert tie["what"] == f"'{text}"


def test_gephi_keeps_parallel_ties_apart(case: OpenCase) -> None:
    """It makes one of those with the same ends and kind, in GEXF and in CSV alike."""
    root = ElementTree.fromstring(case.export("gexf").text)  # noqa: S314  # our own
    edges = [edge.attrib for edge in root.iter("{http://gexf.net/1.3}edge")]
    same = [(edge["source"], edge["target"], edge["kind"]) for edge in edges]
    assert len(set(same)) == len(same) == 11 + len(HOSTILE)
    assert [kind for start, end, kind in same if (start, end) == ("ann", "bob")] == [
        "RELAYED", "RELAYED 2", "RELAYED 3"
    ]  # fmt: skip
    table = pd.read_csv(io.StringIO(case.export("csv").files["edges.csv"]), dtype=str, keep_default_na=False)
    assert sorted(zip(table["source"], table["target"], table["kind"], strict=True)) == sorted(same)
    assert set(table["type"]) == {"Directed"}


def test_days_are_spells_with_both_bounds_of_what_is_possible(case: OpenCase) -> None:
    space = "{http://gexf.net/1.3}"
    root = ElementTree.fromstring(case.export("gexf").text)  # noqa: S314  # our own
    edges = {str(edge.get("id")).split()[0]: edge for edge in root.iter(f"{space}edge")}
    spells = {claim: [spell.attrib for spell in edge.iter(f"{space}spell")] for claim, edge in edges.items()}
    assert [graph.get("mode") for graph in root.iter(f"{space}graph")] == ["dynamic"]
    assert spells["c1"] == [{"start": "1937-01-01", "end": "1937-02-01"}]
    assert spells["c2"] == [{"end": "1938-01-01"}]
    assert spells["c7"] == [{"start": "1936-01-01", "end": "1936-12-31"}]
    assert spells["c4"] == []


def test_gexf_says_what_it_is_and_declares_all_it_uses(case: OpenCase) -> None:
    root = ElementTree.fromstring(case.export("gexf", lens=Lens(grade="B2")).text)  # noqa: S314  # our own
    space = "{http://gexf.net/1.3}"
    assert (root.tag, root.get("version")) == (f"{space}gexf", "1.3")
    assert [child.tag for child in root] == [f"{space}meta", f"{space}graph"]
    (graph,) = root.iter(f"{space}graph")
    assert [child.tag.removeprefix(space) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert (graph.get("defaultedgetype"), graph.get("timeformat")) == ("directed", "date")
    assert "lens: graded B2 or better" in str(root.findtext(f"{space}meta/{space}description"))
    for of in ("node", "edge"):
        declared = {a.get("id") for a in graph.findall(f"{space}attributes[@class='{of}']/{space}attribute")}
        used = {v.get("for") for element in graph.iter(f"{space}{of}") for v in element.iter(f"{space}attvalue")}
        assert used == declared


@pytest.mark.parametrize("name", ["json", "cyjs"])
def test_json_has_the_proof_of_every_claim_and_of_who_is_who(case: OpenCase, name: str) -> None:
    told = json.loads(case.export(name).text)
    claims = told["graph" if name == "json" else "data"]["claims"]
    assert {"c1", "c5", "n1"} <= claims.keys()
    assert claims["c3"]["asserted_by"] == ["book", "cy"]
    assert claims["c3"]["passage"] == {
        "id": "passage-c3", "paragraph": 1, "start": 7, "end": 8, "sha256": "0", "repeats": None
    }  # fmt: skip
    assert (claims["c1"]["earliest"], claims["c1"]["latest"]) == ("1937-01-01", "1937-02-01")


def test_csv_has_the_proof_of_every_claim_and_of_who_is_who(case: OpenCase) -> None:
    table = pd.read_csv(io.StringIO(case.export("csv").files["claims.csv"]), dtype=str, keep_default_na=False)
    claims = {row["id"]: row for row in table.to_dict("records")}
    assert {"c1", "c5", "n1"} <= claims.keys()
    assert claims["c3"]["asserted_by"] == "book > cy"
    assert (claims["c3"]["passage"], claims["c3"]["passage_start"], claims["c3"]["passage_end"]) == (
        "passage-c3", "7", "8"
    )  # fmt: skip


def test_cytoscape_finds_its_own_names(case: OpenCase) -> None:
    told = json.loads(case.export("cyjs").text)
    nodes, edges = ([one["data"] for one in told["elements"][name]] for name in ("nodes", "edges"))
    ids = [one["id"] for one in (*nodes, *edges)]
    assert len(set(ids)) == len(ids)
    assert {one["source"] for one in edges} | {one["target"] for one in edges} <= {one["id"] for one in nodes}
    assert {one["name"] for one in nodes} == {"Ann", "Bob", "Cy", "Dan", "Eve"}
    assert {one["interaction"] for one in edges} == {"RELAYED", "WROTE_TO", "MET"}
    assert isinstance(told["data"], dict)


def test_a_tie_in_dot_is_drawn_as_firm_as_it_is(case: OpenCase) -> None:
    styles = {tie["claim"]: tie["style"] for tie in READERS["dot"][1](case.export("dot")).values()}
    assert (styles["c1"], styles["c2"], styles["c3"]) == ("solid", "dotted", "dashed")


@pytest.mark.parametrize("name", ["markup", "quotes", "right to left", "escapes", "separators", "keyword"])
def test_graphviz_draws_names_as_they_are(name: str) -> None:
    import pygraphviz

    drawn = pygraphviz.AGraph(string=hostile("name", HOSTILE[name]).export("dot").text).draw(format="svg", prog="dot")
    shown = [text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert shown == ["Made", HOSTILE[name], "Bob", "told"]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_nobody_is_one_without_ties(name: str) -> None:
    made = OpenCase(Recorder(*CLAIMS[-1:]), "made").export(name, ties="KIN_OF")  # type: ignore[arg-type]
    assert made.summary == "0 claims as 0 ties between 0 nodes"
    if name == "gexf":
        assert not nx.read_gexf(io.BytesIO(made.text.encode()))


@pytest.mark.parametrize(("name", "file"), [("gexf", "web.gexf"), ("graphml", "web.graphml"), ("csv", "web")])
def test_the_measures_read_it_again(case: OpenCase, name: str, file: str, tmp_path) -> None:
    case.export(name, tmp_path / file)
    graph = read_network(tmp_path / file / "edges.csv" if name == "csv" else tmp_path / file, directed=True)
    assert sorted(graph.edges()) == sorted(case.network().edges())
