"""The command resolve where it decides: on the tables of a case, and without a database."""

import pytest

from molehunt.case import read
from tests.cases import tiny
from tests.docs.command import molehunt

# Nobody listens there: a command that reaches for the graph fails.
NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
BY = ("--by", "Jane Doe", "--reason", "The file reads otherwise.")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_decision_is_recorded_and_taken_back(tmp_path):
    folder = tiny(tmp_path / "case")
    before = contents(folder)
    done = molehunt("resolve", "--different", "FOX", "Bob", *BY, "--in", str(folder), environment=NOWHERE)
    assert (done.returncode, done.stdout) == (0, "different-fox-bob: FOX is not Bob.\n")
    assert f"molehunt load {folder}; to take it back: --undo different-fox-bob" in done.stderr
    assert read(folder).decisions[-1].id == "different-fox-bob"
    done = molehunt("resolve", "--undo", "different-fox-bob", "--in", str(folder), environment=NOWHERE)
    assert (done.returncode, done.stdout) == (0, "different-fox-bob: taken back\n")
    assert contents(folder) == before


def test_what_cannot_be_decided_is_told_in_a_line(tmp_path):
    folder = tiny(tmp_path / "case")
    before = contents(folder)
    done = molehunt("resolve", "--same", "FOX", "Bob", *BY, "--in", str(folder), environment=NOWHERE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "molehunt: FOX is Bob already, by naming-fox; nothing was changed\n"
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--same", "FOX"), "requires 2 arguments"),
        (("--same", "FOX", "Bob", "--undo", "x"), "Give one of NAME, --of, --same"),
        (("FOX", "--diff", "FOX", "Bob"), "Give one of NAME, --of, --same"),
        (("FOX", "--reason", "So."), "--reason goes with --same, --different or --undo"),
        (("--same", "FOX", "Bob", *BY), "name the folder of the case with --in"),
    ],
)
def test_wrong_usage(arguments, said, tmp_path):
    done = molehunt("resolve", *arguments, environment=NOWHERE, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
