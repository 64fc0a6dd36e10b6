"""docs/leak.md: its commands run, and its table is the real one."""

import shlex

import pytest

from tests.docs.command import lines, molehunt
from tests.docs.snippets import blocks, page, titled

PAGE = page("docs/leak.md")
pytestmark = pytest.mark.usefixtures("asked_graph")
COMMANDS = [line for block in blocks(PAGE, "sh") for line in lines(block)]


@pytest.mark.parametrize(("command", "shown"), list(titled(PAGE, "text")))
def test_a_table_is_the_real_one(command: str, shown: str) -> None:
    printed = iter(line.rstrip() for line in molehunt(*shlex.split(command)[1:]).stdout.splitlines())
    for line in shown.splitlines():
        if line != "...":
            assert line.rstrip() in printed, f"not in the answer, or not in this order: {line}"


@pytest.mark.parametrize("line", COMMANDS)
def test_command(line: str) -> None:
    done = molehunt(*shlex.split(line)[1:])
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr
