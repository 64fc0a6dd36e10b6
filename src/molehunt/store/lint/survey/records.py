"""What a query does, as the warnings look at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from molehunt.store.lint.parser import Node
from molehunt.store.lint.pattern import Pattern
from molehunt.store.lint.survey.scope import Scope


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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Values that are compared, with the operator between the first two (``=``, ``IN``, ``STARTS WITH``, ...)."""

    line: int
    operator: str
    sides: tuple[Node, ...]
    scope: Scope


@dataclass(slots=True)
class Survey:
    """What a query does, as lists; ``matches`` are its MATCH clauses, ``parts`` the properties of other values."""

    tree: Node
    uses: list[Use] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    matches: list[Node] = field(default_factory=list)
    parts: list[tuple[Node, Scope]] = field(default_factory=list)
