"""Errors and notes are read in Python, too: whatever advises an option says it in both ways."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import molehunt

SOURCES = Path(molehunt.__file__).parent
OF_COMMANDS = {"Parameter", "Question", "Tool", "Figure", "Facet", "either"}
"""What is called with words for the help of a command."""
LEFT = {
    "answers/of_graph.py": "only the command takes a network from a file",
    "answers/ways/no_relay.py": "a whole command, to be typed",
    "answers/questions/suspects.py": "a whole command, to be typed",
    "case/reading/package.py": "pip",
    "engine/java.py": "pip",
    "figures/drawn/disputes.py": "stands in a picture",
    "figures/drawn/web.py": "stands in a picture",
    "views/answer_report.py": "stands in a page",
    "views/chart/cutting.py": "stands in a picture",
}


def advised(tree: ast.Module) -> Iterator[str]:
    """The texts with an option in them, but for docstrings and the help of commands."""
    helping: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
            helping.add(id(node.body[0].value))  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OF_COMMANDS:
            helping |= {id(one) for one in ast.walk(node)}
        if isinstance(node, ast.AnnAssign):
            helping |= {id(one) for one in ast.walk(node.annotation)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in helping:
            yield from re.findall(r"--[a-z]\S*", node.value)


def test_no_message_advises_an_option_without_its_keyword() -> None:
    files = [file.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.py")]
    wanted = [name for name in files if not name.startswith(("cli/", "store/lint/grammar/"))]
    found = {name: one for name in wanted if (one := list(advised(ast.parse((SOURCES / name).read_text("utf-8")))))}
    assert found.keys() == LEFT.keys()
