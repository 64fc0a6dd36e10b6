"""A day compared with a text: no comparison of the two is true, so the query gives no rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Scope, Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each comparison of a property with what looks like a day and is of another type."""
    for comparison in query.comparisons:
        for key in filter(None, (_property(side, comparison.scope) for side in comparison.sides)):
            for side in comparison.sides:
                yield from _told(comparison.line, key, side, facts)


def _told(line: int, key: str, side: Node, facts: Facts) -> Iterator[QueryWarning]:
    text = _text(side, facts)
    if text is not None and any(isinstance(value, date) for value in facts.values(key)):
        yield QueryWarning(
            line,
            f"{key} is a DATE, and next to a text nothing is true of it; write date('{_whole(text)}') for '{text}'",
        )
    elif side.kind == "FunctionInvocation" and side.children[0].said.lower() == "date":
        values = facts.values(key)
        if values and all(isinstance(value, str) for value in values):
            yield QueryWarning(
                line,
                f"{key} is a text, and next to a DATE nothing is true of it; compare it with a text, "
                "or take a property that is a DATE",
            )


def _property(side: Node, scope: Scope) -> str | None:
    if side.kind != "Expression2" or len(side.children) != 2 or side.children[0].kind != "Variable":
        return None
    holder, postfix = side.children
    bound = scope.get(holder.name)
    return postfix.children[-1].name if bound and bound.entity and postfix.kind == "Property" else None


def _text(side: Node, facts: Facts) -> str | None:
    """Return a text that looks like a day, written out or sent as a parameter."""
    said = facts.parameters.get(side.children[-1].name) if side.kind == "Parameter" else None
    if side.kind == "StringLiteral":
        said = side.said[1:-1]
    return said if isinstance(said, str) and _DAY.fullmatch(said) else None


def _whole(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
