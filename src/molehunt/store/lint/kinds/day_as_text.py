"""A day compared with a text: no comparison of the two is true, so the query gives no rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from molehunt.store.lint.origins import is_day, keys, origins
from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Comparison, Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_COMPARING = ("=", "<>", "!=", "<", ">", "<=", ">=", "IN")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each comparison of a property with what looks like a day and is of another type."""
    for comparison in query.comparisons:
        if comparison.operator in _COMPARING:
            for side in comparison.sides:
                for key in keys(side, comparison.scope):
                    yield from _told(key, side, comparison, facts)


def _told(key: str, side: Node, comparison: Comparison, facts: Facts) -> Iterator[QueryWarning]:
    others = [other for other in comparison.sides if other is not side]
    for one in (one for other in others for one, _ in origins(other, comparison.scope)):
        # The graph is asked for a value only where the other side may be of the other type.
        if (day := _day_in(one, facts)) and _are(is_day, facts.values(key)):
            yield _warning(key, comparison, "DATE", f"write date('{_whole(day)}') for '{day}'")
        elif one.kind == "PropertyKeyName" and one.name != key and _are(is_day, facts.values(key)):
            if _are(_is_text, facts.values(one.name)):
                words = f"{one.name} is a text; compare toString() of the DATE with it"
                yield _warning(key, comparison, "DATE", words)
        elif _called(one) == "date" and _are(_is_text, facts.values(key)):
            yield _warning(key, comparison, "text", "compare it with a text, or take a property that is a DATE")


def _warning(key: str, comparison: Comparison, kind: str, words: str) -> QueryWarning:
    other = "text" if kind == "DATE" else "DATE"
    unequal = comparison.operator in ("<>", "!=")
    outcome = f"differs from every {other}" if unequal else f"next to a {other} nothing is true of it"
    return QueryWarning(comparison.line, f"{key} is a {kind}, and {outcome}; {words}")


def _are(of_type: Callable[[Any], bool], values: list[Any]) -> bool:
    return bool(values) and all(map(of_type, values))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _called(one: Node) -> str:
    return one.children[0].said.lower() if one.kind == "FunctionInvocation" else ""


def _day_in(one: Node, facts: Facts) -> str:
    """Return the first text that looks like a day, written out or sent as a parameter, also in a list."""
    said = facts.parameters.get(one.children[-1].name) if one.kind == "Parameter" else None
    if one.kind == "StringLiteral":
        said = one.said[1:-1]
    texts = said if isinstance(said, (list, tuple)) else [said]
    return next((text for text in texts if isinstance(text, str) and _DAY.fullmatch(text)), "")


def _whole(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
