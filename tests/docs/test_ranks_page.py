"""docs/ranks.md: its commands and its code run, its tables are the real ones, and what it says of them is so."""

import shlex
import subprocess
import sys

import pytest

from molehunt import Lens
from molehunt import open as molehunt_open
from molehunt.graph.claimed import claimed_network
from molehunt.graph.lens import Filter
from molehunt.graph.reader import Reader
from molehunt.graph.ties import labels, wanted
from molehunt.graph.worlds import ClaimWorlds
from tests.docs.command import lines, missing_from, molehunt
from tests.docs.snippets import blocks, page, titled

PAGE = page("docs/ranks.md")
pytestmark = pytest.mark.usefixtures("asked_graph")
COMMANDS = [line for block in blocks(PAGE, "sh") for line in lines(block)]


@pytest.mark.parametrize(("command", "shown"), list(titled(PAGE, "text")))
def test_a_table_is_the_real_one(command: str, shown: str) -> None:
    assert missing_from(molehunt(*shlex.split(command)[1:]).stdout, shown) == []


@pytest.mark.parametrize("line", COMMANDS)
def test_command(line: str) -> None:
    done = molehunt(*shlex.split(line)[1:])
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr


def test_python() -> None:
    (script,) = blocks(PAGE, "python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "krivitsky" in done.stdout


def test_what_is_said_of_worlds() -> None:
    """Of the four at most one gave the copy in any world, and in nearly half of the worlds none did."""
    with molehunt_open() as case:
        reader = Reader(case.store, case.case, Filter())
        claims = claimed_network(reader, wanted(None), labels("Person")).claims
        worlds = ClaimWorlds(claims, reader).drawn(5000, 1)
    four = [place for place, one in enumerate(claims) if any(each.id == "who-gave-copy" for each in one.alternatives)]
    assert len(four) == 4
    held = worlds[:, four].sum(axis=1)
    assert held.max() == 1
    assert 0.4 < (held == 0).mean() < 0.5


def test_what_is_said_of_the_ranks() -> None:
    with molehunt_open() as case:
        rows = {row["id"]: row for row in case.centrality(top=6)}
        without = [row["id"] for row in case.centrality(top=5, lens=Lens(without="article"))]
    trotsky, krivitsky = rows["trotsky"], rows["krivitsky"]
    assert (trotsky["rank"], trotsky["firm_rank"], trotsky["without_rank"]) == (1, 1, 3)
    assert trotsky["without"].endswith("(service)")
    assert (krivitsky["rank"], krivitsky["rank_low"], krivitsky["rank_high"], krivitsky["without_rank"]) == (2, 1, 4, 4)
    assert rows["zborowski"]["firm_rank"] < krivitsky["firm_rank"]
    assert without[1] == "serge"
    assert "serge" not in rows
