"""The page as the command writes it: whole or not at all, and with words on what it did."""

from pathlib import Path

import pytest

from tests.docs.command import lines, molehunt_here

pytestmark = pytest.mark.usefixtures("asked_graph")


def test_a_near_spelling_of_the_focus_is_taken_and_said(tmp_path: Path) -> None:
    done = molehunt_here("web", "--focus", "Zborovsky", cwd=tmp_path)
    assert done.returncode == 0
    assert [one.name for one in tmp_path.iterdir()] == ["zborowski-web.html"]
    case, note, written = lines(done.stderr)
    assert case == "molehunt: case zborowski"
    assert "Mark Zborowski" in note
    assert "zborowski-web.html" in written


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "no/such/folder.html"), "no/such/folder.html cannot be written"),
        (("--focus", "qqqqqqqq"), "is no name in this case"),
        (("--focus", "Krivitsky letter", "--author", "Robert Service"), "has no ties under this lens"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_leaves_no_file(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = molehunt_here("web", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
