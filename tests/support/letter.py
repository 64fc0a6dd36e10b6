"""The part of the reference case on the Krivitsky letter, the orders to Brusse and the warnings to Trotsky.

Every row of the answers on it is written out by hand in ``tests/graph/expected``; the rest of the case is held by
questions of its own. Paragraphs 14 to 25, 29 to 37, 48 to 51, 78 and 79 of the text.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from molehunt.model.records import Case
from tests.cases import reference_case

PARAGRAPHS = frozenset([*range(14, 26), *range(29, 38), *range(48, 52), 78, 79])


@functools.cache
def letter() -> Case:
    """The reference case, with the claims of these paragraphs only, and what holds between them."""
    case = reference_case()
    places = {passage.id for passage in case.passages if passage.paragraph in PARAGRAPHS}
    claims = tuple(claim for claim in case.claims if claim.passage in places)
    names = tuple(name for name in case.names if name.claim.passage in places)
    kept = {claim.id for claim in claims} | {name.claim.id for name in names}
    sides = ((found, tuple(filter(None, (within(side, kept) for side in found.sides)))) for found in case.disagreements)
    disagreements = tuple(replace(found, sides=left) for found, left in sides if len(left) == len(found.sides))
    decided = {found.id for found in disagreements}
    return replace(
        case,
        names=names,
        claims=claims,
        alternatives=tuple(found for found in case.alternatives if set(found.claims) <= kept),
        disagreements=disagreements,
        decisions=tuple(found for found in case.decisions if found.disagreement in decided),
        hypotheses=(),
        bearings=(),
        entities=tuple(e for e in case.entities if e.id in mentioned(claims, names, case)),
    )


def within(ids: Iterable[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in kept)


def mentioned(claims: Iterable[Any], names: Iterable[Any], case: Case) -> set[str]:
    """The entities that these claims and names speak of, or that a source names as author or document."""
    found = {id_ for claim in claims for ids in claim.roles.values() for id_ in ids}
    found |= {id_ for claim in claims for id_ in claim.asserted_by}
    found |= {id_ for name in names for id_ in (name.denotes, name.used_by, *name.claim.asserted_by)}
    return found | {id_ for source in case.sources for id_ in (*source.author, source.document)}
