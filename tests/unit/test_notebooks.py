"""The notebooks as they are stored: of the cells that they hold, small, and readable without JavaScript."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from molehunt.figures import figure_names
from tests.support.notebooks import DIGEST, FOLDER, NAMES, digest, read

KINDS = {"text/plain", "text/html", "image/png"}


def outputs(name: str) -> list:
    return [output for cell in read(name).cells for output in cell.get("outputs", ())]


@pytest.mark.parametrize("name", NAMES)
def test_the_outputs_are_those_of_the_cells(name: str) -> None:
    notebook = read(name)
    said = f"notebooks/{name}.ipynb was changed after it was executed: make notebooks"
    assert notebook.metadata.molehunt[DIGEST] == digest(notebook), said
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [*range(1, len(code) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_a_forge_shows_all_of_it(name: str) -> None:
    """Whatever is stored is a picture or plain HTML; what needs JavaScript, a frame or SVG would show as nothing."""
    shown = [output.data for output in outputs(name) if "data" in output]
    assert {kind for data in shown for kind in data} <= KINDS
    text = " ".join(data.get("text/html", "") for data in shown)
    assert not re.search(r"<(?:script|iframe|svg)", text)
    for data in shown:
        if "image/png" in data:
            assert b64decode(data["image/png"]).startswith(b"\x89PNG")
            assert "text/html" not in data
    assert "widgets" not in read(name).metadata


@pytest.mark.parametrize("name", NAMES)
def test_it_begins_with_its_question_and_ends_with_the_doubt(name: str) -> None:
    cells = read(name).cells
    assert re.match(r"# .+\n\n\*\*.+[.?]\*\*\n", cells[0].source)
    if name != "01-first-look":
        assert re.match(r"## Where the doubt (is|goes)\n", cells[-1].source)
    assert not [output for output in outputs(name) if output.get("output_type") == "error"]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_there(name: str) -> None:
    for cell in read(name).cells:
        if re.search(r"^molehunt\.figures\.\w+\(", cell.source, re.MULTILINE):
            assert [list(output.data) for output in cell.outputs] == [["image/png", "text/plain"]], cell.source


def test_they_are_small() -> None:
    sizes = {name: (FOLDER / f"{name}.ipynb").stat().st_size for name in NAMES}
    assert [name for name, size in sizes.items() if size >= 500_000] == []
    assert sum(sizes.values()) < 2_500_000


def test_the_list_has_all_of_them_in_order() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[([^]]+)\]\(([^)]+)\) \| .+ \|$", text, re.MULTILINE)
    assert listed == [(name, f"{name}.ipynb") for name in NAMES]
    assert len(NAMES) >= 10


def test_only_public_functions_are_used() -> None:
    """Modules of molehunt that a notebook imports are named in the handbook, and no private name is used."""
    code = "\n".join(cell.source for name in NAMES for cell in read(name).cells if cell.cell_type == "code")
    imported = set(re.findall(r"(?:from|import) (molehunt[.\w]*)", code))
    assert imported == {"molehunt", "molehunt.measures"}
    assert not re.search(r"\._\w", code)
    drawn = {name.replace("_", "-") for name in re.findall(r"molehunt\.figures\.(\w+)\(", code)}
    assert drawn <= set(figure_names())
