"""The parser that is shipped is the one that ANTLR makes of the grammar beside it."""

import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from tests import needs
from tests.neo4j.jars import _NO_ACCESS
from tests.support import grammar


@pytest.mark.needs("maven", "java-17")
def test_generating_again_gives_the_same_files(tmp_path: Path) -> None:
    try:
        grammar.make(tmp_path)
    except subprocess.CalledProcessError as error:
        said = f"{error.stdout}{error.stderr}"
        if any(sign in said for sign in _NO_ACCESS):
            needs.lacking("maven-repository", detail=said[:200])
        raise
    for name in grammar.MADE:
        assert (tmp_path / name).read_text(encoding="utf-8") == (grammar.GRAMMAR / name).read_text(encoding="utf-8")


def test_the_runtime_is_of_the_version_that_generated() -> None:
    texts = ((grammar.GRAMMAR / name).read_text(encoding="utf-8") for name in grammar.MADE)
    (wanted,) = {text.splitlines()[0].split()[-1] for text in texts}
    assert version("antlr4-python3-runtime") == wanted


def test_the_patches_are_in_the_grammar_and_nothing_else_names_java() -> None:
    text = "".join((grammar.GRAMMAR / name).read_text(encoding="utf-8") for name in grammar.SOURCES)
    assert "{ if self._modeStack: self.popMode() }" in text
    assert text.count("[paramType]") == 3
    assert "String paramType" not in text and "isEmpty" not in text
