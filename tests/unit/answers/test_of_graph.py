"""Questions on networks from files: no case, no engine, the numbers of networkx, and of a case with the same ties."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest

from molehunt.answers.answer import Answer
from molehunt.answers.columns import WEIGHED, columns
from molehunt.answers.of_graph import answer_of_graph
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.cli.main import run as molehunt
from molehunt.model.errors import MolehuntError
from molehunt.views.answer_report import report
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

KREBS = Path(__file__).parents[2] / "data" / "september_11.csv"


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Run molehunt centrality with an empty home."""
    monkeypatch.setenv("MOLEHUNT_HOME", str(tmp_path / "home"))

    def ran(*arguments: str) -> Ran:
        status = molehunt(["centrality", *arguments])
        return Ran(status, *capsys.readouterr())

    return ran


def test_a_published_network_is_ranked_without_a_database(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Krebs: Atta leads in degree (.361) and betweenness (.588 in print, of ties rounded)."""
    found = run("--graph", str(KREBS), "--measure", "degree,closeness", "--top", "3", "--format", "json")
    rows = json.loads(found.out)["rows"]
    assert [row["role"] for row in rows] == ["degree"] * 3 + ["closeness"] * 3
    assert (rows[0]["name"], round(rows[0]["value"], 3)) == ("Mohamed Atta", 0.361)
    assert round(rows[3]["value"], 3) == 0.587
    assert not (tmp_path / "home").exists()


def test_a_direction_that_the_file_or_the_option_says_is_taken(run: Callable[..., Ran], tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("source,target,author\nann,bob,Orlov\nbob,cy,Orlov\ncy,dan,Serge\n")
    nx.write_graphml(nx.DiGraph([("ann", "bob"), ("bob", "cy")]), tmp_path / "ties.graphml")
    for arguments, first in (
        ((str(ties),), {"bob": 2 / 3, "cy": 2 / 3}),
        ((str(ties), "--direction", "told"), {"bob": 2 / 6, "cy": 2 / 6}),
        ((str(tmp_path / "ties.graphml"),), {"bob": 1 / 2}),
    ):
        rows = json.loads(run("--graph", *arguments, "--format", "json").out)["rows"]
        assert {row["id"]: row["value"] for row in rows if row["rank"] == 1} == pytest.approx(first)


@pytest.mark.parametrize("fmt", ["table", "csv", "markdown", "html", "proof"])
def test_every_format_shows_it(fmt: str, run: Callable[..., Ran]) -> None:
    found = run("--graph", str(KREBS), "--top", "1", "--format", fmt)
    assert found.status == 0
    assert ("Mohamed Atta" in found.out) is (fmt != "proof")
    assert "case" not in found.out.split("Atta")[0].split("network")[0]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--graph", "none.csv"], 1, "none.csv: No such file or directory; name a file that can be read"),
        (["--graph", str(KREBS), "--until", "1938"], 2, "--until is for cases; leave it out with --graph."),
        (["--graph", str(KREBS), "--case", "zborowski"], 2, "--case is for cases; leave it out with --graph."),
        (["--graph", str(KREBS), "--ties", "flow"], 1, "--ties is for cases; leave it out with --graph"),
    ],
)
def test_what_does_not_go_with_a_file_is_refused(
    arguments: list[str], status: int, said: str, run: Callable[..., Ran]
) -> None:
    found = run(*arguments)
    assert (found.status, said in found.err) == (status, True), found.err


DAYS = ("1937-10-02", "1937-10-06", "1937-10-04", None, "1937-10-09", "1937-10-11", "1937-10-12")
TOLD = [("ann", "bob"), ("bob", "cy"), ("cy", "ann"), ("cy", "dan"), ("dan", "eve"), ("eve", "fay"), ("ann", "eve")]
CLAIMS = [
    row(f"c{n}", subject=one, recipient=other, earliest=day, latest=day, authors=["kay" if n % 3 else "lee"],
        by="kay" if n % 3 else "lee", certainty="possible" if n == 4 else "stated")
    for n, ((one, other), day) in enumerate(zip(TOLD, DAYS, strict=True))
]  # fmt: skip
SIDES = "ann, bob, fay / cy, dan, eve"
ASKED = [
    ("brokers", {"by": SIDES, "ties": "flow"}),
    ("brokers", {"by": SIDES, "ties": "flow", "direction": "none"}),
    ("centrality", {"measure": "betweenness,degree", "ties": "flow"}),
    ("key-players", {"k": 2, "ties": "flow"}),
    ("key-players", {"k": 1, "goal": "reach", "ties": "flow"}),
    ("robustness", {"draws": 20, "ties": "flow", "measure": "degree"}),
    ("reach", {"holder": "ann", "after": "1937-10", "ties": "flow"}),
    ("reach", {"holder": "eve", "ties": "flow", "direction": "none"}),
    ("origin", {"heard": "ann, bob, cy", "ties": "flow"}),
]
# What a file has in other words: claims are ties there, and authors have no names besides their ids.
OTHERWISE = {"hinge", "tie", "without", "way", "without_claims", "ties", "without_ties", *WEIGHED}


def of_file(question: str, file: Path, **asked: Any) -> Answer:
    return answer_of_graph(find_question(question), file, asked)


@pytest.mark.parametrize("ending", ["csv", "graphml", "gexf"])
@pytest.mark.parametrize(("question", "asked"), ASKED, ids=lambda one: one if isinstance(one, str) else "")
def test_a_file_with_the_ties_of_a_case_gives_the_numbers_of_the_case(
    question: str, asked: dict[str, Any], ending: str, tmp_path: Path
) -> None:
    case = OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]
    told = case.ask(question, **asked)
    file = tmp_path / ("web" if ending == "csv" else f"web.{ending}")
    case.export(ending, file, ties="flow")
    given = {name: value for name, value in asked.items() if name != "ties"}
    if ending == "csv":
        file /= "edges.csv"
        given = {"direction": "told"} | given
    found = of_file(question, file, **given)
    assert told.rows
    declared = [column.name for column in columns(find_question(question).row) if column.name != "modality"]
    assert all(list(one) == declared for answer in (told, found) for one in answer.rows)
    if (question, ending) != ("robustness", "csv"):
        # The draws hang on the order of nodes, which is another in a CSV file; so is that of equal ranks.
        pairs = list(zip(_in_order(told), _in_order(found), strict=True))
        assert [_numbers(other) for _, other in pairs] == [_numbers(one) for one, _ in pairs]
        # The name of a source is its id in a file; in a case both stand.
        assert all(f"({other['without']})" in one["without"] for one, other in pairs if "without_rank" in one)


def _in_order(answer: Answer) -> list[Any]:
    return sorted(answer.rows, key=lambda one: (one["role"], str(one.get("missing")), str(one.get("share")), one["id"]))


def _numbers(one: Any) -> dict[str, Any]:
    return {
        name: pytest.approx(value) if isinstance(value, float) else str(value).casefold()
        for name, value in one.items()
        if name not in OTHERWISE
    }


def test_the_ties_of_a_way_stand_in_place_of_claims(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target,day,author\nann,bob,1937-10-02,Orlov\nbob,cy,1937-11,Serge\n")
    rows = {one["id"]: one for one in of_file("reach", file, holder="ann", direction="told").rows}
    assert rows["cy"]["ties"] == ["ann - bob 1937-10-02", "bob - cy 1937-11-01 to 1937-11-30"]
    assert rows["cy"]["without_ties"] == rows["cy"]["ties"]
    assert (rows["cy"]["way"], rows["cy"]["without"]) == ([], ["Orlov", "Serge"])
    assert (str(rows["cy"]["first_day"]), str(rows["cy"]["by_day"])) == ("1937-11-01", "1937-11-30")


def test_what_is_dated_about_a_day_can_be_earlier_or_later(tmp_path: Path) -> None:
    """Bob told Cy on the 6th: he had it if Ann told him on the 5th, and perhaps not yet if that was about then."""
    file = tmp_path / "ties.csv"
    for day, reached in (("1937-10-05", "certain"), ("1937-10-05~", "possible")):
        file.write_text(f"source,target,day\nann,bob,{day}\nbob,cy,1937-10-06\n")
        rows = {one["id"]: one for one in of_file("reach", file, holder="ann", direction="told").rows}
        assert rows["cy"]["reached"] == reached


def test_groups_are_an_attribute_of_nodes(tmp_path: Path) -> None:
    """The courier leads from the two of the opposition into the police: twice a gatekeeper."""
    web = nx.DiGraph([("clerk", "courier"), ("friend", "courier"), ("courier", "centre")])
    sides = {"clerk": "opposition", "friend": "opposition", "courier": "police", "centre": "police"}
    nx.set_node_attributes(web, sides, "side")
    nx.write_graphml(web, tmp_path / "web.graphml")
    rows = {one["id"]: one for one in of_file("brokers", tmp_path / "web.graphml", by="side").rows}
    assert (rows["courier"]["gatekeeper"], rows["courier"]["value"], rows["courier"]["group"]) == (2, 2, "police")
    assert sum(one["value"] for one in rows.values()) == 2


def test_of_thousands_without_a_group_some_are_named(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target\nann,bob\n" + "".join(f"bob,n{number}\n" for number in range(1_000)))
    (item,) = of_file("brokers", file, by="ann/bob").open
    assert item["what"].startswith("to what group these belonged: n0, n1, n10, n100,")
    assert item["what"].endswith(", and 950 more")


def test_nodes_are_shown_by_name_and_named_by_either(tmp_path: Path) -> None:
    web = nx.DiGraph()
    web.add_node("1", name="Ann Bell")
    web.add_edge("1", "2", day="1937-10-02")
    nx.write_graphml(web, tmp_path / "web.graphml")
    for holder in ("1", "ann bell"):
        answer = of_file("reach", tmp_path / "web.graphml", holder=holder)
        assert [one["id"] for one in answer.rows] == ["2"]
        assert answer.asked["holder"] == "1"
    assert {one["name"] for one in of_file("centrality", tmp_path / "web.graphml").rows} == {"Ann Bell", "2"}


@pytest.mark.parametrize(
    ("question", "asked", "said"),
    [
        (
            "brokers",
            {},
            "no node has an attribute 'organization'; nodes have no attributes, as always in CSV; name one",
        ),
        ("brokers", {"by": "ann/bobb"}, "by: no node is called 'bobb'; did you mean bob?"),
        ("brokers", {"by": "ann/ann"}, "by: ann stands on two sides"),
        ("reach", {"holder": "ann"}, "no tie has a day; ties have note; expected one of possible_earliest and"),
        ("reach", {"holder": "zoe"}, "--from: no node is called 'zoe'; there are ann, bob, cy"),
        ("reach", {}, "parameter holder is missing"),
        ("key-players", {"k": 7}, "k is 7: expected a whole number from 1 to 3, the number of nodes"),
        ("robustness", {"ties": "flow"}, "--ties is for cases; leave it out with --graph"),
    ],
)
def test_what_a_file_lacks_is_told(question: str, asked: dict[str, Any], said: str, tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target,note\nann,bob,x\nbob,cy,x\n")
    with pytest.raises(MolehuntError) as error:
        of_file(question, file, **asked)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("day\nann,bob,soon", "the tie ann - bob: day: 'soon' is no day"),
        ("first,last\nann,bob,1938,1937", "the tie ann - bob: first 1938 is later than last 1937; mend"),
    ],
)
def test_days_that_are_none_are_told_with_their_tie(days: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text(f"source,target,{days}\n")
    with pytest.raises(MolehuntError) as error:
        of_file("reach", file, holder="ann")
    assert str(error.value).startswith(f"{file}: {said}")


ANY = {"reach": {"holder": "ann"}, "origin": {"heard": "ann"}, "brokers": {"by": "ann/bob"}, "key-players": {"k": 1}}
QUESTIONS = [name for name in question_names() if find_question(name).of_graph]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_status_that_is_none_is_told_with_its_tie(question: str, tmp_path: Path) -> None:
    nx.write_graphml(nx.Graph([("ann", "bob", {"status": "Stated", "day": "1937"})]), tmp_path / "web.graphml")
    with pytest.raises(
        MolehuntError, match=r"web.graphml: the tie '?ann'? - '?bob'? has status 'Stated'; did you mean"
    ):
        of_file(question, tmp_path / "web.graphml", **ANY.get(question, {}))


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_tie_it_is_told(question: str, tmp_path: Path) -> None:
    web = nx.Graph()
    web.add_node("ann", organization="x")
    nx.write_graphml(web, tmp_path / "web.graphml")
    given = {"reach": {"holder": "ann"}, "origin": {"knew": "ann"}}.get(question, {})
    try:
        answer = of_file(question, tmp_path / "web.graphml", **given)
    except MolehuntError as error:
        assert "tie" in str(error)
    else:
        assert not answer.rows
        assert answer.open


def test_a_direction_that_the_file_does_not_have_is_refused_and_one_that_it_has_can_be_dropped(tmp_path: Path) -> None:
    nx.write_graphml(nx.Graph([("ann", "bob")]), tmp_path / "plain.graphml")
    with pytest.raises(MolehuntError, match="its ties have no direction"):
        of_file("centrality", tmp_path / "plain.graphml", direction="told")
    nx.write_graphml(nx.DiGraph([("ann", "bob"), ("cy", "bob")]), tmp_path / "told.graphml")
    rows = of_file("centrality", tmp_path / "told.graphml", direction="none").rows
    assert {one["id"]: one["value"] for one in rows} == {"ann": 0, "bob": 1, "cy": 0}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", ["web.csv", "web.graphml", "web.gexf"])
def test_a_direction_is_advised_where_it_can_be_told(question: str, name: str, tmp_path: Path) -> None:
    """The advice can be followed, and is not given again to whoever has followed it."""
    web = nx.Graph([("ann", "bob", {"day": "1937"})])
    writers = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}
    file = tmp_path / name
    if (ending := name.partition(".")[2]) == "csv":
        file.write_text("source,target,day\nann,bob,1937\n")
    else:
        writers[ending](web, file)
    notes = " ".join(of_file(question, file, **ANY.get(question, {})).notes)
    assert ("--direction told" in notes) is (ending == "csv")
    if ending == "csv":
        for way in ("told", "none"):
            assert "--direction" not in " ".join(of_file(question, file, direction=way, **ANY.get(question, {})).notes)


ONE = "ties between the same two are one, however strong"
NOTED = [
    ("centrality", {"measure": "strength"}, "strengths count in strength; those of parallel ties add up"),
    ("centrality", {}, f"in betweenness {ONE}"),
    ("centrality", {"measure": "degree,pagerank"},
     f"strengths count in pagerank; those of parallel ties add up; in degree {ONE}"),
    ("robustness", {"draws": 2}, f"in betweenness {ONE}"),
    ("robustness", {"draws": 2, "measure": "strength"}, "strengths count in strength; those of parallel ties add up"),
    ("key-players", {"k": 1}, ONE),
    ("brokers", {"by": "ann/bob"}, ONE),
    ("origin", {"heard": "ann,bob"}, ONE),
]  # fmt: skip


@pytest.mark.parametrize(("question", "asked", "said"), NOTED)
def test_what_strengths_do_is_said_where_they_do_it(
    question: str, asked: dict[str, Any], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target,weight\nann,bob,2\nann,bob,3\nbob,cy,1\n")
    assert of_file(question, file, **asked).notes[1] == f"ties run both ways; {said}"
    file.write_text("source,target\nann,bob\nbob,cy\n")
    assert of_file(question, file, **asked).notes[1] == "ties run both ways; parallel ties are one"


@pytest.mark.parametrize(
    ("question", "asked"), [("centrality", {}), ("brokers", {"by": "ann/bob"}), ("origin", {"heard": "ann,bob"})]
)
def test_a_file_has_ties_in_place_of_claims_and_top_is_explained(
    question: str, asked: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target\nann,bob\nbob,cy\n")
    answer = of_file(question, file, top=2, **asked)
    assert any("top: how often among the first 2" in note for note in answer.notes)
    (section,) = report(answer).sections
    assert "without the tie" in section.columns
    assert not any("claim" in column for column in section.columns)
    cell = section.rows[0][section.columns.index("without the tie")]
    assert cell.startswith(f"{answer.rows[0]['tie']}: ")


def test_views_are_counted_in_words(tmp_path: Path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("source,target\nann,bob\nbob,cy\n")
    assert any("sought anew in 1 view: with firm" in note for note in of_file("key-players", file, k=1).notes)
