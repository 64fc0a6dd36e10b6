"""Warnings about Cypher that runs and says something else than it seems to.

On the embedded engine some shapes of a query give wrong rows without a word; on any engine a misspelt name gives none.
:func:`find` reads a query with Neo4j's own grammar and says so before it is run. docs/cypher.md lists what it sees, and
what it cannot see. To add a warning, see :mod:`molehunt.store.lint.kinds`.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules

from molehunt.store.lint.finding import Facts, Finding
from molehunt.store.lint.parser import UnreadableError, parse
from molehunt.store.lint.scope import survey

__all__ = ["Facts", "Finding", "find", "read_ahead"]


def read_ahead(text: str) -> None:
    """Read a query, so that :func:`find` has it at hand; for a thread of its own."""
    with suppress(UnreadableError):
        parse(text)


def find(text: str, facts: Facts) -> list[Finding]:
    """Return what is to be said of a query before it is run, in the order of its lines.

    A text that the grammar does not know gets one finding, which says that nothing else was checked.
    """
    from molehunt.store.lint import kinds

    try:
        query = survey(parse(text))
    except UnreadableError as error:
        return [Finding(error.line, f"column {error.column}: the query was not checked: {error}", unread=True)]
    modules = [import_module(f"{kinds.__name__}.{found.name}") for found in iter_modules(kinds.__path__)]
    found = {one for module in modules for one in module.warnings(query, facts)}
    return sorted(found, key=lambda one: (one.line, one.text))
