"""Whom a form of words denotes, by the claims that say so and the firmest of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from molehunt.model.records import Claim, Name
from molehunt.model.status import STATUSES, Support, is_worthless, sentence_status


class Bearer(NamedTuple):
    """An entity in a role: the one that the role names, or one that the form of words in the role denotes."""

    id: str
    form: str | None = None
    claims: tuple[str, ...] = ()
    status: str = STATUSES[0]


def bearers_of(
    names: Iterable[Name], sets: Mapping[str, object], contested: frozenset[str]
) -> dict[str, tuple[Bearer, ...]]:
    """Return whom each form of words is said to denote, with the status of the firmest claim that says so."""
    said: dict[str, dict[str, list[Name]]] = {}
    for name in names:
        if name.claim.polarity == "affirmed":
            said.setdefault(name.form, {}).setdefault(name.denotes, []).append(name)
    return {
        form: tuple(
            Bearer(
                id_,
                naming[0].name,
                tuple(sorted(one.claim.id for one in naming)),
                min((sentence_status(support(one.claim, sets, contested)) for one in naming), key=STATUSES.index),
            )
            for id_, naming in sorted(bearers.items())
        )
        for form, bearers in said.items()
    }


def borne(ids: Iterable[str], bearers: Mapping[str, tuple[Bearer, ...]]) -> Iterator[Bearer]:
    """Yield whom these ids, of entities or forms of words, denote."""
    for id_ in ids:
        yield from bearers.get(id_) or (Bearer(id_),)


def support(claim: Claim, sets: Mapping[str, object], contested: Container[str]) -> Support:
    """Return what the status of a claim follows from."""
    return Support(
        claim.stance,
        claim.polarity,
        claim.certainty,
        len(claim.asserted_by),
        is_worthless(claim.grade),
        claim.id in sets,
        claim.id in contested,
    )
