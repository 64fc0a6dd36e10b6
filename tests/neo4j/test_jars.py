import threading
from pathlib import Path

import pytest

from tests.neo4j import jars
from tests.neo4j.jars import NotFetchedError, Release, UnreachableError

pytestmark = pytest.mark.needs("maven", "java-17")


def _maven_without(folder: Path, mirror: str) -> list[str]:
    """Maven options with nothing at hand and this mirror in place of every repository."""
    settings = folder / "settings.xml"
    mirrors = f"<mirror><id>none</id><mirrorOf>*</mirrorOf><url>{mirror}</url></mirror>"
    settings.write_text(f"<settings><mirrors>{mirrors}</mirrors></settings>")
    return ["-s", str(settings), f"-Dmaven.repo.local={folder / 'repository'}"]


def test_unreachable_repository_is_told_apart_and_leaves_nothing(tmp_path: Path, release: Release) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1:9"):
        jars.fetched(release, cache, maven_options=_maven_without(tmp_path, "http://127.0.0.1:9/"))
    assert [entry.name for entry in cache.iterdir()] == ["lock.sqlite"]


def test_repository_without_the_release_is_no_matter_of_reach(tmp_path: Path, release: Release) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NotFetchedError) as caught:
        jars.fetched(release, tmp_path / "cache", maven_options=_maven_without(tmp_path, empty.as_uri()))
    assert not isinstance(caught.value, UnreachableError)


def test_whole_release_is_used_without_maven(
    library: Path, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (library / "classes" / "Neo4jServer.class").is_file()
    assert (library / "jars" / f"neo4j-kernel-{release.version}.jar").is_file()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert jars.fetched(release, jars.cache_folder()) == library


def test_what_a_killed_download_left_is_removed(tmp_path: Path) -> None:
    leftover = tmp_path / "partial-of-a-dead-run"
    leftover.mkdir()
    with jars.alone_in(tmp_path):
        assert not leftover.exists()


def test_two_runs_take_turns(tmp_path: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait()
        with jars.alone_in(tmp_path):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with jars.alone_in(tmp_path):
        inside.set()
        # Time for the second to come in, were the door open.
        thread.join(timeout=0.5)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
