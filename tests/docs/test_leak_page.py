"""docs/leak.md: its commands run, and its table is the real one."""

import shlex

import pytest

from tests.docs.command import lines, missing_from, molehunt_here
from tests.docs.snippets import blocks, page, titled

PAGE = page("docs/leak.md")
pytestmark = pytest.mark.usefixtures("asked_graph")
COMMANDS = [line for block in blocks(PAGE, "sh") for line in lines(block)]


@pytest.mark.parametrize(("command", "shown"), list(titled(PAGE, "text")))
def test_a_table_is_the_real_one(command: str, shown: str) -> None:
    assert missing_from(molehunt_here(*shlex.split(command)[1:]).stdout, shown) == []


@pytest.mark.parametrize("line", COMMANDS)
def test_command(line: str) -> None:
    done = molehunt_here(*shlex.split(line)[1:])
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr
