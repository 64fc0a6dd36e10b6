"""Somebody who is said to have known or not: by which claims, how surely by a day, and by which way the surest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from molehunt.answers.access.records import Knowing
from molehunt.answers.question import Enquiry
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link
from molehunt.graph.weighing import Weighing
from molehunt.measures.readings.by_day import LEVELS, ByDay, by_day, level_of
from molehunt.model.status import STATUSES
from molehunt.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody who is said to have known or not: by which claims, and how surely by the day."""

    told: Sequence[Knowing]
    against: Sequence[Knowing]
    found: ByDay
    day: float

    @property
    def ways(self) -> list[str]:
        """The ways, as words."""
        return list(dict.fromkeys(one.way for one in self.told)) or [f"not: {one.way}" for one in self.against]

    @property
    def items(self) -> list[Knowing]:
        """All that is said, for and against."""
        return [*self.told, *self.against]

    @property
    def claims(self) -> list[Evidence]:
        """The claims for the row, and those against it unless another way is left."""
        ways = {one.way for one in self.told}
        against = [one for one in self.against if one.way in ways or not ways]
        return list({one.claim.id: one.claim for one in (*self.told, *against)}.values())

    @property
    def best(self) -> Knowing:
        """The surest way; of several the firmest, and of these the earliest."""
        return min(self.told or self.against, key=self._rank)

    def _rank(self, one: Knowing) -> tuple[int, int, float, str]:
        sure = LEVELS.index(level_of(one.fact, self.day))
        return sure, STATUSES.index(Weighing([one.claim]).status), one.days.first, one.claim.id

    @property
    def links(self) -> tuple[Link, ...]:
        """What the row rests on besides: nothing if some claim names the one outright."""
        return () if any(not one.links for one in self.told) else self.best.links


def knowers(knowing: Sequence[Knowing], options: Mapping[str, int], day: float) -> list[Knower]:
    """Return everybody whom the text names, the surest and the earliest first; ``options`` are those of each choice."""
    found = [_knower(items, options, day) for items in _by_party(knowing) if not items[0].party.unknown]
    found.sort(key=lambda one: (LEVELS.index(one.found.level), one.found.first, one.best.party.name))
    return found


def weakest(best: Knowing, enquiry: Enquiry) -> tuple[str, str]:
    """Return the weakest claim of a way, with its status: that of the deed, or one that says who or what is meant."""
    fetched = enquiry.reader.fetch({id_ for link in best.links for id_ in link.claims})
    statuses = {best.claim.id: Weighing([best.claim]).status}
    for link in best.links:
        # Any claim of a link is enough, so that the firmest of them counts.
        each = {id_: Weighing([fetched[id_]]).status for id_ in link.claims}
        firmest = min(each, key=lambda id_: (STATUSES.index(each[id_]), id_), default=None)
        statuses |= {firmest: each[firmest]} if firmest else {}
    weakest = max(statuses, key=lambda id_: STATUSES.index(statuses[id_]))
    return weakest, statuses[weakest]


def _by_party(knowing: Iterable[Knowing]) -> Iterator[list[Knowing]]:
    grouped: dict[str, list[Knowing]] = {}
    for one in knowing:
        grouped.setdefault(one.party.id, []).append(one)
    yield from grouped.values()


def _knower(items: Sequence[Knowing], options: Mapping[str, int], day: float) -> Knower:
    every = [one for one in items if not one.against]
    # A thought of which nobody says since when tells nothing of the day where another way is dated.
    dated = [one for one in every if not one.thought or level_of(one.fact, day) != "open"] or every
    # What came too late makes nobody know by then, and no way by then firmer.
    told = [one for one in dated if level_of(one.fact, day) != "excluded"] or every
    words = vocabulary().custody
    told.sort(key=lambda one: (one.days.first, words.index(one.way) if one.way in words else len(words)))
    return Knower(told, [one for one in items if one.against], by_day([one.fact for one in dated], options, day), day)
