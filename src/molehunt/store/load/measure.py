"""What is known of a case before its nodes are made: how large it is, and whether its ids fit into an index."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from molehunt.model.errors import CaseError
from molehunt.model.records import LONGEST_ID, LONGEST_NAME, Case


def measured(case: Case) -> tuple[int, int]:
    """Return the number of nodes of a case, and an estimate of the number of nodes and edges."""
    evidence = (case.sources, case.passages, case.alternatives, case.disagreements, case.decisions, case.hypotheses)
    plain: tuple[Sized, ...] = (*evidence, case.names, case.claims, _named(case))
    count = sum(map(len, plain))
    # A claim has an edge to its passage, to each asserter and in each role, and about one direct edge; so has a name.
    edges = 5 * len(case.names)
    edges += sum(2 + len(c.asserted_by) + sum(map(len, c.roles.values())) for c in case.claims)
    return count, count + edges


def _named(case: Case) -> set[str]:
    """Return the ids of entities and forms of words; an entity can be a form, too."""
    return {entity.id for entity in case.entities} | {name.form for name in case.names}


def refuse_too_long(case: Case) -> None:
    """Raise CaseError for an id or a name that is too long for an index."""
    records: tuple[Any, ...] = (
        *case.entities, *case.names, *case.sources, *case.passages, *case.claims, *case.alternatives,
        *case.disagreements, *case.decisions, *case.hypotheses,
    )  # fmt: skip
    for record in records:
        for what, longest in (("id", LONGEST_ID), ("form", LONGEST_ID), ("name", LONGEST_NAME)):
            text = getattr(record, what, "")
            if len(text) > longest:
                raise CaseError(
                    f"{type(record).__name__} {record.id[:40]!r} has "
                    f"{'a name' if what == 'name' else 'an id'} of {len(text)} characters; expected {longest} at most"
                )
