"""Which variables are defined at each place of a query, and which of them may be null.

:func:`survey` walks through a tree once, clause by clause in the order in which they run, and lists what the warnings
need: every pattern with the variables defined before it, every property that is read, every comparison.
A variable may be null if OPTIONAL MATCH defined it and no later condition has dropped the rows in which it is null.
The variables of one OPTIONAL MATCH are null together: they have the same number (``Bound.null``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from molehunt.store.lint import conditions
from molehunt.store.lint.parser import Node
from molehunt.store.lint.pattern import Pattern, read_pattern


@dataclass(frozen=True, slots=True)
class Bound:
    """A variable: ``entity`` if it is a node or a relationship of the graph.

    ``null`` is a number if it may be null, and ``origin`` says which clause makes it so.
    """

    entity: bool = False
    null: int | None = None
    origin: str = ""


Scope = Mapping[str, Bound]
Changing = dict[str, Bound]


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern, the kind of place in which it stands (MATCH, EXISTS, ...), and the variables defined before it."""

    place: str
    pattern: Pattern
    scope: Scope


@dataclass(frozen=True, slots=True)
class Read:
    """A property of a node or relationship that is read."""

    key: Node


@dataclass(slots=True)
class Survey:
    """What a query does, as lists; ``matches`` are its MATCH clauses."""

    tree: Node
    uses: list[Use] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    comparisons: list[tuple[Node, Scope]] = field(default_factory=list)
    matches: list[Node] = field(default_factory=list)


def survey(tree: Node) -> Survey:
    """Walk through a query and list what it does."""
    walk = _Walk(Survey(tree))
    walk.query(tree, {})
    return walk.survey


class _Walk:
    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._numbers = count(1)

    def query(self, tree: Node, scope: Scope) -> Changing:
        """Walk through a query, each of its branches separately; return its columns."""
        columns: Changing = {}
        for single in singles(tree):
            for name, bound in self._single(single, scope).items():
                known = columns.get(name)
                columns[name] = known if known and known.null else bound
        return columns

    def _single(self, tree: Node, scope: Scope) -> Changing:
        now: Changing = dict(scope)
        for clause in tree.children:
            act = _CLAUSES.get(clause.kind, _Walk._other)
            now = act(self, clause, now)
        return now

    # Clauses: each takes the variables before it and returns those after it.

    def _match(self, clause: Node, scope: Changing) -> Changing:
        self.survey.matches.append(clause)
        optional = clause.first("OPTIONAL") is not None
        inner = self._patterns(clause, scope, "OPTIONAL MATCH" if optional else "MATCH")
        kept = self._where(clause, inner)
        if not optional:
            return kept
        mine = Bound(entity=True, null=next(self._numbers), origin=f"OPTIONAL MATCH in line {clause.line}")
        new = {name: replace(mine, entity=bound.entity) for name, bound in inner.items() if name not in scope}
        return {**scope, **new}

    def _patterns(self, holder: Node, scope: Scope, place: str) -> Changing:
        """Walk through the patterns of a clause; the variables of one are not null in the next one and in WHERE."""
        inner = dict(scope)
        listed = holder.first("PatternList")
        for tree in listed.children if listed else ():
            if tree.kind == "Pattern":
                inner = self._pattern(tree, inner, place)
        return inner

    def _pattern(self, tree: Node, scope: Scope, place: str) -> Changing:
        pattern = read_pattern(tree)
        self.survey.uses.append(Use(place, pattern, dict(scope)))
        inner = dict(scope) | {name: Bound(entity=name != pattern.path) for name in pattern.variables}
        self._inside(pattern, inner)
        return inner

    def _inside(self, pattern: Pattern, scope: Scope) -> None:
        """Walk through the maps and conditions inside of a pattern."""
        for part in pattern.parts:
            for child in part.tree.children:
                if child.kind == "Map":
                    self.survey.reads.extend(Read(key) for key in child.children if key.kind == "PropertyKeyName")
                if child.kind != "Variable":
                    self.expression(child, scope)

    def _where(self, clause: Node, scope: Changing) -> Changing:
        where = clause.first("WhereClause")
        if not where:
            return scope
        condition = where.children[-1]
        # WHERE drops a row for null as it does for false: while one part is read, the others may be taken as true.
        for part in condition.children if condition.kind == "Expression10" else (condition,):
            others = [name for other in condition.children if other is not part for name in conditions.needed(other)]
            self.expression(part, _without_null(scope, others if condition.kind == "Expression10" else ()))
        return _without_null(scope, conditions.needed(condition))

    def _project(self, clause: Node, scope: Changing) -> Changing:
        # A body of one part is left out of the tree.
        body = clause.first("ReturnBody") or clause
        after: Changing = {}
        items = body.first("ReturnItems")
        for item in items.children if items else ():
            if item.kind == "TIMES":
                after |= scope
            elif item.kind == "ReturnItem":
                value, named = item.children[0], item.children[-1]
                self.expression(value, scope)
                if named.kind == "Variable":
                    after[named.name] = self._bound(value, scope)
        for rest in body.children:
            if rest.kind not in ("ReturnItems", "WhereClause"):
                self.expression(rest, {**scope, **after})
        return self._where(clause, after)

    def _unwind(self, clause: Node, scope: Changing) -> Changing:
        *_, listed, _, variable = clause.children
        self.expression(listed, scope)
        # An empty list and null give no row: the variable is null only if a member of the list may be.
        may = listed.kind == "ListLiteral" or (listed.kind == "Variable" and not _of(listed, scope).entity)
        bound = self._bound(listed, scope) if may else Bound()
        return {**scope, variable.name: replace(bound, entity=False)}

    def _filter(self, clause: Node, scope: Changing) -> Changing:
        self.expression(clause.children[-1], scope)
        return _without_null(scope, conditions.needed(clause.children[-1]))

    def _subquery(self, clause: Node, scope: Changing) -> Changing:
        optional = clause.children[0].kind == "OPTIONAL"
        columns = self.query(clause, _imported(clause, scope))
        if optional:
            number, origin = next(self._numbers), f"OPTIONAL CALL in line {clause.line}"
            columns = {name: replace(bound, null=number, origin=origin) for name, bound in columns.items()}
        return {**scope, **columns} if _returns(clause) else scope

    def _call(self, clause: Node, scope: Changing) -> Changing:
        self._other(clause, scope)
        yielded = [child for child in clause.children if child.kind in ("ProcedureResultItem", "Variable")]
        new = {item.children[-1].name if item.children else item.name: Bound() for item in yielded}
        return self._where(clause, {**scope, **new})

    def _write(self, clause: Node, scope: Changing) -> Changing:
        place = clause.children[0].kind
        if place == "MERGE":
            pattern = clause.first("Pattern")
            after = self._pattern(pattern, scope, place) if pattern else scope
            for action in clause.children[2:]:
                self.expression(action, after)
            return after
        return self._patterns(clause, scope, place)

    def _foreach(self, clause: Node, scope: Changing) -> Changing:
        _, _, variable, _, listed, _, *clauses, _ = clause.children
        self.expression(listed, scope)
        inner = _without_null(scope, conditions.needed_for_a_list(listed)) | {variable.name: Bound()}
        for one in clauses:
            inner = _CLAUSES.get(one.kind, _Walk._other)(self, one, inner)
        return scope

    def _other(self, clause: Node, scope: Changing) -> Changing:
        for child in clause.children:
            self.expression(child, scope)
        return scope

    # Expressions.

    def expression(self, tree: Node, scope: Scope) -> None:
        """Walk through an expression, or anything that holds some."""
        act = _EXPRESSIONS.get(tree.kind)
        if act:
            act(self, tree, scope)
            return
        for child in tree.children:
            self.expression(child, scope)

    def _guarded(self, tree: Node, scope: Scope) -> None:
        """Walk through parts joined by AND or OR: each matters only where the others do not settle the outcome."""
        outcome = tree.kind == "Expression"
        for part in tree.children:
            others = [n for other in tree.children if other is not part for n in conditions.decided(other, outcome)]
            self.expression(part, _without_null(scope, others))

    def _case(self, tree: Node, scope: Scope) -> None:
        for child in tree.children:
            if child.kind == "CaseAlternative":
                _, condition, _, value = child.children
                self.expression(condition, scope)
                self.expression(value, _without_null(scope, conditions.needed(condition)))
                scope = _without_null(scope, conditions.decided(condition, True))
            else:
                self.expression(child, scope)

    def _bare(self, tree: Node, scope: Scope) -> None:
        pattern = read_pattern(tree)
        self.survey.uses.append(Use("a pattern", pattern, dict(scope)))
        inner = {**scope, **{name: Bound(entity=True) for name in pattern.variables}}
        self._inside(pattern, inner)
        if tree.kind == "PatternComprehension":
            for child in tree.children:
                if child.kind not in ("PathPatternNonEmpty", "Variable") or child is tree.children[-2]:
                    self.expression(child, inner)

    def _sub(self, tree: Node, scope: Scope) -> None:
        if tree.first("PatternList"):
            inner = self._patterns(tree, scope, tree.children[0].kind)
            self._where(tree, inner)
        else:
            self.query(tree, scope)

    def _local(self, tree: Node, scope: Scope) -> None:
        """Walk through a comprehension or a predicate on a list, which defines variables of its own."""
        own = dict(scope)
        for place, child in enumerate(tree.children):
            if child.kind == "Variable" and tree.children[place + 1].kind in ("IN", "EQ"):
                listed = tree.children[place + 2].said.lower()
                own[child.name] = Bound(entity=listed.startswith(("nodes(", "relationships(")))
        for child in tree.children:
            self.expression(child, own)

    def _property(self, tree: Node, scope: Scope) -> None:
        holder, *rest = tree.children
        self.expression(holder, scope)
        for place, postfix in enumerate(rest):
            if postfix.kind != "Property":
                self.expression(postfix, scope)
            elif place == 0 and holder.kind == "Variable" and _of(holder, scope).entity:
                self.survey.reads.append(Read(postfix.children[-1]))

    def _projection(self, tree: Node, scope: Scope) -> None:
        holder, *rest = tree.children
        for child in rest:
            if child.kind == "Property" and child.children[-1].kind == "PropertyKeyName" and _of(holder, scope).entity:
                self.survey.reads.append(Read(child.children[-1]))
            elif child.kind == "MapProjectionElement":
                self.expression(child.children[-1], scope)

    def _comparison(self, tree: Node, scope: Scope) -> None:
        self.survey.comparisons.append((tree, dict(scope)))
        for child in tree.children:
            self.expression(child, scope)

    def _bound(self, value: Node, scope: Scope) -> Bound:
        """Return what is known of a variable that is given this value."""
        if value.kind == "Variable":
            return _of(value, scope)
        if not conditions.may_be_null(value, {name for name, bound in scope.items() if bound.null}):
            return Bound()
        return Bound(null=next(self._numbers), origin=f"line {value.line}")


def singles(tree: Node) -> Iterator[Node]:
    """Yield the branches of a query (UNION has several), without those of its subqueries."""
    for child in (tree,) if tree.kind == "SingleQuery" else tree.children:
        if child.kind == "SingleQuery":
            yield child
        elif child.kind not in ("ReturnBody", "SubqueryScope"):
            yield from singles(child)


def _imported(clause: Node, scope: Changing) -> Scope:
    places = [child.kind for child in clause.children]
    if "SubqueryScope" in places:
        named = clause.children[places.index("SubqueryScope")].children
        if any(child.kind == "TIMES" for child in named):
            return scope
        return {child.name: scope[child.name] for child in named if child.kind == "Variable" and child.name in scope}
    first = next(singles(clause)).children[0]
    return scope if first.kind == "WithClause" else {}


def _returns(clause: Node) -> bool:
    return any(child.kind == "ReturnClause" for single in singles(clause) for child in single.children)


def _of(variable: Node, scope: Scope) -> Bound:
    return scope.get(variable.name, Bound())


def _without_null(scope: Scope, names: Sequence[str]) -> Changing:
    """Return the scope in which these variables, and those that are null together with them, are not null."""
    there = {scope[name].null for name in names if name in scope}
    return {name: replace(bound, null=None) if bound.null in there else bound for name, bound in scope.items()}


_CLAUSES: dict[str, Callable[[_Walk, Node, Changing], Changing]] = {
    "MatchClause": _Walk._match,
    "WithClause": _Walk._project,
    "ReturnClause": _Walk._project,
    "UnwindClause": _Walk._unwind,
    "FilterClause": _Walk._filter,
    "SubqueryClause": _Walk._subquery,
    "CallClause": _Walk._call,
    "CreateClause": _Walk._write,
    "MergeClause": _Walk._write,
    "ForeachClause": _Walk._foreach,
}
_EXPRESSIONS: dict[str, Callable[[_Walk, Node, Scope], None]] = {
    "Expression": _Walk._guarded,
    "Expression10": _Walk._guarded,
    "CaseExpression": _Walk._case,
    "PatternExpression": _Walk._bare,
    "PatternComprehension": _Walk._bare,
    "ExistsExpression": _Walk._sub,
    "CountExpression": _Walk._sub,
    "CollectExpression": _Walk._sub,
    "ListComprehension": _Walk._local,
    "ListItemsPredicate": _Walk._local,
    "ReduceExpression": _Walk._local,
    "Expression2": _Walk._property,
    "MapProjection": _Walk._projection,
    "Expression8": _Walk._comparison,
    "Expression7": _Walk._comparison,
}
