"""The commands on each engine: what they print is what Python answers, and only ``--write`` changes anything."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest

import molehunt as molehunt_api
from molehunt.answers.opening import open_case
from molehunt.views.formats.json import as_json
from tests.cases import CORPUS, tiny
from tests.docs.command import lines, molehunt
from tests.engines import Engine
from tests.support.graphs import address, emptied


class Command(Protocol):
    """The command, set up to ask one engine."""

    def __call__(self, *arguments: str | Path) -> CompletedProcess[str]: ...


@pytest.fixture(scope="module")
def environment(engine_server: Engine) -> dict[str, str]:
    """What a user sets to have this engine asked."""
    if engine_server.name == "embedded":
        return {}
    return {
        "NEO4J_URI": engine_server.uri,
        "NEO4J_USERNAME": engine_server.user,
        "NEO4J_PASSWORD": engine_server.password,
        "NEO4J_DATABASE": engine_server.database,
    }


@pytest.fixture(scope="module")
def command(engine_server: Engine, environment: dict[str, str]) -> Iterator[Command]:
    """The command on an engine that holds the reference case, loaded by the command itself."""
    with emptied(engine_server):
        run = partial(molehunt, environment=environment)
        done = run("load")
        assert (done.returncode, done.stdout) == (0, "")
        assert "zborowski: " in done.stderr
        yield run


def asked(done: CompletedProcess[str]) -> Any:
    """The JSON of an answer that went well and said nothing besides, but for the number of rows."""
    assert done.returncode == 0
    assert re.fullmatch(r"(molehunt: case zborowski\n)?(molehunt: \d+ rows?\n)?", done.stderr)
    return json.loads(done.stdout)


def test_answers_are_those_of_python(command: Command, engine_server: Engine) -> None:
    with open_case(address=address(engine_server)) as case:
        saw, relays = case.who_saw("krivitsky-letter"), case.relays(sender="Brusse", recipient="Krivitsky")
    assert asked(command("who-saw", "Krivitsky letter", "--format", "json")) == json.loads(as_json(saw.to_dict()))
    found = asked(command("relays", "--from", "Brusse", "--to", "Krivitsky", "--format", "json"))
    assert found == json.loads(as_json(relays.to_dict()))


def test_two_sources_left_out_are_both_left_out(command: Command, engine_server: Engine) -> None:
    given = ("who-saw", "krivitsky-letter", "--without", "Rosenthal", "--without", "Serge", "--format", "json")
    found = asked(command(*given))
    with open_case(address=address(engine_server)) as case:
        python = case.who_saw("krivitsky-letter", lens=molehunt_api.Lens(without=["Rosenthal", "Serge"]))
        ones = [
            case.who_saw("krivitsky-letter", lens=molehunt_api.Lens(without=name)) for name in ("Rosenthal", "Serge")
        ]
    assert found == json.loads(as_json(python.to_dict()))
    left = [{id_ for row in one.rows for id_ in row["claims"]} for one in ones]
    assert {id_ for row in python.rows for id_ in row["claims"]} == left[0] & left[1] != left[1]


def test_show_says_what_an_entity_is_and_what_it_is_called(command: Command) -> None:
    subject = asked(command("show", "zborowski", "--format", "json"))["subject"]
    assert (subject["label"], subject["name"]) == ("Person", "Mark Zborowski")
    called = {
        (text.partition(",")[0].partition(":")[0], text.rpartition("[")[2].rstrip("]")) for text in subject["called"]
    }
    assert {("TULIP (codename)", "naming-tulip"), ("Etienne (party name)", "naming-etienne")} <= called
    form = asked(command("show", "name-tulip", "--format", "json"))["subject"]
    assert form["label"] == "Codename"
    assert {text.partition(" (")[0].partition(":")[0].partition(",")[0] for text in form["stands_for"]} == {
        "Mark Zborowski"
    }


def test_show_gives_everything_about_a_claim(command: Command) -> None:
    answer = asked(command("show", "krivitsky-wrote-letter", "--format", "json"))
    claim = answer["subject"]
    assert set(claim["parts"]) == {
        "subject: Walter Krivitsky (krivitsky)",
        "object: Krivitsky letter (krivitsky-letter)",
        "recipient: Elsa Poretsky (poretsky)",
    }
    assert (claim["date_basis"], claim["date_wording"]) == ("context", "later that month")
    assert claim["grade"].startswith("C3: an unreferenced later summary")
    (group,) = answer["at_issue"]
    assert group["sides"] == [["krivitsky-sent-letter", "krivitsky-wrote-letter"], ["krivitsky-denial"]]
    assert [decision["for"] for decision in group["decided"]] == [group["sides"][0]]
    assert answer["claims"]["krivitsky-wrote-letter"]["passage"]["sha256"] in claim["passage"]


def test_parameters_of_a_query_file_are_given_as_those_of_cypher(command: Command) -> None:
    run = ("query", "check/claim_without_role", "--format", "json", "-p")
    as_text = asked(command(*run, "required=gave VIA, told VIA"))
    assert as_text == asked(command(*run, 'required:=["gave VIA", "told VIA"]'))
    assert {(row["predicate"], row["role"]) for row in as_text["rows"]} == {("gave", "VIA"), ("told", "VIA")}
    saw = asked(command("query", "ask/who_saw", "-p", 'document:="krivitsky-letter"', "--format", "json"))
    assert saw == asked(command("query", "ask/who_saw", "-p", "document=krivitsky-letter", "--format", "json"))


def test_a_query_says_which_id_the_case_has_not(command: Command) -> None:
    done = command("query", "ask/who_saw", "-p", "document=krivitsky-leter", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"rows": []})
    assert lines(done.stderr) == [
        "molehunt: case zborowski",
        "molehunt: document: case zborowski has no id 'krivitsky-leter'; did you mean krivitsky-letter?",
        "molehunt: 0 rows",
    ]


@pytest.mark.usefixtures("command")
@pytest.mark.parametrize(
    "run",
    [
        ("query", "ask/sources"),
        ("export", "gexf"),
        ("web", "-o", "web.html"),
        ("report", "Zborowski", "-o", "report.md"),
        ("chart", "krivitsky-letter", "-o", "chart.svg"),
        ("figure", "custody", "krivitsky-letter", "-o", "custody.svg"),
    ],
    ids=lambda run: run[0],
)
def test_every_command_says_which_case_it_read(
    run: tuple[str, ...], environment: dict[str, str], tmp_path: Path
) -> None:
    done = molehunt(*run, cwd=tmp_path, environment=environment)
    assert done.returncode == 0, done.stderr
    assert lines(done.stderr).count("molehunt: case zborowski") == 1


def test_only_write_changes_the_graph(command: Command) -> None:
    refused = command("cypher", "CREATE (:Trace)")
    assert (refused.returncode, refused.stdout, len(lines(refused.stderr))) == (1, "", 1)
    assert "--write" in refused.stderr
    count = ("cypher", "MATCH (n:Trace) RETURN count(n) AS n", "--format", "json")
    unknown = command(*count)
    assert json.loads(unknown.stdout) == {"rows": [{"n": 0}]}
    assert "line 1: nothing in the graph has the label Trace" in unknown.stderr
    assert command("cypher", "--write", "CREATE (:Trace)").returncode == 0
    assert asked(command(*count)) == {"rows": [{"n": 1}]}
    assert command("cypher", "--write", "MATCH (n:Trace) DELETE n").returncode == 0


def test_two_cases_side_by_side(command: Command, tmp_path: Path) -> None:
    corpus = tmp_path / "text.txt"
    corpus.write_bytes(CORPUS.encode())
    assert command("load", tiny(tmp_path / "case"), "--corpus", corpus).returncode == 0
    unclear = command("who-saw", "letter")
    assert (unclear.returncode, unclear.stdout, len(lines(unclear.stderr))) == (1, "", 1)
    assert "zborowski" in unclear.stderr
    assert "--case" in unclear.stderr
    quoted = command("who-saw", "letter", "--case", "tiny", "--corpus", corpus)
    assert quoted.returncode == 0
    # The passage of the claim that Ann gave the letter.
    assert "“First line.”" in quoted.stdout
    answer = asked(command("show", "c2", "--case", "tiny", "--corpus", corpus, "--format", "json"))
    assert answer["claims"]["c2"]["quotation"] == CORPUS[13:33]
    corpus.write_bytes(CORPUS.replace("First", "Other").encode())
    wrong = command("who-saw", "letter", "--case", "tiny", "--corpus", corpus)
    assert (wrong.returncode, wrong.stdout, len(lines(wrong.stderr))) == (1, "", 1)
    assert "c1" in wrong.stderr
    assert "paragraph 1, characters 0 to 11" in wrong.stderr
    assert command("unload", "tiny").returncode == 2
    gone = command("unload", "tiny", "--yes")
    assert (gone.returncode, gone.stdout) == (0, "")
    status = asked(command("status", "--format", "json"))
    assert [(case["case"], case["state"]) for case in status["cases"]] == [("zborowski", "complete")]


def test_a_query_that_cannot_be_read_is_one_line(command: Command) -> None:
    done = command("cypher", "MATCH (n RETURN n")
    assert (done.returncode, done.stdout, len(lines(done.stderr))) == (1, "", 1)


def test_unknown_is_an_answer(command: Command) -> None:
    done = command("who-saw", "krivitsky-letter", "--known-by", "1900", "--format", "json")
    answer = asked(done)
    assert (answer["rows"], len(answer["open"])) == ([], 1)


def test_a_wrong_password_is_refused_in_one_line(engine_server: Engine, environment: dict[str, str]) -> None:
    wrong = {
        "NEO4J_URI": engine_server.uri,
        "NEO4J_USERNAME": engine_server.user,
        "NEO4J_PASSWORD": f"{engine_server.password}x",
        "NEO4J_DATABASE": engine_server.database,
    }
    done = molehunt("who-saw", "letter", environment={**environment, **wrong})
    assert (done.returncode, done.stdout, len(lines(done.stderr))) == (1, "", 1)
    assert "NEO4J_PASSWORD" in done.stderr


def test_a_chart_is_that_of_python(command: Command, engine_server: Engine, tmp_path: Path) -> None:
    with molehunt_api.open(address=address(engine_server)) as case:
        chart = case.chart("krivitsky-letter", family="custody")
    printed = command("chart", "krivitsky-letter", "--family", "custody")
    assert (printed.returncode, printed.stdout) == (0, chart.svg())
    file = tmp_path / "letter.html"
    done = command("chart", "krivitsky-letter", "--family", "custody", "-o", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(file) in done.stderr
    assert "case zborowski" in done.stderr
    assert set(re.findall(r'data-claim="([^"]+)"', file.read_text(encoding="utf-8"))) == set(chart.claims)


def test_a_chart_that_cannot_be_written_is_told_in_a_line(command: Command, tmp_path: Path) -> None:
    done = command("chart", "krivitsky-letter", "-o", tmp_path / "missing" / "letter.svg")
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be written" in lines(done.stderr)[-1]
