"""MATCH, UNWIND, MATCH without a WITH: the embedded engine tests the second MATCH before UNWIND, and finds nothing.

Observed on ArcadeDB 26.10.2 for queries of MATCH, UNWIND and RETURN alone, in which each MATCH has one pattern of nodes
with labels, and a later one needs the variable of UNWIND. Any other clause makes the engine plan such a query in
another way, and its rows are right. Tested by tests/graph/test_cypher_corpus.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.parser import Node
from molehunt.store.lint.pattern import Pattern, read_pattern
from molehunt.store.lint.survey import Survey, singles
from molehunt.store.lint.warning import Facts, QueryWarning

_ALONE = ("MatchClause", "UnwindClause", "ReturnClause")


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each MATCH that needs the variable of an UNWIND after another MATCH."""
    for single in singles(query.tree) if facts.embedded else ():
        clauses = single.children
        if clauses[0].kind == "MatchClause" and all(clause.kind in _ALONE for clause in clauses):
            yield from _in_order(clauses)


def _in_order(clauses: tuple[Node, ...]) -> Iterator[QueryWarning]:
    known: set[str] = set()
    unwound: dict[str, int] = {}
    found: list[QueryWarning] = []
    for clause in clauses:
        if clause.kind == "UnwindClause":
            unwound[clause.children[-1].name] = clause.line
        elif clause.kind == "MatchClause":
            pattern = _planned(clause, known)
            if not pattern:
                return
            needed = [name for name in unwound if name in _read(clause)]
            found += [QueryWarning(clause.line, _words(name, unwound[name])) for name in needed]
            known.update(pattern.variables)
    yield from found


def _words(name: str, line: int) -> str:
    return (
        f"{name} is unwound in line {line}, but this engine tests this MATCH before that and finds nothing; "
        f"put WITH * between UNWIND and MATCH"
    )


def _planned(clause: Node, known: set[str]) -> Pattern | None:
    """Return the pattern of a MATCH that the engine may move to before UNWIND."""
    listed = clause.first("PatternList")
    trees = [tree for tree in listed.children if tree.kind != "COMMA"] if listed else []
    if clause.first("OPTIONAL") or len(trees) != 1:
        return None
    pattern = read_pattern(trees[0])
    nodes = [part for part in pattern.parts if not part.relationship]
    labelled = all(part.variable in known or part.tree.first("LabelExpression") for part in nodes)
    joined = nodes[0].variable if len(nodes) == 1 else not known or known.intersection(pattern.variables)
    odd = pattern.path or pattern.shortest or any(part.repeated for part in pattern.parts)
    return pattern if labelled and joined and not odd else None


def _read(clause: Node) -> set[str]:
    """Return the variables in the maps and conditions of a MATCH."""
    entries = [variable.name for entries in clause.every("Map") for variable in entries.every("Variable")]
    places = list(clause.every("WhereClause", "NodePattern", "RelationshipPattern"))
    after = [child for place in places for child in _after_where(place)]
    return {*entries, *(variable.name for child in after for variable in child.every("Variable"))}


def _after_where(place: Node) -> tuple[Node, ...]:
    words = [child.kind for child in place.children]
    return place.children[words.index("WHERE") :] if "WHERE" in words else ()
