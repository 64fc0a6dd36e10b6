"""The tools over questions as commands, each with every question as a command below it."""

from __future__ import annotations

from functools import partial

from molehunt.answers.questions import question_names
from molehunt.answers.tools import find_tool
from molehunt.cli import questions
from molehunt.cli.families import Families


def command(name: str) -> Families:
    """Return the command of a tool."""
    tool = find_tool(name)
    made = {question: partial(questions.command, f"{name} {question}") for question in question_names()}
    text = questions.explained(tool.explanation, tool.example)
    return Families(name, questions=made, short_help=tool.summary, help=text)
