from pathlib import Path

import pytest

from tests import engines, needs
from tests.neo4j.jars import RELEASES


@pytest.mark.parametrize("name", needs.NEEDS)
def test_reason_says_how_to_get_it_on_every_system(name: str) -> None:
    said = needs.reason(name)
    assert said.startswith("missing: ")
    assert all(f"{system}: {words}" in said for system, words in _hints(name).items())
    assert "\n" not in said


def _hints(name: str) -> dict[str, str]:
    need = needs.NEEDS[name]
    assert need.debian and need.macos and need.windows
    return {"Debian": need.debian, "macOS": need.macos, "Windows": need.windows}


def test_missing_need_skips(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MOLEHUNT_REQUIRE_ALL", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match=r"missing: Maven .*apt-get install maven"):
        needs.require("maven")


def test_missing_need_fails_where_all_is_required(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOLEHUNT_REQUIRE_ALL", "1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=r"missing: Maven .*MOLEHUNT_REQUIRE_ALL"):
        needs.require("maven")


def test_need_that_is_there_lets_the_test_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "mvn"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    program.with_suffix(".cmd").write_text("")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("MOLEHUNT_REQUIRE_ALL", "1")
    needs.require("maven")


def test_detail_is_part_of_the_reason() -> None:
    assert "(Unknown host)" in needs.reason("maven-repository", detail="Unknown host")


def test_needs_of_every_engine_are_in_the_table() -> None:
    assert {need for wanted in engines.NAMES.values() for need in wanted} <= needs.NEEDS.keys()


@pytest.mark.parametrize("name", [name for name in engines.NAMES if name != "embedded"])
def test_each_neo4j_names_the_java_its_release_accepts(name: str) -> None:
    oldest = RELEASES[name].java[0]
    assert f"java-{oldest}" in engines.NAMES[name]
