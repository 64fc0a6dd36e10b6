"""Reports as the command writes them: on a name, a question or the case; and what it says where it cannot."""

from pathlib import Path

import pytest

from tests.docs.command import lines, molehunt_here

pytestmark = pytest.mark.usefixtures("asked_graph")


def test_a_report_on_a_near_spelling_with_a_further_question(tmp_path: Path) -> None:
    done = molehunt_here(
        "report", "Zborovsky", "--with", "relays --from Brusse --to Krivitsky", "-o", "z.html", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    case, note, written = lines(done.stderr)
    assert case == "molehunt: case zborowski"
    assert "Mark Zborowski" in note
    assert written.startswith("molehunt: z.html: ")
    page = (tmp_path / "z.html").read_text(encoding="utf-8")
    assert "<h1>Report on Mark Zborowski</h1>" in page
    assert "relays: from Hans Brusse (brusse), to Walter Krivitsky (krivitsky)" in page


def test_a_question_with_its_options_and_a_lens(tmp_path: Path) -> None:
    done = molehunt_here(
        "report", "centrality", "--ties", "flow", "--top", "3", "--grade", "C3", "-o", "c.md", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "c.md").read_text(encoding="utf-8")
    assert "centrality: ties flow, top 3" in text
    assert "- lens: grade C3 or better" in text or "C3" in text.splitlines()[3]
    assert {file.name for file in tmp_path.iterdir()} == {"c.md", "c-pictures"}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("Zborowski", "-o", "z.pdf"), 1, "z.pdf: its name must end in one of .html, .md"),
        (("qqqqqqqq", "-o", "z.html"), 1, "is no name in this case"),
        (("Mark", "Zborowski", "-o", "z.html"), 2, "a name of several words needs quotes"),
        (("Zborowski", "--autor", "Orlov", "-o", "z.html"), 2, "No such option '--autor'"),
        (("who-saw", "Krivitsky letter", "--ties", "flow", "-o", "z.html"), 2, "No such option '--ties'"),
        (("who-saw", "-o", "z.html"), 2, "Missing argument"),
        (("--with", "who-knew it", "-o", "z.html"), 2, "--with: 'who-knew it' begins with no question"),
        (("--with", "relays 'x", "-o", "z.html"), 2, "cannot be read"),
        (("Zborowski",), 2, "Missing option '-o'"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_no_file(
    arguments: tuple[str, ...], status: int, said: str, tmp_path: Path
) -> None:
    done = molehunt_here("report", *arguments, cwd=tmp_path)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
