"""Questions as commands, on claims made by hand: what goes to stdout, and what to stderr."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.cli import questions
from molehunt.cli.main import _run, cli
from molehunt.graph.lenses import facets
from molehunt.store.load.transactions import LoadTransactions, repeat_if_changed
from molehunt.views.formats import format_names
from tests.cases import CORPUS
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

CLAIMS = (
    row("met", "met", subject="ann", object="bob"),
    row("told", "told", subject="ann", recipient="bob", what="that it is so", latest="1937-10-06"),
)


@pytest.fixture
def opened() -> dict[str, Any]:
    """With what the command opened its case."""
    return {}


@pytest.fixture
def run(opened: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    def open_case(case: str | None, **given: Any) -> OpenCase:
        opened.update(given, case=case)
        return OpenCase(Recorder(*CLAIMS), "made", given["corpus"])  # type: ignore[arg-type]

    monkeypatch.setattr(questions, "open_case", open_case)
    return lambda *arguments: CliRunner().invoke(cli, arguments, prog_name="molehunt")


@pytest.mark.parametrize("name", question_names())
def test_every_question_has_help_example_lens_and_formats(name: str, run: Callable[..., Result]) -> None:
    told = " ".join(run(name, "--help").output.split())
    question = find_question(name)
    assert question.example.split()[0] == name
    assert f"molehunt {question.example}" in told
    for parameter in question.parameters:
        assert (parameter.option or parameter.name.upper()) in told
    for field in facets():
        assert f"--{field.replace('_', '-')}" in told
    assert f"{', '.join(format_names()[:-1])} or {format_names()[-1]}" in told
    assert told.count("[required]") == sum(one.required for one in question.parameters if one.option)


@pytest.mark.parametrize("fmt", ["csv", "proof"])
def test_what_a_table_of_data_has_no_place_for_goes_to_stderr(fmt: str, run: Callable[..., Result]) -> None:
    done = run("relays", "ann", "--grade", "c", "--format", fmt)
    assert done.exit_code == 0
    assert done.stderr.splitlines() == ["molehunt: case made", "molehunt: lens: graded C or better"]
    assert len(list(csv.DictReader(io.StringIO(done.stdout, newline="")))) == 1


@pytest.mark.parametrize("fmt", ["table", "json", "markdown", "html"])
def test_what_is_for_reading_tells_it_itself(fmt: str, run: Callable[..., Result]) -> None:
    done = run("relays", "ann", "--grade", "c", "--format", fmt)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "graded C or better" in done.stdout
    assert "made" in done.stdout


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--grade", "G7", "expected a letter A to F, a number 1 to 6, or both"),
        ("--grade", "", "expected a letter A to F"),
        ("--until", "19370", "'19370' is no day"),
        ("--until", "", "'' is no day"),
        ("--until", "1937-10/..", "has no last day"),
        ("--known-by", "yesterday", "'yesterday' is no day"),
        ("--author", "", "expected a name"),
        ("--source", " ", "expected a name"),
        ("--without", "", "expected a name"),
    ],
)
def test_a_wrong_value_of_a_lens_is_wrong_usage(
    option: str, value: str, said: str, run: Callable[..., Result], opened: dict[str, Any]
) -> None:
    done = run("relays", "ann", option, value)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert option in done.stderr
    assert opened == {}


def test_a_year_stands_for_its_last_day(run: Callable[..., Result]) -> None:
    done = run("relays", "ann", "--until", "1937", "--known-by", "1955-03", "--format", "json")
    assert json.loads(done.stdout)["lens"] == {"until": "1937-12-31", "known_by": "1955-03-31"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reach", "--from", "ann", "--after", "soon"), "'--after': 'soon' is no day; write it as 1938-02-14"),
        (("reach", "--after", "1937"), "Missing option '--from'"),
        (("leak", "letter", "--observed", "ann"), "Missing option '--date'."),
        (("leak", "letter", "--date", "1937"), "Missing option '--observed'."),
        (("key-players", "-k", "0"), "'-k': 0 is not in the range x>=1"),
        (("key-players", "--goal", "reech"), "'--goal': there is no 'reech'; did you mean reach"),
        (("robustness", "--draws", "many"), "'--draws': 'many' is not a valid integer range"),
    ],
)
def test_a_wrong_value_of_a_parameter_is_wrong_usage(
    arguments: tuple[str, ...], said: str, run: Callable[..., Result], opened: dict[str, Any]
) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert opened == {}


def test_a_parameter_of_days_takes_a_month_for_its_first_or_last(run: Callable[..., Result]) -> None:
    done = run("reach", "--from", "ann", "--after", "1937-10", "--before", "1937-11", "--format", "json")
    asked = json.loads(done.stdout)["asked"]
    assert (asked["after"], asked["before"]) == ("1937-10-01", "1937-11-30")


def test_case_corpus_and_time_go_to_the_open_case(
    run: Callable[..., Result], opened: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MOLEHUNT_CORPUS", raising=False)
    assert run("relays", "--case", "other", "--timeout", "7").exit_code == 0
    assert (opened["case"], opened["timeout"], opened["corpus"]) == ("other", 7, None)
    monkeypatch.setenv("MOLEHUNT_CORPUS", str(tmp_path / "text.txt"))
    run("relays")
    assert opened["corpus"] == tmp_path / "text.txt"
    run("relays", "--corpus", str(tmp_path / "other.txt"))
    assert opened["corpus"] == tmp_path / "other.txt"


def test_with_the_text_every_format_quotes(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "text.txt"
    corpus.write_bytes(CORPUS.encode())
    words = CORPUS[:5]
    for claim in CLAIMS:
        passage = {"paragraph": 1, "start": 0, "end": 5, "sha256": sha256(words.encode()).hexdigest()}
        monkeypatch.setitem(claim, "passage", claim["passage"] | passage)
    for fmt, shown in {
        "table": f"“{words}”",
        "markdown": f"“{words}”",
        "html": f"<q>{words}</q>",
        "proof": f",{words}\n",
        "json": f'"quotation": "{words}"',
    }.items():
        assert shown in run("relays", "ann", "--corpus", str(corpus), "--format", fmt).stdout, fmt


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "molehunt: interrupted"),
        (("loading made is undone",), "molehunt: interrupted; loading made is undone"),
    ],
)
def test_an_interrupt_tells_of_a_load_only_if_there_was_one(
    notes: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: Any, **__: Any) -> OpenCase:
        stopped = KeyboardInterrupt()
        for note in notes:
            stopped.add_note(note)
        raise stopped

    monkeypatch.setattr(questions, "open_case", interrupted)
    assert _run(["relays", "ann"]) == 130
    told = capsys.readouterr()
    assert (told.out, told.err.strip()) == ("", said)


def test_an_interrupted_load_says_what_becomes_of_it() -> None:
    def work(_: LoadTransactions) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        repeat_if_changed(Recorder(), "loading made", "made", work)  # type: ignore[arg-type]
    assert stopped.value.__notes__ == ["loading made is undone, or goes on when run again"]


def test_an_unknown_name_is_an_error_of_data(run: Callable[..., Result]) -> None:
    done = run("relays", "xyzzy")
    assert done.stdout == ""
    assert "xyzzy" in str(done.exception)
    assert type(done.exception).__name__ == "UnknownNameError"
