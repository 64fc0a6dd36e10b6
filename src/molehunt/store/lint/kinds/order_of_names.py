"""The first or the last of labels(n) or keys(n): their order is not fixed, and differs between the engines."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_INSTEAD = {
    "labels": "ask for the label itself, as in n:Codename, or leave out the general one, as in "
    "[label IN labels(n) WHERE label <> 'Entity'][0]",
    "keys": "name the key, or unwind them and ORDER BY",
}


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:  # noqa: ARG001  # the same on each engine
    """Yield a warning for each item that is taken from labels(n) or keys(n) by its place."""
    for tree in query.tree.every("Expression2", "FunctionInvocation"):
        name = _taken_from(tree)
        if name in _INSTEAD:
            yield QueryWarning(
                tree.line, f"{name}() has no fixed order, so that this may be any of them; {_INSTEAD[name]}"
            )


def _taken_from(tree: Node) -> str:
    """Return the name of the function of whose list one item is taken by its place."""
    if tree.kind == "Expression2":
        return _called(tree.children[0]) if tree.children[1].kind == "IndexPostfix" else ""
    return _called(tree.children[2]) if _called(tree) in ("head", "last") else ""


def _called(tree: Node) -> str:
    return tree.children[0].said.lower() if tree.kind == "FunctionInvocation" else ""
