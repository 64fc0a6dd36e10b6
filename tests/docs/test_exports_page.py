"""docs/exports.md: the page knows every format and every attribute, and its commands and its code run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.exchange.formats import format_names
from tests.docs.command import molehunt_here
from tests.docs.snippets import blocks, page, rows, words
from tests.support.recorder import Recorder
from tests.unit.exchange.readers import READERS
from tests.unit.graph.made import row

PAGE = page("docs/exports.md")
FORMATS, ATTRIBUTES = (PAGE.split(f"## {title}\n")[1].split("\n## ")[0] for title in ("Formats", "Attributes"))
COMMANDS = re.findall(r"^    (molehunt .+)$", PAGE, re.MULTILINE)


def test_the_table_has_every_format() -> None:
    assert [words(cells[0]) for cells in rows(FORMATS)] == [{name} for name in format_names()]


@pytest.mark.parametrize("name", sorted({name for name, _ in READERS.values()}))
def test_the_tables_have_every_attribute(name: str) -> None:
    case = OpenCase(Recorder(row("met", "met", subject="ann", object="bob")), "made")  # type: ignore[arg-type]
    made = case.export(name)
    (tie,) = next(read for of, read in READERS.values() if of == name)(made).values()
    of_node, of_tie = (
        {word for cells in rows(part) for word in words(cells[0])} for part in ATTRIBUTES.split("| Of a tie |")
    )
    assert of_node == {"label", "entity", "kind"}
    # What the readers call the key and the ends, and what single formats have of their own, is told below the tables.
    own = {"id", "start", "end", "source", "target", "type", "kind", "interaction", "style", "key", "spells"}
    assert of_tie == tie.keys() - own


@pytest.mark.usefixtures("asked_graph")
class TestItRuns:
    @pytest.mark.parametrize("line", COMMANDS)
    def test_command(self, line: str, tmp_path: Path) -> None:
        program, *arguments = shlex.split(line)
        done = molehunt_here(*arguments, cwd=tmp_path)
        assert program == "molehunt"
        assert (done.returncode, done.stdout) == (0, "")
        assert len(list(tmp_path.iterdir())) == 1

    def test_python(self, tmp_path: Path) -> None:
        (script,) = blocks(PAGE, "python")
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", script],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert re.fullmatch(r"\d+ claims as \d+ ties between \d+ nodes\n", done.stdout)
        assert (tmp_path / "web.gexf").is_file()
