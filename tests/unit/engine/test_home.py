import os
from pathlib import Path

import pytest

from molehunt.engine import end_queries, ensure_running, find_running, stop
from molehunt.engine.folder import is_ours, prepare
from molehunt.engine.home import home
from molehunt.engine.settings import settings
from molehunt.model.errors import EngineError


def test_the_argument_comes_before_the_variable_and_that_before_the_platform(tmp_path):
    environ = {"MOLEHUNT_HOME": str(tmp_path / "named")}
    assert home(tmp_path / "given", environ).folder == tmp_path / "given"
    assert home(None, environ).folder == tmp_path / "named"
    assert home(None, {}).folder.name == "molehunt"


def test_a_relative_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert home("here").folder == tmp_path / "here"


def test_settings_have_defaults_and_are_read_in_their_units():
    assert settings({}).idle == 1800
    assert settings({}).timeout == 60_000
    chosen = settings({"MOLEHUNT_IDLE": "1.5", "MOLEHUNT_TIMEOUT": "2", "MOLEHUNT_HEAP": "4G"})
    assert (chosen.idle, chosen.timeout, chosen.heap, chosen.aot_cache) == (90, 2000, "4G", True)
    assert not settings({"MOLEHUNT_AOT_CACHE": "0"}).aot_cache


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOLEHUNT_IDLE", "soon"),
        ("MOLEHUNT_IDLE", "-1"),
        ("MOLEHUNT_TIMEOUT", "nan"),
        ("MOLEHUNT_START_TIMEOUT", "1e12"),
        ("MOLEHUNT_HEAP", "much"),
        ("MOLEHUNT_HEAP", "512m -XX:Evil"),
        ("MOLEHUNT_BOLT_PORT", "bolt"),
        ("MOLEHUNT_BOLT_PORT", "65536"),
        ("MOLEHUNT_BOLT_PORT", "-1"),
        ("MOLEHUNT_BOLT_PORT", "９"),
    ],
)
def test_a_setting_of_another_kind_is_refused_by_name(name, value):
    with pytest.raises(EngineError, match=f"{name} is '{value}'"):
        settings({name: value})


def everything(folder):
    """Every path below a folder with its mode and, of a file, its content."""
    paths = sorted(folder.rglob("*"))
    return [(path, path.lstat().st_mode, path.is_file() and path.read_bytes()) for path in [folder, *paths]]


def test_a_folder_with_anything_else_in_it_is_left_exactly_as_it_is(tmp_path):
    for name in ("server.json", "config/server-users.jsonl", "log/server.log", "warm/photo.jpg", "last-used"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    tmp_path.chmod(0o755)
    before = everything(tmp_path)
    with pytest.raises(EngineError, match="MOLEHUNT_HOME") as error:
        prepare(home(tmp_path))
    assert str(tmp_path) in str(error.value)
    with pytest.raises(EngineError):
        ensure_running(tmp_path)
    assert find_running(tmp_path) is None
    assert not stop(tmp_path)
    assert end_queries("any", tmp_path) == 0
    assert everything(tmp_path) == before


def test_an_empty_folder_keeps_its_mode_and_everything_in_it_is_closed_to_others(tmp_path):
    tmp_path.chmod(0o755)
    prepare(home(tmp_path))
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    inside = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir() if path.is_dir()}
    assert inside == dict.fromkeys(("config", "log", "databases", "aot-cache"), 0o700)
    prepare(home(tmp_path))


def test_folders_that_are_made_are_closed_to_others_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        prepare(home(tmp_path / "a" / "b" / "home"))
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "a/b/home", "a/b/home/config", "a/b/home/databases"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


def test_the_folder_of_an_earlier_version_is_carried_over_with_its_start_up_cache(tmp_path):
    for folder in ("config", "log", "warm", "databases"):
        (tmp_path / folder).mkdir(mode=0o700)
    for name in ("server.lock", "last-used", "warm/0123456789abcdef.aot", "databases/graph"):
        (tmp_path / name).write_text(name)
    place = home(tmp_path)
    assert is_ours(place)
    prepare(place)
    assert place.marker.exists()
    assert not (tmp_path / "warm").exists()
    assert (place.aot_cache / "0123456789abcdef.aot").read_text() == "warm/0123456789abcdef.aot"
    assert (tmp_path / "databases" / "graph").read_text() == "databases/graph"


@pytest.mark.parametrize("folder", ["~nosuchuser/home", "a\0b"])
def test_a_folder_that_cannot_be_named_is_an_error_that_says_what_to_do(folder):
    with pytest.raises(EngineError, match="MOLEHUNT_HOME"):
        home(folder)


def test_a_user_without_a_home_folder_is_told_what_to_set(monkeypatch):
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as for a user who is in no list of users
    with pytest.raises(EngineError, match="MOLEHUNT_HOME"):
        home(None, {})


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("not a folder")
    with pytest.raises(EngineError, match="taken") as error:
        prepare(home(taken / "below"))
    assert "MOLEHUNT_HOME" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(EngineError, match="closed"):
        prepare(home(Path(tmp_path / "closed" / "home")))
