"""What each clause does to the variables: it defines some, drops others, and leaves some without a null.

To read one more kind of clause: a function here, and its line in :data:`CLAUSES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import conditions
from molehunt.store.lint.survey.scope import Bound, Changing, Scope, bound_of, without_null
from molehunt.store.lint.survey.walk import Walk, singles


def _match(walk: Walk, clause: Node, scope: Changing) -> Changing:
    walk.survey.matches.append(clause)
    optional = clause.first("OPTIONAL") is not None
    inner = walk.patterns(clause, scope, "OPTIONAL MATCH" if optional else "MATCH")
    kept = walk.where(clause, inner)
    if not optional:
        return kept
    mine = Bound(null=walk.next_null(), origin=f"OPTIONAL MATCH in line {clause.line}")
    new = {name: replace(mine, entity=bound.entity) for name, bound in inner.items() if name not in scope}
    return {**scope, **new}


def _project(walk: Walk, clause: Node, scope: Changing) -> Changing:
    # A body of one part is left out of the tree.
    body = clause.first("ReturnBody") or clause
    after: Changing = {}
    items = body.first("ReturnItems")
    for item in items.children if items else ():
        if item.kind == "TIMES":
            after |= scope
        elif item.kind == "ReturnItem":
            value, named = item.children[0], item.children[-1]
            walk.expression(value, scope)
            if named.kind == "Variable":
                after[named.name] = walk.bound(value, scope)
    for rest in body.children:
        if rest.kind not in ("ReturnItems", "WhereClause"):
            walk.expression(rest, {**scope, **after})
    return walk.where(clause, after)


def _unwind(walk: Walk, clause: Node, scope: Changing) -> Changing:
    *_, listed, _, variable = clause.children
    walk.expression(listed, scope)
    # An empty list and null give no row: the variable is null only if a member of the list may be.
    may = listed.kind == "ListLiteral" or (listed.kind == "Variable" and not bound_of(listed, scope).entity)
    bound = walk.bound(listed, scope) if may else Bound(value=(listed, scope))
    return {**scope, variable.name: replace(bound, entity=False)}


def _filter(walk: Walk, clause: Node, scope: Changing) -> Changing:
    walk.expression(clause.children[-1], scope)
    return without_null(scope, conditions.needed(clause.children[-1]))


def _subquery(walk: Walk, clause: Node, scope: Changing) -> Changing:
    optional = clause.children[0].kind == "OPTIONAL"
    columns = walk.query(clause, _imported(clause, scope))
    if optional:
        number, origin = walk.next_null(), f"OPTIONAL CALL in line {clause.line}"
        columns = {name: replace(bound, null=number, origin=origin) for name, bound in columns.items()}
    returns = any(child.kind == "ReturnClause" for single in singles(clause) for child in single.children)
    return {**scope, **columns} if returns else scope


def _imported(clause: Node, scope: Changing) -> Scope:
    places = [child.kind for child in clause.children]
    if "SubqueryScope" in places:
        named = clause.children[places.index("SubqueryScope")].children
        if any(child.kind == "TIMES" for child in named):
            return scope
        return {child.name: scope[child.name] for child in named if child.kind == "Variable" and child.name in scope}
    first = next(singles(clause)).children[0]
    return scope if first.kind == "WithClause" else {}


def _call(walk: Walk, clause: Node, scope: Changing) -> Changing:
    for child in clause.children:
        walk.expression(child, scope)
    yielded = [child for child in clause.children if child.kind in ("ProcedureResultItem", "Variable")]
    new = {item.children[-1].name if item.children else item.name: Bound() for item in yielded}
    return walk.where(clause, {**scope, **new})


def _write(walk: Walk, clause: Node, scope: Changing) -> Changing:
    place = clause.children[0].kind
    if place == "MERGE":
        pattern = clause.first("Pattern")
        after = walk.pattern(pattern, scope, place) if pattern else scope
        for action in clause.children[2:]:
            walk.expression(action, after)
        return after
    return walk.patterns(clause, scope, place)


def _foreach(walk: Walk, clause: Node, scope: Changing) -> Changing:
    _, _, variable, _, listed, _, *clauses, _ = clause.children
    walk.expression(listed, scope)
    inner = without_null(scope, conditions.needed_for_a_list(listed)) | {variable.name: Bound()}
    for one in clauses:
        inner = walk.clause(one, inner)
    return scope


CLAUSES: dict[str, Callable[[Walk, Node, Changing], Changing]] = {
    "MatchClause": _match,
    "WithClause": _project,
    "ReturnClause": _project,
    "UnwindClause": _unwind,
    "FilterClause": _filter,
    "SubqueryClause": _subquery,
    "CallClause": _call,
    "CreateClause": _write,
    "MergeClause": _write,
    "ForeachClause": _foreach,
}
