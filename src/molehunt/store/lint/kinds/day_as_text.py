"""A day compared with a text: no comparison of the two is true, so the query gives no rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    values = facts.values(key)
    day = any(map(is_day, values))
    text = bool(values) and all(isinstance(value, str) for value in values)
    for other in comparison.sides if day or text else ():
        for one, _ in origins(other, comparison.scope) if other is not side else ():
            words = _beside_a_day(one, facts) if day else _beside_a_text(one)
            if words:
                of, beside = ("DATE", "text") if day else ("text", "DATE")
                outcome = (
                    f"differs from every {beside}"
                    if comparison.operator in ("<>", "!=")
                    else f"next to a {beside} nothing is true of it"
                )
                yield QueryWarning(comparison.line, f"{key} is a {of}, and {outcome}; {words}")


def _beside_a_day(one: Node, facts: Facts) -> str:
    if one.kind == "PropertyKeyName":
        values = facts.values(one.name)
        texts = bool(values) and all(isinstance(value, str) for value in values)
        return f"{one.name} is a text; compare toString() of the DATE with it" if texts else ""
    text = next((said for said in _texts(one, facts) if _DAY.fullmatch(said)), "")
    return f"write date('{_whole(text)}') for '{text}'" if text else ""


def _beside_a_text(one: Node) -> str:
    is_date = one.kind == "FunctionInvocation" and one.children[0].said.lower() == "date"
    return "compare it with a text, or take a property that is a DATE" if is_date else ""


def _texts(one: Node, facts: Facts) -> list[str]:
    """Return the texts written out in a piece of the query, or sent as a parameter, also in a list."""
    said = facts.parameters.get(one.children[-1].name) if one.kind == "Parameter" else None
    if one.kind == "StringLiteral":
        said = one.said[1:-1]
    return [text for text in (said if isinstance(said, (list, tuple)) else [said]) if isinstance(text, str)]


def _whole(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
