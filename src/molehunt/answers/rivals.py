"""Rival bearers of a name: whom a form of words denotes is a choice where the sources disagree over it.

"Sadovnik" was one of two, and in no reading both. A form that denotes several together, such as a couple, is no choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party


class Rival(NamedTuple):
    """One of several between whom it lies who is meant by a name: the choice, his option from 1, how many there are."""

    choice: str
    option: int
    options: int
    claims: tuple[str, ...]

    @property
    def place(self) -> tuple[str, int]:
        """The choice and the option, as facts have them."""
        return self.choice, self.option


def rivals_of(claim: Evidence, parties: Iterable[Party], enquiry: Enquiry) -> tuple[Rival, ...]:
    """Return for those parties to a claim who have rivals under the name that it uses which of them they are."""
    found = []
    for party in parties:
        for one in claim.participants if party.form else ():
            if one.id == party.form:
                bearers = sorted(enquiry.parties(one))
                if _opposed(bearers, enquiry):
                    ids = tuple(sorted({id_ for each in bearers for link in each.links for id_ in link.claims}))
                    place = [each.id for each in bearers].index(party.id) + 1
                    found.append(Rival(f"who is {party.form_name}", place, len(bearers), ids))
    return tuple(dict.fromkeys(found))


def _opposed(bearers: list[Party], enquiry: Enquiry) -> bool:
    """Return whether some claims that name one of them stand against those that name another."""
    if len(bearers) < 2:
        return False
    said = [{id_ for link in one.links for id_ in link.claims} for one in bearers]
    namings = enquiry.reader.fetch(id_ for ids in said for id_ in ids)
    against = [{other for id_ in ids for side in namings[id_].sides for other in side.against} for ids in said]
    return any(against[one] & said[other] for one, other in combinations(range(len(said)), 2))
