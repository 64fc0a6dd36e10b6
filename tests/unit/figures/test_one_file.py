"""A figure is one file: whoever adds one gets its command, its function and its part of the page for nothing."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import molehunt.figures.drawn
from molehunt import figures
from molehunt.answers.open_case import OpenCase
from molehunt.figures.drawn import figure_names
from molehunt.model.errors import MolehuntError
from tests.support import figures_page
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

TOY = '''
"""Rows as dots.

Each dot is a row.
"""

from molehunt.figures.figure import Figure
from molehunt.figures.given import given, source_of
from molehunt.figures.page import page


def toy(data, *, ax=None):
    told = given(data, "toy-dots")
    with page(ax) as drawing:
        for place, one in enumerate(told.rows):
            drawing.axes.plot([place], [0], "o", gid=f"row {one['id']}")
        caption = source_of(told.case, told.lens, len(told.claims))
        return drawing.finish(title="Dots", caption=caption, height=50)


FIGURE = Figure(
    name="toy-dots",
    summary="Rows as dots.",
    explanation="Draw a dot for each row.",
    example="toy-dots Ann -o dots.png",
    draw=toy,
    question="relays",
)
'''
CLAIMS = (
    row("one", "told", subject="ann", recipient="bob", what="it"),
    row("two", "told", subject="cy", recipient="ann", what="it", grade="C3"),
)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The file, where Python finds it, and a command line that starts anew."""
    before = dict(sys.modules)
    (tmp_path / "toy_dots.py").write_text(TOY, encoding="utf-8")
    monkeypatch.setattr(molehunt.figures.drawn, "__path__", [*molehunt.figures.drawn.__path__, str(tmp_path)])
    for name in [name for name in sys.modules if name.startswith("molehunt.cli")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    yield
    for name in [name for name in sys.modules if name.startswith("molehunt.cli") or name.endswith(".toy_dots")]:
        del sys.modules[name]
    sys.modules.update({name: module for name, module in before.items() if name.startswith("molehunt.cli")})


@pytest.fixture
def run(toy: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:  # noqa: ARG001  # with it
    """The command line, on claims made by hand."""
    questions = importlib.import_module("molehunt.cli.questions")
    case = OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]
    monkeypatch.setattr(questions, "open_case", lambda *_, **__: case)
    main = importlib.import_module("molehunt.cli.main")
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *arguments: CliRunner().invoke(main.cli, arguments, prog_name="molehunt")


def test_it_is_a_command_with_its_help(run: Callable[..., Result]) -> None:
    assert "toy-dots Rows as dots." in " ".join(run("figure", "--help").output.split())
    told = run("figure", "toy-dots", "--help").output
    assert "Usage: molehunt figure toy-dots [OPTIONS] [PERSON]" in told
    assert "Example:\n    molehunt figure toy-dots Ann -o dots.png" in told
    for option in ("--from NAME", "--without NAME", "--case ID", "--timeout SECONDS", "-o, --out FILE"):
        assert option in told


def test_it_is_drawn_into_a_file_under_a_lens(run: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "dots.svg"
    done = run("figure", "toy-dots", "Ann", "--grade", "B2", "-o", str(file))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "dots.svg: Case made; lens: " in done.stderr
    assert "; 1 claim." in done.stderr
    assert file.read_text(encoding="utf-8").count('id="row ann"') == 1


def test_wrong_usage_of_it_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    assert "Missing option '-o' / '--out'" in run("figure", "toy-dots", "Ann").output
    other = run("figure", "toy-dots", "Ann", "-o", str(tmp_path / "dots.gif"))
    assert isinstance(other.exception, MolehuntError)
    assert "No such command 'toy-dot'" in run("figure", "toy-dot").output


@pytest.mark.usefixtures("toy")
def test_it_is_a_function_and_has_its_part_of_the_page() -> None:
    answer = OpenCase(Recorder(*CLAIMS), "made").ask("relays")  # type: ignore[arg-type]
    assert len(figures.toy_dots(answer).lines) == 2
    assert "toy_dots" in dir(figures)
    section = figures_page.page().split("## toy-dots\n")[1]
    assert "molehunt figure toy-dots Ann -o dots.png" in section
    assert section.endswith("Each dot is a row.\n")


def test_without_the_file_nothing_of_it_is_left() -> None:
    assert "toy-dots" not in figure_names()
    with pytest.raises(AttributeError, match="there is no figure 'toy_dots'"):
        _ = figures.toy_dots
