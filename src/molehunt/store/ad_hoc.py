"""Cypher of one's own: looked through first, warned of, and then run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from molehunt.model.errors import QueryError
from molehunt.store.graph_store import GraphStore
from molehunt.store.lint import QueryWarning, query_columns

Warn = Callable[[str], object]


def run_checked(
    store: GraphStore,
    text: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    warn: Warn,
    write: bool = False,
    strict: bool = False,
) -> tuple[list[str], list[dict[str, Any]]]:
    """Run a query and return its columns and rows; nothing can be changed unless ``write`` is true.

    ``warn`` is called with each thing that is to be said of the query, before it is run, and with each note of Neo4j.
    Raises QueryError for a query that the database refuses, that would write what nobody means, or, with ``strict``,
    of which there is a warning; EngineError if the database cannot answer.
    """
    found = store.warnings(text, parameters)
    if strict:
        _refuse(found, "a strict run refuses what there is a warning of")
    # What the grammar cannot read, the engine mostly cannot either, and then says so itself.
    late = [str(one) for one in found if one.unread]
    for one in found:
        if not one.unread:
            warn(str(one))
    if write:
        _refuse([one for one in found if one.fatal], "it would write what nobody means")
    columns, rows = store.cypher(text, parameters, write=write, notify=late.append)
    for words in late:
        warn(words)
    return columns or query_columns(text), rows


def _refuse(found: Sequence[QueryWarning], why: str) -> None:
    if found:
        raise QueryError(f"the query was not run: {why}: {'; '.join(map(str, found))}")
