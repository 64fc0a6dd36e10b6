"""What claims say the same, what denies what, and which of them tell of one and the same happening.

By their fields alone, whoever they call by what name: two claims say the same if predicate and parts are the same. What
can happen once only follows from what predicates play (data/model/predicates): somebody is born and dies once, a
document is made once, an event is one occasion, and so is whatever plays ``once``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import vocabulary

Parties = Callable[[Participant], tuple[Party, ...]]
"""Returns whoever has a part in a claim, as ``Reader.parties`` does."""
Happening = tuple[str, ...]
_PARTS = ("subject", "object", "recipient")
_WROTE, _FORGED = "wrote", "forged"
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


def alike(one: Proposition, other: Proposition) -> bool:
    """Return whether two claims say the same but for details: to whom, where one leaves that open, and how.

    ``what`` is a detail where a relation of two is what the claim is about. What somebody told, thought or did is the
    content of the claim.
    """
    predicate = vocabulary().predicates[one.predicate]
    detail = bool(predicate.edges) and "relay" not in predicate.plays
    same = (one.predicate, one.mode, one.parts[:-1]) == (other.predicate, other.mode, other.parts[:-1])
    to_whom = one.parts[-1] == other.parts[-1] or not (one.parts[-1] and other.parts[-1])
    return same and to_whom and (detail or one.what == other.what)


def filling(claim: Evidence, role: str, parties: Parties) -> frozenset[str]:
    """Return the ids of whoever has a part, by what they are said to be; a name that several bear stands for itself."""
    return frozenset(_meant(one, parties) for one in claim.filling(role))


def _meant(one: Participant, parties: Parties) -> str:
    meant = parties(one)
    return meant[0].id if len(meant) == 1 else one.id


def denies(denial: Evidence, claim: Evidence, parties: Parties) -> bool:
    """Return whether one claim denies what another one affirms, at a time that can be the same.

    A denial that leaves a part open denies it of everybody; one that names it says nothing on others. One under a name
    that stands for somebody is on that name: the letter was signed by him, and not with this name.
    """
    if opposing(claim) or not opposing(denial) or not denial.days.possibly_same(claim.days):
        return False
    own, said = proposition(denial, parties), proposition(claim, parties)
    if (own.predicate, own.mode) != (said.predicate, said.mode) or own.what not in ("", said.what):
        return False
    return all(_denied(denial.filling(role), claim.filling(role), parties) for role in (*_PARTS, "at"))


def _denied(denied: Sequence[Participant], there: Sequence[Participant], parties: Parties) -> bool:
    pairs = [(one, other) for one in denied for other in there if _meant(one, parties) == _meant(other, parties)]
    named = any(one.id == other.id or _meant(one, parties) == one.id for one, other in pairs)
    return named or not denied


def excludes(one: Evidence, other: Evidence, parties: Parties) -> bool:
    """Return whether two claims date one happening, of which there can be only one, on days that cannot be the same."""
    shared = set(happenings(one, parties)).intersection(happenings(other, parties))
    return bool(shared) and not one.days.possibly_same(other.days)


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
    return any(one.custody in (_WROTE, _FORGED) for one in claim.filling("subject"))


def forges(claim: Evidence) -> bool:
    """Return whether a claim says that a document is a forgery, and by whom."""
    return any(one.custody == _FORGED for one in claim.filling("subject"))
