"""A pattern of nodes and relationships, as the warnings look at it: its parts in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from molehunt.store.lint.parser import Node


@dataclass(frozen=True, slots=True)
class Part:
    """A node or a relationship of a pattern.

    ``plain`` has no label, property or condition of its own; ``repeated`` may be walked any number of times.
    """

    tree: Node
    variable: str | None
    relationship: bool
    plain: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern between two commas; ``path`` is the variable of the whole, ``shortest`` that of a shortest path."""

    tree: Node
    path: str | None
    shortest: bool
    parts: tuple[Part, ...]

    @property
    def variables(self) -> list[str]:
        """The variables in it, in the order of the text, that of the path last."""
        return [*(part.variable for part in self.parts if part.variable), *([self.path] if self.path else [])]


def read_pattern(tree: Node) -> Pattern:
    """Return the pattern in a piece of a tree: a Pattern, PatternExpression, PathPatternNonEmpty or the like."""
    path = tree.first("Variable") if tree.kind in ("Pattern", "PatternComprehension") else None
    shortest = any(tree.every("ShortestPathPattern", "AnyShortestPath", "AllShortestPath", "ShortestGroup"))
    return Pattern(tree, path.name if path else None, shortest, tuple(_parts(tree, repeated=False)))


def _parts(tree: Node, *, repeated: bool) -> Iterator[Part]:
    children = tree.children
    for place, child in enumerate(children):
        following = children[place + 1].kind if place + 1 < len(children) else ""
        if child.kind in ("NodePattern", "RelationshipPattern"):
            yield _part(child, repeated or following in QUANTIFIERS)
        elif child.kind == "ParenthesizedPath":
            yield from _parts(child, repeated=repeated or child.children[-1].kind in QUANTIFIERS)
        elif child.kind in _INSIDE:
            yield from _parts(child, repeated=repeated)


def _part(tree: Node, repeated: bool) -> Part:
    variable = tree.first("Variable")
    relationship = tree.kind == "RelationshipPattern"
    return Part(
        tree=tree,
        variable=variable.name if variable else None,
        relationship=relationship,
        plain=len(tree.children) == (3 if variable else 2),
        # A lone star is a token, one with bounds a rule.
        repeated=repeated or (relationship and tree.first("PathLength", "TIMES") is not None),
    )


QUANTIFIERS = ("Quantifier", "PLUS", "TIMES")
_INSIDE = ("Pattern", "PatternElement", "PathPatternNonEmpty", "ShortestPathPattern", "PatternExpression")
