"""Durations compared by < or >: null on Neo4j, since a month has no fixed number of days; true or false here."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.origins import origins
from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Scope, Survey
from molehunt.store.lint.warning import Facts, QueryWarning


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:  # noqa: ARG001  # the same on each engine
    """Yield a warning for each comparison of durations by order."""
    for comparison in query.comparisons:
        if comparison.operator in ("<", ">", "<=", ">=") and any(
            _is_duration(side, comparison.scope) for side in comparison.sides
        ):
            yield QueryWarning(
                comparison.line,
                "durations have no order on Neo4j, where this is never true; compare numbers, as in "
                "duration.inDays(c.earliest, c.latest).days > 31",
            )


def _is_duration(side: Node, scope: Scope) -> bool:
    found = [one for one, _ in origins(side, scope)]
    calls = [one.children[0].said.lower() for one in found if one.kind == "FunctionInvocation"]
    return any(name.startswith("duration") for name in calls)
