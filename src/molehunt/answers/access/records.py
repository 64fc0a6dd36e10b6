"""What is told of somebody who had a document or knew of something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from molehunt.answers.rivals import Rival
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.measures.readings.facts import Fact
from molehunt.model.dates.uncertain import Span

Things = Mapping[str, tuple[Link, ...]]
"""What was asked about and its copies by id, each with what it rests on that it is one."""


class Knowing(NamedTuple):
    """By one claim somebody had it (``had``: in hands or before the eyes) or knew of it; ``against``: it denies that.

    ``days`` are those between which it was, as numbers; ``rivals`` says which of several bearers of a name is taken.
    """

    claim: Evidence
    party: Party
    way: str
    had: bool
    days: Span
    links: tuple[Link, ...]
    rivals: tuple[Rival, ...] = ()

    @property
    def against(self) -> bool:
        """Whether the claim says that it was not so."""
        return not self.claim.support().supports

    @property
    def thought(self) -> bool:
        """Whether it is a thought on it: that somebody knew or came to know of it, or took it for something."""
        return "knowledge" in self.claim.plays

    @property
    def fact(self) -> Fact:
        """The same as a fact for readings."""
        return Fact(self.days.first, self.days.last, places=self.places)

    @property
    def places(self) -> frozenset[tuple[str, int]]:
        """The options of choices with which it holds: of alternatives, and of rivals for a name."""
        alternatives = ((one.choice, one.option) for one in self.claim.alternatives)
        return frozenset((*alternatives, *(one.place for one in self.rivals)))

    @property
    def options(self) -> dict[str, int]:
        """How many options each of these choices has."""
        alternatives = {one.choice: one.options for one in self.claim.alternatives}
        return alternatives | {one.choice: one.options for one in self.rivals}

    @property
    def needs(self) -> frozenset[str]:
        """The claims without any of which it would not be there: a link with several claims stands without one."""
        return frozenset([self.claim.id, *(link.claims[0] for link in self.links if len(link.claims) == 1)])


@dataclass(frozen=True, slots=True)
class Known:
    """Who knew, by claims; who likely did, though no claim says so; and the thing with its copies."""

    things: Things
    knowing: Sequence[Knowing] = ()
    likely: Sequence[Knowing] = ()
    claims: Sequence[Evidence] = field(default=(), repr=False)


def weighed(items: Iterable[Knowing], identified: Identifications) -> list[Evidence]:
    """Return the claims for and against somebody's having known, those that count.

    Any way of knowing is enough: of a way that is disputed nothing counts where there is another one, and not to have
    been told by one denies no other way. A claim that speaks of him under a name is no firmer than that he bears it.
    """
    ways: dict[str, dict[str, Evidence]] = {}
    for one in sorted(items, key=lambda one: bool(one.links), reverse=True):
        ways.setdefault(one.way, {})[one.claim.id] = identified.through(one.claim, one.links)
    agreed = [claims for claims in ways.values() if Weighing(list(claims.values())).status not in _OPPOSED]
    return list({id_: claim for claims in agreed or ways.values() for id_, claim in claims.items()}.values())


_OPPOSED = ("disputed", "denied")
