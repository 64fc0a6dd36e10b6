"""A relationship that is used only where the embedded engine does not look for uses: it reads as null there.

The engine walks from node to node without reading the relationship between them, unless the query uses its variable.
It does not count uses in the map of a pattern of MATCH, in ORDER BY of WITH, and in a MATCH inside of ``CALL (*)``.
It looks for the name alone, in one query or subquery at a time: one use elsewhere makes all of them right. Observed on
ArcadeDB 26.10.2, and tested by tests/graph/test_cypher_corpus.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from molehunt.store.lint.parser import Node
from molehunt.store.lint.pattern import read_pattern
from molehunt.store.lint.survey import Survey, singles
from molehunt.store.lint.warning import Facts, QueryWarning

_MAP, _ORDER, _SUBQUERY = "the map of a pattern", "ORDER BY of WITH", "CALL (*)"
_REWRITES = {
    _MAP: "use it in WHERE, as in MATCH (c:Claim) WHERE c.id = {0}.claim",
    _ORDER: "let WITH take it along: WITH {0}, ... ORDER BY",
    _SUBQUERY: "name what the subquery takes: CALL ({0}, ...)",
}
_MATCHING = ("MatchClause", "ExistsExpression", "CountExpression")
_CREATING = ("CreateClause", "MergeClause", "InsertClause")
_WRITING = (*_CREATING, "SetClause", "RemoveClause", "DeleteClause", "ForeachClause")
# A variable that is mentioned, and the place if the engine does not count a use there.
_Mention = tuple[Node, str | None]


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each use of a relationship where the engine has not read it; refuse it in what writes."""
    writes = any(query.tree.every(*_WRITING))
    for clauses in _statements(query.tree) if facts.embedded else ():
        if _everything_is_read(clauses):
            continue
        mentions = [mention for clause in clauses for mention in _mentions(clause)]
        read = {variable.name for variable, place in mentions if not place}
        for variable, place in mentions:
            if place and variable.name in set(_relationships(clauses)) - read:
                yield QueryWarning(variable.line, _words(variable.name, place), fatal=writes)


def _words(name: str, place: str) -> str:
    return (
        f"the relationship {name} is used only in {place}, and reads as null there on this engine, so that rows are "
        f"wrong; {_REWRITES[place].format(name)}"
    )


def _statements(tree: Node) -> Iterator[Sequence[Node]]:
    """Yield the clauses of each query and subquery; those of EXISTS { pattern } are that expression itself."""
    for one in tree.every("SingleQuery", *_MATCHING[1:]):
        if one.kind == "SingleQuery":
            yield one.children
        elif one.first("PatternList"):
            yield (one,)


def _everything_is_read(clauses: Sequence[Node]) -> bool:
    returned = [clause for clause in clauses if clause.kind == "ReturnClause"]
    everything = any(items.first("TIMES") for clause in returned for items in clause.every("ReturnItems"))
    return everything or any(any(clause.every(*_CREATING)) for clause in clauses)


def _relationships(clauses: Sequence[Node]) -> list[str]:
    """Return the variables of relationships that stand in one pattern; those of repeated ones are lists."""
    patterns = [read_pattern(tree) for clause in clauses if clause.kind in _MATCHING for tree in _patterns(clause)]
    parts = [part for pattern in patterns if not pattern.shortest for part in pattern.parts if part.relationship]
    names = Counter(part.variable for part in parts if part.variable and not part.repeated)
    return [name for name, times in names.items() if times == 1]


def _patterns(clause: Node) -> Iterator[Node]:
    listed = clause.first("PatternList")
    yield from (tree for tree in listed.children if tree.kind == "Pattern") if listed else ()


def _mentions(clause: Node) -> Iterator[_Mention]:
    if clause.kind in _MATCHING:
        for tree in _patterns(clause):
            for part in read_pattern(tree).parts:
                yield from _in_part(part.tree)
        yield from _counted(*_where(clause))
    elif clause.kind == "WithClause":
        body = clause.first("ReturnBody") or clause
        for child in body.children:
            yield from _with_place(child, _ORDER if child.kind == "OrderBy" else None)
        yield from _counted(*_where(clause))
    elif clause.kind == "SubqueryClause":
        yield from _in_subquery(clause)
    elif clause.kind == "ReturnClause":
        items = [item.children[0] for item in clause.every("ReturnItem")]
        yield from _counted(*items, *clause.every("OrderBy"))
    else:
        yield from _counted(clause)


def _in_part(part: Node) -> Iterator[_Mention]:
    place: str | None = _MAP
    for child in part.children:
        place = None if child.kind == "WHERE" else place
        if child.kind != "Variable":
            yield from _with_place(child, place)


def _in_subquery(clause: Node) -> Iterator[_Mention]:
    scope = clause.first("SubqueryScope")
    yield from _counted(*(scope.children if scope else ()))
    for single in singles(clause):
        first = single.children[0]
        takes_all = any((scope or first).every("TIMES")) and (scope or first).kind in ("SubqueryScope", "WithClause")
        for inner in single.children:
            if inner.kind != "MatchClause":
                yield from ((variable, place) for variable, place in _mentions(inner) if takes_all or not place)
            elif takes_all:
                yield from _with_place(inner, _SUBQUERY)


def _where(clause: Node) -> Iterator[Node]:
    where = clause.first("WhereClause")
    yield from (where,) if where else ()


def _counted(*trees: Node) -> Iterator[_Mention]:
    for tree in trees:
        yield from _with_place(tree, None)


def _with_place(tree: Node, place: str | None) -> Iterator[_Mention]:
    if tree.kind == "Variable":
        yield tree, place
    # A map in a bare pattern is right by itself, but does not make uses elsewhere right.
    if tree.kind == "PatternExpression" and place is None:
        maps = {id(variable) for entries in tree.every("Map") for variable in entries.every("Variable")}
        yield from ((variable, None) for variable in tree.every("Variable") if id(variable) not in maps)
        return
    for child in tree.children:
        yield from _with_place(child, place)
