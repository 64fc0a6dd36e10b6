import subprocess
from pathlib import Path

import pytest

from tests.neo4j import java


def test_finds_a_java_that_says_an_accepted_version() -> None:
    found = java.find(range(17, 26))
    assert found is not None
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=True).stderr
    assert any(f'"{version}' in said for version in range(17, 26))


def test_no_java_is_newer_than_all() -> None:
    assert java.find(range(1000, 1001)) is None


def test_java_home_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    found = java.find(range(17, 26))
    assert found is not None
    monkeypatch.setenv("JAVA_HOME", str(found.resolve().parent.parent))
    assert java.find(range(17, 26)) == found.resolve()


def test_program_that_is_no_java_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub = tmp_path / "bin" / "java"
    stub.parent.mkdir()
    stub.write_text("#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java.major(stub) is None
    assert java.find(range(17, 26)) not in (None, stub)


def test_where_nothing_is_installed_there_is_the_one_that_molehunt_brings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(java, "_INSTALLED", ())
    found = java.find(range(21, 26))
    assert found is not None
    assert "arcadedb_embedded" in found.parts
