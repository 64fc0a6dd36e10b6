"""Only regular files inside of the folder are read: a pipe would be waited for, a device has no end."""

import os
import sys
from pathlib import Path

import pytest

from molehunt.case import check
from tests.cases import tiny

posix = pytest.mark.skipif(sys.platform == "win32", reason="missing: pipes and devices as files")
NO_FILE = "this is a folder, a pipe or a device, no file; expected a file in the folder of the case"


def faults(folder: Path) -> list[str]:
    return [str(fault).removeprefix(f"{folder}/") for fault in check(folder).faults]


@posix
@pytest.mark.parametrize("name", ["entities.csv", "datapackage.json", "omitted.csv"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    folder = tiny(tmp_path, whole=True)
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert f"{name}:1:1: {NO_FILE}" in faults(folder)


@posix
def test_a_device_is_not_read(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    (folder / "entities.csv").unlink()
    (folder / "entities.csv").symlink_to("/dev/zero")
    assert f"entities.csv:1:1: {NO_FILE}" in faults(folder)


@posix
def test_a_pipe_or_a_device_is_no_raw_text(tmp_path: Path) -> None:
    for text in ("/dev/zero", tmp_path / "pipe"):
        if text != "/dev/zero":
            os.mkfifo(text)
        (fault,) = check(tiny(tmp_path / "case"), text).faults
        assert str(fault) == f"{text}:1:1: this is a folder, a pipe or a device, no file; expected the raw text"


@posix
@pytest.mark.parametrize("name", ["entities.csv", "datapackage.json", "omitted.csv"])
def test_a_link_out_of_the_folder_shows_nothing_of_what_it_leads_to(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hunter2: sesame\n")
    folder = tiny(tmp_path / "case", whole=True)
    (folder / name).unlink()
    (folder / name).symlink_to(secret)
    found = faults(folder)
    assert f"{name}:1:1: this is a link out of the folder; expected a file in the folder of the case" in found
    assert not any("hunter2" in fault for fault in found)


@posix
def test_links_inside_of_the_folder_and_to_the_folder_are_followed(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "case")
    (folder / "people.csv").write_bytes((folder / "entities.csv").read_bytes())
    (folder / "entities.csv").unlink()
    (folder / "entities.csv").symlink_to("people.csv")
    (tmp_path / "link").symlink_to(folder)
    assert check(tmp_path / "link").faults == ()


@posix
def test_a_link_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    folder = tiny(tmp_path)
    (folder / "entities.csv").unlink()
    (folder / "entities.csv").symlink_to("entities.csv")
    assert any(fault.startswith("entities.csv:1:1: the file cannot be read: ") for fault in faults(folder))


@pytest.mark.parametrize("path", ["a\0b", "a" * 300, "a/" * 3_000])
def test_a_path_that_cannot_be_one_is_a_fault(tmp_path: Path, path: str) -> None:
    (fault,) = check(path).faults
    assert fault.message.startswith("there is nothing here; expected the folder of a case")
    (fault,) = check(tiny(tmp_path), path).faults
    assert fault.message.endswith("expected the raw text")
