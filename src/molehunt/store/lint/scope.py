"""Which variables are there at each place of a query, and which of them may be null.

:func:`survey` walks through a tree once, clause by clause as it is run, and lists what the warnings look at: every
pattern with the variables that were there before it, every property that is read, every comparison.
A variable may be null if OPTIONAL MATCH brought it in and nothing since has dropped the rows without it. Those of one
OPTIONAL MATCH are null together: they bear the same number (``Bound.null``).
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
    """A variable: whether it is a node or relationship of the graph, and whether and whence it may be null."""

    entity: bool = False
    null: int | None = None
    origin: str = ""


Scope = Mapping[str, Bound]
Changing = dict[str, Bound]


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern, the words of the place it stands in (MATCH, EXISTS, ...), and the variables that were there before."""

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
    return walk.found


class _Walk:
    def __init__(self, found: Survey) -> None:
        self.found = found
        self._numbers = count(1)

    def query(self, tree: Node, scope: Scope) -> Changing:
        """Walk through a query, its branches each for itself; return the columns that it gives."""
        columns: Changing = {}
        for single in _singles(tree):
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
        self.found.matches.append(clause)
        optional = clause.first("OPTIONAL") is not None
        inner = self._patterns(clause, scope, "OPTIONAL MATCH" if optional else "MATCH")
        kept = self._where(clause, inner)
        if not optional:
            return kept
        mine = Bound(entity=True, null=next(self._numbers), origin=f"OPTIONAL MATCH in line {clause.line}")
        new = {name: replace(mine, entity=bound.entity) for name, bound in inner.items() if name not in scope}
        return {**scope, **new}

    def _patterns(self, holder: Node, scope: Scope, place: str) -> Changing:
        """Walk through the patterns of a clause; what stands in one is not null in the next and in WHERE."""
        inner = dict(scope)
        listed = holder.first("PatternList")
        for tree in listed.children if listed else ():
            if tree.kind == "Pattern":
                inner = self._pattern(tree, inner, place)
        return inner

    def _pattern(self, tree: Node, scope: Scope, place: str) -> Changing:
        pattern = read_pattern(tree)
        self.found.uses.append(Use(place, pattern, dict(scope)))
        inner = dict(scope) | {name: Bound(entity=name != pattern.path) for name in pattern.variables}
        for part in pattern.parts:
            for child in part.tree.children:
                if child.kind == "Map":
                    self.found.reads.extend(Read(key) for key in child.children if key.kind == "PropertyKeyName")
                if child.kind != "Variable":
                    self.expression(child, inner)
        return inner

    def _where(self, clause: Node, scope: Changing) -> Changing:
        where = clause.first("WhereClause")
        if not where:
            return scope
        condition = where.children[-1]
        # Here a row is dropped by null as it is by false: what one part needs, the others can rely on.
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
        # A list of nothing gives no row: only what may stand in the list counts.
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
        """Of parts joined by AND or OR, each is decisive only where the others are not."""
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
        self.found.uses.append(Use("a pattern", pattern, dict(scope)))
        inner = {**scope, **{name: Bound(entity=True) for name in pattern.variables}}
        for part in pattern.parts:
            for child in part.tree.children:
                if child.kind == "Map":
                    self.found.reads.extend(Read(key) for key in child.children if key.kind == "PropertyKeyName")
                if child.kind != "Variable":
                    self.expression(child, inner)
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
        """A list that is gone through: its own variables hold behind the list."""
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
                self.found.reads.append(Read(postfix.children[-1]))

    def _projection(self, tree: Node, scope: Scope) -> None:
        holder, *rest = tree.children
        for child in rest:
            if child.kind == "Property" and child.children[-1].kind == "PropertyKeyName" and _of(holder, scope).entity:
                self.found.reads.append(Read(child.children[-1]))
            elif child.kind == "MapProjectionElement":
                self.expression(child.children[-1], scope)

    def _comparison(self, tree: Node, scope: Scope) -> None:
        self.found.comparisons.append((tree, dict(scope)))
        for child in tree.children:
            self.expression(child, scope)

    def _bound(self, value: Node, scope: Scope) -> Bound:
        """Return what is known of a value that gets a name."""
        if value.kind == "Variable":
            return _of(value, scope)
        if not conditions.may_be_null(value, {name for name, bound in scope.items() if bound.null}):
            return Bound()
        return Bound(null=next(self._numbers), origin=f"line {value.line}")


def _singles(tree: Node) -> Iterator[Node]:
    """Give the branches of a query, and not those of the queries inside of them."""
    for child in (tree,) if tree.kind == "SingleQuery" else tree.children:
        if child.kind == "SingleQuery":
            yield child
        elif child.kind not in ("ReturnBody", "SubqueryScope"):
            yield from _singles(child)


def _imported(clause: Node, scope: Changing) -> Scope:
    places = [child.kind for child in clause.children]
    if "SubqueryScope" in places:
        named = clause.children[places.index("SubqueryScope")].children
        if any(child.kind == "TIMES" for child in named):
            return scope
        return {child.name: scope[child.name] for child in named if child.kind == "Variable" and child.name in scope}
    first = next(_singles(clause)).children[0]
    return scope if first.kind == "WithClause" else {}


def _returns(clause: Node) -> bool:
    return any(child.kind == "ReturnClause" for single in _singles(clause) for child in single.children)


def _of(variable: Node, scope: Scope) -> Bound:
    return scope.get(variable.name, Bound())


def _without_null(scope: Scope, names: Sequence[str]) -> Changing:
    """Return the scope where these are known not to be null, and whatever came in together with them."""
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
