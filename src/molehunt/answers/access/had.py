"""Who is known to have had something, or to have known of it, in any choice of the claims that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from molehunt.answers.access.known import known
from molehunt.answers.access.records import Knowing
from molehunt.answers.question import Enquiry, Named
from molehunt.graph.evidence import Evidence

Way = tuple[frozenset[str], ...]
"""Sets of claims, of each of which one must hold; nothing if it is taken for granted."""


class Had(NamedTuple):
    """Those who had it, by ways of which any one is enough, with their names.

    ``told`` are the ids of the claims that say so, without those on who is who and what is a copy. ``first`` is the
    first day on which it can have been, as a number; ``claims`` are all that stand in the ways.
    """

    ways: Mapping[Hashable, Sequence[Way]]
    names: Mapping[Hashable, str]
    told: Mapping[Hashable, Sequence[str]]
    first: Mapping[Hashable, float]
    claims: tuple[Evidence, ...] = ()

    def among(self, claims: frozenset[str]) -> set[Hashable]:
        """Return those who had it if these claims are true."""
        return {id_ for id_, ways in self.ways.items() if any(_holds(way, claims) for way in ways)}


def taken_for_granted(names: Mapping[Hashable, str]) -> Had:
    """Return what whoever asks says: that these had it."""
    return Had({id_: [()] for id_ in names}, names, dict.fromkeys(names, ()), dict.fromkeys(names, -inf))


def known_to_have_had(thing: Named, enquiry: Enquiry) -> Had:
    """Return those of whom a claim says that they had a document, or knew of it, of an event or of what a claim says.

    Of alternatives one holds: whoever had it by each of them had it, whichever that is.
    """
    by_party: dict[Hashable, list[Knowing]] = defaultdict(list)
    for one in known(thing, enquiry).knowing:
        if not (one.against or one.party.unknown or one.party.label == "Organization"):
            by_party[one.party.id].append(one)
    ways = {id_: each for id_, items in by_party.items() if (each := list(_ways(items)))}
    ids = sorted({claim for each in ways.values() for way in each for any_of in way for claim in any_of})
    fetched = enquiry.reader.fetch(ids)
    used = {id_: [one for one in by_party[id_] if _stands_in(one, each)] for id_, each in ways.items()}
    return Had(
        ways,
        {id_: items[0].party.name for id_, items in used.items()},
        {id_: sorted({one.claim.id for one in items}) for id_, items in used.items()},
        {id_: min(one.days.first for one in items) for id_, items in used.items()},
        tuple(fetched[id_] for id_ in ids),
    )


def _ways(items: Iterable[Knowing]) -> Iterator[Way]:
    options: dict[str, dict[int, Way]] = defaultdict(dict)
    counts: dict[str, int] = {}
    for one in items:
        way = (frozenset([one.claim.id]), *(frozenset(link.claims) for link in one.links))
        if not one.places:
            yield way
        elif len(one.places) == 1:
            ((choice, option),) = one.places
            options[choice].setdefault(option, way)
            counts |= one.options
    for choice, by_option in options.items():
        if len(by_option) == counts[choice]:
            yield tuple(any_of for _, way in sorted(by_option.items()) for any_of in way)


def _stands_in(one: Knowing, ways: Iterable[Way]) -> bool:
    return any(one.claim.id in any_of for way in ways for any_of in way)


def _holds(way: Way, claims: frozenset[str]) -> bool:
    return all(not claims.isdisjoint(any_of) for any_of in way)
