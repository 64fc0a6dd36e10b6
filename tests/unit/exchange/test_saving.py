"""What is exported is written whole or not at all, and nothing that was there is lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from molehunt.exchange import Export
from molehunt.exchange.saving import save_file, save_folder
from molehunt.model import whole
from molehunt.model.errors import MolehuntError

FILES = {"nodes.csv": "id\nann\n", "edges.csv": "source\r\nü\n"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_written_as_it_is(tmp_path: Path) -> None:
    assert save_file(tmp_path / "a.dot", "ü\r\n\n") == tmp_path / "a.dot"
    assert held(tmp_path) == {"a.dot": "ü\r\n\n".encode()}


def test_a_file_that_is_there_is_overwritten_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.dot").write_text("mine")
    with pytest.raises(MolehuntError, match=r"a.dot is there already; name another file, or overwrite it with --force"):
        save_file(tmp_path / "a.dot", "new")
    assert held(tmp_path) == {"a.dot": b"mine"}
    save_file(tmp_path / "a.dot", "new", force=True)
    assert held(tmp_path) == {"a.dot": b"new"}


def test_a_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    save_folder(tmp_path / "web", FILES)
    assert held(tmp_path / "web") == {name: text.encode() for name, text in FILES.items()}
    (tmp_path / "empty").mkdir()
    save_folder(tmp_path / "empty", FILES)
    assert held(tmp_path / "empty").keys() == FILES.keys()
    assert {path.name for path in tmp_path.iterdir()} == {"web", "empty"}


def test_a_folder_with_something_in_it_is_written_into_only_when_asked_and_loses_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(MolehuntError, match=r"is not empty; name another folder, or write into it with --force"):
        save_folder(tmp_path, FILES)
    assert held(tmp_path) == {"nodes.csv": b"mine", "notes.txt": b"mine"}
    save_folder(tmp_path, FILES, force=True)
    assert held(tmp_path) == {**{name: text.encode() for name, text in FILES.items()}, "notes.txt": b"mine"}


@pytest.mark.parametrize("force", [False, True])
def test_what_fails_on_the_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    if force:
        (tmp_path / "a.dot").write_text("mine")
        (tmp_path / "web").mkdir()
        (tmp_path / "web" / "nodes.csv").write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole.os, "fsync", full)
    with pytest.raises(MolehuntError, match=r"a.dot: No space left on device; name a place"):
        save_file(tmp_path / "a.dot", "new", force=force)
    with pytest.raises(MolehuntError, match=r"web: No space left on device; name a place"):
        save_folder(tmp_path / "web", FILES, force=force)
    assert {path.name for path in tmp_path.iterdir()} == ({"a.dot", "web"} if force else set())
    if force:
        assert (tmp_path / "a.dot").read_bytes() == b"mine"
        assert held(tmp_path / "web") == {"nodes.csv": b"mine"}


def test_half_of_a_character_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(MolehuntError, match=r"a.csv: half of a character, U\+D800, cannot be written"):
        save_file(tmp_path / "a.csv", "a\ud800")
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing/a.dot", "missing/a.dot: No such file or directory; name a place that can be written to"),
        (".", "is no file; name a file to write"),
        ("a\0b", "null (byte|character)"),
        ("a" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, path: str, said: str) -> None:
    for force in (False, True):
        with pytest.raises(MolehuntError, match=said):
            save_file(tmp_path / path, "new", force=force)
    assert held(tmp_path) == {}


def test_what_is_no_path_is_told() -> None:
    with pytest.raises(MolehuntError, match=r"path: expected text or a pathlib\.Path, not int"):
        Export("dot", {"": "new"}, "").save(7)  # type: ignore[arg-type]


def test_one_text_of_several_files_is_refused() -> None:
    with pytest.raises(MolehuntError, match="csv is 2 files, not one text; save them in a folder"):
        _ = Export("csv", FILES, "").text


def test_what_is_no_file_or_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(MolehuntError, match="is no file"):
        save_file(Path(os.devnull), "new", force=True)
    (tmp_path / "a").write_text("mine")
    with pytest.raises(MolehuntError, match="a is no folder; name a folder to write 2 files into"):
        save_folder(tmp_path / "a", FILES, force=True)


@pytest.mark.skipif(os.name == "nt", reason="links take rights there, and files have no mode")
def test_what_a_link_leads_to_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save_file(tmp_path / "link", "new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o666 & ~mask
