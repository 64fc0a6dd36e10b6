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
    """Return all faults of a case in the graph; an empty list if it has none.

    Raises EngineError if the case is not completely in the graph, or the database cannot answer.
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
    """Return each predicate with each role that it requires, as the check of roles takes them."""
    predicates = vocabulary().predicates.items()
    return [f"{name} {role.upper()}" for name, predicate in predicates for role in predicate.roles]


def _parameters(query: Query, case: str) -> dict[str, Any]:
    given = {"case": case, "required": required_roles()}
    return {parameter.name: given[parameter.name] for parameter in query.parameters}
