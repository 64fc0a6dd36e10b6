"""The tools over questions, one file each.

To add one: a module here with a :class:`~molehunt.answers.tool.Tool` named ``TOOL``. ``python -m
tests.support.generated`` then writes its method for editors and its part of docs/answers.md.
"""

from __future__ import annotations

from importlib import import_module

from molehunt.answers.tool import Tool
from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names


def tool_names() -> tuple[str, ...]:
    """Return the names of all tools, as commands have them; none is imported for it."""
    return module_names(__path__, dashed=True)


def find_tool(name: str) -> Tool:
    """Return the tool of that name, "without-each" or "without_each"; raises MolehuntError for an unknown one."""
    command = name.replace("_", "-")
    if command not in tool_names():
        raise MolehuntError(f"there is no tool {name!r}; there are {', '.join(tool_names())}")
    found: Tool = import_module(f"{__name__}.{command.replace('-', '_')}").TOOL
    return found
