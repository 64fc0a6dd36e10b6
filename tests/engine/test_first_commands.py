"""The first commands on an empty data folder, given at once, all answer, and the graph is loaded once."""

import os
import subprocess
import sys

import pytest

from molehunt.engine import find_running, stop
from tests.engine.conftest import cypher

RUN = "from molehunt.cli import main; main()"
COUNTED = "MATCH (n) RETURN count(*), count(DISTINCT [labels(n)[0], n.case, n.id])"


def command(folder, *words):
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        env=os.environ | {"MOLEHUNT_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcomes(commands):
    said = [each.communicate(timeout=120) for each in commands]
    return [(each.returncode, out, err) for each, (out, err) in zip(commands, said, strict=True)]


@pytest.mark.slow
@pytest.mark.parametrize("_turn", range(3))
def test_four_first_questions_at_once_all_answer_alike(folder, _turn):
    done = outcomes([command(folder, "who-saw", "Krivitsky letter", "--format", "json") for _ in range(4)])
    assert [code for code, _, _ in done] == [0] * 4, done
    assert len({out for _, out, _ in done}) == 1
    assert "krivitsky" in done[0][1]
    assert sum("the reference case" in err for _, _, err in done) == 1
    nodes, different = cypher(find_running(folder), COUNTED)[0]
    assert nodes == different > 100


@pytest.mark.slow
def test_first_loads_and_questions_at_once_all_succeed(folder):
    done = outcomes([command(folder, *words) for words in (["load"], ["who-saw", "Krivitsky letter"]) * 2])
    assert [code for code, _, _ in done] == [0] * 4, done
    nodes, different = cypher(find_running(folder), COUNTED)[0]
    assert nodes == different > 100
    stop(folder)
