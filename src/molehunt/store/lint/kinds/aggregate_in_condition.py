"""An aggregate inside of a condition, or a property of one: the embedded engine reads null in its place.

Observed on ArcadeDB 26.10.2: the condition is worked out for each row before the rows are grouped. So
``max(r.latest) IS NULL`` is true, ``count(*) > 3 AND ...`` false, ``min(r.earliest).year`` null, and where nothing else
is aggregated, the rows are not grouped at all. A comparison alone (``count(*) > 3``), arithmetic, lists, maps and
functions are right, but for those in ORDER BY. Tested by tests/graph/test_cypher_corpus.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_AGGREGATES = frozenset((
    "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc",
))  # fmt: skip
_CONDITIONS = {
    "Expression": "OR", "Expression11": "XOR", "Expression10": "AND", "Expression9": "NOT",
}  # fmt: skip
_SUBQUERIES = ("ExistsExpression", "CountExpression", "CollectExpression")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each aggregate that is read where the engine does not work it out."""
    for clause in query.tree.every("WithClause", "ReturnClause") if facts.embedded else ():
        body = clause.first("ReturnBody") or clause
        for child in body.children:
            if child.kind in ("ReturnItems", "OrderBy"):
                yield from _below(child, None, ordering=child.kind == "OrderBy")


def _below(tree: Node, place: str | None, *, ordering: bool) -> Iterator[QueryWarning]:
    """Yield a warning for each aggregate below a condition; ``place`` names the outermost one."""
    if tree.kind in _SUBQUERIES:
        return
    if _is_aggregate(tree):
        if place:
            yield QueryWarning(tree.line, _words(tree.said, place))
        return
    place = place or _place(tree, ordering)
    for child in tree.children:
        yield from _below(child, place, ordering=ordering)


def _place(tree: Node, ordering: bool) -> str | None:
    if tree.kind == "Expression2" and any(postfix.kind == "Property" for postfix in tree.children[1:]):
        return "before a property"
    if ordering and tree.kind == "Expression8":
        return "in a condition of ORDER BY"
    if tree.kind == "Expression7":
        return "in a condition"
    return f"under {_CONDITIONS[tree.kind]}" if tree.kind in _CONDITIONS else None


def _is_aggregate(tree: Node) -> bool:
    named = tree.kind == "FunctionInvocation" and tree.children[0].said.lower() in _AGGREGATES
    return named or tree.kind == "CountStar"


def _words(said: str, place: str) -> str:
    return (
        f"{said} stands {place}, where this engine reads null in its place, so that rows are wrong; give it a name "
        f"first: WITH ..., {said} AS value RETURN ... and use value there"
    )
