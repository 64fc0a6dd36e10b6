"""A part that a DATE or a duration does not have: null on the embedded engine, an error on Neo4j.

The embedded engine knows the parts as they are spelt here; Neo4j takes ``Year`` for ``year``, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.model.nearest import nearest
from molehunt.store.lint.origins import holder, is_day, origins, samples
from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Scope, Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_PARTS = {
    "DATE": frozenset((
        "year", "quarter", "month", "week", "weekYear", "dayOfQuarter", "day", "ordinalDay", "dayOfWeek", "weekDay",
    )),
    "duration": frozenset((
        "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds",
        "nanoseconds", "quartersOfYear", "monthsOfQuarter", "monthsOfYear", "daysOfWeek", "minutesOfHour",
        "secondsOfMinute", "millisecondsOfSecond", "microsecondsOfSecond", "nanosecondsOfSecond",
    )),
}  # fmt: skip


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each part of a DATE or a duration that reads as null."""
    for tree, scope in query.parts if facts.embedded else ():
        part = tree.children[-1].children[-1]
        kind = _kind(holder(tree), scope, facts)
        if kind and part.name not in _PARTS[kind]:
            near = nearest(part.name, _PARTS[kind])
            hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(_PARTS[kind]))}"
            yield QueryWarning(part.line, f"a {kind} has no part {part.name}, so that it reads as null; {hint}")


def _kind(value: Node, scope: Scope, facts: Facts) -> str | None:
    found = samples(value, scope, facts)
    if found and all(is_day(one) for values in found.values() for one in values):
        return "DATE"
    calls = {one.children[0].said.lower() for one, _ in origins(value, scope) if one.kind == "FunctionInvocation"}
    if calls and all(name.startswith("duration") for name in calls):
        return "duration"
    return "DATE" if calls and calls <= {"date", "date.truncate"} else None
