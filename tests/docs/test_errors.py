"""Errors of data: one line on stderr that says what to do, nothing on stdout, and status 1."""

import pytest

from tests.docs.command import lines, molehunt_here

pytestmark = pytest.mark.usefixtures("asked_graph")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("who-saw", "xyzzy"), "the query ask/names lists all there are"),
        (("who-saw", "krivitsky-letter", "--case", "none"), "zborowski"),
        (("who-saw", "krivitsky-letter", "--corpus", "nowhere.txt"), "nowhere.txt"),
        (("show", "xyzzy"), "no name in this case"),
        (("query", "ask/who_saw"), "document"),
        (("query", "ask/who_sw"), "ask/who_saw"),
        (("unload", "xyzzy", "--yes"), "xyzzy"),
    ],
)
def test_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = molehunt_here(*arguments)
    assert (done.returncode, done.stdout, len(lines(done.stderr))) == (1, "", 1)
    assert said in done.stderr


@pytest.mark.parametrize("option", ["--author", "--source", "--without"])
def test_a_lens_on_nobody_is_no_answer(option: str) -> None:
    done = molehunt_here("who-saw", "krivitsky-letter", option, "xyzzy")
    assert (done.returncode, done.stdout, len(lines(done.stderr))) == (1, "", 1)
    assert "xyzzy" in done.stderr
