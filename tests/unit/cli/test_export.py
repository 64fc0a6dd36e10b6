"""``molehunt export`` on claims made by hand: files, stdout, what is told on stderr, and wrong usage."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from molehunt.answers.open_case import OpenCase
from molehunt.cli import questions
from molehunt.cli.main import cli
from molehunt.exchange.formats import find_format, format_names
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

CLAIMS = (
    row("met", "met", subject="ann", object="bob"),
    row("told", "told", subject="ann", recipient="bob", what="that it is so\x1b[31m", grade="E5"),
    row("wrote", "wrote", subject="bob", object="letter", recipient="ann"),
)
NETWORKS = [name for name in format_names() if find_format(name).narrowed]


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> OpenCase:
    made = OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]
    monkeypatch.setattr(made, "close", lambda: None)
    monkeypatch.setattr(questions, "open_case", lambda *_, **__: made)
    return made


@pytest.fixture
def run(case: OpenCase) -> Callable[..., Result]:  # noqa: ARG001  # opened by the command
    return lambda *arguments: CliRunner().invoke(cli, arguments, prog_name="molehunt")


def claims(text: str) -> set[str]:
    return {edge["claim"] for edge in json.loads(text)["edges"]}


def test_a_format_of_one_file_goes_to_stdout(run: Callable[..., Result], case: OpenCase) -> None:
    for arguments in (["json"], ["json", "-o", "-"]):
        done = run("export", *arguments)
        assert done.exit_code == 0
        assert done.stdout == case.export("json").text
        assert done.stderr == "molehunt: case made\nmolehunt: 3 claims as 3 ties between 2 nodes\n"


@pytest.mark.parametrize("name", NETWORKS)
def test_every_format_goes_where_it_is_wanted_and_what_is_there_stays(
    name: str, run: Callable[..., Result], case: OpenCase, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    given = ["--grade", "D"]  # leaves out the text that XML cannot carry
    done = run("export", name, "-o", str(place), *given)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"molehunt: 2 claims as 2 ties between 2 nodes, in {place}\n" in done.stderr
    again = run("export", name, "-o", str(place), *given)
    assert isinstance(again.exception, Exception)
    assert "--force" in str(again.exception)
    assert run("export", name, "-o", str(place), "--force", *given).exit_code == 0
    made = case.export(name, lens=_lens(), kinds="Person")
    files = {path.name: path.read_text(encoding="utf-8") for path in place.iterdir()} if place.is_dir() else None
    assert (files or {"": place.read_text(encoding="utf-8")}) == dict(made.files)


def _lens() -> Any:
    from molehunt import Lens

    return Lens(grade="D")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_nothing_steers_it(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", terminal := Terminal())
    cli.main(["export", "dot"], prog_name="molehunt", standalone_mode=False)
    assert "\x1b" in case.export("dot").text
    assert terminal.getvalue() == case.export("dot").text.replace("\x1b", "\N{REPLACEMENT CHARACTER}")


def test_ties_kinds_and_the_lens_narrow_it(run: Callable[..., Result]) -> None:
    assert claims(run("export", "json", "--ties", "contact").stdout) == {"met", "told", "wrote"}
    assert claims(run("export", "json", "--ties", "MET, RELAYED").stdout) == {"met", "told"}
    assert claims(run("export", "json", "--ties", "told").stdout) == {"told"}
    assert claims(run("export", "json", "--grade", "B2").stdout) == {"met", "wrote"}
    wide = json.loads(run("export", "json", "--kinds", "Person,Document").stdout)
    assert {node["id"] for node in wide["nodes"]} == {"ann", "bob", "letter"}
    assert json.loads(run("export", "json", "--grade", "B2").stdout)["graph"]["lens"] == "graded B2 or better"


def test_text_that_a_format_cannot_carry_is_told_in_a_line(
    case: OpenCase, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from molehunt.cli.main import _run

    assert case
    assert _run(["export", "gexf", "-o", str(tmp_path / "a.gexf")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "molehunt: claim told: what holds U+001B, which gexf cannot carry; "
        "correct it in the case, or export json instead\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gxf"], "gexf"),
        ([], "FORMAT"),
        (["csv"], "csv is several files: name a folder for them, as in -o my-csv"),
        (["csv", "-o", "-"], "csv is several files"),
        (["case"], "case is several files: name a folder for them, as in -o my-case"),
        (["case", "-o", "x", "--grade", "C3"], "case is the whole case; leave out --grade"),
        (["case", "-o", "x", "--known-by", "1939"], "case is the whole case; leave out --known-by"),
        (["case", "-o", "x", "--ties", "flow"], "case is the whole case; leave out --ties"),
        (["gexf", "--grade", "G7"], "A to F"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], said: str, run: Callable[..., Result]) -> None:
    done = run("export", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_is_no_tie_is_told(run: Callable[..., Result]) -> None:
    assert "'RELAYD' is not a group of ties" in str(run("export", "json", "--ties", "RELAYD").exception)
    assert "'' is not a group of ties" in str(run("export", "json", "--ties", "").exception)


def test_the_help_lists_every_format_and_has_an_example(run: Callable[..., Result]) -> None:
    told = " ".join(run("export", "--help").output.split())
    for name in format_names():
        assert f"{name} {find_format(name).meaning}"[:40] in told
    assert "molehunt export gexf --ties flow --grade C3" in told
    assert "--known-by" in told
