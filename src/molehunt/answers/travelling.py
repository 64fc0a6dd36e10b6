"""How a piece of information travelled, hop by hop: what was told, and the papers that carried it.

A hop follows another if the same paper, or what was asked about, came by that one to whoever passed it on. That two
hops have words in common does not show that one was learned by the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from molehunt.answers.pairs import Group, claims_of, claims_with, filling, grouped, in_time, pairs
from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import Edge, vocabulary

HOPS = 8
"""Hops that are followed from whoever was asked about."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A row, and the papers that carried it, or what else it has in common with other hops of the same information."""

    group: Group
    matter: frozenset[str]

    def follows(self, other: Hop) -> bool:
        """Return whether the same thing came by the other to whoever is at the start of this one, and not later.

        Of somebody who has a paper from nobody named, any hop of it may come before; whoever wrote it had it first.
        """
        start, came_to = self.group[0].start.id, other.group[0].end.id or other.group[0].start.id
        comes = came_to == start if start else came_to != self.group[0].end.id
        return other is not self and comes and not self.matter.isdisjoint(other.matter) and not self._before(other)

    @property
    def is_withheld(self) -> bool:
        """Whether it did not pass: it was forbidden, refused, or is only denied."""
        claims = claims_of(self.group)
        return "withholding" in claims[0].plays or not any(claim.support().supports for claim in claims)

    def _before(self, other: Hop) -> bool:
        first = [claim.days.possible_earliest for claim in claims_of(other.group)]
        last = [claim.days.possible_latest for claim in claims_of(self.group)]
        return any(a and b and a > b for a in first for b in last)


@dataclass(frozen=True, slots=True)
class Chain:
    """Hops in the order of time, how many steps each is from where the walk began, and what was withheld there."""

    hops: Sequence[Hop]
    steps: Sequence[int]
    withheld: Sequence[Hop]
    further: bool

    def before(self, hop: Hop) -> list[str]:
        """Return the claims of the hops of the chain by which it can have come to the start of this one."""
        return sorted({claim.id for one in self.hops if hop.follows(one) for claim in claims_of(one.group)})


def trace(enquiry: Enquiry, near: Sequence[Hop], common: Iterable[str], *, back: bool | None) -> Chain:
    """Follow hops from those ``near`` whoever was asked about: back to where it came from, or on to where it went.

    ``back`` is None where nobody was asked about, and then these are all.
    """
    first = [hop for hop in near if not hop.is_withheld]
    known = {hop.group[0].key: hop for hop in first}
    carried = {id_ for hop in first for id_ in hop.matter}
    if back is not None and carried:
        more = {hop.group[0].key: hop for hop in hops_with(enquiry, carried, common) if not hop.is_withheld}
        known = more | known
    ordered = sorted(known.values(), key=lambda hop: in_time(hop.group))
    step, number = 1, {id(hop): 1 for hop in first}
    front = first
    while front and step < HOPS:
        step += 1
        front = [one for one in ordered if id(one) not in number and _next(one, front, back=back)]
        number |= {id(one): step for one in front}
    found = [hop for hop in ordered if id(hop) in number]
    withheld = [hop for hop in near if hop.is_withheld]
    return Chain(found, [number[id(hop)] for hop in found], withheld, bool(front))


def _next(one: Hop, front: Iterable[Hop], *, back: bool | None) -> bool:
    return any(hop.follows(one) if back else one.follows(hop) for hop in front)


def hop_edges() -> dict[str, Edge]:
    """Return from which role to which something passes, by predicate.

    Whoever is only said to have read, seen, got or held a paper is at the end, and nobody is at the start.
    """
    words = vocabulary()
    found = {name: Edge("", "subject", "object") for name in words.playing("delivery")}
    found |= {name: Edge("", "subject", "recipient") for name in words.playing("relay", "withholding")}
    for name in words.custodial:
        roles = {**words.predicates[name].roles, **words.predicates[name].optional}
        edge = Edge("", "subject", "recipient") if "recipient" in roles else Edge("", "", "subject")
        found.setdefault(name, edge)
    return found


def hops_with(enquiry: Enquiry, entities: Iterable[str], common: Iterable[str] = ()) -> list[Hop]:
    """Return all hops in which somebody or some papers have a part, in the order of time.

    ``common`` is what else than a paper makes them the same information: that which was asked about.
    """
    edges, asked = hop_edges(), frozenset(common)
    claims = [claim for claim in claims_with(enquiry, edges, entities) if _informs(claim, enquiry)]
    return [Hop(group, _matter(group, enquiry, asked)) for group in grouped(pairs(claims, edges, enquiry, said=True))]


def _informs(claim: Evidence, enquiry: Enquiry) -> bool:
    """Return whether it is information that passes: of things that are brought to somebody, papers are."""
    return "delivery" not in claim.plays or any(True for _ in carrying([claim], enquiry))


def _matter(group: Group, enquiry: Enquiry, common: frozenset[str]) -> frozenset[str]:
    claims = claims_of(group)
    carried = {party.id for party in carrying(claims, enquiry)}
    concerned = {party.id for role in ("via", "object", "about") for party in filling(claims, role, enquiry)}
    return frozenset(carried | (common & concerned))


def carrying(claims: Iterable[Evidence], enquiry: Enquiry) -> Iterator[Party]:
    """Yield the papers that go from one to the other; those in ABOUT, or only asked to be handled, are told of."""
    for claim in claims:
        of_words = ("via",) if "request" in claim.plays else ("via", "object")
        for role in (*of_words, "about") if "delivery" in claim.plays else of_words:
            yield from (party for party in filling([claim], role, enquiry) if party.label == "Document")
