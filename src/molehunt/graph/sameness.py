"""What claims say the same, what denies what, and which of them tell of one and the same happening.

By their fields alone, whoever they call by what name: two claims say the same if predicate and parts are the same. What
can happen once only follows from what predicates play (data/model/predicates): somebody is born and dies once, a
document is made once, an event is one occasion, and so is whatever plays ``once``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import vocabulary

Parties = Callable[[Participant], tuple[Party, ...]]
"""Returns whoever has a part in a claim, as ``Reader.parties`` does."""
Happening = tuple[str, ...]
_PARTS = ("subject", "object", "recipient")
_MAKING = ("wrote", "forged")
MADE = "made"


class Proposition(NamedTuple):
    """What a claim says, be it affirmed or denied: predicate, mode, and who has which part; ``what`` in its words."""

    predicate: str
    mode: str
    parts: tuple[frozenset[str], ...]
    what: str


def proposition(claim: Evidence, parties: Parties) -> Proposition:
    """Return what a claim says; claims with the same proposition say the same."""
    parts = tuple(filling(claim, role, parties) for role in _PARTS)
    return Proposition(claim.predicate, claim.mode, parts, (claim.what or "").casefold())


def without_detail(said: Proposition) -> Proposition:
    """Return the same without ``what`` where that is a detail: where a relation of two is what the claim is about.

    What somebody told, thought or did is the content of the claim, and no detail.
    """
    predicate = vocabulary().predicates[said.predicate]
    detail = bool(predicate.edges) and "relay" not in predicate.plays
    return said._replace(what="") if detail else said


def filling(claim: Evidence, role: str, parties: Parties) -> frozenset[str]:
    """Return the ids of whoever has a part, by what they are said to be; a name that several bear stands for itself."""
    found = set()
    for one in claim.filling(role):
        meant = parties(one)
        found.add(meant[0].id if len(meant) == 1 else one.id)
    return frozenset(found)


def denies(denial: Evidence, claim: Evidence, parties: Parties) -> bool:
    """Return whether one claim denies what another one affirms, at a time that can be the same.

    A denial that leaves a part open denies it of everybody; one that names it says nothing on others.
    """
    if opposing(claim) or not opposing(denial) or not denial.days.possibly_same(claim.days):
        return False
    own, said = proposition(denial, parties), proposition(claim, parties)
    if (own.predicate, own.mode) != (said.predicate, said.mode) or own.what not in ("", said.what):
        return False
    pairs = [*zip(own.parts, said.parts, strict=True), (_at(denial, parties), _at(claim, parties))]
    return all(not denied or denied & there for denied, there in pairs)


def opposing(claim: Evidence) -> bool:
    """Return whether a claim denies."""
    return claim.polarity == "negated" or claim.stance == "denies"


def happenings(claim: Evidence, parties: Parties) -> Iterator[Happening]:
    """Yield the happenings, each of which there can be only one, of which a claim says that it took place."""
    if claim.mode != "done" or opposing(claim):
        return
    of = {role: sorted(filling(claim, role, parties)) for role in ("subject", "object")}
    plays = vocabulary().predicates[claim.predicate].plays
    for part in {"birth", "death"}.intersection(plays):
        yield from ((part, one) for one in of["object"] or of["subject"])
    if "dating" in plays:
        yield from (("event", one) for one in of["subject"])
    if "once" in plays:
        yield from ((claim.predicate, *both) for both in product(of["subject"], of["object"]))
    if makers(claim):
        yield from ((MADE, document) for document in of["object"])
    events = sorted(one.id for one in claim.filling("at") if one.label == "Event")
    yield from ((claim.predicate, *both) for both in product(of["subject"], events))


def makers(claim: Evidence) -> bool:
    """Return whether a claim says who made a document."""
    return any(one.custody in _MAKING for one in claim.filling("subject"))


def _at(claim: Evidence, parties: Parties) -> frozenset[str]:
    return filling(claim, "at", parties)
