"""The walk through a query: what stands in patterns and conditions is noted in its survey as it is passed.

What each clause does to the variables is in ``clauses``, and what each kind of expression holds is in
``expressions``. Both call back here, for the queries, patterns and expressions inside of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from molehunt.store.lint.parser import Node, entries
from molehunt.store.lint.pattern import read_pattern
from molehunt.store.lint.survey import conditions
from molehunt.store.lint.survey.records import Comparison, Read, Survey, Use
from molehunt.store.lint.survey.scope import Bound, Changing, Scope, bound_of, without_null


@dataclass(slots=True)
class Walk:
    """The survey so far, and a function for each kind of clause and of expression that is more than its parts.

    One of a clause takes the variables before it and returns those after it.
    """

    survey: Survey
    clauses: Mapping[str, Callable[[Walk, Node, Changing], Changing]]
    expressions: Mapping[str, Callable[[Walk, Node, Scope], None]]
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def next_null(self) -> int:
        """Return a number for variables that may be null together, and with no others."""
        return next(self._numbers)

    def query(self, tree: Node, scope: Scope) -> Changing:
        """Walk through a query, each of its branches separately; return its columns."""
        columns: Changing = {}
        for single in singles(tree):
            now: Changing = dict(scope)
            for clause in single.children:
                now = self.clause(clause, now)
            for name, bound in now.items():
                known = columns.get(name)
                columns[name] = known if known and known.null else bound
        return columns

    def clause(self, clause: Node, scope: Changing) -> Changing:
        """Walk through a clause, and return the variables after it."""
        act = self.clauses.get(clause.kind)
        if act:
            return act(self, clause, scope)
        for child in clause.children:
            self.expression(child, scope)
        return scope

    def expression(self, tree: Node, scope: Scope) -> None:
        """Walk through an expression, or anything that holds some."""
        act = self.expressions.get(tree.kind)
        if act:
            act(self, tree, scope)
            return
        for child in tree.children:
            self.expression(child, scope)

    def patterns(self, holder: Node, scope: Scope, place: str) -> Changing:
        """Walk through the patterns of a clause; the variables of one are not null in the next one and in WHERE."""
        inner = dict(scope)
        listed = holder.first("PatternList")
        for tree in listed.children if listed else ():
            if tree.kind == "Pattern":
                inner = self.pattern(tree, inner, place)
        return inner

    def pattern(self, tree: Node, scope: Scope, place: str) -> Changing:
        """Walk through a pattern and what stands inside of it; return the variables of the place and its own."""
        pattern = read_pattern(tree)
        self.survey.uses.append(Use(place, pattern, dict(scope)))
        inner = dict(scope) | {name: Bound(entity=name != pattern.path) for name in pattern.variables}
        for part in pattern.parts:
            for child in part.tree.children:
                for key, value in entries(child) if child.kind == "Map" else ():
                    self.survey.reads.append(Read(key))
                    self.survey.comparisons.append(Comparison(key.line, "=", (key, value), inner))
                if child.kind != "Variable":
                    self.expression(child, inner)
        return inner

    def where(self, clause: Node, scope: Changing) -> Changing:
        """Walk through the WHERE of a clause, if it has one; return what is known of the variables behind it."""
        where = clause.first("WhereClause")
        if not where:
            return scope
        condition = where.children[-1]
        # WHERE drops a row for null as it does for false: while one part is read, the others may be taken as true.
        for part in condition.children if condition.kind == "Expression10" else (condition,):
            others = [name for other in condition.children if other is not part for name in conditions.needed(other)]
            self.expression(part, without_null(scope, others if condition.kind == "Expression10" else ()))
        return without_null(scope, conditions.needed(condition))

    def bound(self, value: Node, scope: Scope) -> Bound:
        """Return what is known of a variable that is given this value."""
        if value.kind == "Variable":
            return bound_of(value, scope)
        if not conditions.may_be_null(value, {name for name, bound in scope.items() if bound.null}):
            return Bound(value=(value, scope))
        return Bound(null=self.next_null(), origin=f"line {value.line}", value=(value, scope))


def singles(tree: Node) -> Iterator[Node]:
    """Yield the branches of a query (UNION has several), without those of its subqueries."""
    for child in (tree,) if tree.kind == "SingleQuery" else tree.children:
        if child.kind == "SingleQuery":
            yield child
        elif child.kind not in ("ReturnBody", "SubqueryScope"):
            yield from singles(child)
