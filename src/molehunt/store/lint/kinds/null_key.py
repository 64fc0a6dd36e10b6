"""MERGE by a property that is null: the embedded engine makes a new node each time, where Neo4j raises an error."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.parser import Node, entries
from molehunt.store.lint.survey import Scope, Survey
from molehunt.store.lint.warning import Facts, QueryWarning


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Refuse each MERGE with a null in the map of a node or relationship, as far as that can be known."""
    for use in query.uses if facts.embedded else ():
        for part in use.pattern.parts if use.place == "MERGE" else ():
            held = part.tree.first("Map")
            for key, value in entries(held) if held else ():
                if _null(value, use.scope, facts):
                    said = f"{key.name} is null or may be, and MERGE cannot look for null; leave such rows out first"
                    yield QueryWarning(part.tree.line, said, fatal=True)


def _null(value: Node, scope: Scope, facts: Facts) -> bool:
    if value.kind == "Parameter":
        name = value.children[-1].name
        return name in facts.parameters and facts.parameters[name] is None
    if value.kind == "KeywordLiteral":
        return value.said.lower() == "null"
    holder = value.children[0] if value.kind == "Expression2" else value
    bound = scope.get(holder.name) if holder.kind == "Variable" else None
    return bound is not None and bound.null is not None
