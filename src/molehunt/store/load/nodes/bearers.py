"""Whom a form of words denotes, by the claims that say so and the firmest of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from molehunt.model.records import Claim, Name
from molehunt.model.status import STATUSES, Support, is_worthless, sentence_status, weakest_of


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


def followed(
    bearers: Mapping[str, Sequence[Bearer]], selves: Mapping[str, Sequence[Bearer]]
) -> dict[str, tuple[Bearer, ...]]:
    """Return whom each form denotes where some who are denoted are said to be another: that other one.

    What a form denotes outright does not rest on that.
    """
    found: dict[str, tuple[Bearer, ...]] = {}
    for form, denoted in bearers.items():
        outright = {one.id: one for one in denoted if one.id not in selves}
        further = {other.id: _through(one, other) for one in denoted for other in selves.get(one.id, ())}
        found[form] = tuple(one for _, one in sorted((further | outright).items()))
    return found


def _through(one: Bearer, other: Bearer) -> Bearer:
    claims = tuple(sorted({*one.claims, *other.claims}))
    return Bearer(other.id, one.form, claims, weakest_of((one.status, other.status)))


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
