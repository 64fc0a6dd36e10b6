"""Wrong usage and what needs no graph: exit statuses, and what goes to stdout and what to stderr."""

import io
import json
import os
import re
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from molehunt.answers.questions import find_question, question_names
from molehunt.cli.commands import Command
from molehunt.cli.main import _run, cli
from molehunt.model.check import check_model
from molehunt.model.shipped import shipped
from tests.cases import CORPUS, tiny, tiny_text
from tests.docs.command import EXECUTABLE, lines, molehunt

# Nobody listens there: a command that reaches for the graph fails, and one that need not does not.
NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["who-sw", "letter"], "who-saw"),
        (["relay"], "relays"),
        (["who-saw"], "DOCUMENT"),
        (["who-saw", "a", "--formt", "csv"], "--format"),
        (["who-saw", "a", "--format", "xml"], "markdown"),
        (["who-saw", "a", "--grade", "G7"], "A to F"),
        (["who-saw", "a", "--until", "19370"], "'19370' is no day"),
        (["who-saw", "a", "--timeout", "0"], "x>0"),
        (["who-saw", "a", "--timeout", "nan"], "nan is no number of seconds"),
        (["relays", "--timeout", "inf"], "inf is no number of seconds"),
        (["cypher", "RETURN 1", "--timeout", "1e9"], "1e9 is no number of seconds"),
        (["centrality", "--worlds", "1000000000"], "not in the range 0<=x<=100000"),
        (["robustness", "--draws", "1000000000000"], "not in the range 1<=x<=100000"),
        (["relays", "a", "b"], "(b)"),
        (["cypher", "RETURN 1", "-p", "x"], "KEY=VALUE"),
        (["cypher", "RETURN 1", "-p", "x:=nonsense"], "not JSON"),
        (["cypher", "RETURN 1", "-p", ":=1"], "KEY=VALUE"),
        (["cypher", "RETURN 1", "-p", "x=1", "-p", "x:=2"], "x was given twice."),
        (["query", "ask/who_saw", "-p", "document=a", "-p", "document=b"], "document was given twice."),
        (["query", "ask/who_saw", "-p", "document:=nonsense"], "not JSON"),
        (
            ["query", "check/claim_without_role", "-p", 'required=["gave OBJECT"]'],
            'a list is a,b,c; as JSON it is required:=["gave OBJECT"]',
        ),
        (["query", "write/claims"], "not a question"),
        (["unload", "zborowski"], "--yes"),
        (["completion", "tcsh"], "bash"),
        (["who-saw", "a", "--grade", "C3", "--grade", "E5"], "--grade was given twice."),
        (["relays", "--from", "a", "--from", "b"], "--from was given twice."),
        (["compare", "relays", "--from", "a", "--from", "b"], "--from was given twice."),
        (["cypher", "RETURN 1", "--format", "csv", "--format", "json"], "--format was given twice."),
        (["export", "gexf", "-o", "a.gexf", "--output", "b.gexf"], "--output was given twice."),
        (["web", "--hops", "1", "--hops", "2"], "--hops was given twice."),
        (["chart", "--family", "custody", "--family", "relays"], "--family was given twice."),
        (["report", "-o", "a.html", "--with", "relays --from a --from b"], "--from was given twice."),
        (["figure", "custody", "a", "-o", "a.png", "-o", "b.png"], "--out was given twice."),
        (
            ["relays", "--since", "1938", "--until", "1937"],
            "since 1938-01-01 is later than until 1937-12-31: no day is between them; swap them",
        ),
        (["chart", "-o", "letter.gif"], ".png"),
        (["chart", "--columns", "0"], "x>=1"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(click.UsageError) as caught:
        cli.main(arguments, prog_name="molehunt", standalone_mode=False)
    assert said in caught.value.format_message()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "arguments",
    [("who-saw", "a", "--until"), ("who-saw", "a"), ("export",), ("query",), (), ("load",), ("key-players", "-k")],
)
def test_a_very_long_value_is_not_repeated_whole(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run([*arguments, "x" * 100_000]) in (1, 2)
    told = capsys.readouterr().err
    assert "x" * 59 in told
    assert len(told) < 1_000


def commands_below(group: click.Group) -> list[click.Command]:
    """Every command of a group that is none itself."""
    ctx = click.Context(group)
    found = [one for name in group.list_commands(ctx) if (one := group.get_command(ctx, name))]
    return [leaf for one in found for leaf in (commands_below(one) if isinstance(one, click.Group) else [one])]


def test_no_command_takes_the_last_of_two_values_in_silence() -> None:
    found = commands_below(cli)
    assert {"who-saw", "cypher", "load", "web", "custody"} <= {one.name for one in found}
    assert [one.name for one in found if not isinstance(one, Command)] == []


def test_wrong_usage_is_status_2_on_stderr() -> None:
    done = molehunt("who-saw", "a", "--formt", "csv", environment=NOWHERE)
    assert (done.returncode, done.stdout) == (2, "")
    assert lines(done.stderr)[0].startswith("Usage: molehunt who-saw")
    assert "--format" in lines(done.stderr)[-1]


@pytest.mark.skipif(os.name == "nt", reason="no stream is closed by the shell there")
@pytest.mark.parametrize("arguments", ["queries", "queries --format json", "--help", "completion bash"])
def test_an_answer_that_goes_nowhere_is_told(arguments: str) -> None:
    closed = molehunt("-c", f'exec "{EXECUTABLE}" {arguments} >&-', environment=NOWHERE, executable=Path("/bin/sh"))
    assert (closed.returncode, closed.stderr) == (1, "molehunt: the answer cannot be written: stdout is closed\n")


@pytest.mark.skipif(os.name == "nt", reason="no stream is closed by the shell there")
def test_a_command_that_prints_nothing_needs_no_stdout(tmp_path: Path) -> None:
    run = f'exec "{EXECUTABLE}" check "{tiny(tmp_path / "case")}" >&-'
    assert molehunt("-c", run, environment=NOWHERE, executable=Path("/bin/sh")).returncode == 0


def test_alone_it_shows_the_help() -> None:
    done = molehunt()
    assert "who-saw" in done.stdout + done.stderr
    assert molehunt("--help").stdout.startswith("Usage: molehunt")


def test_version_is_that_of_the_package() -> None:
    from molehunt import __version__

    assert molehunt("--version").stdout == f"molehunt {__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="arguments are UTF-16 there")
def test_an_argument_that_is_no_text() -> None:
    done = molehunt(os.fsdecode(b"\xff"), environment=NOWHERE)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not text" in done.stderr


def test_no_server_is_status_1_in_one_line() -> None:
    done = molehunt("who-saw", "letter", environment=NOWHERE)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(lines(done.stderr)) == 1
    assert "bolt://127.0.0.1:1" in done.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "NEO4J_PASSWORD"),
        ({"NEO4J_URI": "nonsense", "NEO4J_PASSWORD": "x"}, "nonsense"),
        ({"MOLEHUNT_HOME": __file__}, __file__),
    ],
)
def test_a_wrong_environment_is_named(environment: dict[str, str], said: str) -> None:
    done = molehunt("who-saw", "letter", environment=environment)
    assert (done.returncode, done.stdout, len(lines(done.stderr))) == (1, "", 1)
    assert said in done.stderr


def test_check_says_nothing_on_stdout_of_a_case_without_fault(tmp_path: Path) -> None:
    corpus = tmp_path / "text.txt"
    corpus.write_bytes(CORPUS.encode())
    done = molehunt("check", tiny(tmp_path / "case"), "--corpus", corpus, environment=NOWHERE)
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 faults" in done.stderr


def test_check_takes_the_case_here_and_says_which_it_read(tmp_path: Path) -> None:
    here = tiny(tmp_path / "case", {"claims": tiny_text("claims").replace("B3", "Z3", 1)})
    done = molehunt("check", cwd=here, environment=NOWHERE)
    assert done.returncode == 1
    assert f"the case here, in {here}: 1 fault; 6 entities" in done.stderr
    named = molehunt("check", here, environment=NOWHERE)
    assert f"the case in {here}: 1 fault; 6 entities" in named.stderr


@pytest.mark.parametrize("described", [None, "[]", '{"resources": [{"name": "letters", "path": "letters.csv"}]}'])
def test_elsewhere_check_takes_the_case_that_comes_with_molehunt(tmp_path: Path, described: str | None) -> None:
    """In a folder without a description, or with that of other data, nothing is taken for a case."""
    if described:
        (tmp_path / "datapackage.json").write_text(described, encoding="utf-8")
    done = molehunt("check", cwd=tmp_path, environment=NOWHERE)
    assert done.returncode == 0
    assert "the case that comes with molehunt, in " in done.stderr


def test_load_says_which_case_it_reads(tmp_path: Path) -> None:
    here = tiny(tmp_path / "case", {"claims": tiny_text("claims").replace("B3", "Z3", 1)})
    for done, said in (
        (molehunt("load", cwd=here, environment=NOWHERE), f"the case here, in {here}"),
        (molehunt("load", here, environment=NOWHERE), f"the case in {here}"),
    ):
        assert done.returncode == 1
        assert said in lines(done.stderr)[0]


def test_check_model_lists_every_fault_of_a_vocabulary(tmp_path: Path) -> None:
    model = tmp_path / "model"
    shutil.copytree(shipped("data", "model"), model)
    done = molehunt("check", "--model", model, environment=NOWHERE)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"the vocabulary in {model}: 0 faults" in done.stderr
    custody = model / "predicates" / "custody.yaml"
    custody.write_text(custody.read_text(encoding="utf-8").replace("{subject: stole}", "{subject: nicked}"), "utf-8")
    done = molehunt("check", "--model", model, "--format", "json", environment=NOWHERE)
    assert done.returncode == 1
    (fault,) = json.loads(done.stdout)["rows"]
    assert "stole: custody makes of subject nicked, no word of custody.yaml" in fault["message"]


@pytest.mark.parametrize("damage", ["labels.yaml", "custody.yaml", "grades.yaml", "predicates/acts.yaml"])
@pytest.mark.parametrize("text", [None, "", "[1, 2]", "a: [", "7", "open: 3\ngroups: {x: 1}\nentities: [a]", "met: 3"])
def test_check_model_raises_nothing(tmp_path: Path, damage: str, text: str | None) -> None:
    model = tmp_path / "model"
    shutil.copytree(shipped("data", "model"), model)
    (model / damage).unlink()
    if text is not None:
        (model / damage).write_text(text, encoding="utf-8")
    assert check_model(model)


def test_a_folder_that_is_no_vocabulary_is_one_fault(tmp_path: Path) -> None:
    (fault,) = check_model(tmp_path / "nowhere")
    assert "there is no such folder; expected one with labels.yaml" in fault


def test_check_lists_every_fault(tmp_path: Path) -> None:
    wrong = tiny_text("claims").replace("ann,letter,bob", "anne,letter,bob").replace("B3", "Z3", 1)
    columns = [wrong.splitlines()[1].index(cell) + 1 for cell in ("anne", "Z3")]
    case = tiny(tmp_path / "case", {"claims": wrong})
    done = molehunt("check", case, environment=NOWHERE)
    assert done.returncode == 1
    places = [line.split(": ")[0] for line in lines(done.stdout)]
    assert places == [f"{case / 'claims.csv'}:2:{column}" for column in columns]
    found = json.loads(molehunt("check", case, "--format", "json", environment=NOWHERE).stdout)
    assert [(row["line"], row["column"]) for row in found["rows"]] == [(2, column) for column in columns]


def test_a_wrong_case_is_refused_before_the_graph_is_touched(tmp_path: Path) -> None:
    case = tiny(tmp_path / "case", {"claims": tiny_text("claims").replace("ann,letter,bob", "anne,letter,bob")})
    done = molehunt("load", case, environment=NOWHERE)
    assert (done.returncode, done.stdout) == (1, "")
    assert lines(done.stderr)[0] == f"molehunt: the case in {case}"
    assert lines(done.stderr)[1].startswith(f"{case / 'claims.csv'}:2:")
    assert lines(done.stderr)[-1] == "molehunt: the case has 1 fault; nothing was loaded"


def test_load_verifies_the_passages_first(tmp_path: Path) -> None:
    corpus = tmp_path / "text.txt"
    corpus.write_bytes(CORPUS.replace("First", "Other").encode())
    done = molehunt("load", tiny(tmp_path / "case"), "--corpus", corpus, environment=NOWHERE)
    assert done.returncode == 1
    assert "passages.csv:2:" in lines(done.stderr)[1]
    assert "bolt://" not in done.stderr


@pytest.mark.parametrize("path", ["nowhere", "file.txt"])
def test_what_is_no_case(tmp_path: Path, path: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    done = molehunt("load", path, cwd=tmp_path, environment=NOWHERE)
    assert (done.returncode, done.stdout) == (1, "")
    assert path in done.stderr
    assert "Traceback" not in done.stderr


def test_queries_are_listed_with_their_parameters() -> None:
    rows = json.loads(molehunt("queries", "--format", "json", environment=NOWHERE).stdout)["rows"]
    found = {row["name"]: row for row in rows}
    assert any(text.startswith("document (string)") for text in found["ask/who_saw"]["parameters"])
    assert not [name for name in found if not name.startswith(("ask/", "check/"))]


def test_one_of_a_kind_is_told_in_the_singular(tmp_path: Path) -> None:
    done = molehunt("check", tiny(tmp_path / "case"), environment=NOWHERE)
    assert done.returncode == 0
    said = lines(done.stderr)[-1]
    counts = {thing: int(count) for count, thing in re.findall(r"(\d+) ([a-z ]+)", said.partition(": 0 faults; ")[2])}
    assert 1 in counts.values()
    assert all(thing.endswith("s") is (count != 1) for thing, count in counts.items()), said


def test_the_list_of_queries_is_no_wider_than_a_page_in_a_pipe() -> None:
    done = molehunt("queries", environment=NOWHERE)
    assert "takes document (string): id of the document" in " ".join(done.stdout.split())
    assert max(map(len, lines(done.stdout))) < 180


@pytest.mark.parametrize("above", [(), ("compare",), ("without-each",)], ids=["molehunt", "compare", "without-each"])
def test_the_help_lists_each_question_once_under_its_chapter(above: tuple[str, ...]) -> None:
    told = CliRunner().invoke(cli, [*above, "--help"]).output
    chapter, found = "", dict[str, list[str]]()
    for line in told.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            chapter = line.removesuffix(":")
        elif (word := line[2:].partition(" ")[0]) in question_names() and line[2:3].strip():
            found.setdefault(word, []).append(chapter)
    assert found == {name: [find_question(name).chapter] for name in question_names()}
