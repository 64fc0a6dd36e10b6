"""What each kind of expression holds: patterns, properties, comparisons, and variables of its own.

To take note of one more kind: a function here, and its line in :data:`EXPRESSIONS`.
"""

from __future__ import annotations

from collections.abc import Callable

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import conditions
from molehunt.store.lint.survey.records import Comparison, Read
from molehunt.store.lint.survey.scope import Bound, Scope, bound_of, without_null
from molehunt.store.lint.survey.walk import Walk


def _guarded(walk: Walk, tree: Node, scope: Scope) -> None:
    """Walk through parts joined by AND or OR: each matters only where the others do not settle the outcome."""
    outcome = tree.kind == "Expression"
    for part in tree.children:
        others = [n for other in tree.children if other is not part for n in conditions.decided(other, outcome)]
        walk.expression(part, without_null(scope, others))


def _case(walk: Walk, tree: Node, scope: Scope) -> None:
    for child in tree.children:
        if child.kind == "CaseAlternative":
            _, condition, _, value = child.children
            walk.expression(condition, scope)
            walk.expression(value, without_null(scope, conditions.needed(condition)))
            scope = without_null(scope, conditions.decided(condition, True))
        else:
            walk.expression(child, scope)


def _case_of_a_value(walk: Walk, tree: Node, scope: Scope) -> None:
    subject = tree.children[1]
    for alternative in tree.children:
        words = [child.kind for child in alternative.children]
        if alternative.kind == "ExtendedCaseAlternative":
            for value in alternative.children[1 : words.index("THEN")]:
                walk.survey.comparisons.append(Comparison(value.line, "=", (subject, value), scope))
        walk.expression(alternative, scope)


def _bare(walk: Walk, tree: Node, scope: Scope) -> None:
    inner = walk.pattern(tree, scope, "a pattern")
    if tree.kind == "PatternComprehension":
        for child in tree.children:
            if child.kind not in ("PathPatternNonEmpty", "Variable") or child is tree.children[-2]:
                walk.expression(child, inner)


def _sub(walk: Walk, tree: Node, scope: Scope) -> None:
    if tree.first("PatternList"):
        walk.where(tree, walk.patterns(tree, scope, tree.children[0].kind))
    else:
        walk.query(tree, scope)


def _local(walk: Walk, tree: Node, scope: Scope) -> None:
    """Walk through a comprehension or a predicate on a list, which defines variables of its own."""
    own = dict(scope)
    for place, child in enumerate(tree.children):
        if child.kind == "Variable" and tree.children[place + 1].kind in ("IN", "EQ"):
            listed = tree.children[place + 2]
            entity = listed.said.lower().startswith(("nodes(", "relationships("))
            own[child.name] = Bound(entity=entity, value=(listed, scope))
    for child in tree.children:
        walk.expression(child, own)


def _property(walk: Walk, tree: Node, scope: Scope) -> None:
    holder, *rest = tree.children
    walk.expression(holder, scope)
    for place, postfix in enumerate(rest):
        if postfix.kind != "Property":
            walk.expression(postfix, scope)
        elif place == 0 and holder.kind == "Variable" and bound_of(holder, scope).entity:
            walk.survey.reads.append(Read(postfix.children[-1]))
    if rest[-1].kind == "Property":
        walk.survey.parts.append((tree, scope))


def _projection(walk: Walk, tree: Node, scope: Scope) -> None:
    holder, *rest = tree.children
    entity = bound_of(holder, scope).entity
    for child in rest:
        if child.kind == "Property" and child.children[-1].kind == "PropertyKeyName" and entity:
            walk.survey.reads.append(Read(child.children[-1]))
        elif child.kind == "MapProjectionElement":
            walk.expression(child.children[-1], scope)


def _comparison(walk: Walk, tree: Node, scope: Scope) -> None:
    left, right = tree.children[:2]
    if tree.kind == "Expression8":
        found = Comparison(tree.line, right.said, tree.children[::2], scope)
    else:
        *words, value = right.children
        found = Comparison(tree.line, " ".join(word.said.upper() for word in words), (left, value), scope)
    if tree.kind == "Expression8" or right.kind == "StringAndListComparison":
        walk.survey.comparisons.append(found)
    for child in tree.children:
        walk.expression(child, scope)


EXPRESSIONS: dict[str, Callable[[Walk, Node, Scope], None]] = {
    "Expression": _guarded,
    "Expression10": _guarded,
    "CaseExpression": _case,
    "ExtendedCaseExpression": _case_of_a_value,
    "PatternExpression": _bare,
    "PatternComprehension": _bare,
    "ExistsExpression": _sub,
    "CountExpression": _sub,
    "CollectExpression": _sub,
    "ListComprehension": _local,
    "ListItemsPredicate": _local,
    "ReduceExpression": _local,
    "Expression2": _property,
    "MapProjection": _projection,
    "Expression8": _comparison,
    "Expression7": _comparison,
}
