"""What is known of the variables at one place of a query: whether they may be null, and whence their values come.

A variable may be null if OPTIONAL MATCH defined it and no later condition has dropped the rows in which it is null.
The variables of one OPTIONAL MATCH are null together: they have the same number (``Bound.null``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from molehunt.store.lint.parser import Node


@dataclass(frozen=True, slots=True)
class Bound:
    """A variable: ``entity`` if it is a node or a relationship of the graph.

    ``null`` is a number if it may be null, and ``origin`` says which clause makes it so. ``value`` is the expression
    that it stands for, or that it is a member of, with the variables of that place.
    """

    entity: bool = False
    null: int | None = None
    origin: str = ""
    value: tuple[Node, Scope] | None = None


Scope = Mapping[str, Bound]
Changing = dict[str, Bound]


def bound_of(variable: Node, scope: Scope) -> Bound:
    """Return what is known of a variable; of one that is not defined, nothing."""
    return scope.get(variable.name, Bound())


def without_null(scope: Scope, names: Iterable[str]) -> Changing:
    """Return the scope in which these variables, and those that are null together with them, are not null."""
    there = {scope[name].null for name in names if name in scope}
    return {name: replace(bound, null=None) if bound.null in there else bound for name, bound in scope.items()}
