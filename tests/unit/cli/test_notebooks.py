"""molehunt notebooks: a copy to work in, whole or not at all, that overwrites nothing unless it is told to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from molehunt.cli.main import run
from molehunt.model.shipped import shipped

Captured = pytest.CaptureFixture[str]


def copied(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_it_copies_all_of_them_and_says_what_to_do_next(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "my notebooks"
    assert run(["notebooks", str(folder)]) == 0
    assert copied(folder) == {file.name: file.read_bytes() for file in shipped("notebooks").iterdir() if file.is_file()}
    assert "README.md" in copied(folder)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"notebooks in {folder}; to begin: " in said
    assert said.endswith(f"jupyter lab '{folder}'\n")


def test_without_jupyterlab_it_says_how_to_get_it(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    assert run(["notebooks", str(tmp_path / "copy")]) == 0
    assert "to begin: pip install 'molehunt[notebook]' && jupyter lab" in capsys.readouterr().err


def test_work_of_somebody_is_not_overwritten_unless_that_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "01-first-look.ipynb").write_text("mine", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine too", encoding="utf-8")
    assert run(["notebooks", str(tmp_path)]) == 1
    assert f"{tmp_path} is not empty; name another folder" in capsys.readouterr().err
    assert copied(tmp_path) == {"01-first-look.ipynb": b"mine", "notes.txt": b"mine too"}
    assert run(["notebooks", str(tmp_path), "--force"]) == 0
    assert copied(tmp_path)["notes.txt"] == b"mine too"
    assert len(copied(tmp_path)["01-first-look.ipynb"]) > 1000


def test_a_file_in_its_place_is_told_in_a_line(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert run(["notebooks", str(file)]) == 2
    assert "is a file" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"
