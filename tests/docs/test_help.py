"""Every command has an example in its help, and every example runs."""

import shlex
from pathlib import Path

import click
import pytest

from molehunt.cli.main import cli
from tests.docs.command import lines, molehunt

ENGINE = {"up", "down", "status"}
CONTEXT = click.Context(cli)
NAMES = cli.list_commands(CONTEXT)


def command(name: str) -> click.Command:
    """The command of that name."""
    found = cli.get_command(CONTEXT, name)
    assert found
    return found


def example(name: str) -> list[str]:
    """The arguments of the example in the help of a command."""
    text = command(name).help or ""
    assert "Example:" in text, f"the help of {name} has no example"
    (line,) = lines(text.split("Example:")[1])
    program, *arguments = shlex.split(line)
    assert (program, arguments[0]) == ("molehunt", name)
    return arguments


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_an_example_and_a_line_in_the_list(name: str) -> None:
    assert example(name)
    assert command(name).short_help


def test_every_command_of_the_readme_exists_and_the_other_way_round() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert f"`molehunt {name}" in readme or f"molehunt {name} " in readme, f"README.md lacks molehunt {name}"


@pytest.mark.usefixtures("empty_graph")
class TestExamples:
    """In the order in which they stand in the help; the first one finds an empty graph."""

    def test_the_first_question_loads_the_case_that_comes_with_molehunt(self) -> None:
        first, second = (molehunt("who-saw", "Krivitsky letter") for _ in range(2))
        assert (first.returncode, second.returncode) == (0, 0)
        assert "zborowski" in first.stderr
        assert second.stderr == ""
        assert "Gerard Rosenthal" in first.stdout
        assert first.stdout == second.stdout

    @pytest.mark.parametrize("name", [name for name in NAMES if name not in ENGINE])
    def test_example(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        # In this process, where all is imported already; what fails is raised. test_readme.py runs processes.
        monkeypatch.chdir(tmp_path)
        assert cli.main(example(name), prog_name="molehunt", standalone_mode=False) in (None, 0)
        done = capsys.readouterr()
        # Loading, unloading and checking a case without fault have no data to print; rows of Cypher and what is
        # exported are counted. Pictures and notebooks go to files, and it is said what they are of.
        pictures = {"chart", "figure", "report", "web", "notebooks"}
        assert bool(done.out) == (name not in {"load", "unload", "check", *pictures})
        assert bool(done.err) == (name in {"load", "unload", "check", "cypher", "query", "export", *pictures})
        assert any(tmp_path.iterdir()) == (name in pictures)


def test_examples_of_the_engine(tmp_path: Path) -> None:
    """On a data folder of their own, for one of them stops the engine."""
    home = {"MOLEHUNT_HOME": str(tmp_path / "home")}
    before, up, running, down, after = (
        molehunt(*example(name), environment=home) for name in ("status", "up", "status", "down", "status")
    )
    assert [done.returncode for done in (before, up, running, down, after)] == [0] * 5
    assert lines(before.stdout)[-1].split() == ["running", "false"]
    assert "bolt://127.0.0.1:" in up.stdout
    assert str(tmp_path / "home" / "credentials.json") in up.stdout
    assert lines(running.stdout)[: len(lines(up.stdout))] == lines(up.stdout)
    assert (down.stdout, after.stdout) == ("", before.stdout)
    password = (tmp_path / "home" / "credentials.json").read_text()
    assert not any(word in up.stdout + up.stderr for word in password.split('"') if len(word) > 12)
