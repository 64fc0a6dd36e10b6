"""A shortest path with a condition: the embedded engine finds the path first and tests the condition afterwards.

If the shortest path does not meet the condition, there are no rows, even if a longer path meets it. The engine does
test a map inside of the pattern during the search, but Neo4j does not accept a map there.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.parser import Node
from molehunt.store.lint.pattern import Pattern, read_pattern
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each shortest path that has a condition in WHERE, or a least length."""
    if not facts.embedded:
        return
    for clause in query.matches:
        where = clause.first("WhereClause")
        listed = clause.first("PatternList")
        for tree in listed.children if listed else ():
            pattern = read_pattern(tree)
            if pattern.shortest and where and _speaks_of(where, pattern):
                yield QueryWarning(where.line, _AFTERWARDS)
            if pattern.shortest and any(_least(part.tree) for part in pattern.parts):
                yield QueryWarning(tree.line, _LEAST)


_AFTERWARDS = (
    "this engine finds the shortest path first and applies WHERE to it afterwards, so that a longer path that meets "
    "the condition is not found; order all paths: MATCH p = (a)-[:R*..6]->(b) WHERE ... RETURN p ORDER BY length(p) "
    "LIMIT 1; or, on this engine alone, put it into the pattern: shortestPath((a)-[:R* {status: 'stated'}]->(b))"
)
_LEAST = (
    "this engine finds the shortest path first and then drops it if it is too short; order all paths instead: "
    "MATCH p = (a)-[:R*2..6]->(b) RETURN p ORDER BY length(p) LIMIT 1"
)


def _speaks_of(where: Node, pattern: Pattern) -> bool:
    inner = {part.variable for part in pattern.parts if part.relationship} | {pattern.path}
    return any(variable.name in inner for variable in where.every("Variable"))


def _least(tree: Node) -> bool:
    length = tree.first("PathLength")
    if not length:
        return False
    numbers = [child.kind for child in length.children]
    least = int(length.children[1].text) if numbers[1:2] == ["UNSIGNED_DECIMAL_INTEGER"] else 1
    return least > 1
