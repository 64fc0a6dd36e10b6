"""The checks of a loaded graph: every query under ``cypher/check``, each of which returns a row for what is wrong.

To add a check: add a file there, whose only parameters are ``case`` and, if need be, ``required``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from molehunt.model.vocabulary import vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.queries import Query, find_query, query_names
from molehunt.store.reading import LoadState, consistently


@dataclass(frozen=True, slots=True)
class GraphFault:
    """A row of a check: ``summary`` says what is wrong, and ``row`` where, in the columns of the check."""

    case: str
    check: str
    summary: str
    row: dict[str, Any]


def check_graph(store: GraphStore, case: str) -> list[GraphFault]:
    """Return everything that the checks find in a case as it is in the graph; nothing, if it is sound.

    Raises EngineError if the case is not in the graph as a whole, or the database cannot answer.
    """
    queries = [find_query(name) for name in query_names("check")]

    def work(_: LoadState) -> list[GraphFault]:
        return [
            GraphFault(case, query.name, query.summary, row)
            for query in queries
            for row in store.read(query.name, **_parameters(query, case))
        ]

    return consistently(store, case, work)


def required_roles() -> list[str]:
    """Return what the check of roles takes: each predicate with each role that it requires."""
    return [f"{name} {role.upper()}" for name, found in vocabulary().predicates.items() for role in found.roles]


def _parameters(query: Query, case: str) -> dict[str, Any]:
    given = {"case": case, "required": required_roles()}
    return {parameter.name: given[parameter.name] for parameter in query.parameters}
