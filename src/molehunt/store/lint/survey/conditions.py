"""What a condition says about variables that may be null, and which values may be null at all."""

from __future__ import annotations

from collections.abc import Collection

from molehunt.store.lint.parser import Node


def needed(condition: Node) -> list[str]:
    """Return the variables that are not null where a condition holds.

    A comparison with null is null, which drops the row: so ``d.id = 'x'`` and ``d:Document`` need d as much as
    ``d IS NOT NULL`` does.
    """
    if condition.kind == "Expression10":
        return [name for part in condition.children for name in needed(part)]
    if condition.kind == "Expression9":
        # An even number of NOTs is none.
        refuses = len(condition.children) % 2 == 0
        return needed_if_false(condition.children[-1]) if refuses else needed(condition.children[-1])
    if condition.kind == "Expression8":
        return [name for part in condition.children for name in _subject(part)]
    if condition.kind == "Expression7":
        subject, comparison = condition.children
        if comparison.kind == "NullComparison" and not comparison.first("NOT"):
            return []
        return _subject(subject)
    return _subject(condition) if condition.kind == "Expression2" else []


def needed_if_false(condition: Node) -> list[str]:
    """Return the variables that are not null where a condition is false, and not merely null."""
    if condition.kind == "Expression":
        return [name for part in condition.children for name in needed_if_false(part)]
    if condition.kind == "Expression9":
        refuses = len(condition.children) % 2 == 0
        return needed(condition.children[-1]) if refuses else needed_if_false(condition.children[-1])
    if condition.kind == "Expression7" and condition.children[1].kind == "NullComparison":
        return [] if condition.children[1].first("NOT") else _subject(condition.children[0])
    return needed(condition) if condition.kind in ("Expression7", "Expression8") else []


def decided(condition: Node, outcome: bool) -> list[str]:
    """Return the variables that alone settle a condition where they are null: ``d IS NULL`` is true then."""
    if condition.kind == "Expression9":
        refuses = len(condition.children) % 2 == 0
        return decided(condition.children[-1], outcome != refuses)
    if condition.kind == ("Expression" if outcome else "Expression10"):
        return [name for part in condition.children for name in decided(part, outcome)]
    if condition.kind == "Expression7" and condition.children[1].kind == "NullComparison":
        settled = (condition.children[1].first("NOT") is None) == outcome
        return _subject(condition.children[0]) if settled else []
    return []


def needed_for_a_list(listed: Node) -> list[str]:
    """Return the variables that are not null where a list is not empty: CASE WHEN d IS NULL THEN [] ELSE [1] END."""
    if listed.kind != "CaseExpression" or listed.children[1].kind != "CaseAlternative":
        return []
    _, condition, _, value = listed.children[1].children
    if value.said == "[]":
        return decided(condition, True)
    alone = len(listed.children) == 3 or (listed.children[2].kind == "ELSE" and listed.children[3].said == "[]")
    return needed(condition) if alone else []


def may_be_null(value: Node, nullable: Collection[str]) -> bool:
    """Tell whether a value may be null where these variables may; what is not known is taken not to be."""
    if value.kind == "Variable":
        return value.name in nullable
    if value.kind == "KeywordLiteral":
        return value.said.lower() == "null"
    if value.kind == "FunctionInvocation":
        return _call_may_be_null(value, nullable)
    if value.kind in ("CaseExpression", "ExtendedCaseExpression"):
        results = [child.children[-1] for child in value.children if child.kind.endswith("CaseAlternative")]
        otherwise = [value.children[-2]] if value.first("ELSE") else []
        return not otherwise or any(may_be_null(one, nullable) for one in results + otherwise)
    if value.kind == "Expression2":
        holder, *postfixes = value.children
        return postfixes[-1].kind == "IndexPostfix" or may_be_null(holder, nullable)
    return any(may_be_null(child, nullable) for child in value.children)


def _call_may_be_null(value: Node, nullable: Collection[str]) -> bool:
    name = value.children[0].said.lower()
    arguments = [child for child in value.children[2:-1] if child.kind not in ("COMMA", "DISTINCT")]
    if name == "collect":
        return False
    if name == "coalesce":
        return all(may_be_null(argument, nullable) for argument in arguments)
    if name in ("head", "last") and arguments:
        # A path has a first node and a last one; another list may be empty.
        of_a_path = arguments[0].said.lower().startswith("nodes(")
        return not of_a_path or any(may_be_null(argument, nullable) for argument in arguments)
    return any(may_be_null(argument, nullable) for argument in arguments)


def _subject(value: Node) -> list[str]:
    """Return the variable that a value is, or is a property of; null makes such a value null."""
    if value.kind == "Variable":
        return [value.name]
    if value.kind == "Expression2" and value.children[0].kind == "Variable":
        return [value.children[0].name]
    return []
