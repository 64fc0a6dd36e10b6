"""Whom something reaches by ties of which some are alternatives: whichever of them hold, or only if some do.

A choice has options, of which one holds and nobody knows which; different choices are independent. A combination takes
one option of each. Somebody is reached as surely, whichever hold, as in the combination that is worst for him. Not all
of them are gone through: what is reached by the ties that always hold is reached in each, and by no more than the ties
that may. Where these two differ, a choice on the way that may hold is decided, one option after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from molehunt.measures.in_time.dated_ties import Edge, Tie
from molehunt.measures.in_time.reached import SUREST, Modality, Reach, Reached
from molehunt.measures.in_time.reaching import reach_by

COMBINATIONS = 256
"""Decisions between options that are tried at most for one end."""
Decided = dict[str, int]
Ends = Sequence[Hashable]
"""Nodes of which it is enough to reach one."""


class Placed(NamedTuple):
    """A tie from ``start``, and the options of choices with which it holds: without any it always does."""

    start: Hashable
    tie: Tie
    places: frozenset[tuple[str, int]] = frozenset()


class Whichever(NamedTuple):
    """How one is reached whichever options hold, and by what: a network for each of those that make a difference."""

    reached: Reached
    by: tuple[Reach, ...]


class Supposed(NamedTuple):
    """Options that hold together, and what is reached if they do."""

    options: Decided
    reach: Reach


@dataclass
class Alternatives:
    """Ties between which there are choices, each with so many ``options``; ``days`` are the first and last that count.

    ``bounded`` says whether there were more combinations than are gone through. Then what is told is so, but somebody
    may be reached more surely.
    """

    ties: Sequence[Placed]
    options: Mapping[str, int]
    source: Hashable
    days: tuple[date | None, date | None] = (None, None)
    bounded: bool = False
    _known: dict[tuple[bool, frozenset[tuple[str, int]]], Reach] = field(default_factory=dict, repr=False)

    def surely(self, decided: Decided | None = None) -> Reach:
        """Return what is reached by the ties that hold if some options do, whatever the others are."""
        return self._reach(decided or {}, may=False)

    def at_most(self, decided: Decided | None = None) -> Reach:
        """Return what is reached by all ties that may hold if some options do."""
        return self._reach(decided or {}, may=True)

    def whichever(self, ends: Ends) -> Whichever | None:
        """Return how surely one of some nodes is reached, whichever options hold; None if in some case it is not."""
        plain = self.surely()
        plainly, networks = best(plain, ends), self._decided(ends, {}, [COMBINATIONS])
        found = _combined([one for network in networks or () if (one := best(network, ends))])
        if found and (plainly is None or _order(found)[:3] < _order(plainly)[:3]):
            return Whichever(found, tuple(networks or ()))
        return Whichever(plainly, (plain,)) if plainly else None

    def _decided(self, ends: Ends, decided: Decided, left: list[int]) -> list[Reach] | None:
        """Return a network for each combination that matters; None if in one of them none of the ends is reached."""
        most, least = self.at_most(decided), self.surely(decided)
        could, does = best(most, ends), best(least, ends)
        if could is None or could == does:
            return [least] if could else None
        left[0] -= 1
        if left[0] < 0:
            self.bounded = True
            return [least] if does else None
        choice = next(choice for choice, _ in self._on_ways(most, ends, SUREST) if choice not in decided)
        found: list[Reach] = []
        for option in range(1, self.options[choice] + 1):
            each = self._decided(ends, {**decided, choice: option}, left)
            if each is None:
                return None
            found += each
        return found

    def supposing(self, ends: Ends, than: Modality | None) -> Supposed | None:
        """Return options with which one of some nodes is reached more surely than so, as surely as it can be."""
        return self._supposing(ends, {}, than, [COMBINATIONS])

    def _supposing(self, ends: Ends, decided: Decided, than: Modality | None, left: list[int]) -> Supposed | None:
        most = self.at_most(decided)
        could = best(most, ends)
        if could is None or not surer(could.modality, than):
            return None
        needed = set(self._on_ways(most, ends, (could.modality,)))
        torn = next((choice for choice, _ in sorted(needed) if sum(choice == one for one, _ in needed) > 1), None)
        if torn is None:
            return Supposed(dict(needed), self.surely(dict(needed)))
        found: Supposed | None = None
        for option in range(1, self.options[torn] + 1):
            left[0] -= 1
            self.bounded = self.bounded or left[0] < 0
            if left[0] >= 0 and (one := self._supposing(ends, {**decided, torn: option}, than, left)):
                reached = best(one.reach, ends)
                found, than = one, reached.modality if reached else than
        return found

    def _on_ways(self, found: Reach, ends: Ends, how: Sequence[Modality]) -> Iterator[tuple[str, int]]:
        """Yield the options with which the ties of the best ways hold to the end that is reached the best."""
        end = min((end for end in ends if end in found.reached), key=lambda end: _order(found.reached[end]))
        for modality in how:
            if found.is_so(end, modality):
                for edge in found.way(end, modality):
                    yield from sorted(self._places[edge])

    @cached_property
    def _places(self) -> Mapping[Edge, frozenset[tuple[str, int]]]:
        return {tie.edge: places for _, tie, places in self.ties}

    @cached_property
    def _always(self) -> dict[Hashable, list[Tie]]:
        """The ties that always hold, by where they lead from."""
        leading: dict[Hashable, list[Tie]] = {self.source: []}
        for start, tie, places in self.ties:
            led, _ = leading.setdefault(start, []), leading.setdefault(tie.end, [])
            if not places:
                led.append(tie)
        return leading

    @cached_property
    def _open(self) -> list[Placed]:
        return [placed for placed in self.ties if placed.places]

    def _reach(self, decided: Decided, *, may: bool) -> Reach:
        key = may, frozenset(decided.items())
        if key not in self._known:
            leading = dict(self._always)
            for start, tie, places in self._open:
                if all(decided.get(choice, option if may else None) == option for choice, option in places):
                    leading[start] = [*leading[start], tie]
            self._known[key] = reach_by(leading, self.source, *self.days)
        return self._known[key]


def best(found: Reach, ends: Ends) -> Reached | None:
    """Return how the one of some nodes is reached that is reached the surest, of these the earliest."""
    return min((found.reached[end] for end in ends if end in found.reached), key=_order, default=None)


def surer(one: Modality | None, other: Modality | None) -> bool:
    """Return whether one way of being reached is surer than another; None is not at all."""
    return (SUREST.index(one) if one else len(SUREST)) < (SUREST.index(other) if other else len(SUREST))


def _order(one: Reached) -> tuple[int, date, date, date]:
    """Return what orders ways of being reached: more ties never make it greater."""
    days = one.earliest or date.max, one.latest or date.max, one.not_before or date.min
    return (SUREST.index(one.modality), *days)


def _combined(each: Sequence[Reached]) -> Reached | None:
    """Return how somebody is reached who is so in one of several ways, nobody knows which."""
    if not each:
        return None
    weakest = max(each, key=lambda one: SUREST.index(one.modality))
    earliest, latest, before = zip(*((one.earliest, one.latest, one.not_before) for one in each), strict=True)
    return replace(weakest, earliest=_bound(min, earliest), latest=_bound(max, latest), not_before=_bound(min, before))


def _bound(pick: Callable[[Iterable[date]], date], days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return pick(known) if len(known) == len(days) else None
