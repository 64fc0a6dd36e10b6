"""What a query touches: the database hits that Neo4j counts; the embedded engine counts none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neo4j import GraphDatabase

from molehunt.store.address import Address
from molehunt.store.queries import find_query


def hits(address: Address, name: str, given: Mapping[str, Any]) -> int:
    """Database hits of a query file, all operators together."""
    with GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        text = f"CYPHER replan=force PROFILE {find_query(name).text}"
        _, summary, _ = driver.execute_query(text, dict(given), database_=address.database)
    assert summary.profile
    return counted(summary.profile)


def count_anew(address: Address) -> None:
    """Have what the planner knows of the indexes counted anew, which the server does by itself some time after a load.

    Until then it may take a look at all nodes of a label for the cheaper way.
    """
    with GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("CALL db.prepareForReplanning(60)", database_=address.database)


def counted(plan: Mapping[str, Any]) -> int:
    """Database hits of a plan and all below it."""
    return int(plan.get("dbHits", 0)) + sum(counted(child) for child in plan.get("children", ()))
