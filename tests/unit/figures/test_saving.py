"""Files: the same figure gives the same bytes, hostile names do no harm, and what cannot be written is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.dom import minidom

import pytest
from PIL import Image

from molehunt import figures
from molehunt.answers.open_case import OpenCase
from molehunt.figures.words import short, shown
from molehunt.model.errors import MolehuntError
from tests.support.figures import caption, cut_off, marks
from tests.support.recorder import Recorder, ask
from tests.unit.graph.made import row

HOSTILE = (
    "</script><script>alert(1)</script>",
    "$\\frac{1}{0}$ and $x_{",
    "\u202eright to left \u05d0\u05d1",
    "\u0000\u001b[31mred",
    "漢字 that the font has not",
    "'\" & < >",
    "two\nlines\tand tabs",
    "x" * 10_000,
    "",
)


def hostile() -> list[dict]:
    """Claims by people of these names, with as hostile things said."""
    rows = []
    for number, name in enumerate(HOSTILE):
        one = row(f"c{number}", "told", subject=f"p{number}", recipient="ann", what=name, earliest="1937-10-01",
                  latest="1937-10-31")  # fmt: skip
        for part in one["participants"]:
            if part["id"] == f"p{number}":
                part["name"] = name
        rows.append(one)
    return rows


def letter():
    return ask(
        row("gave", "gave", subject="ann", object="paper", recipient="bob", earliest="1937-10-05", latest="1937-10-09"),
        question="who-saw", document="paper",
    )  # fmt: skip


@pytest.mark.parametrize("end", ["png", "svg", "pdf"])
def test_the_same_figure_gives_the_same_bytes(end: str, tmp_path: Path) -> None:
    first, second = (figures.save(figures.custody(letter()), tmp_path / f"{n}.{end}") for n in (1, 2))
    assert first.read_bytes() == second.read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_a_png_has_few_colours_and_is_1200_pixels_wide(tmp_path: Path) -> None:
    axes = figures.custody(letter())
    with Image.open(figures.save(axes, tmp_path / "a.png")) as image:
        assert (image.mode, image.width) == ("P", 1200)
        assert len(image.getcolors()) <= 128
        assert image.text["Title"] == "Who had it when: Paper"
        assert image.text["Description"] == caption(axes)


def test_an_svg_says_what_it_shows(tmp_path: Path) -> None:
    axes = figures.custody(letter())
    text = figures.save(axes, tmp_path / "a.svg").read_text(encoding="utf-8")
    minidom.parseString(text)  # noqa: S318  # our own file
    assert "Who had it when: Paper" in text
    assert caption(axes) in text
    assert 'id="passed gave"' in text


def test_another_end_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    axes = figures.custody(letter())
    with pytest.raises(MolehuntError, match=r"a\.gif: a figure is written as \.png, \.svg or \.pdf"):
        figures.save(axes, tmp_path / "a.gif")
    with pytest.raises(MolehuntError, match=r"a\.png: cannot be written: No such file or directory"):
        figures.save(axes, tmp_path / "not there" / "a.png")


@pytest.mark.parametrize("end", ["png", "svg"])
def test_hostile_names_are_drawn_as_text(end: str, tmp_path: Path) -> None:
    graph = OpenCase(Recorder(*hostile()), "made").network()  # type: ignore[arg-type]
    web = figures.web(graph)
    timeline = figures.timeline(ask(*hostile(), question="relays"))
    assert len(marks(web, "claim")) == len(marks(timeline, "row")) == len(HOSTILE)
    for number, axes in enumerate((web, timeline)):
        assert cut_off(axes) == []
        file = figures.save(axes, tmp_path / f"{number}.{end}")
        if end == "svg":
            assert "<script" not in file.read_text(encoding="utf-8")
            minidom.parseString(file.read_bytes())  # noqa: S318  # our own file


def test_text_without_what_cannot_be_shown() -> None:
    assert shown("a\u202eb\u0000c漢") == "a�b�c�"
    assert short("The letter of Krivitsky to Elsa Poretsky", 20) == "The letter of…"
    assert short("x" * 10_000, 20) == "x" * 19 + "…"


def test_drawn_into_axes_of_ones_own() -> None:
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(16, 6))
    assert figures.custody(letter(), ax=left) is left
    assert figures.timeline(letter(), ax=right) is right
    assert tuple(figure.get_size_inches()) == (16, 6)
    assert "Case made" in caption(left)
    assert "Case made" in caption(right)


def test_without_matplotlib_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MolehuntError, match=r"figures need matplotlib: pip install 'molehunt\[figures\]'"):
        figures.custody(letter())


def test_matplotlib_is_imported_when_a_figure_is_drawn_and_not_before() -> None:
    code = "import sys, molehunt; molehunt.figures.web; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
