"""From which properties of the graph a value comes: through variables, lists, maps, CASE and functions that choose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from molehunt.store.lint.parser import Node, entries
from molehunt.store.lint.survey import Scope
from molehunt.store.lint.warning import Facts

_CHOOSING = frozenset(("coalesce", "min", "max", "head", "last", "collect", "nullif", "tail", "reverse"))


def origins(value: Node, scope: Scope) -> Iterator[tuple[Node, Scope]]:
    """Yield the pieces of text of which a value, or a member of it if it is a list, is one.

    A property of a node or relationship is yielded as its key, a text and a parameter as they are.
    """
    if value.kind == "Variable":
        bound = scope.get(value.name)
        yield from origins(*bound.value) if bound and bound.value else ()
    elif value.kind == "Expression2":
        yield from _of_postfixes(value, scope)
    elif value.kind == "ListLiteral":
        for one in value.children:
            yield from origins(one, scope)
    elif value.kind in ("CaseExpression", "ExtendedCaseExpression"):
        results = [child.children[-1] for child in value.children if child.kind.endswith("CaseAlternative")]
        for one in [*results, *([value.children[-2]] if value.first("ELSE") else [])]:
            yield from origins(one, scope)
    elif value.kind == "FunctionInvocation" and value.children[0].said.lower() in _CHOOSING:
        for one in value.children[2:-1]:
            yield from origins(one, scope)
    else:
        yield value, scope


def keys(value: Node, scope: Scope) -> list[str]:
    """Return the names of the properties that a value may be, or a member of it."""
    return list(dict.fromkeys(one.name for one, _ in origins(value, scope) if one.kind == "PropertyKeyName"))


def samples(value: Node, scope: Scope, facts: Facts) -> dict[str, list[Any]]:
    """Return sample values of the properties that a value may be; a property that nothing has is left out."""
    found = {key: facts.values(key) for key in keys(value, scope)}
    return {key: values for key, values in found.items() if values}


def is_day(value: Any) -> bool:
    """Tell whether a value is a DATE; a datetime is another type."""
    return isinstance(value, date) and not isinstance(value, datetime)


def holder(value: Node) -> Node:
    """Return what the last postfix of a value is one of: ``c.earliest`` in ``c.earliest.year``."""
    *before, _ = value.children
    return before[0] if len(before) == 1 else Node("Expression2", "", value.line, tuple(before))


def _of_postfixes(value: Node, scope: Scope) -> Iterator[tuple[Node, Scope]]:
    last = value.children[-1]
    inner = holder(value)
    if last.kind != "Property":
        # An item or a part of a list is a member of it; so is the item of a map, by a key that may be computed.
        yield from origins(inner, scope)
        return
    key = last.children[-1]
    bound = scope.get(inner.name) if inner.kind == "Variable" else None
    if bound and bound.entity:
        yield key, scope
        return
    for held, place in origins(inner, scope):
        for name, one in entries(held) if held.kind == "Map" else ():
            if name.name == key.name:
                yield from origins(one, place)
