"""A variable that may be null in a later pattern: the embedded engine takes it for a new variable.

Observed on ArcadeDB 26.10.2, and tested by tests/graph/test_cypher_corpus.py. The rows are right if such a node is
the left end of a longer pattern, the right end of a single hop from a new node, or in shortestPath. They are wrong
everywhere else in MATCH and in subqueries, and anywhere in a bare pattern or a pattern comprehension. CREATE writes an
empty node in its place, where Neo4j raises an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.pattern import Part
from molehunt.store.lint.survey import Bound, Survey, Use
from molehunt.store.lint.warning import Facts, QueryWarning

_WRITING = ("CREATE", "MERGE", "INSERT")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each variable that may be null in a pattern where that gives wrong rows."""
    if facts.embedded:
        for use in query.uses:
            for part, bound in _wrong(use):
                yield QueryWarning(part.tree.line, _words(use, part, bound), fatal=use.place in _WRITING)


def _wrong(use: Use) -> Iterator[tuple[Part, Bound]]:
    for place, part in enumerate(use.pattern.parts):
        bound = use.scope.get(part.variable or "")
        if bound and bound.null and not _right(use, place, bound):
            yield part, bound


def _right(use: Use, place: int, bound: Bound) -> bool:
    parts = use.pattern.parts
    if use.place in (*_WRITING, "a pattern"):
        return False
    first = use.scope.get(parts[0].variable or "")
    if use.pattern.shortest or (place and first and first.null == bound.null):
        return True
    if place == 0:
        return len(parts) > 1 or not parts[0].plain or use.place == "OPTIONAL MATCH"
    return not parts[place].relationship and place == 2 == len(parts) - 1 and not first and not parts[1].repeated


def _words(use: Use, part: Part, bound: Bound) -> str:
    name, may = part.variable, f"{part.variable} may be null ({bound.origin})"
    if use.place in _WRITING:
        return (
            f"{may}, and this engine would write an empty node in its place, or nothing; "
            f"put WITH * WHERE {name} IS NOT NULL before {use.place}"
        )
    return (
        f"{may}, and in {use.place} this engine then takes it for a new variable, so that rows are wrong; put "
        f"WITH * WHERE {name} IS NOT NULL before it, which drops the rows without {name}, or write another variable "
        f"there, and WHERE other = {name}"
    )
