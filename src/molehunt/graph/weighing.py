"""Weigh the claims of one row or edge: its status, its days, and the claims without which it would be another row.

Each claim is weighed once. The status without some of the claims follows from counts, so the time grows with the
number of claims, and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from molehunt.graph.dating import dating
from molehunt.graph.evidence import Alternative, Evidence
from molehunt.graph.identities import Link
from molehunt.model.dates.bounds import Bounds, hull, spans
from molehunt.model.status import firmest_of, from_words, weakest_of


class Unit(NamedTuple):
    """What can be left out of a row as a whole: a claim, or the claims that it has of a choice.

    A choice is left out as a whole, since if one of its alternatives is false, another one is true. ``alternatives`` is
    the id of the set; of several sets that vary together it is that of their choice.
    """

    claims: tuple[str, ...]
    alternatives: str | None


class Weighing:
    """The claims of one row, weighed.

    A claim that is one of several alternatives makes a row no more than possible, unless every option of the choice
    leads to the row: whichever of them is true, the row holds.
    """

    def __init__(self, claims: Sequence[Evidence]) -> None:
        self.claims = claims
        self._words: dict[str, str] = {}
        self._opposing: set[str] = set()
        self._contradictors: dict[str, set[str]] = {}
        self._contradicted: dict[str, set[str]] = defaultdict(set)
        self._choices: dict[str, _Choice] = {}
        for claim in claims:
            self._take_in(claim)
        self._alternatives = {claim.id: {one.choice for one in claim.alternatives} for claim in claims}
        self._settled = {id_ for id_, choice in self._choices.items() if choice.settles(set())}
        open_ = {id_ for id_ in self._words if self._is_open(id_, self._settled)}
        self._words.update(dict.fromkeys(open_, "possible"))
        self._count = Counter(self._words.values())

    def _take_in(self, claim: Evidence) -> None:
        support = claim.support(open_choice=False)
        for one in claim.alternatives:
            self._choices.setdefault(one.choice, _Choice(one.choice, one.options)).add(claim, one, support.supports)
        if not support.supports:
            self._opposing.add(claim.id)
            return
        self._words[claim.id] = support.word
        if against := set(claim.contradicted_by()):
            self._contradictors[claim.id] = against
            for other in against:
                self._contradicted[other].add(claim.id)

    @property
    def status(self) -> str:
        """The status of the row."""
        return from_words(set(self._words.values()), opposed=bool(self._opposing), contested=bool(self._contradictors))

    def units(self) -> list[Unit]:
        """Return each choice, each claim, and each claim on the other sides that speaks against the row."""
        choices = [Unit(tuple(sorted(choice.claims)), choice.told) for choice in self._choices.values()]
        ids = dict.fromkeys([*(claim.id for claim in self.claims), *self._contradicted])
        return [*choices, *(Unit((id_,), None) for id_ in ids if not self._alternatives.get(id_))]

    def without(self, out: Set[str]) -> str:
        """Return the status that the row would have without some claims; "unknown" if none would be left."""
        opened = self._opened(out)
        lost = Counter(self._words[id_] for id_ in out | opened if id_ in self._words)
        left = {word for word, count in self._count.items() if count > lost[word]}
        left |= {"possible" for _ in opened}
        freed = {c for id_ in out for c in self._contradicted.get(id_, ()) if self._contradictors[c] <= out}
        contested = len(self._contradictors) > len(freed | (out & self._contradictors.keys()))
        opposed = len(self._opposing) > len(out & self._opposing)
        return from_words(left, opposed=opposed, contested=contested)

    def _opened(self, out: Set[str]) -> set[str]:
        """Return the claims for the row that are open again because an option of their choice is gone."""
        touched = {choice for id_ in out for choice in self._alternatives.get(id_, ()) if choice in self._settled}
        broken = {choice for choice in touched if not self._choices[choice].settles(out)}
        members = {id_ for choice in broken for id_ in self._choices[choice].claims if id_ in self._words}
        return {id_ for id_ in members - out if self._is_open(id_, self._settled - broken)}

    def _is_open(self, id_: str, settled: Set[str]) -> bool:
        return bool(self._alternatives[id_]) and self._alternatives[id_].isdisjoint(settled)


class _Choice:
    """The claims of a row that are alternatives of one choice."""

    def __init__(self, id_: str, options: int) -> None:
        self.id = id_
        self.claims: set[str] = set()
        self._sets: set[str] = set()
        self._for: dict[int, set[str]] = {option: set() for option in range(1, options + 1)}

    @property
    def told(self) -> str:
        """The id of the set that the claims are in; of the choice, if they are in several."""
        return self.id if len(self._sets) > 1 else next(iter(self._sets))

    def add(self, claim: Evidence, place: Alternative, supports: bool) -> None:
        self.claims.add(claim.id)
        self._sets.add(place.id)
        if supports:
            self._for[place.option].add(claim.id)

    def settles(self, gone: Set[str]) -> bool:
        """Return whether every option leads to the row, without some claims."""
        return all(ids - gone for ids in self._for.values())


class Identifications:
    """The claims on which rows rest besides their own, each weighed once: who stands under a name, what is a copy."""

    def __init__(self, claims: Mapping[str, Evidence]) -> None:
        self._claims = claims
        self._statuses: dict[str, str] = {}

    def limit(self, status: str, links: Iterable[Link]) -> str:
        """Return the status of a row that rests on identifications: it is no firmer than the weakest of them.

        A link without a claim makes it unknown.
        """
        links = tuple(links)
        if not links:
            return status
        return weakest_of([status, *(firmest_of(map(self._status, link.claims)) or "unknown" for link in links)])

    def through(self, claim: Evidence, links: Iterable[Link]) -> Evidence:
        """Return a claim as it counts for somebody who stands in it by identifications: no firmer than they are."""
        own = Weighing([claim]).status
        limit = self.limit(own, links)
        if limit == own or not claim.support().supports:
            return claim
        return replace(claim, stance="reports") if limit == "reported" else replace(claim, certainty="possible")

    def _status(self, id_: str) -> str:
        if id_ not in self._statuses:
            self._statuses[id_] = Weighing([self._claims[id_]]).status
        return self._statuses[id_]


def decided(claims: Sequence[Evidence], *, sentence: bool = False) -> str | None:
    """Return "for" or "against" where a decision is on record on a contradiction over these claims, else None.

    A decision for a claim that denies is one against the fact; with ``sentence`` it is one for what the claim says. A
    disagreement of which the lens leaves out the other sides does not count.
    """
    favoured = {
        side.favoured == (sentence or claim.polarity == "affirmed")
        for claim in claims
        for side in claim.sides
        if side.favoured is not None and side.of.kind == "contradiction" and side.opposed
    }
    return None if len(favoured) != 1 else "for" if favoured == {True} else "against"


def row_days(claims: Sequence[Evidence]) -> tuple[tuple[Bounds, ...], bool]:
    """Return the days of a row, as spans that cannot be one, and whether they are rivals of which one holds.

    The days of claims for it count, without those that only say less (see ``dating``); where there are only claims
    against it, theirs do. Claims on different sides of a disagreement over a date give a span for each side.
    """
    speaking = [c for c in claims if c.polarity == "affirmed"] or list(claims)
    sides: dict[tuple[str, int], list[Bounds]] = {}
    for claim in speaking:
        for side in claim.sides:
            if side.of.kind == "date" and claim.days.shown():
                sides.setdefault((side.of.id, side.position), []).append(claim.days)
    of_one = Counter(disagreement for disagreement, _ in sides)
    for disagreement, count in of_one.items():
        if count > 1:
            rivals = [hull(days) for (other, _), days in sorted(sides.items()) if other == disagreement]
            return tuple(rivals), True
    return spans(claim.days for claim in dating(speaking)), False
