"""README.md: its commands and its code run, its answer is the real one, and its files exist."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from molehunt import __version__
from molehunt.answers.open_case import OpenCase
from tests.docs.command import EXECUTABLE, lines, missing_from, molehunt
from tests.docs.snippets import CHECKOUT, blocks, page

README = page("README.md")
FIRST, *LISTS = blocks(README, "sh")
# Lines of comment stand above each group.
COMMANDS = [line for block in LISTS for line in lines(block) if not line.startswith("#")]
# `up` tells where the engine of this run is; the others that change the graph put it back.
CHANGING = {"load", "unload"}
WRITING = {"chart", "figure", "report", "web", "notebooks"}


def arguments(line: str) -> list[str]:
    """What a line of the page hands to molehunt."""
    command, *rest = shlex.split(line, comments=True)
    assert command == "molehunt"
    return rest


FIRSTS = {arguments(line)[0]: line for line in reversed(COMMANDS)}


@pytest.mark.usefixtures("empty_graph")
class TestCommands:
    """In the order of the page, on a graph that is empty at first."""

    def test_the_first_answer_is_the_real_one(self) -> None:
        done = molehunt(*arguments(FIRST.strip()))
        assert done.returncode == 0
        (shown,) = blocks(README, "text")
        assert "..." in shown.splitlines()
        assert missing_from(done.stdout, shown) == []

    @pytest.mark.parametrize("line", COMMANDS)
    def test_command(self, line: str, tmp_path: Path) -> None:
        # Every command is started as users start it, where it first stands, so that it imports what it needs.
        executable = EXECUTABLE if line in FIRSTS.values() else None
        done = molehunt(*arguments(line), cwd=tmp_path, executable=executable)
        assert done.returncode == 0, done.stderr
        assert bool(done.stdout) == (arguments(line)[0] not in {"check", *WRITING, *CHANGING})

    def test_python(self) -> None:
        (script,) = blocks(README, "python")
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", script], capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "Rosenthal showed the letter to Zborowski." in done.stdout
        assert len(lines(done.stdout)) > 10


def test_cypher_finds_something(whole: OpenCase) -> None:
    (query,) = blocks(README, "cypher")
    rows = whole.cypher(query)
    assert rows
    assert set(rows[0]) == {"sender", "act", "recipient", "start_as", "end_as", "identified_by", "status", "claim"}
    assert {row["status"] for row in rows} == {"stated", "reported"}
    # Who told whom, counted with those who stand under another name.
    assert any(row["start_as"] for row in rows)


def test_every_file_that_is_linked_exists() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/cases.md", "docs/cypher.md", "docs/graph.md"):
        text = page(name)
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert ((CHECKOUT / name).parent / link).exists(), f"{name}: {link}"


def test_every_variable_is_explained() -> None:
    named = {
        name
        for path in (CHECKOUT / "src").rglob("*.py")
        for name in re.findall(r"\b(?:MOLEHUNT|NEO4J)_[A-Z]+\b", path.read_text(encoding="utf-8"))
    }
    listed = set(re.findall(r"`((?:MOLEHUNT|NEO4J)_[A-Z]+)`", README.split("| Variable |")[1]))
    assert named - {"MOLEHUNT_COMPLETE"} == listed


def test_the_make_targets_of_the_page_exist() -> None:
    makefile = page("Makefile")
    for target in re.findall(r"^    make (\w+)", README, flags=re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)


def test_the_citation_is_of_this_version() -> None:
    cited = yaml.safe_load(page("CITATION.cff"))
    project = tomllib.loads(page("pyproject.toml"))["project"]
    assert cited["version"] == project["version"] == __version__
    assert (cited["title"], cited["license"]) == (project["name"], project["license"])
    assert [author["name"] for author in cited["authors"]] == [author["name"] for author in project["authors"]]
    assert " ".join(cited["abstract"].split()) == project["description"]


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_the_first_answer_in_a_fresh_clone_takes_an_installation_and_nothing_else(tmp_path: Path) -> None:
    """A folder of sources may have the name of a target, which is none of what is installed."""
    (tmp_path / "Makefile").write_text(page("Makefile"), encoding="utf-8")
    for name in ("src", "cypher", "data", "notebooks"):
        (tmp_path / name).mkdir()
    (tmp_path / "pyproject.toml").touch()
    done = subprocess.run(
        ["make", "--dry-run", "ask"], cwd=tmp_path, capture_output=True, text=True, check=True,  # noqa: S607
    )  # fmt: skip
    assert "pip install" in done.stdout
    assert "-e" not in done.stdout.split("pip install")[1].splitlines()[0].split()
    assert "tests.support" not in done.stdout
