"""A question, a format, an export and a field of a lens are one file each: who adds one gets everything else."""

from __future__ import annotations

import csv
import importlib
import inspect
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import molehunt
import molehunt.answers.questions
import molehunt.exchange.formats
import molehunt.graph.lenses
import molehunt.views.formats
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import question_names
from molehunt.exchange.formats import format_names as export_names
from molehunt.model.errors import MolehuntError
from molehunt.views.formats import format_names
from tests.support import generated
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

PACKAGES = {
    molehunt.answers.questions: '''
"""Whom somebody met."""

from typing import Annotated, TypedDict

from molehunt.answers.question import AGENT, Finding, Findings, Parameter, Question


class Row(TypedDict):
    """The columns of the answer."""

    met_in: Annotated[str, "The work that says so."]


def answer(enquiry):
    agent, other = enquiry.named("agent"), enquiry.named("other")
    claims = enquiry.claims("ask/ties", predicates=["met"])
    return Findings([one for claim in claims for one in _findings(enquiry, claim, agent, other)])


def _findings(enquiry, claim, agent, other):
    parties = [party for one in claim.participants for party in enquiry.parties(one)]
    if agent.id in {party.id for party in parties}:
        for party in parties:
            if party.id != agent.id and (other is None or party.id == other.id):
                columns = {"id": party.id, "name": party.name, "role": "met", "met_in": claim.passage["title"]}
                yield Finding(columns, [claim], f"{party.name}, met,", party.links)


QUESTION = Question(
    name="toy-met",
    chapter="People, bodies and events",
    summary="Whom somebody met.",
    explanation="""Whom AGENT met, work by work.

    Names are taken as people write them.""",
    example="toy-met Ann",
    parameters=(
        Parameter("agent", "The one who met.", labels=AGENT, required=True),
        Parameter("other", "Only whether they met this one.", labels=AGENT, option="--other"),
    ),
    row=Row,
    table=(("who", "name"), ("in", "met_in")),
    answer=answer,
)
''',
    molehunt.views.formats: '''
"""Names alone, a line for each row."""

from molehunt.views.formats import Format


def draw(report):
    return "".join(f"{list(row.values())[1]}!\\n" for row in report.rows)


FORMAT = Format("Names alone.", draw, leads=False)
''',
    molehunt.exchange.formats: '''
"""Ties as lines of text."""

from molehunt.exchange.formats import Format


def draw(material):
    return "".join(f"{tie.start} > {tie.end}: {tie.data['claim']}\\n" for tie in material.drawn())


FORMAT = Format("Ties as lines of text.", draw, ".toy", ("who says so is left out",))
''',
    molehunt.graph.lenses: '''
"""Only claims whose id holds a text."""

from molehunt.graph.facet import Facet

FACET = Facet(
    name="toy_id",
    takes="text",
    meaning="Only claims with this in their id.",
    words="with {} in the id",
    keeps=lambda origin, text: text in origin.id,
)
''',
}
FILES = dict(zip(PACKAGES, ("toy_met", "toy_names", "toy_ties", "toy_id"), strict=True))
CLAIMS = (
    row("met-bob", "met", subject="ann", object="bob"),
    row("met-cy", "met", subject="ann", object="cy", by="book > bob"),
    row("met-by-night", "met", subject="ann", object="owl", bearers={"owl": {"dan": ["naming-owl"]}}),
    row("naming-owl", "denotes", subject="owl", object="dan"),
    row("told", "told", subject="ann", recipient="bob", what="that it is so"),
)


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The three files, where Python finds them, and a command line that starts anew."""
    before = dict(sys.modules)
    for package, text in PACKAGES.items():
        folder = tmp_path / package.__name__
        folder.mkdir()
        (folder / f"{FILES[package]}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    for name in [name for name in sys.modules if name.startswith("molehunt.cli")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    yield
    added = [f"{package.__name__}.{name}" for package, name in FILES.items()]
    for name in [*added, *(name for name in sys.modules if name.startswith("molehunt.cli"))]:
        sys.modules.pop(name, None)
    sys.modules.update({name: module for name, module in before.items() if name.startswith("molehunt.cli")})


@pytest.fixture
def case(toys: None) -> OpenCase:  # noqa: ARG001  # with them
    return OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]


@pytest.fixture
def run(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command line, on claims made by hand."""
    questions = importlib.import_module("molehunt.cli.questions")
    monkeypatch.setattr(questions, "open_case", lambda *_, **__: case)
    main = importlib.import_module("molehunt.cli.main")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main.cli, arguments, prog_name="molehunt")

    return run


def test_the_question_is_a_command_with_its_help(run: Callable[..., Result]) -> None:
    assert re.search(r"\n  toy-met +Whom somebody met\.\n", run("--help").output)
    told = run("toy-met", "--help").output
    assert "Usage: molehunt toy-met [OPTIONS] AGENT" in told
    assert "Whom AGENT met, work by work." in told
    assert "Names are taken as people write them." in told
    assert "Example:\n    molehunt toy-met Ann" in told
    for option, meaning in {
        "--other NAME": "Only whether they met this one.",
        "--toy-id TEXT": "Only claims with this in their id.",
        "--grade GRADE": "At least this Admiralty grade",
        "--format FORMAT": "toy_names",
        "--corpus FILE": "The source text",
        "--timeout SECONDS": "Give up after so long.",
        "--case ID": "The case to ask",
    }.items():
        assert option in told
        assert meaning in " ".join(told.split())


def test_wrong_usage_of_it_is_told(run: Callable[..., Result]) -> None:
    missing, unknown = run("toy-met"), run("toy-met", "Ann", "--oter", "Bob")
    assert (missing.exit_code, unknown.exit_code) == (2, 2)
    assert "Missing argument 'AGENT'" in missing.output
    assert "--other" in unknown.output


def test_a_table_for_reading(run: Callable[..., Result]) -> None:
    shown = [" ".join(line.split()) for line in run("toy-met", "Ann").stdout.splitlines() if line.strip("─ ")]
    assert shown[:6] == [
        "toy-met: Ann (ann)",
        "case made",
        "who in status proof",
        "Bob The Book stated 1",
        "Dan The Book stated 2, 3",
        "Cy The Book reported 4",
    ]
    assert "- 3: without it, gone: Dan, met" in shown
    assert "3 naming-owl: Statement of naming-owl. [book; paragraph 1; B2]" in shown


def test_csv_and_the_proof_as_csv(run: Callable[..., Result]) -> None:
    done = run("toy-met", "Ann", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [(r["id"], r["met_in"], r["claims"]) for r in rows] == [
        ("bob", "The Book", "met-bob"),
        ("dan", "The Book", "met-by-night"),
        ("cy", "The Book", "met-cy"),
    ]
    assert "molehunt: case made" in done.stderr
    proof = list(csv.DictReader(io.StringIO(run("toy-met", "Ann", "--format", "proof").stdout, newline="")))
    assert {claim["id"] for claim in proof} == {"met-bob", "met-by-night", "met-cy", "naming-owl"}


def test_json_markdown_and_html(run: Callable[..., Result]) -> None:
    found = json.loads(run("toy-met", "Ann", "--format", "json").stdout)
    assert [row["met_in"] for row in found["rows"]] == ["The Book"] * 3
    assert set(found["claims"]) == {"met-bob", "met-by-night", "met-cy", "naming-owl"}
    text = run("toy-met", "Ann", "--format", "markdown").stdout
    assert "| Dan | The Book | stated | [^2][^3] |" in text
    assert "[^3]: Statement of naming-owl." in text
    shown: list[str] = []
    parser = HTMLParser()
    parser.handle_data = shown.append  # type: ignore[method-assign]
    parser.feed(run("toy-met", "Ann", "--format", "html").stdout)
    assert {"Dan", "The Book", "Statement of naming-owl. "} <= set(shown)


def test_a_method_in_python(case: OpenCase) -> None:
    asked: Any = case
    assert [row["id"] for row in asked.toy_met("Ann")] == ["bob", "dan", "cy"]
    assert [row["id"] for row in asked.toy_met("Ann", other="Cy")] == ["cy"]
    assert asked.toy_met("Ann", other="Cy").to_dict() == case.ask("toy-met", agent="Ann", other="Cy").to_dict()
    with pytest.raises(MolehuntError, match="toy-met takes 1 value without a name, not 2"):
        asked.toy_met("Ann", "Bob")
    with pytest.raises(MolehuntError, match="toy-met: unknown parameter othr; it takes agent, other, and lens"):
        asked.toy_met("Ann", othr="Bob")


@pytest.mark.usefixtures("toys")
def test_the_method_for_editors() -> None:
    made: dict[str, Any] = {}
    exec(generated.methods(), made)  # noqa: S102  # our own text
    method = made["Methods"].toy_met
    assert list(inspect.signature(method).parameters) == ["self", "agent", "other", "lens", "deep"]
    assert "Only whether they met this one." in method.__doc__
    exec(generated.lens_fields(), made)  # noqa: S102
    assert "toy_id" in made["LensFields"].__annotations__


@pytest.mark.usefixtures("toys")
def test_its_part_of_the_page_of_columns() -> None:
    page = generated.page()
    section = page.split("## toy-met\n")[1]
    assert "Whom somebody met." in section
    assert "molehunt toy-met Ann" in section
    assert "| `--other` | `other` | Only whether they met this one. |" in section
    assert "| `met_in` | text | The work that says so. |" in section
    assert "| `--toy-id` | `toy_id` | Only claims with this in their id. |" in page


@pytest.mark.parametrize("name", ["who-saw", "relays", "show", "disputes", "alternatives", "weigh", "toy-met"])
def test_the_lens_and_the_format_with_every_question(name: str, run: Callable[..., Result]) -> None:
    assert name in question_names()
    told = run(name, "--help").output
    assert "--toy-id TEXT" in told
    assert "toy_names" in told


def test_the_lens_narrows_and_is_told(run: Callable[..., Result], case: OpenCase) -> None:
    shown = [line.strip() for line in run("toy-met", "Ann", "--toy-id", "night").stdout.splitlines()]
    assert shown[2] == "lens: with night in the id"
    asked: Any = case
    lens = molehunt.Lens(toy_id="night")  # type: ignore[call-arg]
    assert repr(lens) == "Lens(toy_id='night')"
    assert [row["id"] for row in asked.toy_met("Ann", lens=lens)] == ["dan"]
    assert asked.toy_met("Ann", lens=lens).lens == {"toy_id": "night"}
    assert {edge for *_, edge in case.network(lens=lens).edges(data="claim")} == {"met-by-night"}
    assert {edge for *_, edge in case.network(lens=molehunt.Lens()).edges(data="claim")} >= {"met-bob", "told"}


def test_the_format_draws_answers_and_rows_of_queries(run: Callable[..., Result]) -> None:
    assert "toy_names" in format_names()
    done = run("toy-met", "Ann", "--format", "toy_names")
    assert (done.stdout, done.exit_code) == ("Bob!\nDan!\nCy!\n", 0)
    assert "molehunt: case made" in done.stderr
    assert "toy_names" in run("cypher", "--help").output
    assert "case (string)" in run("queries", "--format", "toy_names").stdout.splitlines()[0]


def test_the_export_is_offered_and_written(run: Callable[..., Result], case: OpenCase, tmp_path: Path) -> None:
    told = " ".join(run("export", "--help").output.split())
    assert "toy_ties Ties as lines of text." in told
    assert "--toy-id TEXT" in told
    done = run("export", "toy_ties", "--ties", "MET", "--toy-id", "met-b")
    assert (done.stdout, done.exit_code) == ("ann > bob: met-bob\nann > dan: met-by-night\n", 0)
    assert done.stderr.splitlines()[-1] == "molehunt: toy_ties: who says so is left out"
    made = case.export("toy_ties", tmp_path / "web.toy", ties="told")
    assert (tmp_path / "web.toy").read_text() == made.text == "ann > bob: told\n"


def test_without_the_files_nothing_of_them_is_left() -> None:
    assert not {"toy-met", "toy_names", "toy_ties"} & {*question_names(), *format_names(), *export_names()}
    with pytest.raises(MolehuntError, match="toy_id"):
        molehunt.Lens(toy_id="x")  # type: ignore[call-arg]
    main = importlib.import_module("molehunt.cli.main")
    assert isinstance(main.cli, click.Group)
    assert "toy-met" not in main.cli.list_commands(click.Context(main.cli))
