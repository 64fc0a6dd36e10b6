"""What a question touches does not grow with claims on others: database hits on Neo4j, beside a small and a large case.

The embedded engine counts none; tests/benchmarks/beside.py has its figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from molehunt.case import read
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from molehunt.store.queries import find_query, query_names
from tests.cases import synthetic
from tests.engines import Engine
from tests.support.graphs import emptied, tiny_case
from tests.support.hits import count_anew, hits

FOREIGN = 3_000
# A question of each kind that begins at something named, in the tiny case.
SMALL = {
    "ask/alike": {"id": "bob", "predicate": "told"},
    "ask/alternatives_of": {"ids": ["a1"]},
    "ask/bearers": {"ids": ["bob", "book"]},
    "ask/called": {"ids": ["bob", "book"]},
    "ask/claim_notes": {"id": "c1"},
    "ask/naming_users": {"ids": ["naming-fox"]},
    "ask/namings": {"of": ["bob"]},
    "ask/concerning": {"things": ["bob", "letter"]},
    "ask/origins": {"ids": ["c1", "c2"]},
    "ask/dating": {"ids": ["talk"]},
    "ask/disagreements_of": {"ids": ["d1"]},
    "ask/entity": {"id": "bob"},
    "ask/entity_claims": {"id": "bob"},
    "ask/evidence": {"ids": ["c1", "c2"]},
    "ask/load_state": {},
    "ask/named": {"text": "Bob"},
    "ask/proof": {"ids": ["c1", "c2"]},
    "ask/record": {"id": "d1"},
    "ask/relays_of": {"id": "bob", "sender": "bob", "recipient": None, "via": None, "about": None},
    "ask/source_claims": {"id": "book"},
    "ask/ties_of": {"people": ["bob"], "predicates": ["told", "gave"]},
    "ask/who_saw": {"document": "letter"},
    "ask/with_part": {"predicates": ["gave", "told"], "entities": ["bob"]},
}
# These list all that a case holds of a kind, and end at its edge.
WHOLE = {
    "ask/alternatives": {},
    "ask/asserters": {},
    "ask/denials": {"predicates": ["told", "gave"]},
    "ask/disagreements": {},
    "ask/hypotheses": {},
    "ask/names": {},
    "ask/of_families": {"families": ["custody", "relays"]},
    "ask/of_predicates": {"predicates": ["told", "gave"]},
    "ask/name_lists": {},
    "ask/record_ids": {},
    "ask/relays": {},
    "ask/sources": {},
    "ask/ties": {"predicates": ["told", "gave"]},
    "ask/unnamed": {},
}
STEPS = 8
"""Hits by which two plans of one query may differ: statistics choose among indexes."""


@pytest.fixture(scope="module")
def beside(
    engine_server: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[GraphStore, dict[str, int]]]:
    """A graph with a tiny case and a large one; and the hits of each query before the large one came."""
    if engine_server.name == "embedded":
        pytest.skip("the embedded engine counts no hits")
    folder = tmp_path_factory.mktemp("cases")
    with emptied(engine_server) as store:
        load(store, tiny_case(folder / "tiny"))
        count_anew(store.address)
        alone = {name: hits_of(store, name, given) for name, given in (SMALL | WHOLE).items()}
        load(store, read(synthetic(folder / "large", FOREIGN)))
        count_anew(store.address)
        yield store, alone


def hits_of(store: GraphStore, name: str, given: dict[str, object]) -> int:
    """Database hits of a query in the tiny case."""
    return hits(store.address, name, {"case": "tiny", **given})


def test_every_query_with_a_case_is_held_here() -> None:
    of_a_case = {name for name in query_names("ask") if any(p.name == "case" for p in find_query(name).parameters)}
    assert of_a_case == {*SMALL, *WHOLE}


@pytest.mark.parametrize("name", [*SMALL, *WHOLE])
def test_it_touches_no_more_beside_a_large_case(beside: tuple[GraphStore, dict[str, int]], name: str) -> None:
    store, alone = beside
    assert hits_of(store, name, (SMALL | WHOLE)[name]) <= alone[name] + STEPS


def test_it_touches_no_more_among_unrelated_claims_of_its_own_case(
    beside: tuple[GraphStore, dict[str, int]], tmp_path: Path
) -> None:
    """Last, for it loads the case anew."""
    store, alone = beside
    small, large = tiny_case(tmp_path / "tiny"), read(synthetic(tmp_path / "large", FOREIGN))
    tables = ("entities", "names", "sources", "passages", "claims", "alternatives", "disagreements", "decisions")
    load(store, replace(small, **{table: getattr(small, table) + getattr(large, table) for table in tables}))
    count_anew(store.address)
    grown = {
        name: (alone[name], found)
        for name, given in SMALL.items()
        if (found := hits_of(store, name, given)) > alone[name] + STEPS
    }
    assert grown == {}
