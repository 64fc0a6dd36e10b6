"""STARTS WITH, ENDS WITH, CONTAINS or =~ on a property that is not a text: never true on Neo4j.

The embedded engine agrees but for ``=~``, by which it compares the value as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from molehunt.store.lint.origins import is_day, samples
from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_OPERATORS = ("STARTS WITH", "ENDS WITH", "CONTAINS", "=~")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each of these operators whose left side is a property of another type than text."""
    for comparison in query.comparisons:
        if comparison.operator in _OPERATORS:
            value, pattern = comparison.sides
            for key, values in samples(value, comparison.scope, facts).items():
                # Of a list, its members may be meant, and those are texts.
                if not any(isinstance(one, str) or (isinstance(one, list) and not _whole(value)) for one in values):
                    told = f"{key} is {_type(values[0])}, and {comparison.operator} is for texts: Neo4j finds nothing"
                    yield QueryWarning(
                        comparison.line, f"{told}; {_instead(value.said, comparison.operator, pattern.said, values[0])}"
                    )


def _whole(value: Node) -> bool:
    return value.kind == "Expression2" and len(value.children) == 2 and value.children[1].kind == "Property"


def _type(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "a DATE" if is_day(value) else "a Boolean" if isinstance(value, bool) else "no text"


def _instead(said: str, operator: str, pattern: str, value: Any) -> str:
    if isinstance(value, list):
        return f"write any(item IN {said} WHERE item {operator} {pattern})"
    return f"write toString({said}) {operator} {pattern}"
