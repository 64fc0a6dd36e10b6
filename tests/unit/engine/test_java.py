import subprocess
import sys
from pathlib import Path

import pytest

import molehunt
from molehunt.engine import java
from molehunt.engine.home import home
from molehunt.engine.java import Wheel
from molehunt.engine.settings import Settings

SOURCE = Path(molehunt.__file__).parents[1]
ASK = """
from molehunt.engine import java
try:
    java.find_wheel()
except Exception as error:
    print(type(error).__name__, error)
"""


def ask_without_packages(*paths):
    """What ``java.find_wheel`` says in a Python that sees no installed package but what lies in the paths."""
    environ = {"PYTHONPATH": ":".join(map(str, (SOURCE, *paths)))}
    command = [sys.executable, "-S", "-c", ASK]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


def test_a_missing_wheel_is_told_with_what_to_install():
    said = ask_without_packages()
    assert said.startswith("EngineError")
    assert "pip install" in said


def test_a_wheel_without_java_is_told_with_the_path(tmp_path):
    package = tmp_path / "arcadedb_embedded"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('it must not be imported')")
    assert str(package / "jre" / "bin" / "java") in ask_without_packages(tmp_path)
    program = package / "jre" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    assert str(package / "jars") in ask_without_packages(tmp_path)


def test_the_installed_wheel_is_found_and_its_other_doors_are_left_out():
    found = java.find_wheel()
    assert found.java.is_file()
    assert found.version
    names = [Path(jar).name for jar in found.jars]
    assert any(name.startswith("arcadedb-bolt-") for name in names)
    assert not any("mcp" in name or "postgres" in name or "redis" in name for name in names)


@pytest.mark.parametrize("heap", ["", "700m"])
def test_the_command_line_holds_the_settings_and_no_secret(tmp_path, heap):
    command = java.serve(home(tmp_path), java.find_wheel(), Settings(timeout=1234, heap=heap), (7001, 7002))
    assert "-Darcadedb.command.timeout=1234" in command
    assert "-Darcadedb.bolt.host=127.0.0.1" in command
    assert "-Darcadedb.server.httpIncomingHost=127.0.0.1" in command
    assert ("-Xmx700m" in command) == bool(heap)
    assert not any("assword" in word for word in command)


def test_an_installation_in_a_place_that_the_locale_cannot_spell_has_a_key_too(tmp_path):
    java = tmp_path / "java"
    java.touch()
    here, there = (Wheel(java, (name,), "26") for name in ("\udcc3\udca4.jar", "\udcc3\udca5.jar"))
    assert here.key != there.key
