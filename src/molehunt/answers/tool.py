"""What a tool over questions is: it takes any question, asks it under several lenses, and answers with what differs.

A file under ``tools`` declares a :class:`Tool` named ``TOOL``. Its command takes every question with all parameters of
that, its method in Python the name of one: ``molehunt compare who-saw ...``, ``case.compare("who-saw", ...)``. What
answers is a question made of the two, named ``compare who-saw``; so formats, proof and lens are those of any question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypedDict, get_type_hints

from molehunt.answers.question import Cell, Enquiry, Findings, Parameter, Question, Row


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool over questions.

    ``row`` has its own columns, which follow those of the question; ``table`` are those of its own in the table for
    reading, which follow the columns of the question, and ``section`` gives the heading under which a row stands.
    ``options`` are the parameters besides those of the question, ``key`` the columns that tell its rows apart besides
    the key of the question. ``example`` is a command, and ``trying`` what the examples of all questions end in.
    """

    name: str
    summary: str
    explanation: str
    example: str
    trying: str
    row: type[TypedDict]  # type: ignore[valid-type]  # a class made by TypedDict, which has no type of its own
    table: tuple[tuple[str, Cell], ...]
    section: Callable[[Row], str]
    answer: Callable[[Question, Enquiry], Findings]
    options: tuple[Parameter, ...] = ()
    key: tuple[str, ...] = ()

    def over(self, question: Question) -> Question:
        """Return what puts a question under this tool; it is a question, too."""
        return Question(
            name=f"{self.name} {question.name}",
            chapter=question.chapter,
            summary=question.summary,
            explanation=f"{self.summary}\n\n    {question.explanation}",
            example=f"{self.name} {question.example}{self.trying}",
            parameters=(*question.parameters, *self.options),
            row=_joined(question.row, self.row),
            answer=partial(self.answer, question),
            table=(*(question.table or (("what", "name"), ("role", "role"))), *self.table),
            section=self.section,
            of_records=True,
            brief=True,
            of_answers=True,
            key=(*question.key, *self.key),
        )


def _joined(*rows: Any) -> Any:
    """Return a TypedDict with the columns of several."""
    make: Any = TypedDict
    return make("Row", {name: hint for row in rows for name, hint in get_type_hints(row, include_extras=True).items()})
