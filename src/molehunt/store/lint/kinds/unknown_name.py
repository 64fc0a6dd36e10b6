"""A label, relationship type or property that the graph does not have: the query gives no rows and no error."""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.model.nearest import nearest
from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning

_WRITING = ("CreateClause", "MergeClause", "SetClause", "InsertClause", "RemoveClause")
_WORDS = {"label": "label", "type": "relationship type", "property": "property"}


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each name that the query reads and the graph does not have."""
    written = {name.name for clause in query.tree.every(*_WRITING) for name in _names_in(clause)}
    read = [(kind, name) for kind, name in _read(query, facts) if name.name not in written]
    for kind in dict.fromkeys(kind for kind, _ in read):
        names = {name.name: name for of, name in reversed(read) if of == kind}
        for strange in facts.missing(kind, names) if facts.names["label"] else ():
            yield QueryWarning(
                names[strange].line,
                f"nothing in the graph has the {_WORDS[kind]} {strange}{_near(strange, kind, facts)}",
            )


def _read(query: Survey, facts: Facts) -> Iterator[tuple[str, Node]]:
    types = {id(name) for pattern in query.tree.every("RelationshipPattern") for name in pattern.every("LabelName")}
    compared = {id(name) for test in query.tree.every("LabelComparison") for name in test.every("LabelName")}
    for name in query.tree.every("LabelName"):
        # In r:SAW, r may be a relationship.
        is_type = id(name) in types or (id(name) in compared and name.name in facts.names["type"])
        yield "type" if is_type else "label", name
    for read in query.reads:
        yield "property", read.key


def _names_in(clause: Node) -> Iterator[Node]:
    yield from clause.every("LabelName", "PropertyKeyName")
    for label in clause.every("LabelType"):
        yield label.children[-1]


def _near(name: str, kind: str, facts: Facts) -> str:
    near = nearest(name, facts.names[kind])
    return f"; did you mean {near[0]}?" if near else ""
