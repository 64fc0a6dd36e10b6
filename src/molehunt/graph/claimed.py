"""The ties of a case with the claims on which each rests, so that a measure can be taken in any world of claims.

A world is a choice of claims that are taken for true. In it a tie is real if its claim is, and runs to whomever the
names in the claim denote by the naming claims that are true in it; where none is, it runs to the bare name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Party, naming_claims, parties
from molehunt.graph.reader import Reader
from molehunt.graph.ties import Wanted, shown_labels
from molehunt.graph.witnesses import witnesses
from molehunt.graph.worlds import Masks, chance
from molehunt.measures.standing.claimed import ClaimedTies
from molehunt.model.vocabulary import vocabulary


class _End(NamedTuple):
    """An end of a tie: the party, and the ways in which the name is its own, of which one must hold, or none must.

    A way is a set of claims for each link, of which one must be true.
    """

    party: Party
    ways: frozenset[tuple[frozenset[str], ...]]
    bare: bool = False

    @property
    def claims(self) -> list[str]:
        """The naming claims, in order."""
        return sorted({id_ for way in self.ways for link in way for id_ in link})


@dataclass(frozen=True, eq=False)
class ClaimedNetwork:
    """The ties of a case.

    Attributes
    ----------
    claims
        All claims that count, ties and names, in order; a world is a mask over them.
    parties
        The nodes by id.
    ties
        The ties, for the measures.
    tie_claims
        The places in ``claims`` of the claim behind each tie.

    """

    claims: tuple[Evidence, ...]
    parties: dict[str, Party]
    ties: ClaimedTies
    tie_claims: npt.NDArray[np.intp]
    _ends: tuple[tuple[_End, _End], ...]

    def ties_in(self, worlds: Masks) -> Masks:
        """Return which ties are real: a row for each world, given a row of claims for each."""
        place = {claim.id: number for number, claim in enumerate(self.claims)}
        named: dict[frozenset[tuple[frozenset[str], ...]], Any] = {}
        real = worlds[:, self.tie_claims]
        for number, end in ((number, end) for number, ends in enumerate(self._ends) for end in ends if end.ways):
            if end.ways not in named:
                named[end.ways] = _hold(end.ways, worlds, place)
            real[:, number] = np.logical_and(real[:, number], np.not_equal(named[end.ways], end.bare))
        return real


def _hold(ways: Iterable[tuple[frozenset[str], ...]], worlds: Masks, place: Mapping[str, int]) -> Any:
    """Return in which worlds some way holds: one claim of each of its links."""
    linked = ([worlds[:, [place[id_] for id_ in sorted(link)]].any(axis=1) for link in way] for way in ways)
    return np.logical_or.reduce([np.logical_and.reduce(each) for each in linked])


def claimed_network(
    reader: Reader, which: Wanted, kinds: frozenset[str], *, directed: bool | None = None
) -> ClaimedNetwork:
    """Return the ties between known parties of some labels; whoever the text leaves unnamed is left out.

    ``directed`` says whether they run one way only; without it, that is as the ties have it.

    Raises EngineError if the graph cannot answer.
    """
    found = reader.claims("ask/ties", predicates=sorted(which.edges))
    names = reader.fetch(reader.counting(naming_claims(found)))
    drawn = list(_drawn(found, reader, which, shown_labels(kinds)))
    # In order of ids: which of equals comes first must not hang on which claims a lens leaves out.
    met = {end.party.id: end.party for _, *both in drawn for end in both}
    people = {id_: met[id_] for id_ in sorted(met)}
    used = {claim.id: claim for claim, *_ in drawn}
    used |= {id_: names[id_] for _, *both in drawn for end in both for id_ in end.claims}
    place = {id_: number for number, id_ in enumerate(used)}
    at = {id_: number for number, id_ in enumerate(people)}
    return ClaimedNetwork(
        claims=tuple(used.values()),
        parties=people,
        ties=ClaimedTies(
            ids=tuple(people),
            start=_places(at[start.party.id] for _, start, _ in drawn),
            end=_places(at[end.party.id] for _, _, end in drawn),
            witness=_places(witnesses([claim for claim, *_ in drawn])),
            chance=np.array([chance(claim, vocabulary()) for claim, *_ in drawn], dtype=float),
            directed=which.directed if directed is None else directed,
        ),
        tie_claims=_places(place[claim.id] for claim, *_ in drawn),
        _ends=tuple((start, end) for _, start, end in drawn),
    )


def _drawn(
    claims: Iterable[Evidence], reader: Reader, which: Wanted, labels: frozenset[str]
) -> Iterator[tuple[Evidence, _End, _End]]:
    """Yield the two ends of every tie."""
    for claim in claims:
        for edge in which.edges[claim.predicate]:
            starts, ends = (_ends(claim.filling(role), reader, labels) for role in (edge.start, edge.end))
            pairs = product(ends, starts) if edge.type in which.turned else product(starts, ends)
            yield from ((claim, start, end) for start, end in pairs if start.party.id != end.party.id)


def _ends(filling: Iterable[Participant], reader: Reader, labels: frozenset[str]) -> list[_End]:
    ends = []
    for one in filling:
        for party in reader.parties(one):
            way = tuple(frozenset(link.claims) for link in party.links)
            ends.append(_End(party, frozenset([way] if way else [])))
        ways = frozenset().union(*(end.ways for end in ends if end.party.form == one.id))
        if ways:
            (bare,) = parties(one, frozenset())
            ends.append(_End(bare, ways, bare=True))
    return [end for end in ends if end.party.label in labels and not end.party.unknown]


def _places(numbers: Iterable[int]) -> npt.NDArray[np.intp]:
    return np.fromiter(numbers, dtype=np.intp)
