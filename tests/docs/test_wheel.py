"""What a user installs: the wheel, in an environment with what it asks for and nothing else, from another folder.

To build it, pip fetches all that it asks for from the package index. The environment in which it is asked gets the same
as links to what is installed here, since to fetch and unpack it once more would show nothing new.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from molehunt import __version__
from tests.docs.command import lines, molehunt

CHECKOUT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def pip(*arguments: str | Path, python: Path | str = sys.executable) -> None:
    """Run pip for that interpreter; without a package index skip, or fail where everything is required."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet", *arguments],
        # This turns compiling off, as pip has it: no module is compiled before it is imported, and few are.
        env={**os.environ, "PIP_NO_COMPILE": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and ("No matching distribution" in done.stderr or "ConnectionError" in done.stderr):
        said = f"missing: a package index that pip can reach ({lines(done.stderr)[-1]})"
        if os.environ.get("MOLEHUNT_REQUIRE_ALL") == "1":
            pytest.fail(said, pytrace=False)
        pytest.skip(said)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", CHECKOUT, "--no-deps", "--wheel-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The executable, installed from the wheel into an environment that holds what the wheel asks for."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    built = PathDistribution(zipfile.Path(wheel, f"molehunt-{__version__}.dist-info/"))
    for needed in asked_for(built, {}).values():
        link(needed, packages)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    # Without an index it refuses what is missing or of another version than is asked for.
    pip("install", "--no-index", wheel, python=programs / "python")
    return programs / "molehunt"


def asked_for(package: Distribution, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """What a package asks for, and what that asks for, by name, of what is installed here."""
    for text in package.requires or ():
        needed = Requirement(text)
        if needed.name not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
            found[needed.name] = distribution(needed.name)
            asked_for(found[needed.name], found)
    return found


def link(package: Distribution, folder: Path) -> None:
    """Put the files of an installed package into another folder of packages, without its programs."""
    for file in package.files or ():
        if ".." not in file.parts:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file.locate(), target)
            except FileNotFoundError:  # a compiled module that was listed and never made
                continue
            except OSError:  # on another disk
                shutil.copy2(file.locate(), target)


def test_the_wheel_holds_queries_data_and_types_and_no_tests(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("cypher", "data", "notebooks"):
        shipped = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
        assert shipped
        assert {f"molehunt/_shipped/{path.relative_to(CHECKOUT).as_posix()}" for path in shipped} <= held
    assert "molehunt/py.typed" in held
    assert {name.split("/")[0] for name in held} == {"molehunt", f"molehunt-{__version__}.dist-info"}
    assert not [name for name in held if "tests" in name.split("/") or name.rpartition("/")[2].startswith("test_")]


def test_it_answers_from_anywhere(installed: Path, tmp_path: Path) -> None:
    home = {"MOLEHUNT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    try:
        done = molehunt("who-saw", "Krivitsky letter", executable=installed, cwd=tmp_path, environment=home)
        assert done.returncode == 0, done.stderr
        assert "Gerard Rosenthal" in done.stdout
        # Not loaded, but taken from the wheel, and so made from the same files and the same engine.
        assert lines(done.stderr) == ["molehunt: the graph was empty: it now holds the reference case, zborowski"]
    finally:
        molehunt("down", executable=installed, cwd=tmp_path, environment=home)
