"""The questions, one file each.

To add one: a module here with a :class:`~molehunt.answers.question.Question` named ``QUESTION``, and the query
that says which claims it is about under ``cypher/ask``. ``python -m
tests.support.generated`` then writes its method for editors and its part of docs/answers.md.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from molehunt.answers.question import Question
from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names

# The order in which help and docs show them; new ones follow.
_FIRST = ("who-saw", "relays", "show")


def question_names() -> tuple[str, ...]:
    """Return the names of all questions, as commands have them; none is imported for it."""
    return module_names(__path__, _FIRST, dashed=True)


@cache
def find_question(name: str) -> Question:
    """Return the question of that name, "who-saw" or "who_saw", or one put under a tool: "compare who-saw".

    Raises MolehuntError for an unknown one.
    """
    command = name.replace("_", "-")
    tool, _, over = command.rpartition(" ")
    if tool:
        from molehunt.answers.tools import find_tool, tool_names

        if tool in tool_names():
            return find_tool(tool).over(find_question(over))
    if command not in question_names():
        raise MolehuntError(f"there is no question {name!r}; there are {', '.join(question_names())}")
    found: Question = import_module(f"{__name__}.{command.replace('-', '_')}").QUESTION
    return found
