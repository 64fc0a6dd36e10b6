"""Loading a case: only what changed is written, and a killed load leaves the old graph or the new one.

A case of up to ``SINGLE`` nodes and edges to write goes in as one transaction. A larger one goes in batches, each a
transaction that leaves every claim whole, under a ``(:Load {state: 'loading'})`` mark: until it is complete every
question refuses, and the same load takes up where it stopped. Every transaction takes the mark first, and notices by
it what another command has done to the case since this one last looked.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from molehunt.model.errors import EngineError, QueryError
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.plan import KINDS, Plan, digests, find_mark, make_plan
from molehunt.store.queries import find_query
from molehunt.store.rows import Node
from molehunt.store.writer import Writer, chunks

SINGLE = 200_000
"""Up to so many nodes and edges are written in one transaction."""
BATCH = 20_000
"""Nodes and edges of one transaction of a larger load."""
ATTEMPTS = 3
"""How often a load begins anew because another command changed the case under it."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes written new or changed, nodes removed, nodes left as they were."""

    case: str
    written: int
    removed: int
    unchanged: int


def load(store: GraphStore, case: Case, *, progress: Progress | None = None) -> Loaded:
    """Bring the graph to hold exactly this case, besides any others; loading it again changes nothing.

    ``progress`` is called with nodes and edges written so far, and how many there are in all.
    Raises EngineError if the database cannot be reached or does not write what it was sent.
    """
    store.statements("schema/001_keys")
    for attempt in range(1, ATTEMPTS + 1):
        plan = make_plan(store, case, vocabulary())
        try:
            _carry_out(store, case, plan, progress or (lambda done, total: None))
        except (EngineError, QueryError):
            if attempt == ATTEMPTS or find_mark(store, case.id) in (plan.mark, None):
                raise
            if plan.size > SINGLE:
                raise
            continue
        return Loaded(case.id, len(plan.write), plan.removals, plan.unchanged)
    raise AssertionError
