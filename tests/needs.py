"""What some tests need beyond Python, and what is said where it is missing.

A test names its needs: `@pytest.mark.needs("maven", "java-17")`. Where one is missing the test is skipped,
and the reason says what is missing and how to get it. With MOLEHUNT_REQUIRE_ALL=1 it fails instead, so that a
run which must be complete cannot pass by skipping. To add a need, add a row to NEEDS: `present` looks before
the test runs; a need that only shows while trying has no `present` and is reported with `lacking`.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import NoReturn

import pytest

from tests.neo4j import java
from tests.neo4j.jars import RELEASES


@dataclass(frozen=True, slots=True)
class Need:
    """What is missing, how to get it on each system, and how to see whether it is there."""

    what: str
    debian: str
    macos: str
    windows: str
    present: Callable[[], bool] | None = None


def chromium() -> str | None:
    """The path of an installed Chromium."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _java(accepted: range) -> Need:
    oldest = accepted[0]
    return Need(
        f"Java {oldest} to {accepted[-1]} (in JAVA_HOME, on PATH, installed, or from arcadedb-embedded)",
        debian=f"apt-get install openjdk-{oldest}-jre-headless, or pip install arcadedb-embedded",
        macos=f"brew install openjdk@{oldest}, or pip install arcadedb-embedded",
        windows=f"winget install EclipseAdoptium.Temurin.{oldest}.JRE, or pip install arcadedb-embedded",
        present=lambda: java.find(accepted) is not None,
    )


NEEDS = {
    "chromium": Need(
        "Chromium, and playwright, which drives it",
        debian="apt-get install chromium, and pip install playwright",
        macos="brew install --cask chromium, and pip install playwright",
        windows="winget install Hibbiki.Chromium, and pip install playwright",
        present=lambda: chromium() is not None and find_spec("playwright") is not None,
    ),
    "node": Need(
        "Node 20 or later with npm, which builds the scripts of the page",
        debian="apt-get install npm",
        macos="brew install node",
        windows="winget install OpenJS.NodeJS",
        present=lambda: shutil.which("node") is not None and shutil.which("npm") is not None,
    ),
    "npm-registry": Need(
        "a connection from npm to its registry, which holds what the page is built from",
        debian="go online, or name a mirror in ~/.npmrc",
        macos="the same",
        windows="the same",
    ),
    "maven": Need(
        "Maven (the command mvn), which fetches Neo4j",
        debian="apt-get install maven",
        macos="brew install maven",
        windows="scoop install maven",
        present=lambda: shutil.which("mvn") is not None,
    ),
    "maven-repository": Need(
        "a connection from Maven to its repository, which holds Neo4j",
        debian="go online, or name a mirror or proxy in ~/.m2/settings.xml",
        macos="the same",
        windows="the same, in %USERPROFILE%\\.m2\\settings.xml",
    ),
    "java-17": _java(RELEASES["neo4j-5.26"].java),
    "java-21": _java(RELEASES["neo4j-2026"].java),
}


def reason(name: str, *, detail: str = "") -> str:
    """One line: what is missing, and how to get it."""
    need = NEEDS[name]
    what = f"{need.what} ({detail})" if detail else need.what
    return f"missing: {what}. Debian: {need.debian}. macOS: {need.macos}. Windows: {need.windows}."


def lacking(name: str, *, detail: str = "") -> NoReturn:
    """Skip the test for want of this, or fail it where everything is required."""
    said = reason(name, detail=detail)
    if os.environ.get("MOLEHUNT_REQUIRE_ALL") == "1":
        pytest.fail(f"{said} Skipping is off: MOLEHUNT_REQUIRE_ALL=1.", pytrace=False)
    pytest.skip(said)


def require(name: str) -> None:
    """Skip or fail the test unless what it needs is there."""
    present = NEEDS[name].present
    if present is not None and not present():
        lacking(name)
