"""Cypher text as a syntax tree, read by Neo4j's own grammar.

The tree is a plain one: rules that only pass on to another are left out, and so are the brackets around an
expression. :data:`KEPT` names the rules that stay although they have one child; add one to it to see it in the tree.
Importing the generated parser takes a tenth of a second, so nothing here does before a text is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LONGEST = 20_000
"""Characters of the longest text that is read: a longer one would take longer to check than to run."""
KEPT = frozenset((
    "SingleQuery", "PatternList", "Pattern", "PatternElement", "PatternExpression", "PathPatternNonEmpty",
    "ShortestPathExpression", "ReturnItems", "ReturnItem", "Variable", "PropertyKeyName", "LabelName", "StringLiteral",
    "KeywordLiteral", "ListLiteral",
))  # fmt: skip


class UnreadableError(Exception):
    """The text is not Cypher as the grammar has it; ``line`` and ``column`` begin at 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the text: ``kind`` is the rule of the grammar, or the token.

    ``text`` is what was written, of a token and of an item of RETURN and WITH; of other rules it is empty.
    """

    kind: str
    text: str
    line: int
    children: tuple[Node, ...] = ()

    def first(self, *kinds: str) -> Node | None:
        """Return the first child of one of these kinds."""
        return next((child for child in self.children if child.kind in kinds), None)

    def every(self, *kinds: str) -> Iterator[Node]:
        """Yield this piece and all below it that are of one of these kinds, in the order of the text."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            yield from child.every(*kinds)

    @property
    def said(self) -> str:
        """What was written, without blanks between the words."""
        return self.text or "".join(child.said for child in self.children)

    @property
    def name(self) -> str:
        """What was written, as a name: without the backticks around it."""
        said = self.said
        return said[1:-1].replace("``", "`") if said[:1] == "`" else said


def entries(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the keys and values of a map."""
    inner = [child for child in tree.children[1:-1] if child.kind != "COMMA"]
    yield from zip(inner[::3], inner[2::3], strict=True)


@lru_cache(maxsize=8)
def parse(text: str) -> Node:
    """Return the tree of a text; raises UnreadableError at the first place that the grammar does not allow."""
    if len(text) > LONGEST:
        raise UnreadableError(1, 1, f"more than {LONGEST} characters")
    try:
        return _parse(text)
    except RecursionError:
        raise UnreadableError(1, 1, "brackets stand too deep in one another") from None


def _parse(text: str) -> Node:
    from antlr4 import CommonTokenStream, InputStream, PredictionMode

    from molehunt.store.lint.grammar.Cypher25Lexer import Cypher25Lexer
    from molehunt.store.lint.grammar.Cypher25Parser import Cypher25Parser

    # What follows EXPLAIN or PROFILE is what counts; the grammar leaves the two words to another one.
    lexer = Cypher25Lexer(InputStream(_without_prefix(text)))
    parser = Cypher25Parser(CommonTokenStream(lexer))
    parser._interp.predictionMode = PredictionMode.SLL
    for one in (lexer, parser):
        one.removeErrorListeners()
        one.addErrorListener(_listener())
    return _plain(parser.statements(), parser.symbolicNames)


def _without_prefix(text: str) -> str:
    word = text.lstrip()[:7].upper()
    if word not in ("EXPLAIN", "PROFILE"):
        return text
    start = len(text) - len(text.lstrip())
    return text[:start] + " " * 7 + text[start + 7 :]


def _listener() -> Any:
    from antlr4.error.ErrorListener import ErrorListener

    class Raising(ErrorListener):  # type: ignore[misc]  # the runtime has no types
        def syntaxError(self, *told: Any) -> None:  # noqa: N802  # its name
            _, _, line, column, message, _ = told
            raise UnreadableError(line, column + 1, str(message))

    return Raising()


def _plain(tree: Any, names: list[str]) -> Node:
    """Turn a tree of the runtime into ours."""
    while True:
        if not hasattr(tree, "children"):
            token = tree.symbol
            return Node(names[token.type] if token.type > 0 else "EOF", token.text, token.line)
        kind = type(tree).__name__.removesuffix("Context")
        children = [child for child in tree.children or () if getattr(child, "children", ()) is not None]
        if kind == "ParenthesizedExpression":
            children = children[1:-1]
        if len(children) != 1 or kind in KEPT or (kind.endswith("Clause") and kind != "Clause"):
            # The name of a column is its expression as it was written, blanks and all.
            text = tree.start.getInputStream().getText(tree.start.start, tree.stop.stop) if kind == "ReturnItem" else ""
            return Node(kind, text, tree.start.line, tuple(_plain(child, names) for child in children))
        tree = children[0]
