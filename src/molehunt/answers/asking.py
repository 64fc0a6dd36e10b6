"""The methods of an open case as they are called: what does not fit a method is told as an error of molehunt."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from molehunt.answers.question import Question
from molehunt.answers.questions import find_question, question_names
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

Given = ParamSpec("Given")
Result = TypeVar("Result")


def asked(method: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return the method of a question or a tool; called with what it does not take, it raises MolehuntError."""
    name = method.__name__.replace("_", "-")

    @wraps(method)
    def ask(*given: Given.args, **named: Given.kwargs) -> Result:
        try:
            inspect.signature(method).bind(*given, **named)
        except TypeError as error:
            if name in question_names():
                question = find_question(name)
                own = {key: one for key, one in named.items() if key not in ("lens", "deep")}
                question.checked(by_position(question, given[1:], own))
            raise MolehuntError(f"{name}: {error}") from None
        return method(*given, **named)

    return ask


def by_position(question: Question, given: Sequence[Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters by name, those that were given without one first; raises MolehuntError if that cannot be."""
    names = [parameter.name for parameter in question.parameters if not parameter.option]
    if len(given) > len(names):
        raise MolehuntError(f"{question.name} takes {counted(len(names), 'value')} without a name, not {len(given)}")
    found = dict(zip(names, given, strict=False))
    if twice := next((name for name in found if name in asked), ""):
        raise MolehuntError(f"{question.name}: {twice} was given twice, with its name and without")
    return {**found, **asked}
