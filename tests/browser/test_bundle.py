"""What is committed as the scripts of the page is what its sources give, with the licences of all that is in it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import WEB


@pytest.mark.needs("node")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["explorer.js", "NOTICES.txt"])
def test_built_anew_from_the_sources_it_is_the_same(name: str, node_modules: Path, tmp_path: Path) -> None:
    subprocess.run(["node", "build.mjs", tmp_path], cwd=node_modules, check=True)  # noqa: S607  # wherever node is
    assert (tmp_path / name).read_bytes() == (WEB / name).read_bytes()


def test_every_library_is_of_one_exact_version_and_freely_licensed() -> None:
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    notices = (WEB / "NOTICES.txt").read_text(encoding="utf-8")
    for path, package in lock["packages"].items():
        if path and not package.get("dev"):
            assert package["license"] == "MIT"
            assert f"{Path(path).name} {package['version']}\n" in notices
    assert notices.count("Permission is hereby granted, free of charge") == 4
