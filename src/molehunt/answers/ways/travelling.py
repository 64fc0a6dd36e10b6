"""How a piece of information travelled, hop by hop: what was told, and the papers that carried it.

A hop follows another if the same paper, or what was asked about, came by that one to whoever passed it on. That two
hops have words in common does not show that one was learned by the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from molehunt.answers.acts.pairs import Group, claims_of, claims_with, filling, grouped, in_time, of_claims
from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import Edge, vocabulary

HOPS = 8
"""Hops that are followed from whoever was asked about."""


@dataclass(frozen=True, slots=True, eq=False)
class Hop:
    """A row, and the papers that carried it, or what else it has in common with other hops of the same information."""

    group: Group
    matter: frozenset[str]

    @property
    def start(self) -> str:
        """Who passed it on; empty for somebody who only has it."""
        return self.group[0].start.id

    @property
    def end(self) -> str:
        """Whom it is for, or who has it; empty for nobody."""
        return self.group[0].end.id

    @property
    def is_writing(self) -> bool:
        """Whether it says who wrote it."""
        return "authorship" in self.group[0].claim.plays

    @property
    def arrives(self) -> bool:
        """Whether it is said to have got there: what was written or sent to somebody is not."""
        claim = self.group[0].claim
        of_words = "relay" in claim.plays or not any(one.custody for one in claim.participants)
        return bool(self.end) and (of_words or not self.start or any(one.custody for one in claim.filling("recipient")))

    @property
    def came_to(self) -> str:
        """Who has it then."""
        return self.end if self.arrives else self.start

    @property
    def is_withheld(self) -> bool:
        """Whether it did not pass: it was forbidden, refused, or is only denied."""
        claims = claims_of(self.group)
        return "withholding" in claims[0].plays or not any(claim.support().supports for claim in claims)

    def follows(self, other: Hop) -> bool:
        """Return whether the same thing came by the other to whoever is at the start of this one, and not later.

        Of somebody who has a paper from nobody named, any hop of it may come before but those that he began. Whoever
        wrote it had it from nobody.
        """
        if other is self or self.is_writing or self.matter.isdisjoint(other.matter):
            return False
        if self.start:
            comes = other.came_to == self.start and (other.arrives or other.is_writing)
        else:
            comes = self.came_to not in (other.came_to, other.start)
        return comes and not self._before(other)

    def _before(self, other: Hop) -> bool:
        first = [claim.days.possible_earliest for claim in claims_of(other.group)]
        last = [claim.days.possible_latest for claim in claims_of(self.group)]
        return any(a and b and a > b for a in first for b in last)


class Hops:
    """Hops in the order of time, with those that come right before or after each; none that was withheld."""

    def __init__(self, hops: Iterable[Hop]) -> None:
        self.all = sorted((hop for hop in hops if not hop.is_withheld), key=lambda hop: in_time(hop.group))
        # Only hops of the same matter are compared: a case may have many of them.
        self._of: dict[str, list[Hop]] = {}
        for hop in self.all:
            for one in hop.matter:
                self._of.setdefault(one, []).append(hop)

    def before(self, hop: Hop) -> list[Hop]:
        """Return the hops by which it can have come to the start of this one."""
        return [one for one in self._alike(hop) if hop.follows(one)]

    def after(self, hop: Hop) -> list[Hop]:
        """Return the hops by which it can have gone on."""
        return [one for one in self._alike(hop) if one.follows(hop)]

    def _alike(self, hop: Hop) -> Iterable[Hop]:
        return dict.fromkeys(other for one in sorted(hop.matter) for other in self._of[one])


@dataclass(frozen=True, slots=True)
class Chain:
    """Hops in the order of time, each with its number from where the walk began, and those that come right before."""

    hops: Hops
    steps: Sequence[int]
    further: bool

    @property
    def numbered(self) -> Iterator[tuple[int, Hop, list[str]]]:
        """Each hop with its number, and the claims of the hops by which it can have come to its start."""
        for step, hop in zip(self.steps, self.hops.all, strict=True):
            yield step, hop, sorted({claim.id for one in self.hops.before(hop) for claim in claims_of(one.group)})


def trace(first: Iterable[Hop], known: Hops, *, back: bool, most: int = HOPS) -> Chain:
    """Follow hops from the first: back to where it came from, or on to where it went."""
    number = dict.fromkeys(first, 1)
    front, step = list(number), 1
    while front and step < most:
        step += 1
        new = [one for hop in front for one in (known.before(hop) if back else known.after(hop)) if one not in number]
        front = list(dict.fromkeys(new))
        number |= dict.fromkeys(front, step)
    found = Hops(number)
    goes_on = any(one not in number for hop in front for one in (known.before(hop) if back else known.after(hop)))
    return Chain(found, [number[hop] for hop in found.all], goes_on)


def whole(known: Hops) -> Chain:
    """Return all hops, each numbered from where it begins."""
    begun = [hop for hop in known.all if not known.before(hop)]
    found = trace(begun, known, back=False, most=len(known.all) + 1)
    number = dict(zip(found.hops.all, found.steps, strict=True))
    return Chain(known, [number.get(hop, 1) for hop in known.all], further=False)


def hop_edges() -> dict[str, Edge]:
    """Return from which role to which something passes, by predicate.

    Whoever is only said to have read, seen, got or held a paper, or to have come to know of something, is at the end,
    and nobody is at the start.
    """
    words = vocabulary()
    found = {name: Edge("", "subject", "object") for name in words.playing("delivery")}
    found |= {name: Edge("", "subject", "recipient") for name in words.playing("relay", "withholding")}
    found |= {name: Edge("", "", "subject") for name in words.playing("learning")}
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
    return [
        Hop(group, _matter(group, enquiry, asked)) for group in grouped(of_claims(claims, edges, enquiry, said=True))
    ]


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
