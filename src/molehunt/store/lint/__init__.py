"""Warnings about Cypher that runs but gives other rows than its author expects.

On the embedded engine some forms of a query give wrong rows without an error; on any engine a misspelt name gives no
rows. :func:`query_warnings` reads a query with Neo4j's own grammar and says so before the query is run. docs/cypher.md
lists what it sees and what it cannot see. To add a warning, see :mod:`molehunt.store.lint.kinds`.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules

from molehunt.store.lint.parser import UnreadableError, parse
from molehunt.store.lint.survey import singles, survey
from molehunt.store.lint.warning import Facts, QueryWarning

__all__ = ["Facts", "QueryWarning", "query_columns", "query_warnings", "read_ahead"]


def read_ahead(text: str) -> None:
    """Parse a query, so that :func:`query_warnings` need not; meant for a thread of its own."""
    with suppress(UnreadableError):
        parse(text)


def query_columns(text: str) -> list[str]:
    """Return the columns of a query as its first RETURN names them; none where it says ``*`` or cannot be read.

    The embedded engine names the columns of its first row, and so none where there is no row.
    """
    try:
        single = next(singles(parse(text)), None)
    except UnreadableError:
        return []
    returned = [clause for clause in single.children if clause.kind == "ReturnClause"] if single else []
    items = (returned[-1].first("ReturnBody") or returned[-1]).first("ReturnItems") if returned else None
    if not items or items.first("TIMES"):
        return []
    named = [item for item in items.children if item.kind == "ReturnItem"]
    return [item.children[-1].name if item.first("AS") else item.text for item in named]


def query_warnings(text: str, facts: Facts) -> list[QueryWarning]:
    """Return the warnings about a query, in the order of its lines.

    A text that does not follow the grammar gets one warning, which says that it was not checked.
    """
    from molehunt.store.lint import kinds

    try:
        query = survey(parse(text))
    except UnreadableError as error:
        return [QueryWarning(error.line, f"column {error.column}: the query was not checked: {error}", unread=True)]
    modules = [import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__)]
    warnings = {warning for module in modules for warning in module.warnings(query, facts)}
    return sorted(warnings, key=lambda warning: (warning.line, warning.text))
