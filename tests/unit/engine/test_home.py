import os
from pathlib import Path

import pytest

from molehunt.engine.home import home, prepare, settings
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
    assert (chosen.idle, chosen.timeout, chosen.heap, chosen.warm) == (90, 2000, "4G", True)
    assert not settings({"MOLEHUNT_WARM": "0"}).warm


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOLEHUNT_IDLE", "soon"),
        ("MOLEHUNT_IDLE", "-1"),
        ("MOLEHUNT_TIMEOUT", "nan"),
        ("MOLEHUNT_PATIENCE", "1e12"),
        ("MOLEHUNT_HEAP", "much"),
        ("MOLEHUNT_HEAP", "512m -XX:Evil"),
    ],
)
def test_a_setting_of_another_kind_is_refused_by_name(name, value):
    with pytest.raises(EngineError, match=f"{name} is '{value}'"):
        settings({name: value})


def test_the_folder_is_closed_to_others_even_if_it_was_open(tmp_path):
    tmp_path.chmod(0o755)
    prepare(home(tmp_path))
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "config").stat().st_mode & 0o777 == 0o700


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
